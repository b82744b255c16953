// Fits of losses that are not convex, which may have several local minima.

#pragma once

#include "m_estimate.h"

namespace loss {

bool is_convex(const Loss& loss);

/// The best of the local minima found of Σ ρ(r/scale).
SmoothFit fit_nonconvex(const Design& design, const Loss& loss, double scale);

}  // namespace loss
