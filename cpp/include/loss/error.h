// Errors are values: a function that can fail returns Result<T>. Exceptions are not used, so that the same code runs in
// WebAssembly without the cost (and, in some compilers, the leaks) of throwing.

#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace loss {

/// What went wrong. The code in words (`error_name`) is stable: pages translate by it.
enum class ErrorCode {
  empty,            ///< no observations
  length_mismatch,  ///< columns of different lengths
  not_finite,       ///< a NaN or an infinity in the data
  unknown_loss,     ///< no loss of that name in the catalogue
  unknown_noise,    ///< no noise of that name in the table
  bad_parameter,    ///< a loss parameter that is missing, unknown or outside its range
  bad_scale,        ///< a scale that is not positive, or a rule that the loss does not take
  bad_degree,       ///< a polynomial degree outside [1, kMaxDegree], or one on several predictors
  bad_row,          ///< a row that the data do not have
  too_few_points,   ///< fewer observations than coefficients
  rank_deficient,   ///< columns that are linearly dependent, such as a constant predictor beside an intercept
  too_large,        ///< more numbers than the memory can take
  overflow,         ///< the answer does not fit into a double
  unbounded,        ///< a likelihood without a maximum: it grows as the scale shrinks, as too many residuals are zero
};

/// The stable name of a code, e.g. "length-mismatch".
std::string_view error_name(ErrorCode code);

struct Error {
  ErrorCode code;
  std::string message;  ///< in English, with the offending value
};

/// Either a T or an Error.
template <class T>
class Result {
 public:
  Result(T value) : state_(std::move(value)) {}
  Result(Error error) : state_(std::move(error)) {}

  bool ok() const { return std::holds_alternative<T>(state_); }
  const T& value() const { return *std::get_if<T>(&state_); }
  T& value() { return *std::get_if<T>(&state_); }
  const Error& error() const { return *std::get_if<Error>(&state_); }

 private:
  std::variant<T, Error> state_;
};

}  // namespace loss
