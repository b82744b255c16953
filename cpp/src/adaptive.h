// Maximum likelihood under general noise with its α estimated.

#pragma once

#include "newton.h"
#include "walk.h"

namespace loss {

struct AdaptiveFit {
  Eigen::VectorXd gamma;
  double scale = 0;  ///< 0 where the likelihood has no bound
  double alpha = 0;
  double value = 0;  ///< n log s + Σ ρ(r/s; α) + n log Z(α)
  NewtonResult newton;
  bool unique = true;
  /// The second derivatives of the value by (θ, η) of Criterion and, where 0 < α < 2, by α.
  Eigen::MatrixXd information;
};

AdaptiveFit fit_adaptive(const Walk& walk);

}  // namespace loss
