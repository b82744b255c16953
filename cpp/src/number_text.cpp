#include "number_text.h"

#include <cmath>

namespace loss {

std::string number_text(double value) {
  if (std::isnan(value)) return "nan";
  if (value < 0) return std::string("-") + number_text(-value);
  if (std::isinf(value)) return "inf";
  if (value == 0) return "0";

  int exponent = 5;  // value ≈ digits · 10^(exponent − 5)
  for (; value >= 999999.5; value /= 10) ++exponent;
  for (; value < 99999.95; value *= 10) --exponent;
  std::string digits = std::to_string(std::lrint(value));
  while (digits.back() == '0') digits.pop_back();

  if (exponent < -4 || exponent > 5) {
    if (digits.size() > 1) digits.insert(1, 1, '.');
    const int size = std::abs(exponent);
    return digits + (exponent < 0 ? "e-" : "e+") + (size < 10 ? "0" : "") + std::to_string(size);
  }
  if (exponent < 0) return std::string("0.") + std::string(static_cast<std::size_t>(-exponent - 1), '0') + digits;
  const auto before_point = static_cast<std::size_t>(exponent + 1);
  if (digits.size() <= before_point) return digits + std::string(before_point - digits.size(), '0');
  return digits.insert(before_point, 1, '.');
}

}  // namespace loss
