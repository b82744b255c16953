// Parameters as callers give them: by name, some of them or none.

#pragma once

#include <optional>

#include "loss/catalogue.h"

namespace loss {

/// out[k] = the value of known[k], as given or its default; or the error that prevents it: bad_parameter for an unknown
/// name or a value outside its range. `owner`: the id of whose parameters they are, for messages.
std::optional<Error> take_parameters(std::string_view owner, std::span<const Parameter> known,
                                     std::span<const NamedValue> given, double* out);

}  // namespace loss
