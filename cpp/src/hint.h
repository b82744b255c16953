// What is kept of a solution, so that the next one of nearly the same data is known but for one look at them.

#pragma once

#include "design.h"
#include "loss/catalogue.h"

namespace loss {

/// A solution of nearly the same problem, to start from: coefficients on the columns of (1, Design::a), and the scale.
struct Hint {
  Eigen::VectorXd coefficients;
  double scale = 0;
  /// Of the Criterion there, where it has been minimised; the gradient is that of rows that have changed since. By them
  /// the next solution is known but for the square of how far it is.
  Eigen::MatrixXd hessian = {};
  Eigen::VectorXd gradient = {};
  /// Σ ρ there, and how far it may be off: changed rows change it, and it is carried from place to place.
  double rho = 0, rho_error = kInfinity;
};

/// γ of those coefficients; see Walk::to_x.
Eigen::VectorXd coordinates(const Design& design, const Eigen::VectorXd& coefficients);

/// Adds what one row of the design contributes to a hint's sums; sign −1 takes it out.
void add_row(Hint& hint, const Design& design, const Loss& loss, Eigen::Index row, double sign);

/// A start in the variables of Criterion, from a hint that has coefficients.
class Prediction {
 public:
  Prediction(const Hint& hint, const Design& design, const Loss& loss, bool free_scale);

  const Eigen::VectorXd& at() const { return at_; }

  /// Of `rho`, in advance.
  double rho_error() const { return rho_error_; }
  bool knows_rho() const { return rho_error_ <= kMostError * rho_; }
  /// Σ ρ at `at`, whose gradient there has been found: by the trapezoidal rule along the way.
  double rho(const Eigen::VectorXd& gradient) const;

 private:
  // A few roundings.
  static constexpr double kMostError = 1e-14;

  Eigen::VectorXd from_, at_, gradient_;
  double rho_, rho_error_;
  double logs_ = 0;  ///< the Criterion is Σ ρ − logs·log η
};

}  // namespace loss
