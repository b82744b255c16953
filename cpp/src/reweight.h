// Iteratively reweighted least squares: the step that every robust loss has.

#pragma once

#include "loss/catalogue.h"
#include "walk.h"

namespace loss {

/// Sums over the residuals before a step, z = r/s, from which a step of the scale follows.
struct Totals {
  double rho = 0;      ///< Σ ρ(z)
  double squares = 0;  ///< Σ w(z) z²
};

/// Moves γ (see Walk::to_x) to the weighted least squares fit with weights ψ(r/s)/(r/s) at γ. Where these weights fall
/// with |r| no step makes Σ ρ(r/s) larger, however far it goes (P. J. Huber, 1981, "Robust statistics", 7.8). False,
/// and γ as it was, where the weights leave it undetermined.
bool reweight(const Walk& walk, const Loss& loss, double scale, Eigen::VectorXd& gamma, Totals* totals = nullptr);

}  // namespace loss
