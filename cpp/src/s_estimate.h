// Regression that bears half of the points being anything: S- and MM-estimates with Tukey's biweight.

#pragma once

#include "loss/regression.h"
#include "m_estimate.h"

namespace loss {

/// The M-estimate next to the S-estimate, at its scale (V. J. Yohai, 1987, "High breakdown-point and high efficiency
/// robust estimates for regression"), as R's robustbase::lmrob has it by default: the S-scale s(β) of residuals solves
/// Σ ρ₁(r/s) = (n − p)/2, where ρ₁ is the biweight with c = 1.54764 over its largest value, and the S-estimate is the β
/// of the smallest one. It is looked for from planes through p points each (M. Salibian-Barrera & V. J. Yohai, 2006, "A
/// fast algorithm for S-regression estimates"); that none is better is likely, not certain. The scale is 0 where more
/// than (n + p)/2 points lie on one plane: that is the fit.
SmoothFit fit_mm(const Design& design, const Tukey& loss);

}  // namespace loss
