// The sum of losses as a smooth function of the coefficients, and of the scale.

#pragma once

#include "kernel.h"
#include "linear.h"
#include "loss_sums.h"
#include "newton.h"
#include "walk.h"

namespace loss {

/// Σ ρ(ηy − Xθ), θ on the columns of walk.
double sum_of_losses(const Walk& walk, const Loss& loss, double eta, const Eigen::VectorXd& theta);

/// Of which size residuals are that the loss tells from 0.
double threshold_of(const Loss& loss);

/// Of a noise with −log density factor·ρ(z) + const.
struct FreeScale {
  double factor = 1;
};

/// Σ ρ(ηy − Xθ) with η = 1/s and θ = β/s. With the scale free, − (n/factor) log η is added, so that the sum is 1/factor
/// times a negative log-likelihood but for a constant; in these variables it is convex wherever ρ is. Variables: θ in
/// the coordinates of Walk::to_x, then η if the scale is free.
class Criterion : public SmoothFunction {
 public:
  /// With the scale fixed. Keeps references to walk and loss.
  Criterion(const Walk& walk, const Loss& loss, double scale) : Criterion(walk, loss, 1 / scale, 0, false) {}
  Criterion(const Walk& walk, const Loss& loss, FreeScale free)
      : Criterion(walk, loss, 0, static_cast<double>(walk.rows) / free.factor, true) {}

  /// Leaves at every look what the losses add up to there: Σ ρ, which is dear, if `with_rho` or if the look before was
  /// so near that this may be the last; else NaN stands for it.
  void leave_sums(LossSums& sums, bool with_rho) {
    sums_ = &sums;
    with_rho_ = with_rho;
  }

  /// Where the last look was; empty before the first.
  const Eigen::VectorXd& last_look() const { return last_look_; }

  void derivatives(const Eigen::VectorXd& at, Derivatives& d) const override;
  bool contains(const Eigen::VectorXd& at) const override;
  double grain(const Eigen::VectorXd&) const override { return grain_; }

  double value(const Eigen::VectorXd& at) const;

 private:
  Criterion(const Walk& walk, const Loss& loss, double eta, double logs, bool free);
  double eta(const Eigen::VectorXd& at) const { return free_ ? at[at.size() - 1] : eta_; }
  Eigen::VectorXd theta(const Eigen::VectorXd& at) const { return times(walk_.to_x, at.head(walk_.size())); }

  const Walk& walk_;
  const Loss& loss_;
  double eta_;
  double logs_;  ///< how many times −log η is added
  bool free_;
  double grain_;
  double y_squares_ = 0;  ///< Σ y², if the scale is free
  LossSums* sums_ = nullptr;
  bool with_rho_ = false;
  mutable Eigen::VectorXd last_look_;
};

}  // namespace loss
