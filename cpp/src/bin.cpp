#include "loss/bin.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "loss/pair.h"

namespace loss {
namespace {

// Added to a whole number below 2^32, it leaves the number in the low bits: a conversion without a branch.
constexpr double kOnes = 0x1p52;

/// An axis as the loop needs it.
struct Ruler {
  double from, low, high, cells_per_unit, last;

  explicit Ruler(const PixelAxis& axis)
      : from(axis.from),
        low(std::min(axis.from, axis.to)),
        high(std::max(axis.from, axis.to)),
        cells_per_unit(axis.cells / (axis.to - axis.from)),
        last(axis.cells - 1) {}

  bool usable() const { return std::isfinite(cells_per_unit) && std::isfinite(1 / cells_per_unit); }
  Mask holds(Pair v) const { return (v >= low) & (v <= high); }
  /// The cells of two values that it holds. Rounding may put the far edge, or a value beside it, one too far.
  Pair cell(Pair v) const {
    // Rounded to the nearest whole number, less 1 where that was upwards.
    const Pair exact = (v - from) * cells_per_unit, rounded = (exact + kOnes) - kOnes;
    return smaller(rounded - from_bits((rounded > exact) & to_bits(splat<Pair>(1.0))), splat<Pair>(last));
  }
};

Result<Ruler> ruler_of(const PixelAxis& axis, const std::string& name) {
  if (axis.cells < 1 || axis.cells > kMostPixels) {
    return Error{ErrorCode::bad_parameter, "The " + name + " axis must have 1 to " + std::to_string(kMostPixels) +
                                               " cells, but has " + std::to_string(axis.cells) + "."};
  }
  const Ruler ruler(axis);
  if (!ruler.usable()) {
    return Error{ErrorCode::bad_parameter,
                 "The " + name + " axis must run between two finite numbers, with room for its cells between them."};
  }
  return ruler;
}

}  // namespace

Result<Image> bin(std::span<const double> x, std::span<const double> y, const PixelAxis& x_axis,
                  const PixelAxis& y_axis) {
  if (x.size() != y.size()) {
    return Error{ErrorCode::length_mismatch,
                 "x has " + std::to_string(x.size()) + " values, but y has " + std::to_string(y.size()) + "."};
  }
  const Result<Ruler> horizontal = ruler_of(x_axis, "x"), vertical = ruler_of(y_axis, "y");
  if (!horizontal.ok()) return horizontal.error();
  if (!vertical.ok()) return vertical.error();
  const Ruler columns = horizontal.value(), rows = vertical.value();
  const double width = columns.last + 1, outside = width * (rows.last + 1);
  // Two cells more, for points outside and for those that are no points: no place of a point costs a branch.
  const auto place = [&](Pair x, Pair y) {
    const Pair lost = select(x * 0.0 + y * 0.0 == 0.0, splat<Pair>(outside), splat<Pair>(outside + 1));
    const Pair held = rows.cell(y) * width + columns.cell(x);
    return to_bits(select(columns.holds(x) & rows.holds(y), held, lost) + kOnes);
  };

  Image image;
  const auto cells = static_cast<std::size_t>(outside);
  image.counts.resize(cells + 2);
  std::uint32_t* const counts = image.counts.data();
  const std::size_t n = x.size();
  for (std::size_t i = 0; i < n; i += 2) {
    // Of an odd number the last is counted alone. (Beside a zero: a pair of it twice has Clang 14 compile for ever.)
    const bool alone = i + 1 == n;
    const Mask at = alone ? place(Pair{x[i], 0}, Pair{y[i], 0}) : place(load_pair(&x[i]), load_pair(&y[i]));
    ++counts[static_cast<std::uint32_t>(at[0])];
    if (!alone) ++counts[static_cast<std::uint32_t>(at[1])];
  }
  image.outside = counts[cells];
  image.not_finite = counts[cells + 1];
  image.counts.resize(cells);
  image.largest = *std::max_element(image.counts.begin(), image.counts.end());
  return image;
}

}  // namespace loss
