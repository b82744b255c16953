// The objective of a fit, computed anew from its definition in the data's own units and in long double, with what
// rounding may make of it: the judge of the fits, which shares no code with them but ρ itself.

#pragma once

#include <cmath>
#include <numbers>
#include <variant>
#include <vector>

#include "input.h"

namespace fuzz {

/// Rounding of a residual, as a share of the terms that cancel in it. Far more than a double's, because a fit is made
/// on centred and scaled columns and the way back to the data's units magnifies it.
inline constexpr long double kResidualRounding = 0x1p-40L;

/// Rounding of a value near the smallest doubles, which have no relative accuracy, and of such a coefficient.
inline constexpr long double kValueRounding = 1e-300L;
inline constexpr long double kCoefficientRounding = 0x1p-1074L;

struct Judged {
  long double value = 0;
  long double slack = 0;  ///< what rounding of coefficients and residuals may add
  bool finite() const { return std::isfinite(value) && std::isfinite(slack); }
};

/// Row i of the design: (1, x, x², …) or (1, x₁, x₂, …), without the 1 where there is no intercept.
inline std::vector<long double> design_row(const Points& points, std::size_t i) {
  std::vector<long double> row;
  if (points.intercept) row.push_back(1);
  if (points.degree > 1) {
    long double power = 1;
    for (int k = 1; k <= points.degree; ++k) row.push_back(power *= points.x[0][i]);
  } else {
    for (const auto& column : points.x) row.push_back(column[i]);
  }
  return row;
}

/// Σ ρ((y − Xβ)/s); with a joint scale the function that Fit::objective names.
inline Judged objective(const loss::Loss& loss, loss::ScaleRule rule, const Points& points,
                        const std::vector<double>& coefficients, double scale) {
  Judged sum;
  for (std::size_t i = 0; i < points.y.size(); ++i) {
    const std::vector<long double> row = design_row(points, i);
    long double residual = points.y[i], size = std::abs(residual), least = 0;
    for (std::size_t j = 0; j < row.size(); ++j) {
      const long double term = coefficients[j] * row[j];
      residual -= term;
      size += std::abs(term);
      least += std::abs(row[j]) * kCoefficientRounding;
    }
    const auto rho = [&](long double r) {
      return std::visit([&](const auto& l) { return l.value(static_cast<double>(r / scale)); }, loss);
    };
    const long double off = kResidualRounding * size + least, here = rho(residual);
    sum.value += here;
    sum.slack +=
        std::max<long double>(rho(residual + off), rho(residual - off)) - here + 1e-12L * here + kValueRounding;
  }
  if (rule != loss::ScaleRule::joint) return sum;
  const auto n = static_cast<long double>(points.y.size());
  if (std::holds_alternative<loss::Huber>(loss)) {
    return {(n + 2 * sum.value) * scale, 2 * scale * sum.slack + 1e-12L * n * scale};
  }
  const long double logarithm = n * std::log(std::numbers::pi_v<long double> * scale);
  return {logarithm + sum.value, sum.slack + 1e-12L * (n + std::abs(logarithm))};
}

}  // namespace fuzz
