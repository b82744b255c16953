// A random sample of points on the way to the optimum of all of them.

#pragma once

#include "line_band.h"

namespace loss {

/// About n^(2/3) of the points: one from each of as many stretches of equal length, at a random place in it, so that no
/// period of the data can be met. Always the same for the same length.
LinePoints draw_sample(const LineData& data);

/// The bounds within which the optimum of all should lie when `line` is that of a sample: on either side the points
/// whose rank among the residuals is within so many standard deviations of the sample's own uncertainty.
Bounds bounds_around(const Line& line, const LinePoints& sample, const LineProblem& problem, double deviations);

/// Parallel bounds about `line` with so many points of the sample between them, or few more.
Bounds parallel_bounds(const Line& line, const LinePoints& sample, std::size_t within);

}  // namespace loss
