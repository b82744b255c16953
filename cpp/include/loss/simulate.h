// Samples of a line with noise and outliers, and fits repeated on them: how an estimator spreads, and when it breaks.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "loss/fit.h"
#include "loss/noise.h"

namespace loss {

/// `count` points at x evenly spaced from 0 to 10, y = intercept + slope·x + noise. Outliers are those with the largest
/// x, as many as the share of them rounds to: x is moved by dx, and y = level + noise. dx = 0 makes vertical outliers,
/// dx ≠ 0 gives them leverage.
struct NoisyLine {
  double intercept = 0;
  double slope = 1;
  int count = 50;  ///< at least 3
  Noise noise;
  double scale = 1;  ///< of the noise
  double share = 0;  ///< 0 to 1
  double dx = 0;
  double level = 0;
};

struct NoisySample {
  std::vector<double> x, y;  ///< outliers last
  int outliers;
};

/// Errors: bad_parameter for a count or share out of range; not_finite; too_large, bad_scale, overflow as `draw`.
Result<NoisySample> sample(const NoisyLine& line, std::uint64_t seed);

struct Estimator {
  Loss loss;
  Scale scale;
};

struct Spread {
  std::vector<double> slopes;  ///< one per repeat
  /// Σ (slope − the line's)²/repeats. Of two unbiased estimators on clean data, the ratio of these is the efficiency.
  double mean_square_error;
};

/// Each estimator on the same `repeats` samples: the first is sample(line, seed).
/// Errors: as sample and fit; bad_parameter for repeats < 1.
Result<std::vector<Spread>> simulate(const NoisyLine& line, std::span<const Estimator> estimators, int repeats,
                                     std::uint64_t seed);

}  // namespace loss
