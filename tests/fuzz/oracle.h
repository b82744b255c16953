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

inline std::string text(Numbers values) {
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

inline bool finite(Numbers values) {
  for (const double value : values) {
    if (!std::isfinite(value)) return false;
  }
  return true;
}

inline bool finite(const Points& points) {
  for (const auto& column : points.x) {
    if (!finite(column)) return false;
  }
  return finite(points.y);
}

/// Zero, or of a size whose powers and quotients stay doubles.
inline bool moderate(double value) {
  const double size = std::abs(value);
  return size == 0 || (size > 1e-60 && size < 1e60);
}

inline bool moderate(Numbers values) {
  for (const double value : values) {
    if (!moderate(value)) return false;
  }
  return true;
}

inline bool moderate(const Points& points) {
  for (const auto& column : points.x) {
    if (!moderate(column)) return false;
  }
  return moderate(points.y) && points.degree <= 4;
}

/// Parameters count as exponents.
inline bool moderate(const Choice& choice) {
  for (const auto& [name, value] : choice.given) {
    if (!moderate(value) || std::abs(value) > 10) return false;
  }
  return true;
}

inline bool moderate(const loss::Scale& scale) { return moderate(scale.value) && moderate(scale.mad_constant); }

/// What every error must be, of data and whatever else the call took.
template <class... Parts>
void check_error(const loss::Error& error, const Points& points, const Parts&... parts) {
  const auto demand = [&](bool met, const char* sentence) {
    require(met, sentence + (": " + error.message), points, parts...);
  };
  demand(!error.message.empty(), "an error says what is wrong");
  if (error.code == loss::ErrorCode::overflow) {
    demand(!(moderate(points) && (moderate(parts) && ...)), "moderate numbers do not overflow");
  }
  if (error.code == loss::ErrorCode::too_large) demand(false, "some points fit into memory");
}

}  // namespace fuzz
