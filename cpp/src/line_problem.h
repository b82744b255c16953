// Quantile regression on a line, as its solvers see it: points, and what other points that are not listed contribute.

#pragma once

#include <cstddef>
#include <limits>
#include <span>
#include <vector>

namespace loss {

/// ŷ = level + slope·t
struct Line {
  double level = 0, slope = 0;
};

/// A line through two of the points. The larger their |t|, the larger is what rounding does to its level.
struct Vertex : Line {
  double reach = 0;  ///< the larger |t| of the two
};

/// Points as the caller has them: (t, y + shift) for every shift, |t| < 2.
struct LineData {
  static constexpr double kNoShift[] = {0};

  std::span<const double> t, y;
  std::span<const double> shifts = kNoShift;

  std::size_t size() const { return t.size() * shifts.size(); }
};

/// Points (t, y), |t| < 2. After the last one the arrays go on with (0, NaN) up to a multiple of kGroup, so that loops
/// over them need no remainder: every comparison with NaN is false.
struct LinePoints {
  static constexpr std::size_t kGroup = 8;

  std::vector<double> t, y;
  std::size_t count = 0;

  LineData data() const { return {{t.data(), count}, {y.data(), count}}; }

  void pad() {
    const std::size_t padded = (count + kGroup - 1) / kGroup * kGroup;
    t.resize(padded);
    y.resize(padded);
    for (std::size_t i = count; i < padded; ++i) {
      t[i] = 0;
      y[i] = std::numeric_limits<double>::quiet_NaN();
    }
  }
};

/// Minimise over lines Σ ρ_τ(r) of the points listed and of others. The others keep the sign of their residuals on
/// every line that is looked at, so their part of the sum is linear, and four numbers stand for them. In a sample's
/// problem they are scaled down, and no whole numbers.
struct LineProblem {
  double tau;
  double others = 0, others_t = 0;  ///< number and Σt of the points that are not listed
  double below = 0, below_t = 0;    ///< the same of those among them that lie below

  LineProblem scaled(double share) const {
    return {tau, others * share, others_t * share, below * share, below_t * share};
  }
};

}  // namespace loss
