// Several quantiles of the same data, for JavaScript.

#include "loss/quantiles.h"

#include <emscripten/bind.h>

#include "guard.h"
#include "inputs.h"
#include "outputs.h"

namespace loss::bindings {
namespace {

val crossing_to_js(const QuantileCrossing& crossing) {
  val out = val::object();
  out.set("rows", to_js(std::span<const std::uint32_t>(crossing.rows)));
  out.set("worst", crossing.worst);
  out.set("worstRow", crossing.rows.empty() ? val::null() : val(static_cast<double>(crossing.worst_row)));
  return out;
}

/// columns, at: arrays of Float64Array; an empty `at` stands for the rows of the data.
val quantiles_js(const val& taus, const val& columns, const val& y, bool intercept, int degree, const val& at,
                 bool rearranged, bool standard_errors) {
  const DataCopy data(columns, y, intercept, degree);
  const std::vector<std::vector<double>> wanted = to_columns(at);
  const QuantileOptions options{rearranged, {wanted.begin(), wanted.end()}, standard_errors};
  return guard(fit_quantiles(to_vector(taus), data.view(), options), [](const Quantiles& found) {
    val fits = val::array(), predictions = val::array();
    for (const Fit& fit : found.fits) fits.call<void>("push", fit_to_js(fit));
    for (const auto& one : found.predictions) predictions.call<void>("push", to_js(std::span<const double>(one)));
    val out = val::object();
    out.set("fits", fits);
    out.set("predictions", predictions);
    out.set("crossing", crossing_to_js(found.crossing));
    return out;
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(lossbook_quantiles) { emscripten::function("quantiles", &quantiles_js); }

}  // namespace loss::bindings
