#include "line_descent.h"

#include <cmath>
#include <limits>

#include "line_vertex.h"

namespace loss {
namespace {

// Far more than walks take: a bound for what rounding could do.
constexpr int kMostSteps = 1000;

/// Along the face of optima to where c is smallest, and back.
void slide(LineVertex& vertex, const LineFunctional& c, std::vector<Vertex>& corners) {
  const LineVertex::Place start = vertex.place();
  for (int step = 0; step < kMostSteps; ++step) {
    Turn best;
    double best_fall = 0;
    for (const int sign : {1, -1}) {
      for (const int side : {-1, 1}) {
        const Turn turn = vertex.best_turn(sign, side);
        if (!vertex.is_flat(turn)) continue;
        const double fall = sign * (turn.u * c[0] - c[1]) / std::sqrt(1 + turn.u * turn.u);
        if (fall > best_fall) {
          best_fall = fall;
          best = turn;
        }
      }
    }
    if (best.sign == 0) break;
    best.rise = 0;  // up to the first crossing
    const bool ends = vertex.take(best);
    corners.push_back(vertex.line());
    if (ends) continue;
    corners.back().reach = std::numeric_limits<double>::infinity();
    break;
  }
  vertex.come_back(start);
}

}  // namespace

LineFit descend(const LinePoints& points, const LineProblem& problem, double slope_at_start,
                std::span<const LineFunctional> extremes) {
  LineFit fit;
  if (points.count == 0) return fit;
  LineVertex vertex(points, problem, slope_at_start);
  for (; fit.iterations < kMostSteps; ++fit.iterations) {
    const Turn left = vertex.best_turn(-1), right = vertex.best_turn(1);
    const Turn turn = right.rise < left.rise ? right : left;
    if (vertex.is_vertex() && !vertex.is_downhill(turn)) {
      fit.converged = true;
      const bool is_face = vertex.is_flat(left) || vertex.is_flat(right);
      vertex.stretch();
      fit.line = vertex.line();
      if (!is_face) return fit;
      for (const auto& [level, slope] : extremes) {
        slide(vertex, {level, slope}, fit.corners);
        slide(vertex, {-level, -slope}, fit.corners);
      }
      return fit;
    }
    if (!vertex.take(turn)) break;
  }
  return fit;
}

}  // namespace loss
