#include "parameters.h"

#include "number_text.h"

namespace loss {

std::optional<Error> take_parameters(std::string_view owner, std::span<const Parameter> known,
                                     std::span<const NamedValue> given, double* out) {
  for (std::size_t k = 0; k < known.size(); ++k) out[k] = known[k].default_value;
  for (const auto& [name, value] : given) {
    std::size_t k = 0;
    while (k < known.size() && known[k].id != name) ++k;
    if (k == known.size()) {
      return Error{ErrorCode::bad_parameter, std::string(owner) + " has no parameter \"" + name + "\"."};
    }
    const Parameter& p = known[k];
    const bool inside = p.closed ? value >= p.min && value <= p.max : value > p.min && value < p.max;
    if (!inside) {
      return Error{ErrorCode::bad_parameter, name + " must lie " + (p.closed ? "" : "strictly ") + "between " +
                                                 number_text(p.min) + " and " + number_text(p.max) + ", but is " +
                                                 number_text(value) + "."};
    }
    out[k] = value;
  }
  return std::nullopt;
}

}  // namespace loss
