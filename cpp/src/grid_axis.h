// An axis of evenly spaced values, checked and spelt out.

#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "loss/surface.h"

namespace loss {

/// bad_parameter for an axis that is not finite, does not rise, has fewer than 2 or more than kMostGridValues values.
std::optional<Error> refuse_range(const GridAxis& axis);

/// The same, and for one that names none of so many coefficients.
std::optional<Error> refuse_axis(const GridAxis& axis, std::size_t coefficients);

std::vector<double> values_of(const GridAxis& axis);

}  // namespace loss
