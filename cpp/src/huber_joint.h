// Huber's loss with its scale estimated too, as scikit-learn does.

#pragma once

#include "loss/regression.h"
#include "m_estimate.h"

namespace loss {

/// Minimises Σ (s + 2ρ(r/s)s) over coefficients and s, as scikit-learn's HuberRegressor without penalty (A. B. Owen,
/// 2007, "A robust hybrid of lasso and ridge regression"). Needs δ > 1. The scale is 0 where that is the minimum.
SmoothFit fit_huber_joint(const Design& design, const Huber& loss, const Hint* hint = nullptr);

}  // namespace loss
