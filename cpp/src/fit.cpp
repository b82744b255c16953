#include "loss/fit.h"

#include <cmath>
#include <numbers>

#include "design.h"
#include "huber_scale.h"
#include "linear.h"
#include "loss/evaluate.h"
#include "m_estimate.h"
#include "quantile_fit.h"

namespace loss {
namespace {

using Eigen::Index;
using Eigen::VectorXd;

/// A fit in the units of Design: coefficients on the columns of a, scale and residuals in units of its y.
struct ScaledFit {
  VectorXd coefficients;
  VectorXd lowest, highest;  ///< already in the data's units; empty where the fit is unique or its face is not known
  double scale = 1;
  int iterations = 0;
  bool converged = true;
  bool unique = true;
};

Result<int> check_scale(const Loss& loss, const Scale& scale) {
  const Entry& entry = entry_of(loss);
  const auto refuse = [&](std::string why) { return Error{ErrorCode::bad_scale, std::string(entry.id) + " " + why}; };
  if (!(scale.value > 0) || !std::isfinite(scale.value)) return refuse("needs a scale that is positive and finite.");
  if (!(scale.mad_constant > 0) || !std::isfinite(scale.mad_constant)) return refuse("needs a positive MAD constant.");
  if (scale.rule == ScaleRule::fixed && (scale.value == 1 || !entry.scales.empty())) return 0;
  for (const ScaleRule rule : entry.scales) {
    if (rule == scale.rule) {
      const Huber* huber = std::get_if<Huber>(&loss);
      if (huber && rule == ScaleRule::joint && !(huber->delta > 1)) {
        return refuse("with a joint scale needs delta above 1: below, the scale shrinks to 0 on any data.");
      }
      return 0;
    }
  }
  if (entry.scales.empty()) return refuse("takes no scale: its fit does not depend on one.");
  return refuse("cannot estimate its scale by the rule \"" + std::string(scale_name(scale.rule)) + "\".");
}

ScaledFit fit_squared(const Design& design) {
  ScaledFit fit;
  const VectorXd gamma = least_squares(design);
  fit.coefficients = solve_upper(design.r, gamma);
  return fit;
}

ScaledFit fit_by_vertices(const Design& design, double tau) {
  VertexFit vertex = fit_quantile(design, tau, fit_squared(design).coefficients);
  ScaledFit fit;
  fit.coefficients = vertex.coefficients;
  if (!vertex.unique) {
    fit.lowest = vertex.lowest;
    fit.highest = vertex.highest;
  }
  fit.iterations = vertex.iterations;
  fit.converged = vertex.converged;
  fit.unique = vertex.unique;
  return fit;
}

ScaledFit from_smooth(const Design& design, const SmoothFit& smooth) {
  ScaledFit fit;
  fit.coefficients = solve_upper(design.r, smooth.coefficients);
  fit.scale = smooth.scale;
  fit.iterations = smooth.iterations;
  fit.converged = smooth.converged;
  fit.unique = smooth.unique;
  return fit;
}

struct FitOne {
  const Design& design;
  const Scale& scale;
  double fixed_scale;  ///< scale.value in units of Design::y

  ScaledFit operator()(const Squared&) const { return fit_squared(design); }
  ScaledFit operator()(const Absolute&) const { return fit_by_vertices(design, 0.5); }
  ScaledFit operator()(const Quantile& loss) const { return fit_by_vertices(design, loss.tau); }
  ScaledFit operator()(const Huber& loss) const {
    switch (scale.rule) {
      case ScaleRule::mad:
        return from_smooth(design, fit_huber_mad(design, loss, scale.mad_constant));
      case ScaleRule::joint:
        return from_smooth(design, fit_huber_joint(design, loss));
      default:
        return from_smooth(design, fit_fixed_scale(design, loss, fixed_scale));
    }
  }
  ScaledFit operator()(const LogCosh& loss) const {
    if (scale.rule == ScaleRule::joint) return from_smooth(design, fit_log_cosh_joint(design));
    return from_smooth(design, fit_fixed_scale(design, loss, fixed_scale));
  }
};

/// The objective at the solution in the data's units; see Fit::objective. `residual`: in units of Design::y.
double objective_of(const Loss& loss, const Scale& rule, double scale, double unit, const VectorXd& residual) {
  const auto n = static_cast<double>(residual.size());
  const auto sum = [&](const VectorXd& z) { return total(loss, {z.data(), static_cast<std::size_t>(z.size())}); };
  if (std::holds_alternative<Squared>(loss)) return sum(residual) * unit * unit;
  if (!std::holds_alternative<Huber>(loss) && !std::holds_alternative<LogCosh>(loss)) return sum(residual) * unit;

  const bool joint = rule.rule == ScaleRule::joint;
  const Huber* huber = std::get_if<Huber>(&loss);
  if (scale == 0) {
    const double absolute = residual.cwiseAbs().sum();
    if (huber && joint) return 2 * huber->delta * absolute * unit;
    if (joint) return -kInfinity;
    // Residuals of rounding only (y is in (−2, 2) here) are an exact fit.
    return residual.cwiseAbs().maxCoeff() > 1e-14 ? kInfinity : 0;
  }
  const double rho = sum(residual / scale);
  if (!joint) return rho;
  if (huber) return (n + 2 * rho) * (scale * unit);
  return n * std::log(std::numbers::pi * scale * unit) + rho;
}

std::vector<double> to_vector(const VectorXd& v) { return {v.data(), v.data() + v.size()}; }

}  // namespace

Result<Fit> fit(const Loss& loss, const Data& data, const Scale& scale) {
  if (const auto checked = check_scale(loss, scale); !checked.ok()) return checked.error();
  const Result<Design> made = make_design(data);
  if (!made.ok()) return made.error();
  const Design& design = made.value();
  const double unit = std::ldexp(1.0, design.y_exponent);
  const double fixed_scale = scale.value / unit;
  if (!(fixed_scale > 0) || !std::isfinite(fixed_scale)) {
    return Error{ErrorCode::overflow, "The scale is too far from the size of y to divide by it."};
  }

  const ScaledFit found = std::visit(FitOne{design, scale, fixed_scale}, loss);
  const VectorXd residual = residuals(design.y, design.a, found.coefficients);

  Fit fit;
  fit.coefficients = to_vector(times(design.to_data, found.coefficients));
  fit.lowest = found.lowest.size() ? to_vector(found.lowest) : fit.coefficients;
  fit.highest = found.highest.size() ? to_vector(found.highest) : fit.coefficients;
  fit.iterations = found.iterations;
  fit.converged = found.converged;
  fit.unique = found.unique;
  fit.objective = objective_of(loss, scale, found.scale, unit, residual);
  fit.scale = found.scale * unit;
  if (std::holds_alternative<Squared>(loss)) {
    const Index free = design.a.rows() - design.a.cols();
    fit.scale = free > 0 ? residual.norm() / std::sqrt(static_cast<double>(free)) * unit : 0;
  } else if (entry_of(loss).scales.empty()) {
    fit.scale = 1;
  } else if (scale.rule == ScaleRule::fixed) {
    fit.scale = scale.value;
  }

  for (const double c : fit.coefficients) {
    if (!std::isfinite(c))
      return Error{ErrorCode::overflow, "A coefficient does not fit into a double; rescale the data."};
  }
  // +∞ is an honest objective only where a scale of zero divides; −∞ likewise.
  if (std::isnan(fit.objective) || (std::isinf(fit.objective) && found.scale != 0)) {
    return Error{ErrorCode::overflow, "The sum of losses does not fit into a double; rescale y."};
  }
  return fit;
}

}  // namespace loss
