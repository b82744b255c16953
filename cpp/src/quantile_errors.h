// How far the coefficients of a quantile fit would scatter if the data were drawn again.

#pragma once

#include <vector>

#include "design.h"

namespace loss {

/// Of these coefficients (on the columns of (1, Design::a)) of the quantile τ: the sandwich τ(1 − τ) H⁻¹ XᵀX H⁻¹ with
/// H = Σ f x xᵀ, the noise's density f at each point being estimated from the distance between the fits of the
/// quantiles τ − h and τ + h (W. Hendricks and R. Koenker, 1992, J. Amer. Statist. Assoc. 87, 58–68), h by P. Hall and
/// S. J. Sheather (1988, J. R. Statist. Soc. B 50, 381–391). So noise may differ from point to point, as in R's
/// summary.rq with se = "nid". Empty where too few densities are positive to say, and where there are no more points
/// than coefficients.
std::vector<double> quantile_errors(const Design& design, double tau, const Eigen::VectorXd& coefficients);

}  // namespace loss
