// What sweeps that gather points need of two doubles at a time, beyond loss/pair.h.

#pragma once

#include "loss/pair.h"

namespace loss {

/// v where the mask is set, 0 elsewhere.
inline Pair where(Mask mask, Pair v) { return from_bits(to_bits(v) & mask); }

/// 1 or −1, whichever has the sign of v.
inline Pair unit_of(Pair v) {
  return from_bits((to_bits(v) & ~std::int64_t{0x7FFFFFFFFFFFFFFF}) | to_bits(splat<Pair>(1)));
}

/// Bit k is set where lane k of the mask is.
inline unsigned bits_of(Mask mask) { return static_cast<unsigned>((mask[0] & 1) | (mask[1] & 2)); }

/// A sum of terms in (−2, 2), at most 2^26 of them in each lane, with the rounding of every addition kept: the running
/// sum starts at so large a number that it stays the larger of the two, so Dekker's three operations find the error
/// (T. J. Dekker, 1971, Numer. Math. 18, 224–242).
class PairSum {
 public:
  void add(Pair v) {
    const Pair sum = high_ + v;
    low_ += v - (sum - high_);
    high_ = sum;
  }
  double total() const { return ((high_[0] - kStart) + (high_[1] - kStart)) + (low_[0] + low_[1]); }

 private:
  static constexpr double kStart = 3 * 0x1p27;
  Pair high_ = {kStart, kStart}, low_ = {0, 0};
};

}  // namespace loss
