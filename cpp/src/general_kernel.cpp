#include "general_kernel.h"

namespace loss {

namespace {

/// φ_j(y) = ∫₀¹ uʲ exp(yu) du, y ≥ 0: (exp(y) − 1)/y and its first two derivatives, without cancellation near 0.
struct Phi {
  Pair zero, one, two;
};

/// e: exp(y)
Phi phi(Pair y, Pair e) {
  // The series of φ₂, Σ yᵏ/(k!(k + 3)), for y ≤ ½; from it e = yφ₂ + 2φ₁ = yφ₁ + φ₀.
  constexpr double kSeries[] = {1.0 / 3,        1.0 / 4,         1.0 / 10,         1.0 / 36,         1.0 / 168,
                                1.0 / 960,      1.0 / 6480,      1.0 / 50400,      1.0 / 443520,     1.0 / 4354560,
                                1.0 / 47174400, 1.0 / 558835200, 1.0 / 7185024000, 1.0 / 99632332800};
  const Pair bound = splat<Pair>(0.5), small = smaller(y, bound), inverse = 1.0 / larger(y, bound);
  Pair series{};
  for (int k = 13; k >= 0; --k) series = series * small + kSeries[k];
  const Pair one = 0.5 * (e - small * series), zero = e - small * one;
  const Pair far_zero = (e - 1.0) * inverse, far_one = (e - far_zero) * inverse,
             far_two = (e - 2.0 * far_one) * inverse;
  const auto near = y <= bound;
  return {select(near, zero, far_zero), select(near, one, far_one), select(near, series, far_two)};
}

/// With β = 2 − α and z² = β sinh²t, and ℓ = log cosh t: ρ = β(exp(αℓ) − 1)/α. See normaliser.cpp.
///
/// In two stages, so that the arithmetic of several pairs overlaps.
struct Stage {
  double l[kBlock], decay[kBlock];
};

void first_stage(double alpha, const Pair r, std::size_t i, Stage& stage) {
  const double beta = 2 - alpha;
  const Pair l = 0.5 * log_one_plus_square(r * (1 / std::sqrt(beta)));
  store_pair(stage.l + i, l);
  store_pair(stage.decay + i, exponential_minus_one(-beta * l));
}

void second_stage(double alpha, Pair r, std::size_t i, const Stage& stage, GeneralTerms& out) {
  const double beta = 2 - alpha;
  const Pair z = smaller(magnitude(r), splat<Pair>(1e100)) * (1 / std::sqrt(beta)), square = z * z;
  const Pair l = load_pair(stage.l + i), decay = load_pair(stage.decay + i), weight = 1.0 + decay;
  const Phi p = phi(alpha * l, weight * (1.0 + square));
  const Pair half = 0.5 * (square / (1.0 + square));  // β∂ℓ/∂α
  const Pair bend = l * p.one - 0.5 * p.zero, bend_slope = l * p.two - 0.5 * p.one;
  store_pair(out.rho + i, beta * l * p.zero);
  store_pair(out.psi + i, r * weight);
  store_pair(out.psi_by_z + i, weight * (1.0 - 2.0 * beta * half));
  store_pair(out.by_alpha + i, beta * l * bend - 0.5 * decay);
  store_pair(out.by_alpha_twice + i, half * (bend + l * p.one) - l * bend + l * bend_slope * (beta * l + alpha * half) +
                                         0.5 * weight * (half - l));
  store_pair(out.psi_by_alpha + i, r * weight * (l - half));
}

}  // namespace

void general_terms(double alpha, const double* z, std::size_t n, GeneralTerms& out) {
  Stage stage;
  for (std::size_t i = 0; i + 2 <= n; i += 2) first_stage(alpha, load_pair(z + i), i, stage);
  for (std::size_t i = 0; i + 2 <= n; i += 2) second_stage(alpha, load_pair(z + i), i, stage, out);
  if (n % 2 == 0) return;
  GeneralTerms last;
  first_stage(alpha, splat<Pair>(z[n - 1]), 0, stage);
  second_stage(alpha, splat<Pair>(z[n - 1]), 0, stage, last);
  out.rho[n - 1] = last.rho[0];
  out.psi[n - 1] = last.psi[0];
  out.psi_by_z[n - 1] = last.psi_by_z[0];
  out.by_alpha[n - 1] = last.by_alpha[0];
  out.by_alpha_twice[n - 1] = last.by_alpha_twice[0];
  out.psi_by_alpha[n - 1] = last.psi_by_alpha[0];
}

}  // namespace loss
