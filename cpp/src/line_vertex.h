// A vertex of quantile regression on a line: a line through two of the points or more, and what turning it does.
//
// The lines through one point form an edge of the linear programme. Along it the objective is a convex sum of
// |slope − slope to each point|·|distance in t|, so its minimum is a weighted quantile of slopes, found in linear time
// (the idea goes back to R. J. Bošković, 1757, and P. S. Laplace, 1799; as an algorithm P. Bloomfield and W. L.
// Steiger, 1983, "Least Absolute Deviations"). Where more than two points lie on the line, every point among them is a
// pivot to turn about, and the rate of change is convex in the pivot's t: the best one is a quantile of the t on the
// line. So ties cost nothing and cannot make a walk along edges cycle.

#pragma once

#include <cstdint>
#include <vector>

#include "line_problem.h"
#include "weighted_select.h"

namespace loss {

/// A turn about the point on the line at t = u, towards larger slopes (sign 1) or smaller ones (−1): level and slope
/// change in the direction ±(−u, 1).
struct Turn {
  double u = 0;
  int sign = 0;
  double rise = 0;  ///< derivative of the objective by |change of slope|
};

class LineVertex {
 public:
  /// The best line of that slope; it goes through a point at least. Keeps references to the points, which are padded
  /// and not empty, and to the problem.
  LineVertex(const LinePoints& points, const LineProblem& problem, double slope);

  /// Whether the line is drawn through two points, and not of a slope that was given.
  bool is_vertex() const { return base_[0] != base_[1]; }
  Vertex line() const;

  /// The turn of that sign that the objective likes best. Where two pivots are as good, a `side` of −1 or 1 takes the
  /// one of smaller or larger t.
  Turn best_turn(int sign, int side = 0);
  bool is_downhill(const Turn& turn) const { return turn.rise < -rounding(turn); }
  bool is_flat(const Turn& turn) const;

  /// Turns until the objective, falling at first by −rise, falls no longer: there another point lies on the line.
  /// Returns false, and stays, where there is none.
  bool take(const Turn& turn);

  /// Draws the line through the outermost points on it, which determine it best, unless it would lose one of them.
  void stretch();

  /// To come back after other turns.
  struct Place {
    std::size_t first, second;
  };
  Place place() const { return {base_[0], base_[1]}; }
  void come_back(const Place& place);

 private:
  bool draw_through(std::size_t first, std::size_t second);
  void look();
  double rounding(const Turn& turn) const;

  const LinePoints& points_;
  const LineProblem& problem_;
  double all_, all_t_;   ///< number and Σt of all points, listed or not
  double typical_t_;     ///< mean |t| of those listed
  std::size_t base_[2];  ///< the line is drawn through these two
  double slope_;
  double pull_ = 0, pull_t_ = 0;            ///< Σψ and Σψt over the points off the line
  std::vector<double> residual_;            ///< 0 on the line
  std::vector<std::uint32_t> on_;           ///< the points on the line
  std::uint32_t on_low_ = 0, on_high_ = 0;  ///< those of smallest and largest t among them
  std::vector<double> on_t_, scratch_;
  std::vector<Crossing> crossings_;
};

}  // namespace loss
