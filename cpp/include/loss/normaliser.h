// Normalisers Z = ∫ exp(−ρ(x)) dx, which make exp(−ρ)/Z the density of some noise: as log Z, because Z itself may leave
// the range of a double. Where the integral diverges there is no density, and log Z is +∞. A loss of r/s has s·Z.
//
// All are exact to a few units in the last place of Z, by one quadrature (normaliser.cpp) that takes some microseconds.

#pragma once

#include <cmath>

namespace loss {

/// log Z(α) with its first two derivatives in α.
struct LogZ {
  double value;
  double slope;
  double curvature;
};

/// ρ(x) = (|α−2|/α)·((x²/|α−2| + 1)^(α/2) − 1), Barron's general loss with its limits at α = 0, 2 and +∞ (J. T. Barron,
/// 2019, "A general and adaptive robust loss function", (8) and (16)). Z is finite for α ≥ 0 only.
/// At α = 2 the derivatives are −∞, as from below: they grow like log|α−2| and 1/|α−2|. Towards α = +∞ they vanish.
LogZ log_z_general(double alpha);

/// ρ(x) = δ²(√(1 + (x/δ)²) − 1), the pseudo-Huber loss, 0 < δ < ∞. Z = 2δ exp(δ²) K₁(δ²).
double log_z_pseudo_huber(double delta);

/// ρ(x) = ((ν+1)/2)·log(1 + x²/ν): Student's t with ν > 0 degrees of freedom. Z = √(νπ) Γ(ν/2)/Γ((ν+1)/2).
double log_z_student(double nu);

/// ρ(x) = (c²/2)·log(1 + (x/c)²), the Cauchy loss, c > 0: Student's t with ν = c² − 1, stretched. Z is finite for c > 1
/// only, and is c√π Γ((c²−1)/2)/Γ(c²/2).
double log_z_cauchy(double c);

/// ρ(x) = max(0, |x| − ε), ε ≥ 0. Z = 2ε + 2.
inline double log_z_epsilon_insensitive(double epsilon) { return std::log(2.0) + std::log1p(epsilon); }

}  // namespace loss
