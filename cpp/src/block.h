// Sums and products over a block of a column: all arithmetic of estimators on arrays, apart from the losses.

#pragma once

#include <cstddef>

namespace loss {

/// Σ v
double sum_of(const double* v, std::size_t n);

/// Σ |v|
double absolute_sum(const double* v, std::size_t n);

/// Σ v w
double dot(const double* v, const double* w, std::size_t n);

/// max |v|; 0 where n = 0
double largest_size(const double* v, std::size_t n);

/// out = v w, entry by entry
void multiply(const double* v, const double* w, std::size_t n, double* out);

/// out += a v
void add_multiple(double a, const double* v, std::size_t n, double* out);

/// Σ c (a|v| + |w|)²
double sum_of_weighted_squares(const double* c, double a, const double* v, const double* w, std::size_t n);

/// The least and the greatest value; `finite` is false where some are not, and then the others mean nothing. n ≥ 1.
struct Range {
  double low, high;
  bool finite;
};
Range range_of(const double* v, std::size_t n);

/// out = (v·first − shift)·second
void shift_and_scale(const double* v, std::size_t n, double first, double shift, double second, double* out);

}  // namespace loss
