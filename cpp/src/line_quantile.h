// Exact quantile regression for one predictor with an intercept, in time linear in the number of points.
//
// A random sample of n^(2/3) points is solved first, by the same method; its line, with the sample's own uncertainty,
// gives two bounds between which the optimum lies with high probability; one sweep gathers the points between them and
// sums up the others; the points between are solved in turn. What comes out is checked, and the bounds are widened
// where the check fails, so chance has a say in the time only (S. Portnoy and R. Koenker, 1997, Statist. Sci. 12,
// 279–300).

#pragma once

#include <span>

#include "line_descent.h"

namespace loss {

/// Any line, or one that is near: an optimum of nearly the same points, with few of them between it and that of these.
/// Then no sample is solved.
struct LineStart {
  Line line;
  bool near = false;
};

/// Minimises Σ ρ_τ(y − level − slope·t), over data with two distinct t at least. The result is a certified vertex: by
/// the true sides of all points, no line is better. `extremes`: the functionals of which the range over all optima is
/// wanted.
LineFit fit_line_quantile(const LineData& data, double tau, std::span<const LineFunctional> extremes,
                          const LineStart& start = {});

}  // namespace loss
