#include "grid_axis.h"

#include <cmath>
#include <string>

namespace loss {
namespace {

Error bad(std::string why) { return {ErrorCode::bad_parameter, std::move(why)}; }

}  // namespace

std::optional<Error> refuse_range(const GridAxis& axis) {
  if (axis.count < 2 || axis.count > kMostGridValues) {
    return bad("An axis must have 2 to " + std::to_string(kMostGridValues) + " values, not " +
               std::to_string(axis.count) + ".");
  }
  if (!std::isfinite(axis.from) || !std::isfinite(axis.to) || !(axis.from < axis.to)) {
    return bad("An axis must run from a finite number to a larger one.");
  }
  return std::nullopt;
}

std::optional<Error> refuse_axis(const GridAxis& axis, std::size_t coefficients) {
  if (axis.coefficient < 0 || static_cast<std::size_t>(axis.coefficient) >= coefficients) {
    return bad("There is no coefficient " + std::to_string(axis.coefficient) + " among " +
               std::to_string(coefficients) + ", counted from 0.");
  }
  return refuse_range(axis);
}

std::vector<double> values_of(const GridAxis& axis) {
  std::vector<double> values(static_cast<std::size_t>(axis.count), axis.to);
  for (std::size_t k = 0; k + 1 < values.size(); ++k) {
    // Not from + k·step: to − from may overflow, and the ends shall be as given.
    const double t = static_cast<double>(k) / (axis.count - 1);
    values[k] = axis.from * (1 - t) + axis.to * t;
  }
  return values;
}

}  // namespace loss
