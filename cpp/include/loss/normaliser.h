// Normalisers Z = ∫ exp(−ρ(x)) dx, which make exp(−ρ)/Z the density of some noise: as log Z, because Z itself may leave
// the range of a double. Where the integral diverges there is no density, and log Z is +∞. A loss of r/s has s·Z.
//
// All are exact to a few units in the last place of Z, by one quadrature (normaliser.cpp) that takes some microseconds.

#pragma once

#include <cmath>

namespace loss {

/// log Z(α) with its first two derivatives in α.
struct LogNormaliser {
  double value;
  double slope;
  double curvature;
};

/// ρ(x) = (|α−2|/α)·((x²/|α−2| + 1)^(α/2) − 1), Barron's general loss with its limits at α = 0, 2 and +∞ (J. T. Barron,
/// 2019, "A general and adaptive robust loss function", (8) and (16)). Z is finite for α ≥ 0 only.
/// At α = 2 the derivatives are −∞, as from below: they grow like log|α−2| and 1/|α−2|. Towards α = +∞ they vanish.
LogNormaliser general_log_normaliser(double alpha);

/// ρ(x) = δ²(√(1 + (x/δ)²) − 1), the pseudo-Huber loss, 0 < δ < ∞. Z = 2δ exp(δ²) K₁(δ²).
double pseudo_huber_log_normaliser(double delta);
inline double pseudo_huber_normaliser(double delta) { return std::exp(pseudo_huber_log_normaliser(delta)); }

/// ρ(x) = ((ν+1)/2)·log(1 + x²/ν): Student's t with ν > 0 degrees of freedom. Z = √(νπ) Γ(ν/2)/Γ((ν+1)/2).
double student_log_normaliser(double nu);

/// ρ(x) = (c²/2)·log(1 + (x/c)²), the Cauchy loss, c > 0: Student's t with ν = c² − 1, stretched. Z is finite for c > 1
/// only, and is c√π Γ((c²−1)/2)/Γ(c²/2).
double cauchy_log_normaliser(double c);
inline double cauchy_normaliser(double c) { return std::exp(cauchy_log_normaliser(c)); }

}  // namespace loss
