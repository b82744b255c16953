#include "raw_design.h"

#include <cmath>

#include "design.h"

namespace loss {
namespace {

using Eigen::Index;
using Eigen::VectorXd;

/// values/s. False where a quotient is too large for a double, or so small that a double has lost digits of it: a large
/// coefficient would bring them back.
bool divide(std::span<const double> values, double scale, double* out) {
  bool kept = true;
  for (std::size_t i = 0; i < values.size(); ++i) {
    out[i] = values[i] / scale;
    const bool digits = std::isnormal(out[i]) || values[i] == 0 || scale == 1;
    kept = kept && digits;
  }
  return kept;
}

}  // namespace

Result<RawDesign> make_raw_design(const Loss& loss, const Data& data, double scale,
                                  std::span<const double> coefficients) {
  if (!(scale > 0) || !std::isfinite(scale)) {
    return Error{ErrorCode::bad_scale, "The scale must be positive and finite."};
  }
  if (scale != 1 && entry_of(loss).scales.empty()) {
    return Error{ErrorCode::bad_scale,
                 std::string(entry_of(loss).id) + " takes no scale: its fit does not depend on one."};
  }
  if (const auto error = refuse_given(data, coefficients)) return *error;

  RawDesign design;
  design.coefficients = Eigen::Map<const VectorXd>(coefficients.data(), static_cast<Index>(coefficients.size()));
  const auto n = static_cast<Index>(data.y.size()), p = design.coefficients.size();
  design.y.resize(n);
  bool kept = divide(data.y, scale, design.y.data());
  design.a.resize(n, p);
  const Index first = data.intercept ? 1 : 0;
  if (data.intercept) design.a.col(0).setConstant(1 / scale);
  for (std::size_t j = 0; j < data.x.size(); ++j) {
    kept = divide(data.x[j], scale, design.a.col(first + static_cast<Index>(j)).data()) && kept;
  }
  for (Index j = first + 1; data.degree > 1 && j < p; ++j) {
    for (Index i = 0; i < n; ++i) design.a(i, j) = design.a(i, j - 1) * data.x[0][static_cast<std::size_t>(i)];
  }
  if (!kept || !design.y.allFinite() || !design.a.allFinite()) {
    return Error{ErrorCode::overflow, "A power of x, or a value divided by the scale, does not fit into a double."};
  }
  return design;
}

}  // namespace loss
