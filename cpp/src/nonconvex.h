// Fits of losses that are not convex, which may have several local minima.

#pragma once

#include "m_estimate.h"
#include "newton.h"

namespace loss {

bool is_convex(const Loss& loss);

/// The best of the local minima found of Σ ρ(r/scale). Found from least squares, least absolute deviations, planes
/// through p points each, and by graduated non-convexity. That none is better is likely, not certain. `unique` is false
/// where a clearly different minimum is as good, or the best is flat.
SmoothFit fit_nonconvex(const Design& design, const Loss& loss, double scale);

/// To the minimum next to `gamma`, for losses whose weights fall with |r|.
NewtonResult descend_nonconvex(const Walk& walk, const Loss& loss, double scale, Eigen::VectorXd& gamma);

}  // namespace loss
