// Two bounds between which an optimal line is expected. Points beyond them keep the sign of their residual on every
// line in between, so their share of the objective is linear and four sums stand for all of them.
//
// Based on: S. Portnoy and R. Koenker (1997), "The Gaussian hare and the Laplacian tortoise: computability of
// squared-error versus absolute-error estimators", Statist. Sci. 12, 279–300, section 5.

#pragma once

#include <limits>
#include <span>

#include "line_problem.h"

namespace loss {

/// Residuals r with −lower·w ≤ r ≤ upper·w, where w² = 1 + growth·(t − middle)²: the two branches of a hyperbola, which
/// are what an ellipse of lines covers (H. Working and H. Hotelling, 1929, J. Amer. Statist. Assoc. 24, 73–85). Without
/// growth they are parallel lines, which a sweep has the least work with.
struct Bounds {
  double lower, upper, middle, growth;
};

inline constexpr Bounds kNoBounds = {std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity(),
                                     0, 1};

class LineBand {
 public:
  /// Sweeps once over the points listed in `problem`, which are those of `data`. The bounds are about `centre`.
  LineBand(const LineData& data, const LineProblem& problem, const Line& centre, const Bounds& bounds);

  /// Whether no point beyond the bounds can have changed sides on this line, or come to lie on it, whatever rounding
  /// did.
  bool contains(const Vertex& vertex) const;

  const LinePoints& points() const { return points_; }
  /// The problem that remains for the points within.
  const LineProblem& problem() const { return problem_; }

 private:
  void add(std::span<const double> t, std::span<const double> y, double shift);
  void sweep(const double* t, const double* y, std::size_t n, double shift);
  template <bool Flat>
  void sweep(const double* t, const double* y, std::size_t n, double shift);
  void make_room(std::size_t number);

  LinePoints points_;
  LineProblem problem_;
  Line centre_;
  Bounds bounds_;
};

}  // namespace loss
