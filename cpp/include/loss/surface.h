// The sum of losses over a grid of two coefficients: the landscape that an optimiser walks.

#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "loss/fit.h"

namespace loss {

inline constexpr int kMostGridValues = 2048;  ///< along one axis

/// `count` values of one coefficient, evenly spaced, both ends included.
struct GridAxis {
  int coefficient;  ///< its place among the coefficients of a Fit
  double from, to;
  int count;
};

struct Surface {
  /// Σ ρ((y − Xβ)/s), second.count × first.count, row by row: the first coefficient runs along a row. Row 0 is at
  /// second.from. +∞ where the sum, or a residual on the way, does not fit into a double; never NaN.
  std::vector<double> values;
  std::size_t least = 0;  ///< the place of the least value, the first if several are least
  double minimum = 0, maximum = 0;
};

/// The other coefficients stay as given; `coefficients` holds them all, those of the two axes unused.
/// scale: the fixed s; 1 for losses whose fit takes none.
/// Errors: as `fit` but for too_few_points and rank_deficient; length_mismatch or not_finite for the coefficients;
/// bad_parameter for an axis that is not finite, does not rise, has fewer than 2 or more than kMostGridValues values,
/// or names no coefficient or the other axis's; too_large for more than 2^31 residuals in all cells.
Result<Surface> surface(const Loss& loss, const Data& data, double scale, std::span<const double> coefficients,
                        const GridAxis& first, const GridAxis& second);

}  // namespace loss
