// What several functions take from JavaScript, or say of what they take.

#pragma once

#include <emscripten/val.h>

#include <span>
#include <string>
#include <vector>

#include "guard.h"
#include "loss/bin.h"
#include "loss/catalogue.h"
#include "loss/fit.h"
#include "loss/surface.h"

namespace loss::bindings {

inline val parameters_to_js(std::span<const Parameter> parameters) {
  val all = val::array();
  for (const Parameter& parameter : parameters) {
    val one = val::object();
    one.set("id", std::string(parameter.id));
    one.set("default", parameter.default_value);
    one.set("min", parameter.min);
    one.set("max", parameter.max);
    one.set("closed", parameter.closed);
    all.call<void>("push", one);
  }
  return all;
}

/// names: array of strings, values: Float64Array of the same length.
inline std::vector<NamedValue> parameters_from_js(const val& names, const val& values) {
  std::vector<NamedValue> parameters;
  const std::vector<double> numbers = to_vector(values);
  for (std::size_t i = 0; i < numbers.size(); ++i) parameters.emplace_back(names[i].as<std::string>(), numbers[i]);
  return parameters;
}

/// columns: array of Float64Array.
inline std::vector<std::vector<double>> to_columns(const val& columns) {
  std::vector<std::vector<double>> copies;
  const auto count = columns["length"].as<std::size_t>();
  for (std::size_t j = 0; j < count; ++j) copies.push_back(to_vector(columns[j]));
  return copies;
}

/// axis: { from, to, cells }, all numbers.
inline PixelAxis pixel_axis(const val& axis) {
  return {axis["from"].as<double>(), axis["to"].as<double>(), axis["cells"].as<int>()};
}

/// axis: { coefficient, from, to, count }, all numbers.
inline GridAxis grid_axis(const val& axis) {
  return {axis["coefficient"].as<int>(), axis["from"].as<double>(), axis["to"].as<double>(), axis["count"].as<int>()};
}

/// A data set copied from JavaScript. columns: array of Float64Array.
class DataCopy {
 public:
  DataCopy(const val& columns, const val& y, bool intercept, int degree)
      : x_(to_columns(columns)), y_(to_vector(y)), intercept_(intercept), degree_(degree) {}
  Data view() const { return {{x_.begin(), x_.end()}, y_, intercept_, degree_}; }

 private:
  std::vector<std::vector<double>> x_;
  std::vector<double> y_;
  bool intercept_;
  int degree_;
};

}  // namespace loss::bindings
