#include "loss/fit.h"

#include <cmath>
#include <numbers>
#include <optional>

#include "criterion.h"
#include "fit_steps.h"
#include "huber_joint.h"
#include "line_squares.h"
#include "linear.h"
#include "loss/evaluate.h"
#include "m_estimate.h"
#include "mad_scale.h"
#include "nonconvex.h"
#include "quantile_fit.h"
#include "s_estimate.h"
#include "standard_errors.h"

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
  std::optional<LossSums> sums;
  Hint next = {};
};

ScaledFit fit_squared(const Design& design) {
  ScaledFit fit;
  const Walk walk = design.walk();
  fit.coefficients = times(design.to_a, least_squares(walk));
  // Where columns are nearly dependent the way from q to a rounds: once more on what that leaves.
  if (design.q.size() > 0) {
    const VectorXd left = residuals(design.plain_walk(), fit.coefficients);
    VectorXd sums = VectorXd::Zero(design.size());
    add_products(walk.x, 0, walk.rows, left.data(), sums);
    fit.coefficients += times(design.to_a, sums) / static_cast<double>(walk.rows);
  }
  return fit;
}

ScaledFit from_vertex(const VertexFit& vertex) {
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

ScaledFit from_smooth(const SmoothFit& smooth) {
  ScaledFit fit;
  fit.coefficients = smooth.coefficients;
  fit.scale = smooth.scale;
  fit.iterations = smooth.iterations;
  fit.converged = smooth.converged;
  fit.unique = smooth.unique;
  fit.sums = smooth.sums;
  fit.next = smooth.next;
  return fit;
}

/// Of a fixed scale, in units of Design::y: sums take squares of y/scale, which stay doubles.
constexpr double kSmallestScale = 1e-150;

/// `scale`: the fixed one, in units of Design::y.
ScaledFit fit_scaled(const Design& design, const Loss& loss, const Scale& rule, double scale, double unit,
                     const Hint* hint) {
  if (std::holds_alternative<Squared>(loss)) return fit_squared(design);
  const VertexStart last{hint ? &hint->coefficients : nullptr, hint != nullptr};
  if (std::holds_alternative<Absolute>(loss)) return from_vertex(fit_quantile(design, 0.5, last));
  if (const auto* quantile = std::get_if<Quantile>(&loss))
    return from_vertex(fit_quantile(design, quantile->tau, last));
  if (const auto* tube = std::get_if<EpsilonInsensitive>(&loss)) {
    return from_vertex(fit_epsilon_insensitive(design, tube->epsilon / unit, last));
  }
  if (rule.rule == ScaleRule::mad) return from_smooth(fit_mad_scale(design, loss, rule, hint));
  if (const auto* tukey = std::get_if<Tukey>(&loss); tukey && rule.rule == ScaleRule::s) {
    return from_smooth(fit_mm(design, *tukey));
  }
  if (rule.rule == ScaleRule::joint) {
    const auto* huber = std::get_if<Huber>(&loss);
    return from_smooth(huber ? fit_huber_joint(design, *huber, hint) : fit_joint_scale(design, loss, hint));
  }
  return from_smooth(is_convex(loss) ? fit_fixed_scale(design, loss, scale, hint) : fit_nonconvex(design, loss, scale));
}

/// The objective at the solution in the data's units; see Fit::objective. Where the scale is positive and not joint, it
/// is LossSums::rho instead.
double objective_of(const Design& design, const Loss& loss, const Scale& rule, const ScaledFit& fit, double unit) {
  const Walk walk = design.plain_walk();
  const auto n = static_cast<double>(walk.rows);
  const auto sum = [&](const Loss& l, double s) { return sum_of_losses(walk, l, 1 / s, fit.coefficients / s); };
  if (std::holds_alternative<Squared>(loss)) return sum(loss, 1) * unit * unit;
  if (const auto* tube = std::get_if<EpsilonInsensitive>(&loss)) {
    return sum(EpsilonInsensitive{tube->epsilon / unit}, 1) * unit;
  }
  if (entry_of(loss).scales.empty()) return sum(loss, 1) * unit;

  const bool joint = rule.rule == ScaleRule::joint;
  const Huber* huber = std::get_if<Huber>(&loss);
  if (fit.scale == 0) {
    const VectorXd residual = residuals(walk, fit.coefficients);
    if (huber && joint) return 2 * huber->delta * residual.cwiseAbs().sum() * unit;
    if (joint) return -kInfinity;
    // Residuals of rounding only (y is in (−2, 2) here) are an exact fit.
    return residual.cwiseAbs().maxCoeff() > 1e-14 ? kInfinity : 0;
  }
  const double rho = fit.sums ? fit.sums->rho : sum(loss, fit.scale);
  if (huber) return (n + 2 * rho) * (fit.scale * unit);
  return n * std::log(std::numbers::pi * fit.scale * unit) + rho;
}

std::vector<double> to_vector(const VectorXd& v) { return {v.data(), v.data() + v.size()}; }

}  // namespace

Result<Fit> checked(const Loss& loss, const Fit& fit) {
  for (const auto* values : {&fit.coefficients, &fit.lowest, &fit.highest}) {
    for (const double c : *values) {
      if (!std::isfinite(c))
        return Error{ErrorCode::overflow,
                     "A coefficient, or how far it may go, does not fit into a double; rescale the data."};
    }
  }
  if (!std::isfinite(fit.scale)) {
    return Error{ErrorCode::overflow,
                 "The scale does not fit into a double; rescale y, or give a larger MAD constant."};
  }
  // An infinite objective is honest only where a scale of zero divides. That of least squares divides nothing.
  const bool divides = fit.scale == 0 && !entry_of(loss).scales.empty();
  if (std::isnan(fit.objective) || (std::isinf(fit.objective) && !divides)) {
    return Error{ErrorCode::overflow, "The sum of losses does not fit into a double; rescale y."};
  }
  Fit fine = fit;
  fine.standard_errors = finite_or_none(fit.standard_errors);
  return fine;
}

std::optional<Fit> fit_without_design(const Loss& loss, const Data& data) {
  if (!std::holds_alternative<Squared>(loss) || !data.intercept || data.x.size() != 1 || data.degree > 1) return {};
  const LineSquares line = fit_line_squares(data.x[0], data.y);
  if (!line.found) return {};
  Fit fit;
  fit.coefficients = fit.lowest = fit.highest = {line.intercept, line.slope};
  fit.objective = line.residual_squares;
  fit.converged = true;
  const auto n = static_cast<double>(data.y.size());
  fit.scale = n > 2 ? std::sqrt(line.residual_squares / (n - 2)) : 0;
  if (n > 2) {
    const double slope_error = fit.scale / std::sqrt(line.spread);
    fit.standard_errors = {std::hypot(fit.scale / std::sqrt(n), line.mean_x * slope_error), slope_error};
  }
  return fit;
}

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

namespace {

/// In the data's units. `unit`: 2 to Design::y_exponent.
Result<Fit> finish(const Loss& loss, const Design& design, const Scale& scale, const ScaledFit& found, double unit) {
  Fit fit;
  fit.coefficients = to_vector(times(design.to_data, found.coefficients));
  fit.lowest = found.lowest.size() ? to_vector(found.lowest) : fit.coefficients;
  fit.highest = found.highest.size() ? to_vector(found.highest) : fit.coefficients;
  fit.iterations = found.iterations;
  fit.converged = found.converged;
  fit.unique = found.unique;
  std::optional<LossSums> sums = found.sums;
  if (!sums && !entry_of(loss).scales.empty() && scale.rule != ScaleRule::joint && found.scale > 0) {
    sums = loss_sums(design.plain_walk(), loss, found.scale, found.coefficients);
  }
  const bool is_sum = sums && scale.rule != ScaleRule::joint;
  fit.objective = is_sum ? sums->rho : objective_of(design, loss, scale, found, unit);
  fit.scale = found.scale * unit;
  if (std::holds_alternative<Squared>(loss)) {
    const auto free = static_cast<double>(design.rows() - design.size());
    fit.scale = free > 0 ? std::sqrt(fit.objective / free) : 0;
    if (free > 0) fit.standard_errors = errors_from_variance(design, fit.objective / free / unit / unit);
  } else if (entry_of(loss).scales.empty()) {
    fit.scale = 1;
  } else if (scale.rule != ScaleRule::joint) {
    if (sums) fit.standard_errors = m_estimate_errors(design, found.scale, *sums);
    if (scale.rule == ScaleRule::fixed) fit.scale = scale.value;
  }
  return checked(loss, fit);
}

}  // namespace

Result<Fit> fit_on_design(const Loss& loss, const Design& design, const Scale& scale, Hint& hint) {
  const double unit = std::ldexp(1.0, design.y_exponent);
  const double fixed_scale = scale.value / unit;
  const bool divides = scale.rule == ScaleRule::fixed && !entry_of(loss).scales.empty();
  if (divides && !(fixed_scale > kSmallestScale && std::isfinite(fixed_scale))) {
    return Error{ErrorCode::overflow, "The scale is too far from the size of y to divide by it."};
  }
  const bool known = hint.coefficients.size() > 0;
  const ScaledFit found = fit_scaled(design, loss, scale, fixed_scale, unit, known ? &hint : nullptr);
  hint = found.next;
  hint.coefficients = found.converged ? found.coefficients : VectorXd();
  hint.scale = found.scale;
  return finish(loss, design, scale, found, unit);
}

Result<Fit> fit_next_quantile(double tau, const Design& design, VectorXd& coefficients) {
  const ScaledFit found = from_vertex(fit_quantile(design, tau, {coefficients.size() ? &coefficients : nullptr}));
  coefficients = found.coefficients;
  return finish(Quantile{tau}, design, {}, found, std::ldexp(1.0, design.y_exponent));
}

Result<Fit> fit(const Loss& loss, const Data& data, const Scale& scale) {
  if (const auto fine = check_scale(loss, scale); !fine.ok()) return fine.error();
  if (const auto count = count_coefficients(data); !count.ok()) return count.error();
  if (const std::optional<Fit> line = fit_without_design(loss, data)) return checked(loss, *line);
  const Result<Design> design = make_design(data);
  if (!design.ok()) return design.error();
  Hint none;
  return fit_on_design(loss, design.value(), scale, none);
}

}  // namespace loss
