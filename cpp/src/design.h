// The design matrix in a form in which estimation is well conditioned, and the way back to the data's units.

#pragma once

#include <Eigen/Core>

#include "loss/fit.h"

namespace loss {

/// n×p design. Predictors are shifted by their median (where there is an intercept to absorb it) and scaled by powers
/// of two, y is scaled by a power of two: exact operations, but for one rounding of each shifted predictor.
struct Design {
  Eigen::MatrixXd a;  ///< n×p, columns of comparable size
  Eigen::MatrixXd q;  ///< n×p, orthonormal, the same column space
  Eigen::MatrixXd r;  ///< p×p, upper triangular, a = q r
  Eigen::VectorXd y;  ///< n, in (−2, 2)
  int y_exponent;     ///< the data's y are `y` times 2 to this
  /// p×p: coefficients in the data's units = to_data times the coefficients of y (as scaled here) on the columns of a.
  Eigen::MatrixXd to_data;
};

/// Errors: as `fit`, but for bad_scale and overflow.
Result<Design> make_design(const Data& data);

}  // namespace loss
