// How far estimated coefficients would scatter if the noise were drawn again.

#pragma once

#include <vector>

#include "design.h"
#include "loss_sums.h"

namespace loss {

/// Those errors, or none where one left a double's range.
std::vector<double> finite_or_none(std::vector<double> errors);

/// √(variance · (XᵀX)⁻¹) for coefficients in the data's units; `variance` in units of Design::y squared.
std::vector<double> errors_from_variance(const Design& design, double variance);

/// Of an M-estimate at scale s, with `sums` over z = r/s there: P. J. Huber (1981), "Robust statistics", (7.6.9), as
/// R's summary of MASS::rlm. Empty where there are no more points than coefficients, or nothing is curved.
std::vector<double> m_estimate_errors(const Design& design, double scale, const LossSums& sums);

/// Of coefficients θ/η in the data's units, for the information about θ (in the coordinates of Walk::to_x), η and
/// perhaps more: its inverse is their covariance. Empty where that is not positive.
std::vector<double> errors_from_information(const Design& design, const Eigen::VectorXd& theta, double eta,
                                            const Eigen::MatrixXd& information);

}  // namespace loss
