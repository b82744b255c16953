// The table of what JavaScript can call of random draws.

#include <emscripten/bind.h>

#include "guard.h"
#include "inputs.h"
#include "loss/draw.h"

namespace loss::bindings {
namespace {

val draws_to_js(const Result<std::vector<double>>& draws) {
  return guard(draws, [](const std::vector<double>& values) { return to_js(values); });
}

/// seed: a whole number that a double holds.
val draw_noise_js(const std::string& id, const val& names, const val& values, double scale, int count, double seed) {
  const Result<Noise> noise = make_noise(id, parameters_from_js(names, values));
  if (!noise.ok()) return to_js(noise.error());
  return draws_to_js(draw(noise.value(), scale, count, static_cast<std::uint64_t>(seed)));
}

/// cause: as Cause.
val draw_cause_js(int cause, double scale, int count, double seed) {
  return draws_to_js(draw(static_cast<Cause>(cause), scale, count, static_cast<std::uint64_t>(seed)));
}

val causes_to_js() {
  val ids = val::array();
  for (const std::string_view id : causes()) ids.call<void>("push", std::string(id));
  return ids;
}

}  // namespace

EMSCRIPTEN_BINDINGS(lossbook_random) {
  emscripten::function("drawNoise", &draw_noise_js);
  emscripten::function("drawCause", &draw_cause_js);
  emscripten::function("causes", &causes_to_js);
}

}  // namespace loss::bindings
