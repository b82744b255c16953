// The maximum-likelihood scale of given residuals.

#pragma once

#include <algorithm>
#include <span>

#include "kernel.h"
#include "loss/noise.h"

namespace loss {

/// visit(z, size) for each block of z = r/scale, in order.
template <class Visit>
void for_each_block(std::span<const double> residuals, double scale, Visit visit) {
  double z[kBlock];
  for (std::size_t from = 0; from < residuals.size(); from += kBlock) {
    const std::size_t size = std::min(kBlock, residuals.size() - from);
    for (std::size_t i = 0; i < size; ++i) z[i] = residuals[from + i] / scale;
    visit(z, size);
  }
}

/// The scale s that minimises Σ ρ(r/s) + n log s over n > 0 finite residuals, in closed form where there is one.
/// 0 where there is none, because the likelihood grows for ever as s → 0: all residuals are zero, or so many that the
/// heavy tails of the noise do not mind the rest (for Cauchy at least half, for Student's t at least n·ν/(ν + 1)); or
/// where it is too small to be told from 0 beside the largest residual.
double ml_scale(const Noise& noise, std::span<const double> residuals);

}  // namespace loss
