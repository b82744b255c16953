// Maximum-likelihood fits, for JavaScript.

#include "loss/maximum_likelihood.h"

#include <emscripten/bind.h>

#include "guard.h"
#include "inputs.h"
#include "outputs.h"

namespace loss::bindings {
namespace {

val noise_fit_to_js(const NoiseFit& found, bool has_alpha) {
  val out = fit_to_js(found);
  out.set("alpha", has_alpha ? val(found.alpha) : val::null());
  return out;
}

/// id: of a noise, or "adaptive". columns: array of Float64Array.
val fit_noise_js(const std::string& id, const val& names, const val& values, const val& columns, const val& y,
                 bool intercept, int degree) {
  const std::vector<NamedValue> parameters = parameters_from_js(names, values);
  const DataCopy data(columns, y, intercept, degree);
  if (id == "adaptive") {
    if (!parameters.empty()) {
      return to_js(Error{ErrorCode::bad_parameter, "adaptive has no parameter \"" + parameters[0].first + "\"."});
    }
    return guard(fit_adaptive(data.view()), [](const NoiseFit& found) { return noise_fit_to_js(found, true); });
  }
  const Result<Noise> noise = make_noise(id, parameters);
  if (!noise.ok()) return to_js(noise.error());
  const bool has_alpha = noise.value().kind == NoiseKind::general;
  return guard(fit(noise.value(), data.view()),
               [=](const NoiseFit& found) { return noise_fit_to_js(found, has_alpha); });
}

}  // namespace

EMSCRIPTEN_BINDINGS(lossbook_maximum_likelihood) { emscripten::function("fitNoise", &fit_noise_js); }

}  // namespace loss::bindings
