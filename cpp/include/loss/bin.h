// Points counted into the cells of an image: what is drawn where there are too many points to draw each.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "loss/error.h"

namespace loss {

inline constexpr int kMostPixels = 4096;  ///< along one side of an image

/// One side of an image in units of the data. `from` may exceed `to`: rows of an image run down where y runs up.
struct PixelAxis {
  double from, to;
  int cells;
};

struct Image {
  /// Row by row, x_axis.cells × y_axis.cells: row 0 begins at y_axis.from, column 0 at x_axis.from. A cell takes the
  /// points on its edge towards `from`, not those on the other; the last of an axis takes both. (Up to the rounding of
  /// a point's distance from `from`, but never of whether it is inside.)
  std::vector<std::uint32_t> counts;
  std::uint32_t largest = 0;   ///< of the counts
  std::size_t outside = 0;     ///< finite points that no cell holds
  std::size_t not_finite = 0;  ///< points with a NaN or an infinity
};

/// Errors: length_mismatch; bad_parameter for an axis that is not finite or has no cells, more than kMostPixels, or
/// such as a double cannot tell apart. No points make an empty image.
Result<Image> bin(std::span<const double> x, std::span<const double> y, const PixelAxis& x_axis,
                  const PixelAxis& y_axis);

}  // namespace loss
