// The design matrix as the data give it, for computations whose point is the reader's own coordinates.

#pragma once

#include <Eigen/Core>

#include "loss/fit.h"

namespace loss {

/// Neither shifted nor orthogonal, but divided by the scale s: y − aβ are the residuals that ρ takes.
struct RawDesign {
  Eigen::MatrixXd a;             ///< n×p: ones (if intercept), then predictors or powers, all over s
  Eigen::VectorXd y;             ///< n: y/s
  Eigen::VectorXd coefficients;  ///< p: those that the caller gave
};

/// scale: the fixed s; 1 for losses whose fit takes none.
/// Errors: bad_scale, empty, length_mismatch and not_finite (also of the coefficients), bad_degree, too_large; overflow
/// where a power or a quotient does not fit into a double, being too large or too small.
Result<RawDesign> make_raw_design(const Loss& loss, const Data& data, double scale,
                                  std::span<const double> coefficients);

}  // namespace loss
