// What a fit reports of its losses: the objective, and what standard errors are made of.

#pragma once

#include "loss/catalogue.h"
#include "walk.h"

namespace loss {

/// Over all points: Σ ρ(z), Σ ψ(z)², Σ ψ′(z), Σ ψ′(z)².
struct LossSums {
  double rho = 0, slope_squares = 0, curvature = 0, curvature_squares = 0;
};

/// Adds n residuals of which ρ, ψ and ψ′ are given.
void add_to(LossSums& sums, const double* rho, const double* slope, const double* curvature, std::size_t n);

/// For z = (y − Xβ)/s, β on the columns of walk.
LossSums loss_sums(const Walk& walk, const Loss& loss, double scale, const Eigen::VectorXd& coefficients);

}  // namespace loss
