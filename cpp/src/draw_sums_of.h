// Sums of draws, for the causes of draw.h.

#pragma once

#include "loss/draw.h"

namespace loss {

/// `count` independent values of scale · (X₁ + … + X_k), k ≥ 1. Errors as `draw`.
Result<std::vector<double>> draw_sums_of(int k, Cause cause, double scale, int count, std::uint64_t seed);

}  // namespace loss
