// Data sets that stay in C++: JavaScript holds their numbers, engine.js frees them.

#include "loss/dataset.h"

#include <emscripten/bind.h>

#include <memory>

#include "guard.h"
#include "inputs.h"
#include "outputs.h"

namespace loss::bindings {
namespace {

/// A number stands for the data set at that place until it is freed; the place is used again.
std::vector<std::unique_ptr<Dataset>> kept;

/// { handle } or an error.
val make_dataset(const val& columns, const val& y, bool intercept, int degree) {
  Result<Dataset> made = Dataset::make(DataCopy(columns, y, intercept, degree).view());
  if (!made.ok()) return to_js(made.error());
  std::size_t place = 0;
  while (place < kept.size() && kept[place]) ++place;
  if (place == kept.size()) kept.emplace_back();
  kept[place] = std::make_unique<Dataset>(std::move(made.value()));
  val out = val::object();
  out.set("handle", static_cast<double>(place));
  return out;
}

val move_row(int handle, double row, const val& x, double y) {
  // Beyond the rows there are, whole or not, is no row.
  const bool whole = row >= 0 && row < 1e9 && row == static_cast<double>(static_cast<std::size_t>(row));
  const std::size_t index = whole ? static_cast<std::size_t>(row) : static_cast<std::size_t>(-1);
  return guard(kept[static_cast<std::size_t>(handle)]->move(index, to_vector(x), y), [](int) { return val::null(); });
}

val fit_dataset(int handle, const std::string& id, const val& names, const val& values, int scale_rule, double scale) {
  const Result<Loss> loss = make_loss(id, parameters_from_js(names, values));
  if (!loss.ok()) return to_js(loss.error());
  Dataset& dataset = *kept[static_cast<std::size_t>(handle)];
  return guard(dataset.fit(loss.value(), {static_cast<ScaleRule>(scale_rule), scale}), fit_to_js);
}

void free_dataset(int handle) { kept[static_cast<std::size_t>(handle)].reset(); }

}  // namespace

EMSCRIPTEN_BINDINGS(lossbook_dataset) {
  using emscripten::function;
  function("makeDataset", &make_dataset);
  function("moveRow", &move_row);
  function("fitDataset", &fit_dataset);
  function("freeDataset", &free_dataset);
}

}  // namespace loss::bindings
