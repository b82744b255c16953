#include "m_estimate.h"

#include <limits>

#include "linear.h"
#include "loss/regression.h"
#include "newton.h"
#include "quantile_fit.h"
#include "small_solver.h"

namespace loss {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

VectorXd least_squares(const Design& design) {
  const VectorXd gamma = transpose_times(design.q, design.y);
  // Once more on what is left: takes the rounding of the first sum out.
  return gamma + transpose_times(design.q, residuals(design.y, design.q, gamma));
}

VectorXd least_absolute(const Design& design) {
  const VectorXd start = solve_upper(design.r, least_squares(design));
  return times(design.r, fit_quantile(design, 0.5, start).coefficients);
}

namespace {

/// Adds the derivatives of Σ ρ(z) by θ, where z = offset − factor·columns·θ. `magnitude`: the sizes of the numbers
/// whose difference z is, which say how much of z may be rounding.
template <class L>
void add_derivatives(const L& loss, const VectorXd& z, const VectorXd& magnitude, const MatrixXd& columns,
                     double factor, Derivatives& d) {
  constexpr double kEpsilon = std::numeric_limits<double>::epsilon();
  VectorXd slope(z.size()), curvature(z.size());
  for (Index i = 0; i < z.size(); ++i) slope[i] = loss.slope(z[i]);
  for (Index i = 0; i < z.size(); ++i) curvature[i] = loss.curvature(z[i]);
  d.gradient -= factor * transpose_times(columns, slope);
  d.terms += factor * transpose_times_absolute(columns, slope);
  d.noise += factor * kEpsilon * transpose_times_absolute(columns, curvature.cwiseProduct(magnitude));
  d.hessian += factor * factor * weighted_gram(columns, curvature);
}

template <class L>
double sum_slope(const L& loss, const VectorXd& z, const VectorXd& speed) {
  double sum = 0;
  for (Index i = 0; i < z.size(); ++i) sum += loss.slope(z[i]) * speed[i];
  return sum;
}

/// Σ ρ((y − qγ)/s) as a function of γ.
template <class L>
class FixedScale : public ConvexFunction {
 public:
  FixedScale(const Design& design, const L& loss, double scale) : design(design), loss(loss), scale(scale) {}

  bool contains(const VectorXd& gamma) const override { return gamma.allFinite(); }
  double slope(const VectorXd& gamma, const VectorXd& direction) const override {
    return sum_slope(loss, standardised(gamma), times(design.q, direction / -scale));
  }
  void derivatives(const VectorXd& gamma, Derivatives& d) const override {
    d.set_zero(gamma.size());
    const VectorXd magnitude = (design.y.cwiseAbs() + times_absolute(design.q, gamma)) / scale;
    add_derivatives(loss, standardised(gamma), magnitude, design.q, 1 / scale, d);
  }
  double value(const VectorXd& gamma) const {
    const VectorXd z = standardised(gamma);
    double sum = 0;
    for (Index i = 0; i < z.size(); ++i) sum += loss.value(z[i]);
    return sum;
  }

 private:
  VectorXd standardised(const VectorXd& gamma) const { return residuals(design.y, design.q, gamma) / scale; }

  const Design& design;
  const L& loss;
  double scale;
};

/// −n log η + Σ log cosh(ηy − qγ) as a function of (η, γ), where η = 1/s and γ here is the coefficients over s.
class LogCoshLikelihood : public ConvexFunction {
 public:
  /// columns: n×(1+p): −y, then q, so that z = −columns·(η, γ).
  explicit LogCoshLikelihood(const MatrixXd& columns) : columns(columns) {}

  bool contains(const VectorXd& at) const override { return at.allFinite() && at[0] > 0; }
  double slope(const VectorXd& at, const VectorXd& direction) const override {
    return -static_cast<double>(columns.rows()) * direction[0] / at[0] +
           sum_slope(LogCosh{}, times(columns, -at), times(columns, -direction));
  }
  void derivatives(const VectorXd& at, Derivatives& d) const override {
    const auto n = static_cast<double>(columns.rows());
    d.set_zero(at.size());
    d.gradient[0] = -n / at[0];
    d.terms[0] = n / at[0];
    d.hessian(0, 0) = n / (at[0] * at[0]);
    add_derivatives(LogCosh{}, times(columns, -at), times_absolute(columns, at), columns, 1, d);
  }

 private:
  const MatrixXd& columns;
};

/// Huber's loss is flat along a direction that only points beyond the threshold see; log cosh never is.
bool is_strictly_convex(const MatrixXd& hessian) { return SmallSolver(hessian, 1e-12).invertible(); }

}  // namespace

template <class L>
SmoothFit fit_fixed_scale(const Design& design, const L& loss, double scale) {
  const FixedScale<L> f(design, loss, scale);
  SmoothFit fit;
  fit.scale = scale;
  fit.coefficients = least_squares(design);
  // From least squares it takes a few steps where the scale is that of the data; where it is far smaller, the problem
  // is nearly least absolute deviations, and that is the place to start from.
  NewtonResult newton = minimise(f, fit.coefficients, 60);
  if (!newton.converged) {
    const VectorXd absolute = least_absolute(design);
    VectorXd other = absolute;
    const NewtonResult again = minimise(f, other, 400);
    newton = {newton.iterations + again.iterations, again.converged};
    if (again.converged) {
      fit.coefficients = other;
    } else {
      for (const VectorXd& candidate : {absolute, other}) {
        if (f.value(candidate) < f.value(fit.coefficients)) fit.coefficients = candidate;
      }
    }
  }
  fit.iterations = newton.iterations;
  fit.converged = newton.converged;
  Derivatives d;
  f.derivatives(fit.coefficients, d);
  fit.unique = std::is_same_v<L, LogCosh> || is_strictly_convex(d.hessian);
  return fit;
}

template SmoothFit fit_fixed_scale(const Design&, const Huber&, double);
template SmoothFit fit_fixed_scale(const Design&, const LogCosh&, double);

SmoothFit fit_log_cosh_joint(const Design& design) {
  const Index n = design.y.size(), p = design.q.cols();
  SmoothFit fit;
  fit.coefficients = least_absolute(design);
  const VectorXd residual = residuals(design.y, design.q, fit.coefficients);
  const double mean = residual.cwiseAbs().mean();
  // As s → 0 the objective behaves like (n − m) log s with m the points that are fitted exactly, plus Σ|r|/s: it has
  // its minimum inside unless every residual is zero.
  if (!(mean > 1e-13 * design.y.cwiseAbs().maxCoeff())) {
    fit.scale = 0;
    fit.converged = true;
    return fit;
  }
  MatrixXd columns(n, p + 1);
  columns.col(0) = -design.y;
  columns.rightCols(p) = design.q;
  VectorXd at(p + 1);
  at[0] = 1 / mean;
  at.tail(p) = fit.coefficients / mean;
  const NewtonResult newton = minimise(LogCoshLikelihood(columns), at, 200);
  fit.scale = 1 / at[0];
  fit.coefficients = at.tail(p) * fit.scale;
  fit.iterations = newton.iterations;
  fit.converged = newton.converged;
  return fit;
}

}  // namespace loss
