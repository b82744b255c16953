#include "parameters.h"

#include <cstdio>

namespace loss {
namespace {

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.6g", value);
  return text;
}

}  // namespace

Result<std::vector<double>> parameter_values(std::string_view owner, std::span<const Parameter> known,
                                             std::span<const NamedValue> given) {
  std::vector<double> values;
  for (const Parameter& p : known) values.push_back(p.default_value);
  for (const auto& [name, value] : given) {
    std::size_t i = 0;
    while (i < known.size() && known[i].id != name) ++i;
    if (i == known.size()) {
      return Error{ErrorCode::bad_parameter, std::string(owner) + " has no parameter \"" + name + "\"."};
    }
    const Parameter& p = known[i];
    const bool inside = (value > p.min && value < p.max) || (p.closed && (value == p.min || value == p.max));
    if (!inside) {
      return Error{ErrorCode::bad_parameter, name + " must lie " + (p.closed ? "" : "strictly ") + "between " +
                                                 number(p.min) + " and " + number(p.max) + ", but is " + number(value) +
                                                 "."};
    }
    values[i] = value;
  }
  return values;
}

}  // namespace loss
