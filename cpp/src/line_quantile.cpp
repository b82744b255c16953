#include "line_quantile.h"

#include <algorithm>
#include <cmath>

#include "line_band.h"
#include "line_descent.h"
#include "line_sample.h"

namespace loss {
namespace {

// Up to so many points a descent through all of them is no dearer than preparing a smaller one.
constexpr std::size_t kFew = 500;

// How many standard deviations of a sample's rank the band holds on either side.
constexpr double kDeviations = 3.5;

// How often bounds are tripled before they are given up.
constexpr int kMostBounds = 5;

bool holds(const LineBand& band, const LineFit& fit) {
  if (!fit.converged || !band.contains(fit.line)) return false;
  for (const Vertex& corner : fit.corners) {
    if (!band.contains(corner)) return false;
  }
  return true;
}

/// `problem`: with the points of `data` listed.
LineFit solve(const LineData& data, const LineProblem& problem, Line start, std::span<const LineFunctional> extremes) {
  int iterations = 0;
  Bounds bounds = kNoBounds;
  if (data.size() > kFew) {
    const LinePoints sample = draw_sample(data);
    const LineProblem sampled = problem.scaled(static_cast<double>(sample.count) / static_cast<double>(data.size()));
    const LineFit guess = solve(sample.data(), sampled, start, {});
    if (guess.converged) start = guess.line;
    bounds = bounds_around(start, sample, sampled, kDeviations);
    iterations = guess.iterations;
  }
  for (int round = 0;; ++round) {
    const LineBand band(data, problem, start, round < kMostBounds ? bounds : kNoBounds);
    const std::size_t within = band.points().count;
    // A band that holds most of the points is not worth another sample.
    LineFit fit = within < data.size() / 2 ? solve(band.points().data(), band.problem(), start, extremes)
                                           : descend(band.points(), band.problem(), start.slope, extremes);
    fit.iterations = iterations += fit.iterations;
    if (within == data.size() || holds(band, fit)) return fit;
    bounds.lower *= 3;
    bounds.upper *= 3;
  }
}

}  // namespace

LineFit fit_line_quantile(const LineData& data, double tau, std::span<const LineFunctional> extremes) {
  return solve(data, {tau}, {}, extremes);
}

}  // namespace loss
