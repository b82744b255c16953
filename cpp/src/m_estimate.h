// M-estimates of the smooth convex losses: coefficients at a given scale, or jointly with the scale of a likelihood.

#pragma once

#include "design.h"

namespace loss {

/// Coefficients on the orthonormal columns of Design::q; the scale in units of Design::y.
struct SmoothFit {
  Eigen::VectorXd coefficients;
  double scale = 1;
  int iterations = 0;
  bool converged = false;
  bool unique = true;
};

/// Minimises Σ ρ((y − qγ)/scale) over γ by Newton's method from the better of least squares and least absolute
/// deviations. ρ: Huber or LogCosh.
template <class L>
SmoothFit fit_fixed_scale(const Design& design, const L& loss, double scale);

/// Minimises n log(πs) + Σ log cosh((y − qγ)/s) over γ and s: maximum likelihood under hyperbolic secant noise. In
/// (1/s, γ/s) this is convex. The scale is 0 where the least absolute deviations fit leaves too few residuals off zero.
SmoothFit fit_log_cosh_joint(const Design& design);

/// γ of least squares.
Eigen::VectorXd least_squares(const Design& design);

/// γ of least absolute deviations.
Eigen::VectorXd least_absolute(const Design& design);

}  // namespace loss
