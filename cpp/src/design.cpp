#include "design.h"

#include <algorithm>
#include <cmath>

namespace loss {
namespace {

// Columns count as dependent when what is left of one after removing the others is below this share of it.
constexpr double kRankTolerance = 1e-12;

// A fit works with the design twice and about twenty vectors of length n. 2^27 doubles are 1 GiB: half of what the
// WebAssembly module may hold, where running out of memory could not be survived.
constexpr double kMostNumbers = 134217728;
constexpr double kWorkingVectors = 20;

Result<int> count_coefficients(const Data& data) {
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
  if (n < p) {
    return Error{ErrorCode::too_few_points, std::to_string(p) +
                                                " coefficients need at least as many points, but there " +
                                                (n == 1 ? "is " : "are ") + std::to_string(n) + "."};
  }
  if (static_cast<double>(n) * (2 * static_cast<double>(p) + kWorkingVectors) > kMostNumbers) {
    return Error{ErrorCode::too_large,
                 std::to_string(n) + " points with " + std::to_string(p) + " coefficients do not fit into memory."};
  }
  return static_cast<int>(p);
}

Result<int> check_finite(std::span<const double> values, const std::string& name) {
  // A sum of |v|·0 is 0 exactly when all are finite: one pass without branches.
  double probe = 0;
  for (double v : values) probe += v * 0;
  if (probe == 0) return 0;
  std::size_t i = 0;
  while (std::isfinite(values[i])) ++i;
  return Error{ErrorCode::not_finite, name + " at index " + std::to_string(i) + " is not a finite number."};
}

/// The k with 2^k ≤ max|v| < 2^(k+1); 0 where all are zero.
int exponent_of(const Eigen::Ref<const Eigen::VectorXd>& v) {
  const double largest = v.cwiseAbs().maxCoeff();
  return largest > 0 ? std::ilogb(largest) : 0;
}

/// v·2^−exponent without overflow or loss on the way: in two steps, as 2^±1074 itself is out of a double's range.
void scale_down(Eigen::Ref<Eigen::VectorXd> v, int exponent) {
  const int half = -exponent / 2;
  v = (v * std::ldexp(1.0, half)) * std::ldexp(1.0, -exponent - half);
}

double median_of(Eigen::VectorXd v) {
  const auto middle = v.data() + v.size() / 2;
  std::nth_element(v.data(), middle, v.data() + v.size());
  return *middle;
}

Eigen::Map<const Eigen::VectorXd> map(std::span<const double> values) {
  return {values.data(), static_cast<Eigen::Index>(values.size())};
}

/// x = (values·2^inner + shift)·2^outer, with values in (−2, 2).
struct Centred {
  Eigen::VectorXd values;
  double shift;
  int inner, outer;
};

/// The median, not the mean, is taken off, so that one enormous x leaves the digits of the others alone.
Centred centre(std::span<const double> x, bool shifted) {
  Centred t{map(x), 0, 0, 0};
  // Scale first, which keeps 1e308 − (−1e308) finite; then scale what is left.
  t.outer = exponent_of(t.values);
  scale_down(t.values, t.outer);
  if (shifted) t.shift = median_of(t.values);
  t.values.array() -= t.shift;
  t.inner = exponent_of(t.values);
  scale_down(t.values, t.inner);
  return t;
}

/// Gram–Schmidt with every column orthogonalised twice, which is as stable as Householder's method for columns that are
/// numerically independent (L. Giraud, J. Langou, M. Rozložník, J. van den Eshof, 2005, Numer. Math. 101, 87–100).
/// Returns the first dependent column, or −1.
int orthonormalise(Design& design) {
  const Eigen::Index p = design.a.cols();
  design.q = design.a;
  design.r = Eigen::MatrixXd::Zero(p, p);
  for (Eigen::Index j = 0; j < p; ++j) {
    const double before = design.q.col(j).norm();
    for (int pass = 0; pass < 2; ++pass) {
      for (Eigen::Index k = 0; k < j; ++k) {
        const double along = design.q.col(k).dot(design.q.col(j));
        design.r(k, j) += along;
        design.q.col(j) -= along * design.q.col(k);
      }
    }
    const double left = design.q.col(j).norm();
    if (!(left > kRankTolerance * before)) return static_cast<int>(j);
    design.r(j, j) = left;
    design.q.col(j) /= left;
  }
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

void fill_polynomial(Design& design, const Data& data, Eigen::Index first) {
  const Eigen::Index n = design.y.size();
  const Centred t = centre(data.x[0], data.intercept);
  const int degree = data.degree;
  Eigen::VectorXd power = Eigen::VectorXd::Ones(n);
  for (int k = 1; k <= degree; ++k) {
    power.array() *= t.values.array();
    design.a.col(first + k - 1) = power;
  }
  const Eigen::MatrixXd all =
      taylor_shift(degree, std::ldexp(1.0, design.y_exponent), std::ldexp(t.shift, t.outer), t.outer + t.inner);
  design.to_data = data.intercept ? all : all.bottomRightCorner(degree, degree);
}

void fill_predictors(Design& design, const Data& data, Eigen::Index first) {
  const Eigen::Index p = design.a.cols();
  design.to_data = Eigen::MatrixXd::Zero(p, p);
  if (data.intercept) design.to_data(0, 0) = std::ldexp(1.0, design.y_exponent);
  for (std::size_t j = 0; j < data.x.size(); ++j) {
    const Eigen::Index column = first + static_cast<Eigen::Index>(j);
    const Centred t = centre(data.x[j], data.intercept);
    design.a.col(column) = t.values;
    design.to_data(column, column) = std::ldexp(1.0, design.y_exponent - t.outer - t.inner);
    if (data.intercept) design.to_data(0, column) = -std::ldexp(t.shift, design.y_exponent - t.inner);
  }
}

}  // namespace

Result<Design> make_design(const Data& data) {
  const Result<int> count = count_coefficients(data);
  if (!count.ok()) return count.error();
  if (const auto finite = check_finite(data.y, "y"); !finite.ok()) return finite.error();
  for (std::size_t j = 0; j < data.x.size(); ++j) {
    const std::string name = data.x.size() == 1 ? "x" : "Predictor " + std::to_string(j);
    if (const auto finite = check_finite(data.x[j], name); !finite.ok()) return finite.error();
  }

  Design design;
  const auto n = static_cast<Eigen::Index>(data.y.size());
  design.y = map(data.y);
  design.y_exponent = exponent_of(design.y);
  scale_down(design.y, design.y_exponent);

  const Eigen::Index first = data.intercept ? 1 : 0;
  design.a.resize(n, count.value());
  if (data.intercept) design.a.col(0).setOnes();
  if (data.degree > 1) {
    fill_polynomial(design, data, first);
  } else {
    fill_predictors(design, data, first);
  }

  if (const int column = orthonormalise(design); column >= 0) {
    return Error{ErrorCode::rank_deficient,
                 "Column " + std::to_string(column) + " of the design depends on the others" +
                     (data.intercept ? " (counting the intercept as column 0)" : "") + "; leave one of them out."};
  }
  return design;
}

}  // namespace loss
