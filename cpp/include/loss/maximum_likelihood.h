// Linear regression by maximum likelihood: coefficients and scale together, and the shape of the noise where asked.

#pragma once

#include "loss/fit.h"
#include "loss/noise.h"

namespace loss {

/// A Fit in which
/// - `scale` is 0 where so many points lie on the plane of the coefficients that the likelihood has no bound: it grows
/// for
///   ever as the scale shrinks;
/// - `objective` is −log likelihood with all constants, −∞ where the scale is 0;
/// - `standard_errors` come from the inverse of the observed information, the scale (and α) being estimated too. They
/// are
///   empty where that is not positive definite, as where ρ has kinks.
struct NoiseFit : Fit {
  double alpha = 0;  ///< of general noise, given or estimated; else 0
};

/// Where −log density is not convex (`cauchy`, `student-t`, `general` with α < 1), the best of the local maxima found
/// from many starts.
/// Errors: as `fit` in fit.h, but for bad_scale.
Result<NoiseFit> fit(const Noise& noise, const Data& data);

/// Under general noise with α in [0, 2] estimated too (J. T. Barron, 2019, "A general and adaptive robust loss
/// function", 3.1). α may be at either end: then it would go farther if it could.
Result<NoiseFit> fit_adaptive(const Data& data);

}  // namespace loss
