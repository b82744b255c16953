#include "loss/normaliser.h"

#include <algorithm>
#include <numbers>

#include "loss/pair.h"

namespace loss {
namespace {

/// φ_j(y) = ∫₀¹ uʲ exp(yu) du, y ≥ 0: (exp(y) − 1)/y and its first two derivatives, without cancellation near 0.
struct Phi {
  double zero, one, two;
};

Phi phi(double y) {
  const double e = exponential(y);
  // e = yφ₀ + 1 = yφ₁ + φ₀ = yφ₂ + 2φ₁, upwards where y is large and downwards from the series of φ₂ where it is small.
  if (y > 1) {
    const double zero = (e - 1) / y, one = (e - zero) / y;
    return {zero, one, (e - 2 * one) / y};
  }
  double two = 0, term = 1;
  for (int n = 1; term > 1e-18; ++n) {
    two += term / (n + 2);
    term *= y / n;
  }
  const double one = 0.5 * (e - y * two);
  return {e - y * one, one, two};
}

/// log ∫ exp(ℓ − |β|(exp(αℓ) − 1)/α) dt over all t, where ℓ = log cosh t; α ≥ 0.
///
/// x = √|β| sinh t turns (|β|/α)((x²/|β| + 1)^(α/2) − 1) into the |β|(exp(αℓ) − 1)/α here and dx into exp(ℓ)√|β| dt.
/// The integrand is even and analytic around the real line, so the trapezoidal rule converges exponentially (L. N.
/// Trefethen, J. A. C. Weideman, 2014, "The exponentially convergent trapezoidal rule", SIAM Review 56, 385–458); the
/// step below is where it has done so for every α and β.
///
/// slope, curvature: the derivatives in α of log ∫ exp(−ρ) dx where β = 2 − α, at fixed x.
LogNormaliser integrate(double alpha, double beta) {
  const double size = std::abs(beta), sign = beta < 0 ? -1 : 1;
  const double step = 0.125 / std::sqrt(0.5 + alpha + size / 8);
  double sum = 0, first = 0, second = 0;
  for (int k = 0;; ++k) {
    const double grown = exponential_minus_one(k * step), s = 0.5 * (grown + grown / (grown + 1));  // sinh t
    const double l = 0.5 * log_one_plus_square(s);
    const Phi p = phi(alpha * l);
    const double weight = (k == 0 ? 1 : 2) * exponential(l - size * l * p.zero);

    // ∂ρ/∂α and ∂²ρ/∂α², rearranged so that nothing cancels at α → 0 or β → 0. ∂ℓ/∂α = tanh²t/(2β) = half/β.
    const double half = -0.5 * exponential_minus_one(-2 * l), decay = exponential_minus_one(-beta * l);
    const double bend = l * p.one - 0.5 * p.zero, bend_slope = l * p.two - 0.5 * p.one;
    const double d = sign * (beta * l * bend - 0.5 * decay);
    const double d2 = sign * (half * (bend + l * p.one) - l * bend + l * bend_slope * (beta * l + alpha * half) +
                              0.5 * (1 + decay) * (half - l));
    sum += weight;
    first += weight * d;
    second += weight * (d * d - d2);
    // Behind its peak, where |β|exp(αℓ) = 1, the integrand falls at least as fast as exp(−t).
    if (size * (1 + alpha * l * p.zero) > 1 && weight < 1e-20 * sum) {
      const double mean = first / sum;
      return {std::log(step * sum), -mean, second / sum - mean * mean};
    }
  }
}

}  // namespace

LogNormaliser general_log_normaliser(double alpha) {
  if (!(alpha >= 0)) return {kInfinity, 0, 0};
  if (alpha == 2) return {0.5 * std::log(2 * std::numbers::pi), -kInfinity, -kInfinity};
  // Beyond, ρ is exp(x²/2) − 1 to the last digit.
  const double reached = std::min(alpha, 1e17), beta = 2 - reached;
  LogNormaliser z = integrate(reached, beta);
  z.value += 0.5 * std::log(std::abs(beta));
  return z;
}

double pseudo_huber_log_normaliser(double delta) {
  // x = δ sinh t. Beyond these ends Z is 2/δ and √(2π) to the last digit.
  const double reached = std::clamp(delta, 1e-8, 1e9);
  return integrate(1, reached * reached).value + std::log(reached) + std::max(0.0, std::log(reached) - std::log(delta));
}

double student_log_normaliser(double nu) {
  // x = √ν sinh t. Beyond 1e20 Z is √(2π) to the last digit. ∫ cosh^−ν t dt = ((ν+1)/ν) ∫ cosh^−(ν+2) t dt shortens the
  // tails of small ν.
  const double reached = std::min(nu, 1e20);
  if (reached >= 1) return integrate(0, 1 + reached).value + 0.5 * std::log(reached);
  return integrate(0, 3 + reached).value + std::log(1 + reached) - 0.5 * std::log(reached);
}

double cauchy_log_normaliser(double c) {
  if (!(c > 1)) return kInfinity;
  // x/c = (Student's x)/√ν; the product is taken first where c² overflows.
  const double nu = (c - 1) * (c + 1);
  return nu < 1e20 ? student_log_normaliser(nu) + std::log(c) - 0.5 * std::log(nu) : student_log_normaliser(1e20);
}

}  // namespace loss
