// Huber's M-estimate with its scale estimated too.

#pragma once

#include "loss/regression.h"
#include "m_estimate.h"

namespace loss {

/// The fixed point of R's MASS::rlm from least squares: Σ ψ(r/s)x = 0 with s = median|r|/mad_constant.
/// The scale is 0 where half of the residuals are.
SmoothFit fit_huber_mad(const Design& design, const Huber& loss, double mad_constant);

/// Minimises Σ (s + 2ρ(r/s)s) over coefficients and s, as scikit-learn's HuberRegressor without penalty (A. B. Owen,
/// 2007, "A robust hybrid of lasso and ridge regression"). Needs δ > 1. The scale is 0 where that is the minimum.
SmoothFit fit_huber_joint(const Design& design, const Huber& loss);

}  // namespace loss
