#include "loss/maximum_likelihood.h"

#include <cmath>

#include "adaptive.h"
#include "criterion.h"
#include "design.h"
#include "joint_search.h"
#include "linear.h"
#include "m_estimate.h"
#include "nonconvex.h"
#include "small_solver.h"
#include "standard_errors.h"

namespace loss {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// Noises whose scale has a closed form: the coefficients are those of the loss.
Result<NoiseFit> fit_closed_form(const Noise& noise, const Data& data) {
  const Result<Fit> found = fit(noise.loss, data, {});
  if (!found.ok()) return found.error();
  const Fit& f = found.value();
  NoiseFit out{f};
  out.standard_errors.clear();
  // Σ ρ(r/s) is n/2 or n at the best s: that of homogeneous ρ of degree 2 or 1.
  const auto n = static_cast<double>(data.y.size());
  const bool normal = noise.kind == NoiseKind::gaussian;
  const double mean = f.objective / n;
  out.scale = normal ? std::sqrt(mean) : mean;
  out.objective = out.scale > 0 ? n * (std::log(out.scale) + noise.log_z) + (normal ? n / 2 : n) : -kInfinity;
  if (!normal || !(out.scale > 0)) return out;
  // With n instead of n − p.
  for (const double error : f.standard_errors) out.standard_errors.push_back(error * out.scale / f.scale);
  out.standard_errors = finite_or_none(out.standard_errors);
  return out;
}

/// A fit in units of Design::y, with the information about (θ, η) of Criterion and more.
struct ScaledFit {
  VectorXd gamma;
  double scale = 0, alpha = 0;
  double value = 0;  ///< −log likelihood
  NewtonResult newton;
  bool unique = true;
  MatrixXd information;
};

NoiseFit in_data_units(const Design& design, const ScaledFit& found) {
  const double unit = std::ldexp(1.0, design.y_exponent);
  NoiseFit out;
  const MatrixXd to_data = design.to_data;
  const VectorXd coefficients = times(to_data, times(design.to_a, found.gamma));
  out.coefficients.assign(coefficients.data(), coefficients.data() + coefficients.size());
  out.lowest = out.highest = out.coefficients;
  out.scale = found.scale * unit;
  out.alpha = found.alpha;
  out.objective = found.scale > 0 ? found.value + static_cast<double>(design.rows()) * std::log(unit) : -kInfinity;
  out.iterations = found.newton.iterations;
  out.converged = found.newton.converged;
  out.unique = found.unique;
  if (found.scale > 0 && found.information.size() > 0) {
    out.standard_errors =
        errors_from_information(design, found.gamma / found.scale, 1 / found.scale, found.information);
  }
  return out;
}

ScaledFit fit_joint(const Walk& walk, const Design& design, const Noise& noise) {
  const Index p = walk.size();
  ScaledFit out;
  out.alpha = noise.kind == NoiseKind::general ? noise.parameter : 0;
  if (is_convex(noise.loss)) {
    const SmoothFit fit = fit_joint_scale(design, noise.loss);
    out.gamma = coordinates(design, fit.coefficients);
    out.scale = fit.scale;
    out.newton = {fit.iterations, fit.converged};
    out.newton.hessian = fit.next.hessian;
    if (fit.sums) out.value = static_cast<double>(walk.rows) * std::log(fit.scale) + fit.sums->rho;
  } else {
    const std::vector<LocalMinimum> minima = joint_minima(walk, noise, p <= 2 ? 100 : 300);
    if (minima.empty()) {
      out.gamma = least_absolute(walk);
      return out;
    }
    out.gamma = minima[0].at.head(p);
    out.scale = minima[0].at[p];
    out.newton = minima[0].newton;
    out.unique = !is_tied(minima);
    out.value = minima[0].value;
  }
  if (!(out.scale > 0)) return out;
  out.value += static_cast<double>(walk.rows) * noise.log_z;
  // Of the last look, from where the solution is a step of no account.
  const MatrixXd& hessian = out.newton.hessian;
  out.information = noise.factor * hessian;
  out.unique = out.unique && hessian.size() > 0 && SmallSolver(hessian, 1e-12).invertible();
  return out;
}

Result<NoiseFit> checked(const NoiseFit& fit) {
  // A scale of zero without bound is a result; one that is too small for a double is none.
  bool finite =
      std::isfinite(fit.scale) && (fit.scale == 0 ? fit.objective == -kInfinity : std::isfinite(fit.objective));
  for (const double c : fit.coefficients) finite = finite && std::isfinite(c);
  if (!finite) return Error{ErrorCode::overflow, "The fit does not fit into doubles; rescale the data."};
  NoiseFit fine = fit;
  fine.standard_errors = finite_or_none(fit.standard_errors);
  return fine;
}

}  // namespace

Result<NoiseFit> fit(const Noise& noise, const Data& data) {
  if (entry_of(noise).closed_form_scale) return fit_closed_form(noise, data);
  const Result<Design> design = make_design(data);
  if (!design.ok()) return design.error();
  return checked(in_data_units(design.value(), fit_joint(design.value().walk(), design.value(), noise)));
}

Result<NoiseFit> fit_adaptive(const Data& data) {
  const Result<Design> design = make_design(data);
  if (!design.ok()) return design.error();
  const Walk walk = design.value().walk();
  const AdaptiveFit found = fit_adaptive(walk);
  return checked(in_data_units(design.value(), {found.gamma, found.scale, found.alpha, found.value, found.newton,
                                                found.unique, found.information}));
}

}  // namespace loss
