#include "block.h"

#include "loss/pair.h"

namespace loss {
namespace {

/// Σ over i < n of term(i), the Pair at i and i + 1; `last(i)` is one double. Four chains of additions: SIMD, and a
/// smaller rounding error than one.
template <class Term, class Last>
double sum_pairs(std::size_t n, Term term, Last last) {
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

}  // namespace

double sum_of(const double* v, std::size_t n) {
  return sum_pairs(
      n, [=](std::size_t i) { return load_pair(v + i); }, [=](std::size_t i) { return v[i]; });
}

double absolute_sum(const double* v, std::size_t n) {
  return sum_pairs(
      n, [=](std::size_t i) { return magnitude(load_pair(v + i)); }, [=](std::size_t i) { return magnitude(v[i]); });
}

double dot(const double* v, const double* w, std::size_t n) {
  return sum_pairs(
      n, [=](std::size_t i) { return load_pair(v + i) * load_pair(w + i); },
      [=](std::size_t i) { return v[i] * w[i]; });
}

double largest_size(const double* v, std::size_t n) {
  Pair largest{};
  std::size_t i = 0;
  for (; i + 2 <= n; i += 2) largest = larger(magnitude(load_pair(v + i)), largest);
  if (i < n) largest = larger(splat<Pair>(magnitude(v[i])), largest);
  return larger(largest[0], largest[1]);
}

void multiply(const double* v, const double* w, std::size_t n, double* out) {
  std::size_t i = 0;
  for (; i + 2 <= n; i += 2) store_pair(out + i, load_pair(v + i) * load_pair(w + i));
  if (i < n) out[i] = v[i] * w[i];
}

void add_multiple(double a, const double* v, std::size_t n, double* out) {
  std::size_t i = 0;
  for (; i + 2 <= n; i += 2) store_pair(out + i, load_pair(out + i) + a * load_pair(v + i));
  if (i < n) out[i] += a * v[i];
}

double sum_of_weighted_squares(const double* c, double a, const double* v, const double* w, std::size_t n) {
  const auto term = [=](auto weight, auto first, auto second) {
    const auto size = a * magnitude(first) + magnitude(second);
    return weight * size * size;
  };
  return sum_pairs(
      n, [=](std::size_t i) { return term(load_pair(c + i), load_pair(v + i), load_pair(w + i)); },
      [=](std::size_t i) { return term(c[i], v[i], w[i]); });
}

Range range_of(const double* v, std::size_t n) {
  Pair low = splat<Pair>(v[0]), high = low, probe{};
  for (std::size_t i = 0; i < n; i += 2) {
    const Pair both = i + 2 <= n ? load_pair(v + i) : splat<Pair>(v[i]);
    low = smaller(both, low);
    high = larger(both, high);
    probe += both * 0.0;
  }
  // v·0 is 0 exactly where v is finite.
  return {smaller(low[0], low[1]), larger(high[0], high[1]), probe[0] + probe[1] == 0};
}

void shift_and_scale(const double* v, std::size_t n, double first, double shift, double second, double* out) {
  std::size_t i = 0;
  for (; i + 2 <= n; i += 2) store_pair(out + i, (load_pair(v + i) * first - shift) * second);
  if (i < n) out[i] = (v[i] * first - shift) * second;
}

}  // namespace loss
