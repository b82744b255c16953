// The line between C++ and JavaScript: the only place where an error becomes a JavaScript value and arrays are copied.
//
// An error is returned as { error: { code, message } }, never thrown: engine.js throws it.

#pragma once

#include <emscripten/val.h>

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "loss/error.h"

namespace loss::bindings {

using emscripten::val;

inline val to_js(const Error& error) {
  val inner = val::object();
  inner.set("code", std::string(error_name(error.code)));
  inner.set("message", error.message);
  val outer = val::object();
  outer.set("error", inner);
  return outer;
}

/// A Float64Array of its own, not a view into memory that may move.
inline val to_js(std::span<const double> values) {
  return val::global("Float64Array").new_(val(emscripten::typed_memory_view(values.size(), values.data())));
}

/// A Uint32Array of its own.
inline val to_js(std::span<const std::uint32_t> values) {
  return val::global("Uint32Array").new_(val(emscripten::typed_memory_view(values.size(), values.data())));
}

/// A copy of a Float64Array. engine.js has checked that it is one.
inline std::vector<double> to_vector(const val& array) {
  std::vector<double> values(array["length"].as<std::size_t>());
  // The view is made after the allocation, which may move the memory, and used at once.
  val(emscripten::typed_memory_view(values.size(), values.data())).call<void>("set", array);
  return values;
}

/// convert(value), or the error.
template <class T, class Convert>
val guard(const Result<T>& result, Convert convert) {
  return result.ok() ? convert(result.value()) : to_js(result.error());
}

}  // namespace loss::bindings
