#include "check_data.h"

#include <cmath>

namespace loss {

Result<std::size_t> count_columns(const Data& data) {
  const std::size_t n = data.y.size();
  if (n == 0) return Error{ErrorCode::empty, "There are no observations."};
  for (std::size_t j = 0; j < data.x.size(); ++j) {
    if (data.x[j].size() != n) {
      return Error{ErrorCode::length_mismatch, "Predictor " + std::to_string(j) + " has " +
                                                   std::to_string(data.x[j].size()) + " values, but y has " +
                                                   std::to_string(n) + "."};
    }
  }
  if (data.degree < 1 || data.degree > kMaxDegree) {
    return Error{ErrorCode::bad_degree, "The degree must lie between 1 and " + std::to_string(kMaxDegree) +
                                            ", but is " + std::to_string(data.degree) + "."};
  }
  if (data.degree > 1 && data.x.size() != 1) {
    return Error{ErrorCode::bad_degree,
                 "A polynomial takes one predictor, but there are " + std::to_string(data.x.size()) + "."};
  }
  const std::size_t terms = data.degree > 1 ? static_cast<std::size_t>(data.degree) : data.x.size();
  const std::size_t columns = terms + (data.intercept ? 1 : 0);
  if (columns == 0) return Error{ErrorCode::empty, "There is neither a predictor nor an intercept to fit."};
  return columns;
}

Result<bool> check_finite(std::span<const double> values, const std::string& name) {
  // A sum of v·0 is 0 exactly when all are finite: one pass without branches.
  double probe = 0;
  for (const double v : values) probe += v * 0;
  if (probe == 0) return true;
  std::size_t i = 0;
  while (std::isfinite(values[i])) ++i;
  return Error{ErrorCode::not_finite, name + " at index " + std::to_string(i) + " is not a finite number."};
}

Result<bool> check_finite(const Data& data) {
  if (const auto y = check_finite(data.y, "y"); !y.ok()) return y;
  for (std::size_t j = 0; j < data.x.size(); ++j) {
    const auto x = check_finite(data.x[j], data.x.size() == 1 ? "x" : "Predictor " + std::to_string(j));
    if (!x.ok()) return x;
  }
  return true;
}

}  // namespace loss
