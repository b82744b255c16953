// The table of what JavaScript can call of noise and likelihood.

#include "loss/likelihood.h"

#include <emscripten/bind.h>

#include "guard.h"
#include "inputs.h"

namespace loss::bindings {
namespace {

void set_moments(val& object, const Noise& noise) {
  object.set("hasMean", tail_index(noise) > 1);
  object.set("hasVariance", tail_index(noise) > 2);
}

/// The parameters of ρ as `evaluate` and `fit` take them.
val loss_parameters_to_js(const Loss& loss) {
  val out = val::object();
  if (const Cauchy* cauchy = std::get_if<Cauchy>(&loss)) out.set("c", cauchy->c);
  if (const Quantile* quantile = std::get_if<Quantile>(&loss)) out.set("tau", quantile->tau);
  if (const Huber* huber = std::get_if<Huber>(&loss)) out.set("delta", huber->delta);
  if (const General* general = std::get_if<General>(&loss)) {
    out.set("alpha", general->alpha);
    out.set("c", general->c);
  }
  return out;
}

val noises_to_js() {
  val entries = val::array();
  for (const NoiseEntry& entry : noises()) {
    const Noise noise = make_noise(entry.id, {}).value();
    val loss_parameters = val::object();
    if (const Cauchy* cauchy = std::get_if<Cauchy>(&noise.loss)) loss_parameters.set("c", cauchy->c);
    val one = val::object();
    one.set("id", std::string(entry.id));
    one.set("scale", std::string(entry.scale));
    one.set("parameters", parameters_to_js(entry.parameters));
    one.set("loss", std::string(entry_of(noise.loss).id));
    one.set("lossFactor", noise.factor);
    one.set("lossParameters", loss_parameters);
    one.set("closedFormScale", entry.closed_form_scale);
    set_moments(one, noise);
    entries.call<void>("push", one);
  }
  return entries;
}

/// columns: array of Float64Array; estimate: whether to take the maximum-likelihood scale instead of `scale`.
val likelihood_js(const std::string& id, const val& names, const val& values, const val& columns, const val& y,
                  bool intercept, int degree, const val& coefficients, bool estimate, double scale) {
  const Result<Noise> noise = make_noise(id, parameters_from_js(names, values));
  if (!noise.ok()) return to_js(noise.error());
  const DataCopy data(columns, y, intercept, degree);
  const std::optional<double> given = estimate ? std::nullopt : std::optional<double>(scale);
  return guard(likelihood(noise.value(), data.view(), to_vector(coefficients), given), [&](const Likelihood& found) {
    val product = val::object();
    product.set("mantissa", found.product.mantissa);
    product.set("exponent", found.product.exponent);
    val out = val::object();
    out.set("fitted", to_js(found.fitted));
    out.set("residual", to_js(found.residual));
    out.set("rho", to_js(found.rho));
    out.set("density", to_js(found.density));
    out.set("logDensity", to_js(found.log_density));
    out.set("scale", found.scale);
    out.set("bestScale", found.ml_scale);
    out.set("logNormaliser", found.log_normaliser);
    out.set("loss", found.loss);
    out.set("dropped", found.dropped);
    out.set("logLikelihood", found.log_likelihood);
    out.set("negativeLogLikelihood", -found.log_likelihood);
    out.set("product", product);
    out.set("lossFactor", noise.value().factor);
    out.set("lossParameters", loss_parameters_to_js(noise.value().loss));
    set_moments(out, noise.value());
    return out;
  });
}

/// axis: { coefficient, from, to, count }, all numbers.
val likelihood_curve_js(const std::string& id, const val& names, const val& values, const val& columns, const val& y,
                        bool intercept, int degree, const val& coefficients, double scale, const val& axis) {
  const Result<Noise> noise = make_noise(id, parameters_from_js(names, values));
  if (!noise.ok()) return to_js(noise.error());
  const DataCopy data(columns, y, intercept, degree);
  const Result<LikelihoodCurve> result =
      likelihood_curve(noise.value(), data.view(), to_vector(coefficients), scale, grid_axis(axis));
  return guard(result, [](const LikelihoodCurve& found) {
    val out = val::object();
    out.set("at", to_js(found.at));
    out.set("loss", to_js(found.loss));
    out.set("logLikelihood", to_js(found.log_likelihood));
    out.set("relative", to_js(found.relative));
    out.set("most", found.most);
    return out;
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(lossbook_likelihood) {
  emscripten::function("noises", &noises_to_js);
  emscripten::function("likelihood", &likelihood_js);
  emscripten::function("likelihoodCurve", &likelihood_curve_js);
}

}  // namespace loss::bindings
