#include "loss/noise.h"

#include <cmath>

#include "loss/normaliser.h"
#include "loss/regression.h"
#include "parameters.h"

namespace loss {
namespace {

constexpr Parameter kTau{"tau", 0.5, 0, 1};
constexpr Parameter kDelta{"delta", 1.345, 0, kInfinity};
constexpr Parameter kNu{"nu", 3, 0, kInfinity};
constexpr Parameter kAlpha{"alpha", 1, 0, 2, true};

constexpr std::span<const Parameter> one(const Parameter& parameter) { return {&parameter, 1}; }

// In the order of NoiseKind: entry_of relies on it. The Cauchy loss is (c²/2) log(1 + (r/c)²).
constexpr NoiseEntry kNoises[] = {
    {"gaussian", "sigma", {}, "squared", 0.5, 0, true},
    {"laplace", "b", {}, "absolute", 1, 0, true},
    {"asymmetric-laplace", "b", one(kTau), "quantile", 1, 0, true},
    {"huber", "s", one(kDelta), "huber", 1, 0, false},
    {"hyperbolic-secant", "s", {}, "log-cosh", 1, 0, false},
    {"cauchy", "gamma", {}, "cauchy", 2, 1, false},
    {"student-t", "s", one(kNu), "", 0, 0, false},
    {"general", "c", one(kAlpha), "general", 1, 0, false},
};

double log_z(NoiseKind kind, double parameter) {
  switch (kind) {
    case NoiseKind::gaussian:
      return 0.5 * std::log(2 * std::numbers::pi);
    case NoiseKind::laplace:
      return std::numbers::ln2;
    case NoiseKind::asymmetric_laplace:
      return -std::log(parameter) - std::log1p(-parameter);
    case NoiseKind::huber:
      return std::log(Huber{parameter}.normaliser());
    case NoiseKind::hyperbolic_secant:
    case NoiseKind::cauchy:
      return std::log(std::numbers::pi);
    case NoiseKind::student_t:
      return log_z_student(parameter);
    case NoiseKind::general:
      return log_z_general(parameter).value;
  }
  return kInfinity;
}

/// log √(1 + (x/width)²)
double log_hypot(double x, double width) {
  const double a = std::abs(x / width);
  return a < 1e8 ? 0.5 * std::log1p(a * a) : std::log(std::abs(x)) - std::log(width);
}

/// Barron's loss at x by means of l = log √(1 + x²/b), b = 2 − α in (0, 2].
struct General {
  double alpha, b, l, product;  ///< product = x ρ′(x) = x² exp(−bl)

  General(double alpha_, double x) : alpha(alpha_), b(2 - alpha_), l(log_hypot(x, std::sqrt(b))) {
    // The square of a root: neither overflows before the product does.
    const double root = x * std::exp(-0.5 * b * l);
    product = root * root;
  }
  /// (b/α)(exp(αl) − 1). Towards α = 2 l grows without bound and b exp(αl) is better taken as x² + b less a little.
  double value() const {
    if (alpha >= 1) return (product + b * std::expm1(-b * l)) / alpha;
    return alpha > 1e-19 ? b * (std::expm1(alpha * l) / alpha) : b * l;
  }
  /// d(xρ′)/d log x
  double rise(double x) const {
    const double left = b / (b + x * x);
    return product * (2 * left + alpha * (1 - left));
  }
};

}  // namespace

std::span<const NoiseEntry> noises() { return kNoises; }

const NoiseEntry& entry_of(const Noise& noise) { return kNoises[static_cast<std::size_t>(noise.kind)]; }

Result<Noise> make_noise(std::string_view id, std::span<const NamedValue> given) {
  for (const NoiseEntry& entry : kNoises) {
    if (entry.id != id) continue;
    const Result<std::vector<double>> values = parameter_values(id, entry.parameters, given);
    if (!values.ok()) return values.error();
    Noise noise{static_cast<NoiseKind>(&entry - kNoises), values.value().empty() ? 0 : values.value()[0], 0};
    // From here on Student's t is the normal distribution to the last digit.
    if (noise.kind == NoiseKind::student_t) noise.parameter = std::min(noise.parameter, 1e20);
    noise.log_z = log_z(noise.kind, noise.parameter);
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

double rho(const Noise& noise, double z) {
  switch (noise.kind) {
    case NoiseKind::laplace:
      return std::abs(z);
    case NoiseKind::asymmetric_laplace:
      return Quantile{noise.parameter}.value(z);
    case NoiseKind::huber:
      return Huber{noise.parameter}.value(z);
    case NoiseKind::hyperbolic_secant:
      return LogCosh{}.value(z);
    case NoiseKind::cauchy:
      return 2 * log_hypot(z, 1);
    case NoiseKind::student_t:
      return (noise.parameter + 1) * log_hypot(z, std::sqrt(noise.parameter));
    case NoiseKind::general:
      if (noise.parameter != 2) return General(noise.parameter, z).value();
      break;
    case NoiseKind::gaussian:
      break;
  }
  return 0.5 * z * z;
}

ScaleDerivatives scale_derivatives(const Noise& noise, double z) {
  // product = zρ′(z), rise = its derivative in log |z|.
  double product = z * z, rise = 2 * product;
  switch (noise.kind) {
    case NoiseKind::laplace:
    case NoiseKind::asymmetric_laplace:
      product = rise = rho(noise, z);
      break;
    case NoiseKind::huber:
      product = z * Huber{noise.parameter}.slope(z);
      rise = std::abs(z) <= noise.parameter ? 2 * product : product;
      break;
    case NoiseKind::hyperbolic_secant:
      product = z * LogCosh{}.slope(z);
      rise = product + z * (z * LogCosh{}.curvature(z));
      break;
    case NoiseKind::cauchy:
    case NoiseKind::student_t: {
      const double nu = tail_index(noise), square = std::min(product, 1e200), share = nu / (nu + square);
      // Not 1 − zρ′(z), which would lose all digits of a small ν.
      const double slope = (1 - square) * share;
      return {slope, 2 * (1 - slope) * share};
    }
    case NoiseKind::general:
      if (noise.parameter != 2) {
        const General loss(noise.parameter, z);
        product = loss.product;
        rise = loss.rise(z);
      }
      break;
    case NoiseKind::gaussian:
      break;
  }
  return {1 - product, rise};
}

}  // namespace loss
