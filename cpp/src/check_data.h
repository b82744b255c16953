// What every function of a data set asks of it first.

#pragma once

#include <string>

#include "loss/fit.h"

namespace loss {

/// The number of columns of the design. Errors: empty, length_mismatch, bad_degree.
Result<std::size_t> count_columns(const Data& data);

/// Errors: not_finite, with the index of the first NaN or infinity.
Result<bool> check_finite(std::span<const double> values, const std::string& name);

/// check_finite of y and of every predictor.
Result<bool> check_finite(const Data& data);

}  // namespace loss
