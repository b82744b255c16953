// Barron's general loss together with its derivatives by α, over arrays.

#pragma once

#include "kernel.h"

namespace loss {

/// ρ(z; α) with c = 1, and its derivatives: ψ by z.
struct GeneralTerms {
  double rho[kBlock], psi[kBlock], psi_by_z[kBlock];
  double by_alpha[kBlock], by_alpha_twice[kBlock], psi_by_alpha[kBlock];
};

/// For n ≤ kBlock residuals and 0 ≤ α < 2, without cancellation near either end.
void general_terms(double alpha, const double* z, std::size_t n, GeneralTerms& out);

}  // namespace loss
