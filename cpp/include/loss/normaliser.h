// The integrals of exp(−ρ) that have no elementary form.

#pragma once

namespace loss {

struct LogNormaliser {
  double value, slope, curvature;
};

/// log Z(α) of Barron's density exp(−ρ(r; α, c = 1))/Z(α), and its derivatives by α, for α ≥ 0.
LogNormaliser general_log_normaliser(double alpha);

/// ∫ exp(−δ²(√(1 + (r/δ)²) − 1)) dr = 2δ exp(δ²) K₁(δ²).
double pseudo_huber_normaliser(double delta);

/// ∫ (1 + (r/c)²)^(−c²/2) dr, +∞ for c ≤ 1.
double cauchy_normaliser(double c);

}  // namespace loss
