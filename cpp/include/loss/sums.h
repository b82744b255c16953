// Sums of small causes, and how far they are from normal: the central limit theorem, and where it fails.
//
// Each cause has mean 0 and standard deviation 1, so a sum of k is standardised by √k. Cauchy causes have no standard
// deviation: the sum of k is k times as wide as one (it is Cauchy again), and is divided by k/Φ⁻¹(¾), which puts its
// quartiles where the normal distribution has its own.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "loss/bin.h"
#include "loss/draw.h"

namespace loss {

inline constexpr int kMostCauses = 200;  ///< in one sum

/// `count` independent standardised sums of k causes.
/// Errors: bad_parameter for count < 0 or k outside 1 … kMostCauses; too_large for more than 2^28 causes in all;
/// overflow as in draw.h.
Result<std::vector<double>> draw_sums(Cause cause, int k, int count, std::uint64_t seed);

/// sup |P(S ≤ x) − Φ(x)| over all x for the standardised sum S of k causes: the Kolmogorov distance of its distribution
/// from the standard normal, without any sampling, to about 1e−10. The same for every k of Cauchy causes.
/// Errors: bad_parameter for k outside 1 … kMostCauses.
Result<double> distance_of_sums(Cause cause, int k);

struct AgainstNormal {
  std::vector<std::uint32_t> counts;  ///< of the values in each cell of the axis, as in bin.h
  std::size_t outside = 0;            ///< values that no cell holds
  double distance = 0;  ///< sup |Fₙ(x) − Φ(x)|, Fₙ(x) the share of the values that are at most x; 0 for no values
};

/// Values beside the standard normal distribution.
/// Errors: not_finite; bad_parameter for an axis as in bin.h.
Result<AgainstNormal> against_normal(std::span<const double> values, const PixelAxis& axis);

}  // namespace loss
