// The regression losses: each a formula of one residual r = y − ŷ.
//
// A loss is a small value with members value, slope, curvature, weight and density. They are branch-light and inline,
// so that a loop over an array becomes SIMD where the formula allows it. All are finite wherever the true value fits
// into a double; none cancels.

#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

#include "loss/sample.h"

namespace loss {

inline constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// r². Noise: normal with variance ½.
struct Squared {
  double value(double r) const { return r * r; }
  double slope(double r) const { return 2 * r; }
  double curvature(double) const { return 2; }
  double weight(double) const { return 2; }
  double density(double r) const { return std::exp(-r * r) * std::numbers::inv_sqrtpi; }
};

/// |r|. Noise: Laplace with scale 1. The slope at the kink r = 0 is given as 0, the weight there is +∞.
struct Absolute {
  double value(double r) const { return std::abs(r); }
  double slope(double r) const { return (r > 0) - (r < 0); }
  double curvature(double) const { return 0; }
  double weight(double r) const { return 1 / std::abs(r); }
  double density(double r) const { return 0.5 * std::exp(-std::abs(r)); }
};

/// r²/2 for |r| ≤ δ, δ(|r| − δ/2) beyond (P. J. Huber, 1964, "Robust estimation of a location parameter", (1.4)).
/// Noise: Huber's least favourable density, normal in the middle with Laplace tails.
struct Huber {
  double delta;

  double value(double r) const {
    const double inner = std::min(std::abs(r), delta);
    return inner * (std::abs(r) - 0.5 * inner);
  }
  double slope(double r) const { return std::max(-delta, std::min(delta, r)); }
  double curvature(double r) const { return std::abs(r) <= delta ? 1 : 0; }
  double weight(double r) const { return std::abs(r) <= delta ? 1 : delta / std::abs(r); }
  double density(double r) const { return std::exp(-value(r)) / normaliser(); }

  /// ∫ exp(−ρ) = √(2π) erf(δ/√2) + (2/δ) exp(−δ²/2).
  double normaliser() const {
    return std::sqrt(2 * std::numbers::pi) * std::erf(delta / std::numbers::sqrt2) +
           2 / delta * std::exp(-0.5 * delta * delta);
  }
};

/// log cosh r. Noise: hyperbolic secant, 1/(π cosh r).
struct LogCosh {
  double value(double r) const {
    const double a = std::abs(r);
    // cosh r = 1 + 2 sinh²(r/2) keeps the small values that |r| − log 2 + … would cancel.
    if (a < 1) {
      const double s = std::sinh(0.5 * a);
      return std::log1p(2 * s * s);
    }
    return a - std::numbers::ln2 + std::log1p(std::exp(-2 * a));
  }
  double slope(double r) const { return std::tanh(r); }
  double curvature(double r) const {
    // 1/cosh²r = 4t/(1 + t)² with t = exp(−2|r|): no overflow of cosh, no cancellation of 1 − tanh²r.
    const double t = std::exp(-2 * std::abs(r));
    return 4 * t / ((1 + t) * (1 + t));
  }
  double weight(double r) const { return std::abs(r) < 1e-8 ? 1 : std::tanh(r) / r; }
  double density(double r) const {
    const double t = std::exp(-std::abs(r));
    return 2 * std::numbers::inv_pi * t / (1 + t * t);
  }
};

/// τr for r ≥ 0, (τ − 1)r below: the pinball loss (Koenker & Bassett, 1978, "Regression quantiles").
/// Noise: asymmetric Laplace, τ(1−τ) exp(−ρ). The slope at the kink r = 0 is given as 0, the weight there is +∞.
struct Quantile {
  double tau;

  double value(double r) const { return std::max(tau * r, (tau - 1) * r); }
  double slope(double r) const { return (r > 0 ? tau : 0) + (r < 0 ? tau - 1 : 0); }
  double curvature(double) const { return 0; }
  double weight(double r) const { return r > 0 ? tau / r : r < 0 ? (tau - 1) / r : kInfinity; }
  double density(double r) const { return tau * (1 - tau) * std::exp(-value(r)); }
};

/// All that a loss says of one residual.
template <class L>
Sample sample(const L& loss, double r) {
  return {loss.value(r), loss.slope(r), loss.curvature(r), loss.weight(r), loss.density(r)};
}

}  // namespace loss
