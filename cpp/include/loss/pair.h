// Two doubles at once, and the elementary functions of them.
//
// GCC's and Clang's vector types become one SSE2 or one WebAssembly SIMD register. exp and log are our own because
// no library brings them for WebAssembly SIMD, and because they must give the same bits natively and in a browser.
// Every function here takes double as well as Pair, so that a formula is written once.

#pragma once

#include <cmath>
#include <cstdint>
#include <cstring>
#include <limits>

namespace loss {

inline constexpr double kInfinity = std::numeric_limits<double>::infinity();

typedef double Pair __attribute__((vector_size(16)));
typedef std::int64_t Mask __attribute__((vector_size(16)));

/// `value` in both lanes, or itself.
template <class T>
inline T splat(double value) {
  return T{} + value;
}

inline Pair load_pair(const double* from) {
  Pair v;
  std::memcpy(&v, from, sizeof v);
  return v;
}
inline void store_pair(double* to, Pair v) { std::memcpy(to, &v, sizeof v); }

// A cast between vectors of one size keeps the bits.
inline Mask to_bits(Pair v) { return (Mask)v; }
inline Pair from_bits(Mask v) { return (Pair)v; }

inline double select(bool condition, double yes, double no) { return condition ? yes : no; }
inline Pair select(Mask condition, Pair yes, Pair no) { return condition ? yes : no; }

template <class T>
inline T smaller(T a, T b) {
  return select(a < b, a, b);
}
template <class T>
inline T larger(T a, T b) {
  return select(a > b, a, b);
}

inline double magnitude(double a) { return std::abs(a); }
inline Pair magnitude(Pair a) { return from_bits(to_bits(a) & std::int64_t{0x7FFFFFFFFFFFFFFF}); }

inline double square_root(double a) { return std::sqrt(a); }
inline Pair square_root(Pair a) { return Pair{std::sqrt(a[0]), std::sqrt(a[1])}; }

/// 2^k for whole k in [−1022, 1023]: k + 1023 lands in the last bits of the sum, from where it is shifted into the
/// exponent.
inline Pair power_of_two(Pair k) { return from_bits(to_bits(k + (0x1.8p52 + 1023.0)) << 52); }

/// exp(x) = 2^k (1 + rest) with |rest| < ½.
struct ReducedExp {
  Pair k, rest;
};

/// Based on: FreeBSD's e_exp.c (minimax polynomial by K. C. Ng), with one formula for all |rest|. For |x| < 1000.
inline ReducedExp reduce_exp(Pair x) {
  // Adding 1.5·2^52 rounds to a whole number.
  const Pair k = (x * 0x1.71547652b82fep0 + 0x1.8p52) - 0x1.8p52;
  const Pair r = (x - k * 6.93147180369123816490e-01) - k * 1.90821492927058770002e-10;
  const Pair t = r * r;
  const Pair c =
      r -
      t * (1.66666666666666019037e-01 +
           t * (-2.77777777770155933842e-03 +
                t * (6.61375632143793436117e-05 + t * (-1.65339022054652515390e-06 + t * 4.13813679705723846039e-08))));
  return {k, r + r * c / (2.0 - c)};
}

/// exp(x) = scale + rest, where scale is a power of two: exp(x) − 1 = rest + (scale − 1) then keeps its digits. x is
/// taken as no less than −708, where exp is nothing beside 1, and must be below 709.
template <class T>
struct ExpParts {
  T scale, rest;
};

inline ExpParts<Pair> exp_parts(Pair x) {
  const ReducedExp reduced = reduce_exp(larger(x, splat<Pair>(-708.0)));
  const Pair scale = power_of_two(reduced.k);
  return {scale, scale * reduced.rest};
}
inline ExpParts<double> exp_parts(double x) {
  const ExpParts<Pair> both = exp_parts(Pair{x, x});
  return {both.scale[0], both.rest[0]};
}

/// exp(x) for any x: 0 and +∞ where it leaves a double's range.
inline Pair exponential(Pair x) {
  const ReducedExp reduced = reduce_exp(smaller(larger(x, splat<Pair>(-746.0)), splat<Pair>(710.0)));
  // In two factors, either of which a double can hold.
  const Pair half = (reduced.k * 0.5 + 0x1.8p52) - 0x1.8p52;
  return (1.0 + reduced.rest) * power_of_two(half) * power_of_two(reduced.k - half);
}
inline double exponential(double x) { return exponential(Pair{x, x})[0]; }

/// exp(x) − 1 for x < 709.
template <class T>
inline T exponential_minus_one(T x) {
  const ExpParts<T> parts = exp_parts(x);
  return parts.rest + (parts.scale - 1.0);
}

/// log((1 + s)/(1 − s))/s − 2 for |s| ≤ 0.1716, where (1 + s)/(1 − s) is from √½ to √2.
/// Based on: FreeBSD's e_log.c (K. C. Ng).
inline Pair log_series(Pair s) {
  const Pair z = s * s, w = z * z;
  const Pair even = w * (3.999999999940941908e-01 + w * (2.222219843214978396e-01 + w * 1.531383769920937332e-01));
  const Pair odd = z * (6.666666666666735130e-01 +
                        w * (2.857142874366239149e-01 + w * (1.818357216161805012e-01 + w * 1.479819860511658591e-01)));
  return even + odd;
}

/// log((1 + s)/(1 − s)) for |s| ≤ 0.1716.
inline Pair log_ratio(Pair s) { return s * log_series(s) + 2.0 * s; }
inline double log_ratio(double s) { return log_ratio(Pair{s, s})[0]; }

/// log(x) + correction/x for finite x > 0, where |correction| is at most one rounding of x.
/// Based on: FreeBSD's e_log.c (K. C. Ng).
inline Pair corrected_log(Pair x, Pair correction) {
  // x = 2^k (1 + f) with 1 + f in [√½, √2).
  constexpr std::int64_t kRootHalf = 0x3FE6A09E667F3BCD, kMantissa = 0x000FFFFFFFFFFFFF;
  const Mask bits = to_bits(x) - kRootHalf + (std::int64_t{1024} << 52);
  const Pair k = from_bits(((bits >> 52) & std::int64_t{0xFFF}) | std::int64_t{0x4330000000000000}) - (0x1p52 + 1024.0);
  const Pair f = from_bits((bits & kMantissa) + kRootHalf) - 1.0;
  const Pair s = f / (2.0 + f);
  const Pair half_square = 0.5 * f * f;
  const Pair low = k * 1.90821492927058770002e-10 + correction / x;
  return k * 6.93147180369123816490e-01 - ((half_square - (s * (half_square + log_series(s)) + low)) - f);
}

/// log(x) for finite x ≥ 2^−1022.
inline Pair logarithm(Pair x) { return corrected_log(x, Pair{}); }
inline double logarithm(double x) { return logarithm(Pair{x, x})[0]; }

/// log(1 + x) for finite x > −1.
inline Pair log_one_plus(Pair x) {
  const Pair u = 1.0 + x;
  // What the sum above has rounded away, from the smaller of the two.
  return corrected_log(u, select(magnitude(x) < 1.0, x - (u - 1.0), 1.0 - (u - x)));
}
inline double log_one_plus(double x) { return log_one_plus(Pair{x, x})[0]; }

/// log(1 + u²), also where u² does not fit into a double.
inline Pair log_one_plus_square(Pair u) {
  const Pair size = magnitude(u);
  const Mask far = size > 1e10;  // where 1 + u² is u²
  const Pair square = size * size, sum = 1.0 + square;
  const Pair rounded = select(square < 1.0, square - (sum - 1.0), 1.0 - (sum - square));
  return select(far, splat<Pair>(2.0), splat<Pair>(1.0)) *
         corrected_log(select(far, size, sum), select(far, Pair{}, rounded));
}
inline double log_one_plus_square(double u) { return log_one_plus_square(Pair{u, u})[0]; }

}  // namespace loss
