// The walk from vertex to vertex that ends at an optimum of quantile regression on a line, and those along the face of
// optima.

#pragma once

#include <array>
#include <span>
#include <vector>

#include "line_problem.h"

namespace loss {

/// A linear functional of a line: c[0]·level + c[1]·slope.
using LineFunctional = std::array<double, 2>;

struct LineFit {
  Vertex line;
  /// Where other lines are as good: corners of the face of optima, at which every functional asked for takes its
  /// smallest and its largest value. Empty where the line is the only optimum. A corner of infinite reach says that by
  /// the points listed the face has no end there.
  std::vector<Vertex> corners;
  int iterations = 0;
  bool converged = false;
};

/// The optimum of `problem`, whose listed points are these, padded. Not converged where the others' linear terms make
/// the objective fall for ever.
LineFit descend(const LinePoints& points, const LineProblem& problem, double slope_at_start,
                std::span<const LineFunctional> extremes);

}  // namespace loss
