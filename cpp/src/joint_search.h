// Maximum likelihood over coefficients and scale, where there may be several maxima.

#pragma once

#include "local_search.h"
#include "loss/noise.h"

namespace loss {

/// n log s + Σ ρ(r/s) over (γ, s), for a noise whose ψ(z)/z falls with |z|. The scale is 0, and the value below all
/// others, where so many points lie on the plane that the likelihood has no bound; see `tail_index`.
class JointSearch : public LocalSearch {
 public:
  /// Keeps references.
  JointSearch(const Walk& walk, const Noise& noise);

  std::unique_ptr<LocalSearch> on(const Walk& walk) const override {
    return std::make_unique<JointSearch>(walk, noise_);
  }
  Eigen::VectorXd start(const Eigen::VectorXd& gamma) const override;
  void descend(Eigen::VectorXd& at, int steps) const override;
  NewtonResult polish(Eigen::VectorXd& at) const override;
  double value(const Eigen::VectorXd& at) const override;
  double distance(const Eigen::VectorXd& a, const Eigen::VectorXd& b) const override;

 private:
  const Noise& noise_;
  double zero_ = 0;  ///< residuals of this size are rounding
};

/// The best (γ, s), see `local_minima`.
std::vector<LocalMinimum> joint_minima(const Walk& walk, const Noise& noise, int planes);

}  // namespace loss
