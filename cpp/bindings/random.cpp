// The table of what JavaScript can call of random draws.

#include <emscripten/bind.h>

#include "guard.h"
#include "inputs.h"
#include "loss/cloud.h"
#include "loss/draw.h"
#include "loss/sums.h"

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

val sums_js(int cause, int k, int count, double seed) {
  return draws_to_js(draw_sums(static_cast<Cause>(cause), k, count, static_cast<std::uint64_t>(seed)));
}

val distance_of_sums_js(int cause, int k) {
  return guard(distance_of_sums(static_cast<Cause>(cause), k), [](double distance) { return val(distance); });
}

/// axis: { from, to, cells }, all numbers.
val against_normal_js(const val& values, const val& axis) {
  return guard(against_normal(to_vector(values), pixel_axis(axis)), [](const AgainstNormal& found) {
    val out = val::object();
    out.set("counts", to_js(found.counts));
    out.set("outside", found.outside);
    out.set("distance", found.distance);
    return out;
  });
}

val cloud_js(int count, double seed) {
  return guard(skewed_cloud(count, static_cast<std::uint64_t>(seed)), [](const Cloud& found) {
    val out = val::object();
    out.set("x", to_js(found.x));
    out.set("y", to_js(found.y));
    return out;
  });
}

val cloud_truth_js(const val& x, const val& taus) {
  const std::vector<double> at = to_vector(x);
  val quantiles = val::array();
  for (const double tau : to_vector(taus)) {
    const auto quantile = cloud_quantile(tau, at);
    if (!quantile.ok()) return to_js(quantile.error());
    quantiles.call<void>("push", to_js(quantile.value()));
  }
  val out = val::object();
  out.set("mean", to_js(cloud_mean(at)));
  out.set("quantiles", quantiles);
  return out;
}

}  // namespace

EMSCRIPTEN_BINDINGS(lossbook_random) {
  emscripten::function("drawNoise", &draw_noise_js);
  emscripten::function("drawCause", &draw_cause_js);
  emscripten::function("causes", &causes_to_js);
  emscripten::function("sums", &sums_js);
  emscripten::function("distanceOfSums", &distance_of_sums_js);
  emscripten::function("againstNormal", &against_normal_js);
  emscripten::function("cloud", &cloud_js);
  emscripten::function("cloudTruth", &cloud_truth_js);
}

}  // namespace loss::bindings
