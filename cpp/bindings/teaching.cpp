// The table of what JavaScript can call of surfaces, density images and descents.

#include <emscripten/bind.h>

#include "guard.h"
#include "inputs.h"
#include "loss/bin.h"
#include "loss/descend.h"
#include "loss/surface.h"

namespace loss::bindings {
namespace {

val surface_js(const std::string& id, const val& names, const val& values, const val& columns, const val& y,
               bool intercept, int degree, double scale, const val& coefficients, const val& first, const val& second) {
  const Result<Loss> loss = make_loss(id, parameters_from_js(names, values));
  if (!loss.ok()) return to_js(loss.error());
  const DataCopy data(columns, y, intercept, degree);
  const Result<Surface> result =
      surface(loss.value(), data.view(), scale, to_vector(coefficients), grid_axis(first), grid_axis(second));
  return guard(result, [](const Surface& found) {
    val out = val::object();
    out.set("values", to_js(found.values));
    out.set("least", found.least);
    out.set("minimum", found.minimum);
    out.set("maximum", found.maximum);
    return out;
  });
}

val bin_js(const val& x, const val& y, const val& x_axis, const val& y_axis) {
  return guard(bin(to_vector(x), to_vector(y), pixel_axis(x_axis), pixel_axis(y_axis)), [](const Image& found) {
    val out = val::object();
    out.set("counts", to_js(found.counts));
    out.set("largest", found.largest);
    out.set("outside", found.outside);
    out.set("notFinite", found.not_finite);
    return out;
  });
}

/// method: as Method.
val descend_js(const std::string& id, const val& names, const val& values, const val& columns, const val& y,
               bool intercept, int degree, double scale, const val& start, int method, double rate, bool decay,
               int most_steps, double tolerance) {
  const Result<Loss> loss = make_loss(id, parameters_from_js(names, values));
  if (!loss.ok()) return to_js(loss.error());
  const DataCopy data(columns, y, intercept, degree);
  const Descent descent{static_cast<Method>(method), rate, decay, most_steps, tolerance};
  return guard(descend(loss.value(), data.view(), scale, to_vector(start), descent), [](const Path& found) {
    val out = val::object();
    out.set("coefficients", to_js(found.coefficients));
    out.set("objective", to_js(found.objective));
    out.set("gradientNorm", to_js(found.gradient_norm));
    out.set("stopped", std::string(stopped_name(found.stopped)));
    return out;
  });
}

}  // namespace

EMSCRIPTEN_BINDINGS(lossbook_teaching) {
  emscripten::function("surface", &surface_js);
  emscripten::function("bin", &bin_js);
  emscripten::function("descend", &descend_js);
}

}  // namespace loss::bindings
