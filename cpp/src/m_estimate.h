// M-estimates: coefficients at a given scale, or jointly with the scale of a likelihood.

#pragma once

#include <optional>

#include "design.h"
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
  Eigen::MatrixXd hessian = {};  ///< of the Criterion there, where it came along
};

/// A solution of nearly the same problem, to start from: coefficients on the columns of (1, Design::a), and the scale.
struct Hint {
  Eigen::VectorXd coefficients;
  double scale;
  /// Of the Criterion there, or empty: by them the solution after some rows have changed is known but for the square of
  /// how far it is.
  Eigen::MatrixXd hessian = {};
  Eigen::VectorXd gradient = {};
};

/// Adds what one row of the design contributes to a hint's gradient and Hessian; sign −1 takes it out.
void add_row(Hint& hint, const Design& design, const Loss& loss, Eigen::Index row, double sign);

/// γ of those coefficients; see Walk::to_x.
Eigen::VectorXd coordinates(const Design& design, const Eigen::VectorXd& coefficients);

/// Minimises Σ ρ(r/scale) for a smooth convex ρ.
SmoothFit fit_fixed_scale(const Design& design, const Loss& loss, double scale, const Hint* hint = nullptr);

/// Minimises n log s + Σ ρ(r/s) over coefficients and s, for a smooth convex ρ: maximum likelihood under the noise of
/// that loss. The scale is 0 where the residuals of least absolute deviations are.
SmoothFit fit_joint_scale(const Design& design, const Loss& loss, const Hint* hint = nullptr);

/// γ of least squares, of least absolute deviations; see Walk::to_x.
Eigen::VectorXd least_squares(const Walk& walk);
Eigen::VectorXd least_absolute(const Walk& walk);

}  // namespace loss
