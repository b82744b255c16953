// The sum of losses as a smooth function of the coefficients, and of the scale.

#pragma once

#include "kernel.h"
#include "linear.h"
#include "newton.h"
#include "walk.h"

namespace loss {

/// Σ ρ(ηy − Xθ), θ on the columns of walk.
double sum_of_losses(const Walk& walk, const Loss& loss, double eta, const Eigen::VectorXd& theta);

/// Σ ρ(ηy − Xθ) with η = 1/s and θ = β/s. With the scale free, − n log η is added, so that the sum is a negative
/// log-likelihood but for a constant; in these variables it is convex wherever ρ is. Variables: θ in the coordinates of
/// Walk::to_x, then η if the scale is free.
class Criterion : public SmoothFunction {
 public:
  /// With the scale fixed. Keeps references to walk and loss.
  Criterion(const Walk& walk, const Loss& loss, double scale) : Criterion(walk, loss, 1 / scale, false) {}
  /// With the scale free.
  Criterion(const Walk& walk, const Loss& loss) : Criterion(walk, loss, 0, true) {}

  void derivatives(const Eigen::VectorXd& at, Derivatives& d) const override;
  bool contains(const Eigen::VectorXd& at) const override;

  double value(const Eigen::VectorXd& at) const;

 private:
  Criterion(const Walk& walk, const Loss& loss, double eta, bool free);
  double eta(const Eigen::VectorXd& at) const { return free_ ? at[at.size() - 1] : eta_; }
  Eigen::VectorXd theta(const Eigen::VectorXd& at) const { return times(walk_.to_x, at.head(walk_.size())); }

  const Walk& walk_;
  const Loss& loss_;
  double eta_;
  bool free_;
  double y_squares_ = 0;                ///< Σ y², if the scale is free
  std::vector<const double*> columns_;  ///< those of X, then y if the scale is free
};

}  // namespace loss
