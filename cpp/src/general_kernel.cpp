#include "general_kernel.h"

namespace loss {

namespace {

/// φ_j(y) = ∫₀¹ uʲ exp(yu) du, y ≥ 0: (exp(y) − 1)/y and its first two derivatives, without cancellation near 0.
struct Phi {
  Pair zero, one, two;
};

/// e: exp(y)
Phi phi(Pair y, Pair e) {
  // The series of φ₂, Σ yᵏ/(k!(k + 3)), for y ≤ 1; from it e = yφ₂ + 2φ₁ = yφ₁ + φ₀.
  constexpr double kSeries[] = {1.0 / 3,
                                1.0 / 4,
                                1.0 / 10,
                                1.0 / 36,
                                1.0 / 168,
                                1.0 / 960,
                                1.0 / 6480,
                                1.0 / 50400,
                                1.0 / 443520,
                                1.0 / 4354560,
                                1.0 / 47174400,
                                1.0 / 558835200,
                                1.0 / 7185024000,
                                1.0 / 99632332800,
                                1.0 / 1482030950400,
                                1.0 / 23538138624000,
                                1.0 / 397533007872000,
                                1.0 / 7113748561920000};
  const Pair small = smaller(y, splat<Pair>(1)), large = larger(y, splat<Pair>(1));
  Pair series{};
  for (int k = 17; k >= 0; --k) series = series * small + kSeries[k];
  const Pair one = 0.5 * (e - small * series), zero = e - small * one;
  const Pair far_zero = (e - 1.0) / large, far_one = (e - far_zero) / large, far_two = (e - 2.0 * far_one) / large;
  const auto near = y <= splat<Pair>(1);
  return {select(near, zero, far_zero), select(near, one, far_one), select(near, series, far_two)};
}

void pair_of_terms(double alpha, Pair r, std::size_t i, GeneralTerms& out) {
  // With β = 2 − α and z² = β sinh²t, and ℓ = log cosh t: ρ = β(exp(αℓ) − 1)/α. See normaliser.cpp.
  const double beta = 2 - alpha;
  const Pair z = smaller(larger(r, splat<Pair>(-1e100)), splat<Pair>(1e100));
  const Pair sinh = z / std::sqrt(beta);
  const Pair l = 0.5 * log_one_plus_square(sinh);
  const Pair decay = exponential_minus_one(-beta * l), weight = 1.0 + decay;
  const Pair cosh_square = 1.0 + sinh * sinh;
  const Phi p = phi(alpha * l, weight * cosh_square);
  const Pair half = 0.5 * (sinh * sinh / cosh_square);  // β∂ℓ/∂α
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
  for (std::size_t i = 0; i + 2 <= n; i += 2) pair_of_terms(alpha, load_pair(z + i), i, out);
  if (n % 2 == 0) return;
  GeneralTerms last;
  pair_of_terms(alpha, splat<Pair>(z[n - 1]), 0, last);
  out.rho[n - 1] = last.rho[0];
  out.psi[n - 1] = last.psi[0];
  out.psi_by_z[n - 1] = last.psi_by_z[0];
  out.by_alpha[n - 1] = last.by_alpha[0];
  out.by_alpha_twice[n - 1] = last.by_alpha_twice[0];
  out.psi_by_alpha[n - 1] = last.psi_by_alpha[0];
}

}  // namespace loss
