// Parameters as callers give them: by name, some of them or none.

#pragma once

#include "loss/catalogue.h"

namespace loss {

/// The value of each of `known`, in order: as given, or its default. `owner`: the id, for messages.
/// Errors: bad_parameter for an unknown name or a value outside its range.
Result<std::vector<double>> parameter_values(std::string_view owner, std::span<const Parameter> known,
                                             std::span<const NamedValue> given);

}  // namespace loss
