// Random draws from the noises of the table, and from small causes that errors are sums of.
//
// The same seed gives the same draws natively and as WebAssembly: nothing but arithmetic, square roots and the exp and
// log of pair.h goes into them. Sources stand beside the methods in draw.cpp.

#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "loss/error.h"
#include "loss/noise.h"

namespace loss {

inline constexpr int kMostDraws = 1 << 26;

/// A small independent cause of errors. All are standardised: mean 0 and standard deviation 1, but for `cauchy`, which
/// has neither.
enum class Cause {
  uniform,      ///< between −√3 and √3
  exponential,  ///< skewed: −1 plus a waiting time of mean 1
  two_valued,   ///< −1 or 1, each with probability ½
  laplace,      ///< as the noise, b = 1/√2
  cauchy,       ///< as the noise, γ = 1: quartiles at −1 and 1
};

/// The id of every cause, in the order of Cause.
std::span<const std::string_view> causes();

/// `count` independent residuals scale · z of that noise.
/// Errors: bad_scale for a scale that is not positive and finite; bad_parameter for count < 0; too_large for a count
/// above kMostDraws; overflow where a draw does not fit into a double, as from Student's t of a tiny ν.
Result<std::vector<double>> draw(const Noise& noise, double scale, int count, std::uint64_t seed);

/// `count` independent values of that cause times the scale. Errors as above.
Result<std::vector<double>> draw(Cause cause, double scale, int count, std::uint64_t seed);

}  // namespace loss
