// The table of what JavaScript can call of repeated samples.

#include "loss/simulate.h"

#include <emscripten/bind.h>

#include "guard.h"
#include "inputs.h"

namespace loss::bindings {
namespace {

/// line: { intercept, slope, count, scale, share, dx, level }, all numbers.
NoisyLine noisy_line(const Noise& noise, const val& line) {
  const auto number = [&](const char* name) { return line[name].as<double>(); };
  return {number("intercept"), number("slope"), line["count"].as<int>(), noise, number("scale"),
          number("share"),     number("dx"),    number("level")};
}

val sample_js(const std::string& id, const val& names, const val& values, const val& line, double seed) {
  const Result<Noise> noise = make_noise(id, parameters_from_js(names, values));
  if (!noise.ok()) return to_js(noise.error());
  const Result<NoisySample> made = sample(noisy_line(noise.value(), line), static_cast<std::uint64_t>(seed));
  return guard(made, [](const NoisySample& found) {
    val out = val::object();
    out.set("x", to_js(found.x));
    out.set("y", to_js(found.y));
    out.set("outliers", found.outliers);
    return out;
  });
}

/// estimators: array of { loss, names, values, rule, scale }, rule and scale as for fit.
val simulate_js(const std::string& id, const val& names, const val& values, const val& line, const val& estimators,
                int repeats, double seed) {
  const Result<Noise> noise = make_noise(id, parameters_from_js(names, values));
  if (!noise.ok()) return to_js(noise.error());
  std::vector<Estimator> list;
  const auto count = estimators["length"].as<std::size_t>();
  for (std::size_t j = 0; j < count; ++j) {
    const val one = estimators[j];
    const Result<Loss> loss = make_loss(one["loss"].as<std::string>(), parameters_from_js(one["names"], one["values"]));
    if (!loss.ok()) return to_js(loss.error());
    list.push_back({loss.value(), {static_cast<ScaleRule>(one["rule"].as<int>()), one["scale"].as<double>()}});
  }
  const Result<std::vector<Spread>> found =
      simulate(noisy_line(noise.value(), line), list, repeats, static_cast<std::uint64_t>(seed));
  return guard(found, [](const std::vector<Spread>& spreads) {
    val all = val::array();
    for (const Spread& spread : spreads) {
      val out = val::object();
      out.set("slopes", to_js(spread.slopes));
      out.set("meanSquareError", spread.mean_square_error);
      all.call<void>("push", out);
    }
    return all;
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(lossbook_simulate) {
  emscripten::function("sample", &sample_js);
  emscripten::function("simulate", &simulate_js);
}

}  // namespace loss::bindings
