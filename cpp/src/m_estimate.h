// M-estimates: coefficients at a given scale, or jointly with the scale of a likelihood.

#pragma once

#include <optional>

#include "design.h"
#include "hint.h"
#include "loss/catalogue.h"
#include "loss_sums.h"

namespace loss {

/// Coefficients on the columns of (1, Design::a); the scale in units of Design::y.
struct SmoothFit {
  Eigen::VectorXd coefficients;
  double scale = 1;
  int iterations = 0;
  bool converged = false;
  bool unique = true;
  std::optional<LossSums> sums;  ///< at the solution, where they came along
  Hint next = {};                ///< for the next one, but for coefficients and scale
};

/// Minimises Σ ρ(r/scale) for a smooth convex ρ.
SmoothFit fit_fixed_scale(const Design& design, const Loss& loss, double scale, const Hint* hint = nullptr);

/// Minimises n log s + Σ ρ(r/s) over coefficients and s, for a smooth convex ρ: maximum likelihood under the noise of
/// that loss. The scale is 0 where the residuals of least absolute deviations are.
SmoothFit fit_joint_scale(const Design& design, const Loss& loss, const Hint* hint = nullptr);

/// γ of least squares, of least absolute deviations; see Walk::to_x.
Eigen::VectorXd least_squares(const Walk& walk);
Eigen::VectorXd least_absolute(const Walk& walk);

}  // namespace loss
