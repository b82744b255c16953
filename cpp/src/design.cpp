#include "design.h"

#include <algorithm>
#include <cmath>

#include "block.h"
#include "linear.h"
#include "random_rows.h"

namespace loss {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

// Columns count as dependent when what is left of one after removing the others is below this share of it.
constexpr double kRankTolerance = 1e-12;

// A fit works with the design twice and some vectors of length n. 2^27 doubles are 1 GiB: half of what the WebAssembly
// module may hold, where running out of memory could not be survived.
constexpr double kMostNumbers = 134217728;
constexpr double kWorkingVectors = 20;

}  // namespace

namespace {

Result<int> count_columns(const Data& data) {
  const std::size_t n = data.y.size();
  if (n == 0) return Error{ErrorCode::empty, "There are no observations."};
  for (std::size_t j = 0; j < data.x.size(); ++j) {
    if (data.x[j].size() != n) {
      return Error{ErrorCode::length_mismatch, "Predictor " + std::to_string(j) + " has " +
                                                   std::to_string(data.x[j].size()) + " values, but y has " +
                                                   std::to_string(n) + "."};
    }
  }
  if (data.degree < 1 || data.degree > kMaxDegree) {
    return Error{ErrorCode::bad_degree, "The degree must lie between 1 and " + std::to_string(kMaxDegree) +
                                            ", but is " + std::to_string(data.degree) + "."};
  }
  if (data.degree > 1 && data.x.size() != 1) {
    return Error{ErrorCode::bad_degree,
                 "A polynomial takes one predictor, but there are " + std::to_string(data.x.size()) + "."};
  }
  const std::size_t terms = data.degree > 1 ? static_cast<std::size_t>(data.degree) : data.x.size();
  const std::size_t p = terms + (data.intercept ? 1 : 0);
  if (p == 0) return Error{ErrorCode::empty, "There is neither a predictor nor an intercept to fit."};
  if (static_cast<double>(n) * (2 * static_cast<double>(p) + kWorkingVectors) > kMostNumbers) {
    return Error{ErrorCode::too_large,
                 std::to_string(n) + " points with " + std::to_string(p) + " coefficients do not fit into memory."};
  }
  return static_cast<int>(p);
}

}  // namespace

Result<int> count_coefficients(const Data& data) {
  const Result<int> columns = count_columns(data);
  const std::size_t n = data.y.size();
  if (!columns.ok() || n >= static_cast<std::size_t>(columns.value())) return columns;
  return Error{ErrorCode::too_few_points, std::to_string(columns.value()) +
                                              " coefficients need at least as many points, but there " +
                                              (n == 1 ? "is " : "are ") + std::to_string(n) + "."};
}

std::optional<Error> refuse_given(const Data& data, std::span<const double> coefficients) {
  const Result<int> count = count_columns(data);
  if (!count.ok()) return count.error();
  if (coefficients.size() != static_cast<std::size_t>(count.value())) {
    return Error{ErrorCode::length_mismatch, "There are " + std::to_string(coefficients.size()) +
                                                 " coefficients, but the design has " + std::to_string(count.value()) +
                                                 " columns."};
  }
  if (const auto range = finite_range(coefficients, "The coefficient"); !range.ok()) return range.error();
  if (const auto range = finite_range(data.y, "y"); !range.ok()) return range.error();
  for (std::size_t j = 0; j < data.x.size(); ++j) {
    if (const auto range = predictor_range(data, j); !range.ok()) return range.error();
  }
  return std::nullopt;
}

Result<Range> finite_range(std::span<const double> values, const std::string& name) {
  const Range range = range_of(values.data(), values.size());
  if (range.finite) return range;
  std::size_t i = 0;
  while (std::isfinite(values[i])) ++i;
  return Error{ErrorCode::not_finite, name + " at index " + std::to_string(i) + " is not a finite number."};
}

Result<Range> predictor_range(const Data& data, std::size_t j) {
  return finite_range(data.x[j], data.x.size() == 1 ? "x" : "Predictor " + std::to_string(j));
}

namespace {

/// The k with 2^k ≤ size < 2^(k+1); 0 for 0.
int exponent_of(double size) { return size > 0 ? std::ilogb(size) : 0; }

/// out = (v·2^−first − shift)·2^−second. 2^±1074 itself is out of a double's range, so a far exponent takes two steps.
void scale_down(std::span<const double> v, int first, double shift, int second, double* out) {
  const int half = std::abs(first) > 1000 ? first / 2 : 0;
  const double* from = v.data();
  if (half) {
    shift_and_scale(from, v.size(), std::ldexp(1.0, -half), 0, 1, out);
    from = out;
  }
  // What is left is in (−4, 4): a second exponent beyond 1000 would be all rounding.
  shift_and_scale(from, v.size(), std::ldexp(1.0, half - first), shift, std::ldexp(1.0, -second), out);
}

/// A middling value: the median of some of them, which one enormous value does not move far.
double typical(std::span<const double> values) {
  const Index n = static_cast<Index>(values.size()), m = std::min<Index>(n, 255);
  std::vector<double> some(static_cast<std::size_t>(m));
  RandomRows rows(n, m);
  for (double& v : some) v = values[static_cast<std::size_t>(rows.next())];
  std::nth_element(some.begin(), some.begin() + m / 2, some.end());
  return some[static_cast<std::size_t>(m / 2)];
}

/// Not the mean is taken off, so that one enormous x leaves the digits of the others alone.
Centring centre(std::span<const double> x, const Range& range, bool shifted, double* values) {
  Centring t;
  // Scale first, which keeps 1e308 − (−1e308) finite; then scale what is left.
  t.outer = exponent_of(std::max(std::abs(range.low), std::abs(range.high)));
  const auto scaled = [&](double v) { return std::ldexp(v, -t.outer); };
  if (shifted) t.shift = scaled(typical(x));
  const double left = std::max(std::abs(scaled(range.low) - t.shift), std::abs(scaled(range.high) - t.shift));
  t.inner = std::max(exponent_of(left), -1000);
  scale_down(x, t.outer, t.shift, t.inner, values);
  return t;
}

/// One column beside ones is made orthogonal by a shift and a factor: nothing to store. False where rounding is too
/// much of what is left, or the column is not alone.
bool orthogonalise_alone(Design& design) {
  if (design.a.cols() != 1 || !design.ones) return false;
  const auto n = static_cast<std::size_t>(design.rows());
  const double* t = design.a.data();
  const double mean = sum_of(t, n) / static_cast<double>(n), square = dot(t, t, n) / static_cast<double>(n);
  const double variance = square - mean * mean;
  if (!(variance > 1e-3 * square)) return false;
  const double factor = 1 / std::sqrt(variance);
  design.to_a = MatrixXd::Identity(2, 2);
  design.to_a(0, 1) = -mean * factor;
  design.to_a(1, 1) = factor;
  return true;
}

/// Gram–Schmidt with every column orthogonalised twice, which is as stable as Householder's method for columns that are
/// numerically independent (L. Giraud, J. Langou, M. Rozložník, J. van den Eshof, 2005, Numer. Math. 101, 87–100).
/// Returns the first dependent column, or −1.
Index orthogonalise(Design& design) {
  const Index k = design.a.cols(), first = design.ones ? 1 : 0;
  const auto n = static_cast<std::size_t>(design.rows());
  const auto count = static_cast<double>(n);
  MatrixXd r = MatrixXd::Identity(k + first, k + first);
  design.q = design.a;
  for (Index j = 0; j < k; ++j) {
    double* column = design.q.col(j).data();
    const double before = std::sqrt(dot(column, column, n) / count);
    for (int pass = 0; pass < 2; ++pass) {
      if (design.ones) {
        const double mean = sum_of(column, n) / count;
        r(0, j + 1) += mean;
        shift_and_scale(column, n, 1, mean, 1, column);
      }
      for (Index l = 0; l < j; ++l) {
        const double* other = design.q.col(l).data();
        const double along = dot(other, column, n) / count;
        r(l + first, j + first) += along;
        add_multiple(-along, other, n, column);
      }
    }
    const double left = std::sqrt(dot(column, column, n) / count);
    if (!(left > kRankTolerance * before)) return j + first;
    r(j + first, j + first) = left;
    shift_and_scale(column, n, 1 / left, 0, 1, column);
  }
  design.to_a.resize(k + first, k + first);
  for (Index j = 0; j < k + first; ++j) design.to_a.col(j) = solve_upper(r, VectorXd::Unit(k + first, j));
  return -1;
}

/// Column k: the coefficients of unit·((x − shift)·2^−exponent)^k on the powers of x, k = 0 … degree.
Eigen::MatrixXd taylor_shift(int degree, double unit, double shift, int exponent) {
  Eigen::MatrixXd to_data = Eigen::MatrixXd::Zero(degree + 1, degree + 1);
  to_data(0, 0) = unit;
  for (int power = 1; power <= degree; ++power) {
    // Multiply the polynomial of the power before by (x − shift)·2^−exponent.
    for (int k = power; k >= 0; --k) {
      const double shifted = (k > 0 ? to_data(k - 1, power - 1) : 0) - shift * to_data(k, power - 1);
      to_data(k, power) = std::ldexp(shifted, -exponent);
    }
  }
  return to_data;
}

void fill_polynomial(Design& design, const Data& data, const Range& range) {
  const int degree = data.degree;
  const Centring t = centre(data.x[0], range, data.intercept, design.a.col(0).data());
  for (int k = 1; k < degree; ++k) {
    multiply(design.a.col(k - 1).data(), design.a.data(), data.y.size(), design.a.col(k).data());
  }
  const MatrixXd all =
      taylor_shift(degree, std::ldexp(1.0, design.y_exponent), std::ldexp(t.shift, t.outer), t.outer + t.inner);
  design.to_data = data.intercept ? all : all.bottomRightCorner(degree, degree);
  design.centring.push_back(t);
}

void fill_predictor(Design& design, const Data& data, std::size_t j, const Range& range) {
  const Index stored = static_cast<Index>(j), column = stored + (data.intercept ? 1 : 0);
  const Centring t = centre(data.x[j], range, data.intercept, design.a.col(stored).data());
  design.to_data(column, column) = std::ldexp(1.0, design.y_exponent - t.outer - t.inner);
  if (data.intercept) design.to_data(0, column) = -std::ldexp(t.shift, design.y_exponent - t.inner);
  design.centring.push_back(t);
}

}  // namespace

Walk Design::plain_walk() const {
  Walk walk;
  walk.rows = rows();
  if (ones) walk.x.push_back(nullptr);
  for (Index j = 0; j < a.cols(); ++j) walk.x.push_back(a.col(j).data());
  walk.y = y.data();
  walk.to_x = to_a;
  return walk;
}

Walk Design::walk() const {
  Walk walk = plain_walk();
  if (q.size() == 0) return walk;
  for (Index j = 0; j < q.cols(); ++j) walk.x[static_cast<std::size_t>(j + (ones ? 1 : 0))] = q.col(j).data();
  walk.to_x = MatrixXd::Identity(size(), size());
  return walk;
}

MatrixXd Design::full() const {
  MatrixXd x(rows(), size());
  if (ones) x.col(0).setOnes();
  x.rightCols(a.cols()) = a;
  return x;
}

Result<Design> make_design(const Data& data) {
  const Result<int> count = count_coefficients(data);
  if (!count.ok()) return count.error();
  const Result<Range> y_range = finite_range(data.y, "y");
  if (!y_range.ok()) return y_range.error();
  std::vector<Range> ranges;
  for (std::size_t j = 0; j < data.x.size(); ++j) {
    const Result<Range> range = predictor_range(data, j);
    if (!range.ok()) return range.error();
    ranges.push_back(range.value());
  }

  Design design;
  const auto n = static_cast<Index>(data.y.size());
  design.ones = data.intercept;
  design.y.resize(n);
  design.y_exponent = exponent_of(std::max(std::abs(y_range.value().low), std::abs(y_range.value().high)));
  scale_down(data.y, design.y_exponent, 0, 0, design.y.data());

  const Index p = count.value();
  design.a.resize(n, data.intercept ? p - 1 : p);
  design.to_data = MatrixXd::Zero(p, p);
  if (data.intercept) design.to_data(0, 0) = std::ldexp(1.0, design.y_exponent);
  if (data.degree > 1) {
    fill_polynomial(design, data, ranges[0]);
  } else {
    for (std::size_t j = 0; j < data.x.size(); ++j) fill_predictor(design, data, j, ranges[j]);
  }

  if (orthogonalise_alone(design)) return design;
  if (const Index column = orthogonalise(design); column >= 0) {
    return Error{ErrorCode::rank_deficient,
                 "Column " + std::to_string(column) + " of the design depends on the others" +
                     (data.intercept ? " (counting the intercept as column 0)" : "") + "; leave one of them out."};
  }
  return design;
}

bool replace_row(Design& design, const Data& data, Index row) {
  // Orthogonal columns would be orthogonal no longer; below some thousand rows a new design costs nothing.
  if (design.q.size() > 0 || data.degree > 1 || design.rows() < 4000) return false;
  const auto i = static_cast<std::size_t>(row);
  const double y = std::ldexp(data.y[i], -design.y_exponent);
  if (!(std::abs(y) < 2)) return false;
  design.y[row] = y;
  for (std::size_t j = 0; j < data.x.size(); ++j) {
    const Centring& t = design.centring[j];
    const double value = std::ldexp(std::ldexp(data.x[j][i], -t.outer) - t.shift, -t.inner);
    if (!(std::abs(value) < 2)) return false;
    design.a(row, static_cast<Index>(j)) = value;
  }
  return true;
}

}  // namespace loss
