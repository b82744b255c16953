#include "line_quantile.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "line_band.h"
#include "line_descent.h"
#include "line_sample.h"

namespace loss {
namespace {

// Up to so many points a descent through all of them is no dearer than preparing a smaller one.
constexpr std::size_t kFew = 500;

// How many standard deviations of a sample's rank the band holds on either side.
constexpr double kDeviations = 3.5;

// How many points of a sample lie between bounds about a line that is an optimum but for the few points that have moved
// since.
constexpr std::size_t kNear = 10;

// How many bounds are tried, each three times the last.
constexpr int kMostBounds = 5, kMostNearBounds = 2;

bool holds(const LineBand& band, const LineFit& fit) {
  if (!fit.converged || !band.contains(fit.line)) return false;
  for (const Vertex& corner : fit.corners) {
    if (!band.contains(corner)) return false;
  }
  return true;
}

LineFit solve(const LineData& data, const LineProblem& problem, Line start, std::span<const LineFunctional> extremes);

/// The optimum, from the points between bounds about `start`; these are tripled where they do not hold it, and nothing
/// is returned where they did not so many times.
std::optional<LineFit> solve_between(const LineData& data, const LineProblem& problem, const Line& start, Bounds bounds,
                                     int times, std::span<const LineFunctional> extremes) {
  int iterations = 0;
  for (int round = 0; round < times; ++round) {
    const LineBand band(data, problem, start, bounds);
    const std::size_t within = band.points().count;
    // A band that holds most of the points is not worth another sample.
    LineFit fit = within < data.size() / 2 ? solve(band.points().data(), band.problem(), start, extremes)
                                           : descend(band.points(), band.problem(), start.slope, extremes);
    fit.iterations = iterations += fit.iterations;
    if (within == data.size() || holds(band, fit)) return fit;
    bounds.lower *= 3;
    bounds.upper *= 3;
  }
  return {};
}

/// `problem`: with the points of `data` listed.
LineFit solve(const LineData& data, const LineProblem& problem, Line start, std::span<const LineFunctional> extremes) {
  if (data.size() > kFew) {
    const LinePoints sample = draw_sample(data);
    const LineProblem sampled = problem.scaled(static_cast<double>(sample.count) / static_cast<double>(data.size()));
    const LineFit guess = solve(sample.data(), sampled, start, {});
    if (guess.converged) start = guess.line;
    const Bounds bounds = bounds_around(start, sample, sampled, kDeviations);
    if (auto fit = solve_between(data, problem, start, bounds, kMostBounds, extremes)) {
      fit->iterations += guess.iterations;
      return *fit;
    }
  }
  return *solve_between(data, problem, start, kNoBounds, 1, extremes);
}

/// As `solve`, from an optimum of nearly the same points.
std::optional<LineFit> solve_near(const LineData& data, double tau, const Line& near,
                                  std::span<const LineFunctional> extremes) {
  if (data.size() <= kFew) return {};
  const Bounds bounds = parallel_bounds(near, draw_sample(data), kNear);
  return solve_between(data, {tau}, near, bounds, kMostNearBounds, extremes);
}

}  // namespace

LineFit fit_line_quantile(const LineData& data, double tau, std::span<const LineFunctional> extremes,
                          const LineStart& start) {
  if (start.near) {
    if (const auto fit = solve_near(data, tau, start.line, extremes)) return *fit;
  }
  return solve(data, {tau}, start.line, extremes);
}

}  // namespace loss
