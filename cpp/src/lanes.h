// Two doubles at a time, through the vector types that GCC and Clang share: SSE2 natively, SIMD128 in WebAssembly, and
// plain doubles where there is neither.

#pragma once

#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace loss {

using Pair = double __attribute__((vector_size(16)));
using PairMask = long long __attribute__((vector_size(16)));  ///< per lane 0 or −1, as comparisons give it

inline Pair load_pair(const double* from) {
  Pair v;
  std::memcpy(&v, from, sizeof v);
  return v;
}

inline void store_pair(double* to, Pair v) { std::memcpy(to, &v, sizeof v); }

inline Pair both(double v) { return Pair{v, v}; }

inline Pair absolute(Pair v) {
  constexpr long long kAllButSign = 0x7fffffffffffffff;
  return (Pair)((PairMask)v & PairMask{kAllButSign, kAllButSign});
}

/// v where the mask is set, 0 elsewhere.
inline Pair where(PairMask mask, Pair v) { return (Pair)((PairMask)v & mask); }

inline Pair choose(PairMask mask, Pair yes, Pair no) { return mask ? yes : no; }

/// Bit k is set where lane k of the mask is.
inline unsigned bits_of(PairMask mask) {
#ifdef __SSE2__
  return static_cast<unsigned>(_mm_movemask_pd((__m128d)mask));
#else
  return static_cast<unsigned>((mask[0] & 1) | (mask[1] & 2));
#endif
}

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
