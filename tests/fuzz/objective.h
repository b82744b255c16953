// The objective of a fit, computed anew from its definition in the data's own units and in long double, with what
// rounding may make of it: the judge of the fits, which shares no code with them but ρ itself.

#pragma once

#include <algorithm>
#include <cmath>
#include <numbers>
#include <variant>
#include <vector>

#include "input.h"

namespace fuzz {

/// Rounding of a residual, as a share of the terms that cancel in it. Far more than a double's, because a fit is made
/// on centred and scaled columns and the way back to the data's units magnifies it.
inline constexpr long double kResidualRounding = 0x1p-40L;

/// Of any residual, as a share of the largest y.
inline constexpr long double kCentringRounding = 0x1p-48L;

/// Rounding of a value near the smallest doubles, which have no relative accuracy, and of such a coefficient.
inline constexpr long double kValueRounding = 1e-300L;
inline constexpr long double kCoefficientRounding = 0x1p-1074L;

struct Judged {
  long double value = 0;
  long double slack = 0;  ///< what rounding of coefficients and residuals may add
  bool finite() const { return std::isfinite(value) && std::isfinite(slack); }
};

class Objective {
 public:
  Objective(const loss::Loss& loss, loss::ScaleRule rule, const Points& points)
      : loss_(loss), rule_(rule), points_(points) {
    if (points.intercept) columns_.emplace_back(points.y.size(), 1);
    for (const auto& column : points.x) columns_.emplace_back(column.begin(), column.end());
    for (int k = 2; k <= points.degree; ++k) {
      columns_.push_back(columns_.back());
      for (std::size_t i = 0; i < points.y.size(); ++i) columns_.back()[i] *= points.x[0][i];
    }
  }

  /// The columns of the design: ones where there is an intercept, then predictors or powers.
  const std::vector<std::vector<long double>>& columns() const { return columns_; }

  /// Σ ρ((y − Xβ)/s); with a joint scale the function that Fit::objective names.
  Judged operator()(const std::vector<double>& coefficients, double scale) const {
    const Judged sum =
        std::visit([&](const auto& l) { return sum_of(l, coefficients, static_cast<long double>(scale)); }, loss_);
    if (rule_ != loss::ScaleRule::joint) return sum;
    const auto n = static_cast<long double>(points_.y.size());
    if (std::holds_alternative<loss::Huber>(loss_)) {
      return {(n + 2 * sum.value) * scale, 2 * scale * sum.slack + 1e-12L * n * scale};
    }
    const long double logarithm = n * std::log(std::numbers::pi_v<long double> * scale);
    return {logarithm + sum.value, sum.slack + 1e-12L * (n + std::abs(logarithm))};
  }

 private:
  template <class L>
  Judged sum_of(const L& l, const std::vector<double>& coefficients, long double scale) const {
    const auto rho = [&](long double r) -> long double { return l.value(static_cast<double>(r / scale)); };
    Judged sum;
    // Columns are centred and y is scaled as a whole: what is far smaller than the largest y is rounding.
    long double largest = 0;
    for (const double y : points_.y) largest = std::max(largest, std::abs(static_cast<long double>(y)));
    for (std::size_t i = 0; i < points_.y.size(); ++i) {
      long double residual = points_.y[i], size = std::abs(residual), least = kCentringRounding * largest;
      for (std::size_t j = 0; j < columns_.size(); ++j) {
        const long double term = coefficients[j] * columns_[j][i];
        residual -= term;
        size += std::abs(term);
        least += std::abs(columns_[j][i]) * kCoefficientRounding;
      }
      const long double off = kResidualRounding * size + least, here = rho(residual);
      const long double above = rho(residual + off), below = rho(residual - off);
      const long double lowest = std::abs(residual) <= off ? 0 : std::min(above, below);
      sum.value += here;
      sum.slack += std::max(std::max(above, below) - here, here - lowest) + 1e-12L * here + kValueRounding;
    }
    return sum;
  }

  loss::Loss loss_;
  loss::ScaleRule rule_;
  const Points& points_;
  std::vector<std::vector<long double>> columns_;
};

}  // namespace fuzz
