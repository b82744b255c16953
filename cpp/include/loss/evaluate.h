// A loss over an array of residuals.

#pragma once

#include <span>
#include <vector>

#include "loss/catalogue.h"

namespace loss {

/// One entry per residual; see sample.h for what each means. `density` is empty where the loss has none.
struct Evaluation {
  std::vector<double> value, slope, curvature, weight, density;
  bool has_density = false;
};

/// Errors: not_finite (with the index of the first NaN or infinity), too_large (above 2^24). An empty span gives empty
/// vectors.
Result<Evaluation> evaluate(const Loss& loss, std::span<const double> residuals);

/// Σ ρ(r), the sum that `fit` minimises, without storing anything.
double total(const Loss& loss, std::span<const double> residuals);

}  // namespace loss
