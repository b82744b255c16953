// Any loss fitted to any data at any scale.

#include "loss/fit.h"

#include "fit_demands.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  fuzz::Input input(bytes, size);
  const fuzz::Points points = input.points();
  const fuzz::Case one{points, input.choice(loss::catalogue()), input.scale()};
  fuzz::show(one.points, one.choice, one.scale);
  const auto made = loss::make_loss(one.choice.id, one.choice.given);
  if (!made.ok()) return 0;
  const auto result = loss::fit(made.value(), one.points.data(), one.scale);
  if (result.ok()) {
    fuzz::check_fit(one, made.value(), result.value());
  } else {
    fuzz::check_error(result.error(), one.points, one.choice, one.scale);
  }
  return 0;
}
