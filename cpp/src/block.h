// Sums and products over a block of a column. Four chains of additions: SIMD, and a smaller rounding error than one.

#pragma once

#include <cstddef>

#include "loss/pair.h"

namespace loss {

/// Σ over i < n of term(i), the Pair at i and i + 1; `last(i)` is one double.
template <class Term, class Last>
inline double sum_pairs(std::size_t n, Term term, Last last) {
  Pair a{}, b{};
  std::size_t i = 0;
  for (; i + 4 <= n; i += 4) {
    a += term(i);
    b += term(i + 2);
  }
  double rest = 0;
  for (; i < n; ++i) rest += last(i);
  a += b;
  return rest + (a[0] + a[1]);
}

/// Σ v
inline double sum_of(const double* v, std::size_t n) {
  return sum_pairs(
      n, [=](std::size_t i) { return load_pair(v + i); }, [=](std::size_t i) { return v[i]; });
}

/// Σ |v|
inline double absolute_sum(const double* v, std::size_t n) {
  return sum_pairs(
      n, [=](std::size_t i) { return magnitude(load_pair(v + i)); }, [=](std::size_t i) { return magnitude(v[i]); });
}

/// Σ v w
inline double dot(const double* v, const double* w, std::size_t n) {
  return sum_pairs(
      n, [=](std::size_t i) { return load_pair(v + i) * load_pair(w + i); },
      [=](std::size_t i) { return v[i] * w[i]; });
}

/// Σ |v w|
inline double absolute_dot(const double* v, const double* w, std::size_t n) {
  return sum_pairs(
      n, [=](std::size_t i) { return magnitude(load_pair(v + i) * load_pair(w + i)); },
      [=](std::size_t i) { return magnitude(v[i] * w[i]); });
}

/// out = v w, entry by entry.
inline void multiply(const double* v, const double* w, std::size_t n, double* out) {
  std::size_t i = 0;
  for (; i + 2 <= n; i += 2) store_pair(out + i, load_pair(v + i) * load_pair(w + i));
  if (i < n) out[i] = v[i] * w[i];
}

}  // namespace loss
