// A cloud of points whose conditional mean, median and quantiles are known: skewed, and wider to the right.
//
// x is uniform on [0, 10], and y = 1 + 0.9x − 0.04x² + (0.3 + 0.25x)·(E − 1) with a waiting time E of mean 1. At every
// x the mean of y is the first part, and its τ-quantile that part + (0.3 + 0.25x)·(−log(1 − τ) − 1).

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "loss/draw.h"

namespace loss {

struct Cloud {
  std::vector<double> x, y;  ///< as many as asked for, x rising
};

/// Errors: as `draw`.
Result<Cloud> skewed_cloud(int count, std::uint64_t seed);

/// The conditional mean of y at each x.
std::vector<double> cloud_mean(std::span<const double> x);

/// The conditional τ-quantile of y at each x.
/// Errors: bad_parameter for τ not strictly between 0 and 1.
Result<std::vector<double>> cloud_quantile(double tau, std::span<const double> x);

}  // namespace loss
