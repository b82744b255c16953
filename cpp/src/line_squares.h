// Least squares of a line in two sweeps over the data as they are.

#pragma once

#include "loss/fit.h"

namespace loss {

struct LineSquares {
  bool found = false;  ///< false where the sums lose digits, overflow or meet a NaN: then `make_design` takes its way
  double intercept = 0, slope = 0;
  double residual_squares = 0;    ///< Σ r²
  double mean_x = 0, spread = 0;  ///< Σ (x − mean_x)²
};

/// x, y: of equal length, at least 2.
LineSquares fit_line_squares(std::span<const double> x, std::span<const double> y);

}  // namespace loss
