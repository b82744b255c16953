// The one table of noise distributions, and what each says of residuals.
//
// The residual is r = s·z with the scale s > 0 and the standardised residual z. Its density is exp(−ρ(z))/(s·Z), where
// ρ(0) = 0 and Z = ∫ exp(−ρ(z)) dz: −log density = ρ(z) + log s + log Z. Every ρ is a loss of the catalogue times a
// factor: the loss that maximum likelihood leads to.

#pragma once

#include <cstddef>
#include <span>
#include <string_view>

#include "loss/catalogue.h"

namespace loss {

enum class NoiseKind {
  gaussian,            ///< ρ = z²/2, Z = √(2π); s = σ, the standard deviation
  laplace,             ///< ρ = |z|, Z = 2; s = b
  asymmetric_laplace,  ///< ρ = τz for z ≥ 0, (τ − 1)z below, Z = 1/(τ(1−τ)); s = b; r < 0 has the probability τ
  huber,               ///< ρ as Huber's loss of δ: normal in the middle, Laplace tails
  hyperbolic_secant,  ///< ρ = log cosh z, Z = π
  cauchy,             ///< ρ = log(1 + z²), Z = π; s = γ, the half width at half height
  student_t,          ///< ρ = ((ν+1)/2) log(1 + z²/ν): Student's t with ν degrees of freedom
  general,            ///< ρ = Barron's general loss of α, 0 ≤ α ≤ 2; s = c
};

struct NoiseEntry {
  std::string_view id;
  std::string_view scale;  ///< the name of its scale: "sigma", "b", "s", "gamma" or "c"
  std::span<const Parameter> parameters;
  bool closed_form_scale;  ///< whether the maximum-likelihood scale is a formula of the residuals
};

/// Every noise, in the order of NoiseKind.
std::span<const NoiseEntry> noises();

/// A distribution with its parameter; make_noise makes it.
struct Noise {
  NoiseKind kind;
  double parameter;  ///< τ, δ, ν or α; 0 where there is none
  Loss loss;         ///< ρ(z) = factor · loss(z)
  double factor;
  double log_z;  ///< log Z
};

/// The noise of that id; parameters that are not given take their defaults.
/// Errors: unknown_noise; bad_parameter for an unknown name or a value outside the parameter's range; overflow where
/// log Z does not fit into a double.
Result<Noise> make_noise(std::string_view id, std::span<const NamedValue> parameters);

const NoiseEntry& entry_of(const Noise& noise);

/// The density falls like |z|^−(index + 1), or faster than any power where the index is +∞. E|z|ᵏ is finite for k below
/// the index: there is a mean where it is above 1, a variance where it is above 2.
double tail_index(const Noise& noise);

/// out[i] = ρ(z[i])
void rho(const Noise& noise, const double* z, std::size_t n, double* out);

/// The derivatives of −log density with respect to log s at fixed r: slope = 1 − zρ′(z) falls from 1 at z = 0 to minus
/// the tail index as |z| grows, curvature = zρ′(z) + z²ρ″(z) ≥ 0. So the likelihood of any residuals has at most one
/// maximum over s.
struct ScaleDerivatives {
  double slope;
  double curvature;
};

/// Their sums over n ≤ 512 residuals. |z| counts as no more than 1e100.
ScaleDerivatives scale_derivatives(const Noise& noise, const double* z, std::size_t n);

}  // namespace loss
