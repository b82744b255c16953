// What several functions give to JavaScript.

#pragma once

#include "guard.h"
#include "loss/fit.h"

namespace loss::bindings {

inline val fit_to_js(const Fit& found) {
  val out = val::object();
  out.set("coefficients", to_js(found.coefficients));
  out.set("scale", found.scale);
  out.set("objective", found.objective);
  out.set("iterations", found.iterations);
  out.set("converged", found.converged);
  out.set("unique", found.unique);
  out.set("lowest", to_js(found.lowest));
  out.set("highest", to_js(found.highest));
  out.set("standardErrors", found.standard_errors.empty() ? val::null() : to_js(found.standard_errors));
  return out;
}

}  // namespace loss::bindings
