#include "loss/noise.h"

#include <algorithm>
#include <cmath>

#include "kernel.h"
#include "parameters.h"

namespace loss {
namespace {

constexpr Parameter kTau{"tau", 0.5, 0, 1};
constexpr Parameter kDelta{"delta", 1.345, 0, kInfinity};
constexpr Parameter kNu{"nu", 3, 0, kInfinity};
constexpr Parameter kAlpha{"alpha", 1, 0, 2, true};

constexpr std::span<const Parameter> one(const Parameter& parameter) { return {&parameter, 1}; }

// In the order of NoiseKind: entry_of relies on it.
constexpr NoiseEntry kNoises[] = {
    {"gaussian", "sigma", {}, true},
    {"laplace", "b", {}, true},
    {"asymmetric-laplace", "b", one(kTau), true},
    {"huber", "s", one(kDelta), false},
    {"hyperbolic-secant", "s", {}, false},
    {"cauchy", "gamma", {}, false},
    {"student-t", "s", one(kNu), false},
    {"general", "c", one(kAlpha), false},
};

/// The cauchy loss is (c²/2) log(1 + (r/c)²).
Noise student(NoiseKind kind, double parameter, double nu) {
  return {kind, parameter, Cauchy{std::sqrt(nu)}, (nu + 1) / nu, student_log_normaliser(nu)};
}

Noise made(NoiseKind kind, double parameter) {
  const auto plain = [&](const auto& loss) { return Noise{kind, parameter, loss, 1, std::log(loss.normaliser())}; };
  switch (kind) {
    case NoiseKind::laplace:
      return plain(Absolute{});
    case NoiseKind::asymmetric_laplace:
      return plain(Quantile{parameter});
    case NoiseKind::huber:
      return plain(Huber{parameter});
    case NoiseKind::hyperbolic_secant:
      return plain(LogCosh{});
    case NoiseKind::cauchy:
      return student(kind, 0, 1);
    case NoiseKind::student_t: {
      // Beyond these ends nothing changes to the last digit, but c and the factor would leave a double's range.
      const double nu = std::clamp(parameter, 1e-300, 1e20);
      return student(kind, nu, nu);
    }
    case NoiseKind::general:
      return {kind, parameter, General{parameter, 1}, 1, general_log_normaliser(parameter).value};
    case NoiseKind::gaussian:
      break;
  }
  return {kind, 0, Squared{}, 0.5, 0.5 * std::log(2 * std::numbers::pi)};
}

}  // namespace

std::span<const NoiseEntry> noises() { return kNoises; }

const NoiseEntry& entry_of(const Noise& noise) { return kNoises[static_cast<std::size_t>(noise.kind)]; }

Result<Noise> make_noise(std::string_view id, std::span<const NamedValue> given) {
  for (const NoiseEntry& entry : kNoises) {
    if (entry.id != id) continue;
    double parameter = 0;
    if (auto refused = take_parameters(id, entry.parameters, given, &parameter)) return *refused;
    const Noise noise = made(static_cast<NoiseKind>(&entry - kNoises), parameter);
    if (!std::isfinite(noise.log_z)) {
      return Error{ErrorCode::overflow, std::string(id) + ": its normaliser does not fit into a double."};
    }
    return noise;
  }
  return Error{ErrorCode::unknown_noise, "There is no noise \"" + std::string(id) + "\" in the table."};
}

double tail_index(const Noise& noise) {
  if (noise.kind == NoiseKind::student_t) return noise.parameter;
  if (noise.kind == NoiseKind::cauchy || (noise.kind == NoiseKind::general && noise.parameter == 0)) return 1;
  return kInfinity;
}

void rho(const Noise& noise, const double* z, std::size_t n, double* out) {
  values(noise.loss, z, n, out);
  for (std::size_t i = 0; i < n; ++i) out[i] *= noise.factor;
}

ScaleDerivatives scale_derivatives(const Noise& noise, const double* z, std::size_t n) {
  // Farther out squares would leave a double's range. What flattens has long done so there.
  double x[kBlock] = {}, slope[kBlock], curvature[kBlock];
  for (std::size_t i = 0; i < n; ++i) x[i] = std::clamp(z[i], -1e100, 1e100);
  ScaleDerivatives sum{0, 0};
  if (std::holds_alternative<Cauchy>(noise.loss)) {
    // 1 − zρ′(z) = ν(1 − z²)/(ν + z²), where a difference would lose all digits of a small ν.
    const double nu = tail_index(noise);
    for (std::size_t i = 0; i < n; ++i) {
      const double square = x[i] * x[i], share = nu / (nu + square), fall = (1 - square) * share;
      sum.slope += fall;
      sum.curvature += 2 * (1 - fall) * share;
    }
    return sum;
  }
  slopes(noise.loss, x, n, slope, curvature);
  for (std::size_t i = 0; i < n; ++i) {
    const double product = noise.factor * x[i] * slope[i];
    sum.slope += 1 - product;
    sum.curvature += product + noise.factor * x[i] * (x[i] * curvature[i]);
  }
  return sum;
}

}  // namespace loss
