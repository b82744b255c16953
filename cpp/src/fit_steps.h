// The steps of a fit, for those that keep what is between them.

#pragma once

#include <optional>

#include "design.h"
#include "m_estimate.h"

namespace loss {

/// Errors: bad_scale.
Result<int> check_scale(const Loss& loss, const Scale& scale);

/// Least squares of a line, which takes no design; nothing for other fits, and where a design is safer.
std::optional<Fit> fit_without_design(const Loss& loss, const Data& data);

/// `scale` has been checked. Starts from `hint` unless its coefficients are empty, and leaves this solution there.
/// Errors: overflow.
Result<Fit> fit_on_design(const Loss& loss, const Design& design, const Scale& scale, Hint& hint);

/// One quantile of several: from these coefficients (on the columns of (1, Design::a)) unless they are empty, and
/// leaves its own there. Errors: overflow.
Result<Fit> fit_next_quantile(double tau, const Design& design, Eigen::VectorXd& coefficients);

/// The fit, or an overflow error where something in it left a double's range.
Result<Fit> checked(const Loss& loss, const Fit& fit);

}  // namespace loss
