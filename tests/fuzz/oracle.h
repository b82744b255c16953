// What a target demands. A demand that is not met prints its sentence and the case, ready to be typed into a unit test,
// and aborts: libFuzzer then reports the bytes and keeps them.

#pragma once

#include <cstdio>
#include <cstdlib>
#include <span>
#include <string>

#include "input.h"

namespace fuzz {

inline std::string text(double value) {
  char digits[32];
  std::snprintf(digits, sizeof digits, "%.17g", value);
  return digits;
}

inline std::string text(std::span<const double> values) {
  std::string all;
  for (const double value : values) all += (all.empty() ? "{" : ", ") + text(value);
  return all.empty() ? "{}" : all + "}";
}

inline std::string text(const Points& points) {
  std::string all;
  for (std::size_t j = 0; j < points.x.size(); ++j) all += "x[" + std::to_string(j) + "] = " + text(points.x[j]) + "\n";
  return all + "y = " + text(points.y) + "\nintercept " + (points.intercept ? "true" : "false") + ", degree " +
         std::to_string(points.degree);
}

inline std::string text(const Choice& choice) {
  std::string all(choice.id);
  for (const auto& [name, value] : choice.given) all += ", " + name + " = " + text(value);
  return all;
}

inline std::string text(const loss::Scale& scale) {
  return "scale " + std::string(loss::scale_name(scale.rule)) + ", value " + text(scale.value) + ", MAD constant " +
         text(scale.mad_constant);
}

inline std::string text(const loss::Fit& fit) {
  return "coefficients = " + text(fit.coefficients) + "\nlowest = " + text(fit.lowest) +
         "\nhighest = " + text(fit.highest) + "\nscale " + text(fit.scale) + ", objective " + text(fit.objective) +
         ", iterations " + std::to_string(fit.iterations) + (fit.converged ? ", converged" : ", not converged") +
         (fit.unique ? ", unique" : ", not unique");
}

template <class... Parts>
void print(const Parts&... parts) {
  (std::fprintf(stderr, "%s\n", text(parts).c_str()), ...);
}

/// Prints the case before it is run, where the environment asks for it: a hang or a crash demands nothing.
template <class... Parts>
void show(const Parts&... parts) {
  if (std::getenv("SHOW_CASE")) print(parts...);
}

template <class... Parts>
void require(bool met, const std::string& sentence, const Parts&... parts) {
  if (met) return;
  std::fprintf(stderr, "\nNot met: %s\n", sentence.c_str());
  print(parts...);
  std::abort();
}

inline bool finite(std::span<const double> values) {
  for (const double value : values) {
    if (!std::isfinite(value)) return false;
  }
  return true;
}

}  // namespace fuzz
