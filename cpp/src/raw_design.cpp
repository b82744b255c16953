#include "raw_design.h"

#include <cmath>

#include "design.h"

namespace loss {
namespace {

using Eigen::Index;
using Eigen::VectorXd;

/// values/s into `out`.
Result<double> divide(std::span<const double> values, double scale, const std::string& name, double* out) {
  for (std::size_t i = 0; i < values.size(); ++i) {
    out[i] = values[i] / scale;
    if (std::isfinite(out[i])) continue;
    const std::string where = name + " at index " + std::to_string(i);
    if (!std::isfinite(values[i])) return Error{ErrorCode::not_finite, where + " is not a finite number."};
    return Error{ErrorCode::overflow, where + ", divided by the scale, does not fit into a double."};
  }
  return scale;
}

/// Fills the columns after `first`, which is x/s, with (x to the power of 2, 3, …)/s.
Result<double> fill_powers(std::span<const double> x, Index first, RawDesign& design) {
  for (Index j = first + 1; j < design.a.cols(); ++j) {
    for (Index i = 0; i < design.a.rows(); ++i) {
      design.a(i, j) = design.a(i, j - 1) * x[static_cast<std::size_t>(i)];
      if (!std::isfinite(design.a(i, j))) {
        return Error{ErrorCode::overflow,
                     "A power of x at index " + std::to_string(i) + " does not fit into a double."};
      }
    }
  }
  return 0.0;
}

}  // namespace

Result<RawDesign> make_raw_design(const Loss& loss, const Data& data, double scale) {
  if (!(scale > 0) || !std::isfinite(scale)) {
    return Error{ErrorCode::bad_scale, "The scale must be positive and finite."};
  }
  if (scale != 1 && entry_of(loss).scales.empty()) {
    return Error{ErrorCode::bad_scale,
                 std::string(entry_of(loss).id) + " takes no scale: its fit does not depend on one."};
  }
  const Result<int> count = count_coefficients(data);
  if (!count.ok()) return count.error();

  RawDesign design;
  const auto n = static_cast<Index>(data.y.size());
  design.y.resize(n);
  if (const auto done = divide(data.y, scale, "y", design.y.data()); !done.ok()) return done.error();
  design.a.resize(n, count.value());
  const Index first = data.intercept ? 1 : 0;
  if (data.intercept) design.a.col(0).setConstant(1 / scale);
  for (std::size_t j = 0; j < data.x.size(); ++j) {
    const std::string name = data.x.size() == 1 ? "x" : "Predictor " + std::to_string(j);
    double* const column = design.a.col(first + static_cast<Index>(j)).data();
    if (const auto done = divide(data.x[j], scale, name, column); !done.ok()) return done.error();
  }
  if (data.degree > 1) {
    if (const auto done = fill_powers(data.x[0], first, design); !done.ok()) return done.error();
  }
  if (!std::isfinite(1 / scale)) return Error{ErrorCode::overflow, "The scale is too small to divide by it."};
  return design;
}

Result<VectorXd> check_coefficients(std::span<const double> given, const RawDesign& design) {
  const auto p = static_cast<std::size_t>(design.a.cols());
  if (given.size() != p) {
    return Error{ErrorCode::length_mismatch,
                 std::to_string(given.size()) + " coefficients were given, but there are " + std::to_string(p) + "."};
  }
  VectorXd coefficients(design.a.cols());
  if (const auto done = divide(given, 1, "The coefficient", coefficients.data()); !done.ok()) return done.error();
  return coefficients;
}

}  // namespace loss
