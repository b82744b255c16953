// The maximum-likelihood scale of given residuals.

#pragma once

#include <span>

#include "loss/noise.h"

namespace loss {

/// The scale s that minimises Σ ρ(r/s) + n log s over n > 0 finite residuals, in closed form where there is one.
/// 0 where there is none, because the likelihood grows for ever as s → 0: all residuals are zero, or so many that the
/// heavy tails of the noise do not mind the rest (for Cauchy at least half, for Student's t at least n·ν/(ν + 1)); or
/// where it is too small to be told from 0 beside the largest residual.
double ml_scale(const Noise& noise, std::span<const double> residuals);

}  // namespace loss
