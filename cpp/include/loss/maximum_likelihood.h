// Linear regression by maximum likelihood: coefficients and scale together, and the shape of the noise where asked.

#pragma once

#include "loss/fit.h"
#include "loss/noise.h"

namespace loss {

struct NoiseFit {
  std::vector<double> coefficients;  ///< intercept first, then predictors or rising powers; in units of the data
  /// In units of y. 0 where so many points lie on the plane of the coefficients that the likelihood has no bound: it
  /// grows for ever as the scale shrinks.
  double scale = 0;
  double alpha = 0;      ///< the α of general noise, given or estimated; else 0
  double objective = 0;  ///< −log likelihood, with all constants; −∞ where the scale is 0
  int iterations = 0;
  bool converged = false;
  bool unique = true;  ///< false where other coefficients are as good
  /// From the inverse of the observed information, the scale (and α) being estimated too; those of `gaussian` with the
  /// maximum-likelihood scale. Empty where the information is not positive definite, as where ρ has kinks.
  std::vector<double> standard_errors;
  /// For `laplace` and `asymmetric-laplace`, the smallest and largest value of each coefficient among all optima;
  /// otherwise, and where the fit is unique, equal to `coefficients`.
  std::vector<double> lowest, highest;
};

/// Where −log density is not convex (`cauchy`, `student-t`, `general` with α < 1), the best of the local maxima found
/// from many starts.
/// Errors: as `fit` in fit.h, but for bad_scale.
Result<NoiseFit> fit(const Noise& noise, const Data& data);

/// Under general noise with α in [0, 2] estimated too (J. T. Barron, 2019, "A general and adaptive robust loss
/// function", 3.1). α may be at either end: then it would go farther if it could.
Result<NoiseFit> fit_adaptive(const Data& data);

}  // namespace loss
