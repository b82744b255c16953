// Numbers for people, in the messages of errors.

#pragma once

#include <string>

namespace loss {

/// At most six significant digits, as printf's %.6g, which is not used because a reader would have to download it.
std::string number_text(double value);

}  // namespace loss
