// Losses over arrays, two residuals at a time: the only loops over data in which a loss is evaluated.
//
// Estimators call these block by block (kBlock residuals fit into the fastest cache), so that each loss costs one small
// loop here and none of an estimator is compiled once per loss.

#pragma once

#include <cstddef>

#include "loss/catalogue.h"

namespace loss {

inline constexpr std::size_t kBlock = 512;

/// out[i] = ρ(r[i])
void values(const Loss& loss, const double* r, std::size_t n, double* out);

/// slope[i] = ψ(r[i]), curvature[i] = ψ′(r[i])
void slopes(const Loss& loss, const double* r, std::size_t n, double* slope, double* curvature);

/// All three, for less than both of the calls above.
void samples(const Loss& loss, const double* r, std::size_t n, double* value, double* slope, double* curvature);

/// out[i] = ψ(r[i])/r[i]
void weights(const Loss& loss, const double* r, std::size_t n, double* out);

}  // namespace loss
