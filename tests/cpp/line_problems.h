// Problems for quantile regression on a line, in small whole numbers, and what there is to know about them by exact
// arithmetic: of use to every test of it.

#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "line_quantile.h"
#include "random.h"

namespace line_problems {

/// Points with t and y that are whole multiples of 2^−20, so that differences are exact and products fit into 64 bits.
struct WholePoints {
  static constexpr double kUnit = 0x1p-20;
  std::vector<double> t, y;

  void add(std::int64_t whole_t, std::int64_t whole_y) {
    t.push_back(static_cast<double>(whole_t) * kUnit);
    y.push_back(static_cast<double>(whole_y) * kUnit);
  }
  std::int64_t whole_t(std::size_t i) const { return static_cast<std::int64_t>(t[i] / kUnit); }
  std::int64_t whole_y(std::size_t i) const { return static_cast<std::int64_t>(y[i] / kUnit); }
};

/// Σ ρ_τ(y + s − level − slope·t) over points and shifts.
inline double objective(const loss::LineData& data, double tau, const loss::Line& line) {
  double sum = 0;
  for (const double shift : data.shifts) {
    for (std::size_t i = 0; i < data.t.size(); ++i) {
      const double r = data.y[i] + shift - line.level - line.slope * data.t[i];
      sum += std::fmax(tau * r, (tau - 1) * r);
    }
  }
  return sum;
}

/// The optimum by looking at every line through two points, and the ranges of level and slope over all optima.
struct Exhausted {
  double objective = std::numeric_limits<double>::infinity();
  double lowest[2] = {objective, objective}, highest[2] = {-objective, -objective};
};

inline Exhausted exhaust(const loss::LineData& data, double tau) {
  struct Point {
    double t, y;
  };
  std::vector<Point> points;
  for (const double shift : data.shifts) {
    for (std::size_t i = 0; i < data.t.size(); ++i) points.push_back({data.t[i], data.y[i] + shift});
  }
  std::vector<loss::Line> lines;
  std::vector<double> objectives;
  Exhausted found;
  for (std::size_t i = 0; i < points.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (points[i].t == points[j].t) continue;
      const double slope = (points[i].y - points[j].y) / (points[i].t - points[j].t);
      lines.push_back({points[i].y - slope * points[i].t, slope});
      objectives.push_back(objective(data, tau, lines.back()));
      found.objective = std::fmin(found.objective, objectives.back());
    }
  }
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (objectives[i] > found.objective + 1e-12 * (1 + found.objective)) continue;
    const double coefficients[] = {lines[i].level, lines[i].slope};
    for (int k = 0; k < 2; ++k) {
      found.lowest[k] = std::fmin(found.lowest[k], coefficients[k]);
      found.highest[k] = std::fmax(found.highest[k], coefficients[k]);
    }
  }
  return found;
}

/// What exact arithmetic says of a line.
struct Certificate {
  bool vertex = false;  ///< it goes through two points of different t
  std::int64_t below = 0, above = 0;
  /// The least rise of the objective when the line turns about a point on it, either way: τ being parts/kParts, a whole
  /// number of units. The line is optimal if and only if it is not negative.
  std::int64_t least_rise = 0;
};

inline constexpr std::int64_t kParts = 1000;

inline Certificate certify(const WholePoints& points, std::int64_t parts, const loss::Vertex& line) {
  const std::size_t n = points.t.size();
  std::vector<std::size_t> near;
  for (std::size_t i = 0; i < n; ++i) {
    const double term = line.slope * points.t[i];
    const double size = std::abs(points.y[i]) + std::abs(line.slope) * line.reach + std::abs(term);
    if (std::abs(points.y[i] - line.level - term) <= 2e-15 * size) near.push_back(i);
  }
  Certificate found;
  if (near.empty()) return found;
  const auto by_t = [&](std::size_t i, std::size_t j) { return points.t[i] < points.t[j]; };
  const std::size_t first = *std::min_element(near.begin(), near.end(), by_t);
  const std::size_t last = *std::max_element(near.begin(), near.end(), by_t);
  if (points.t[first] == points.t[last]) return found;
  found.vertex = true;
  const std::int64_t t0 = points.whole_t(first), y0 = points.whole_y(first);
  const std::int64_t dt = points.whole_t(last) - t0, dy = points.whole_y(last) - y0;
  std::vector<std::int64_t> on;
  std::int64_t weight = 0, weight_t = 0;  // Σψ and Σψt off the line, ψ in parts of 1/kParts
  for (std::size_t i = 0; i < n; ++i) {
    const std::int64_t t = points.whole_t(i);
    const std::int64_t side = (points.whole_y(i) - y0) * dt - (t - t0) * dy;
    found.below += side < 0;
    found.above += side > 0;
    if (side == 0) on.push_back(t);
    const std::int64_t psi = side > 0 ? parts : side < 0 ? parts - kParts : 0;
    weight += psi;
    weight_t += psi * t;
  }
  std::vector<std::int64_t> pivots = on;
  std::sort(pivots.begin(), pivots.end());
  pivots.erase(std::unique(pivots.begin(), pivots.end()), pivots.end());
  found.least_rise = std::numeric_limits<std::int64_t>::max();
  for (const std::int64_t u : pivots) {
    std::int64_t right = -(weight_t - u * weight), left = -right;
    for (const std::int64_t t : on) {
      right += t > u ? (kParts - parts) * (t - u) : parts * (u - t);
      left += t > u ? parts * (t - u) : (kParts - parts) * (u - t);
    }
    found.least_rise = std::min({found.least_rise, right, left});
  }
  return found;
}

}  // namespace line_problems
