// Distinct row numbers at random, the same every time, so that the same data give the same steps.

#pragma once

#include <Eigen/Core>
#include <algorithm>
#include <cstdint>

namespace loss {

/// Numbers that look random: SplitMix64 (G. L. Steele, D. Lea, C. H. Flood, 2014).
class Random {
 public:
  /// In [0, 1).
  double uniform() {
    std::uint64_t z = (state_ += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    z ^= z >> 31;
    return static_cast<double>(z >> 11) * 0x1p-53;
  }
  /// In 0 … n − 1.
  Eigen::Index below(Eigen::Index n) {
    return std::min(static_cast<Eigen::Index>(uniform() * static_cast<double>(n)), n - 1);
  }

 private:
  std::uint64_t state_ = 0;
};

/// m of n rows in rising order: one at random of each of m stretches of equal length, hardly twice the same, quick to
/// gather, and not to be met by a period in the data, as every n/m-th row could be.
class RandomRows {
 public:
  RandomRows(Eigen::Index n, Eigen::Index m) : width_(static_cast<double>(n) / static_cast<double>(m)), last_(n - 1) {}

  /// The next row; call m times.
  Eigen::Index next() {
    const double row = width_ * (static_cast<double>(taken_++) + random_.uniform());
    return std::min(static_cast<Eigen::Index>(row), last_);
  }

 private:
  Random random_;
  double width_;
  Eigen::Index last_, taken_ = 0;
};

}  // namespace loss
