// The one generator of random numbers: the same seed gives the same numbers on every platform.

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace loss {

/// Numbers that look random: SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, 2014).
class Random {
 public:
  explicit Random(std::uint64_t seed = 0) : state_(seed) {}

  /// In [0, 1).
  double uniform() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    z ^= z >> 31;
    return static_cast<double>(z >> 11) * 0x1p-53;
  }

  /// In 0 … n − 1.
  std::ptrdiff_t below(std::ptrdiff_t n) {
    return std::min(static_cast<std::ptrdiff_t>(uniform() * static_cast<double>(n)), n - 1);
  }

 private:
  std::uint64_t state_;
};

}  // namespace loss
