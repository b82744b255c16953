// The table of what JavaScript can call. engine.js is the only caller; it checks types before, so that nothing here can
// throw.

#include <emscripten/bind.h>
#include <malloc.h>

#include "guard.h"
#include "inputs.h"
#include "loss/catalogue.h"
#include "loss/evaluate.h"
#include "loss/fit.h"
#include "outputs.h"

namespace loss::bindings {
namespace {

val catalogue_to_js() {
  val entries = val::array();
  for (const Entry& entry : catalogue()) {
    val scales = val::array();
    for (const ScaleRule rule : entry.scales) scales.call<void>("push", std::string(scale_name(rule)));
    val one = val::object();
    one.set("id", std::string(entry.id));
    one.set("task", std::string(entry.task));
    one.set("parameters", parameters_to_js(entry.parameters));
    one.set("scales", scales);
    one.set("hasDensity", entry.has_density);
    entries.call<void>("push", one);
  }
  return entries;
}

val evaluate_js(const std::string& id, const val& names, const val& values, const val& residuals) {
  const Result<Loss> loss = make_loss(id, parameters_from_js(names, values));
  if (!loss.ok()) return to_js(loss.error());
  return guard(evaluate(loss.value(), to_vector(residuals)), [&](const Evaluation& found) {
    val out = val::object();
    out.set("value", to_js(found.value));
    out.set("slope", to_js(found.slope));
    out.set("curvature", to_js(found.curvature));
    out.set("weight", to_js(found.weight));
    out.set("density", found.has_density ? to_js(found.density) : val::null());
    return out;
  });
}

/// columns: array of Float64Array; scale_rule: 0 fixed, 1 MAD, 2 joint, 3 S, as ScaleRule.
val fit_js(const std::string& id, const val& names, const val& values, const val& columns, const val& y, bool intercept,
           int degree, int scale_rule, double scale) {
  const Result<Loss> loss = make_loss(id, parameters_from_js(names, values));
  if (!loss.ok()) return to_js(loss.error());
  const DataCopy data(columns, y, intercept, degree);
  return guard(fit(loss.value(), data.view(), {static_cast<ScaleRule>(scale_rule), scale}), fit_to_js);
}

/// Bytes in use on the C++ heap.
double memory_in_use() { return static_cast<double>(mallinfo().uordblks); }

}  // namespace

EMSCRIPTEN_BINDINGS(lossbook) {
  using emscripten::function;
  function("catalogue", &catalogue_to_js);
  function("evaluate", &evaluate_js);
  function("fit", &fit_js);
  function("memoryInUse", &memory_in_use);
}

}  // namespace loss::bindings
