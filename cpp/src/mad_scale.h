// M-estimates whose scale is the median absolute residual.

#pragma once

#include "m_estimate.h"

namespace loss {

/// The fixed point of R's MASS::rlm: Σ ψ(r/s)x = 0 with s = median|r|/constant, which iteratively reweighted least
/// squares reaches from the start that `scale` asks for. The scale is 0 where half of the residuals are.
SmoothFit fit_mad_scale(const Design& design, const Loss& loss, const Scale& scale, const Hint* hint = nullptr);

}  // namespace loss
