// How likely the data are under a noise distribution at given coefficients: y = Xβ + s·z with independent z.

#pragma once

#include <optional>
#include <span>
#include <vector>

#include "loss/fit.h"
#include "loss/noise.h"
#include "loss/surface.h"

namespace loss {

/// mantissa · 10^exponent with 1 ≤ mantissa < 10 and a whole exponent: for numbers beyond the range of a double.
struct Decimal {
  double mantissa;
  double exponent;
};

struct Likelihood {
  // One per observation.
  std::vector<double> fitted;       ///< ŷ
  std::vector<double> residual;     ///< r = y − ŷ
  std::vector<double> rho;          ///< ρ(r/s)
  std::vector<double> density;      ///< p = exp(−ρ(r/s))/(s·Z)
  std::vector<double> log_density;  ///< log p

  double scale;           ///< the s used
  double ml_scale;        ///< the s that makes the likelihood largest at these coefficients; 0 where it has no maximum
  double log_normaliser;  ///< log(s·Z)

  // −log likelihood = loss + dropped.
  double loss;            ///< Σ ρ(r/s), the part that depends on the residuals
  double dropped;         ///< n·log(s·Z), the same for all coefficients, and therefore dropped from the loss
  double log_likelihood;  ///< Σ log p
  Decimal product;        ///< ∏ p; its mantissa has a relative error of about |log p|·n·1e−16
};

/// The columns and coefficients are those of `fit`: intercept first, then predictors or rising powers. Without a scale
/// the maximum-likelihood one is taken.
/// Errors: empty, bad_degree, too_few_points, not_finite, too_large; length_mismatch, also where the number of
/// coefficients is not that of the columns; bad_scale for a given scale that is not positive and finite; unbounded
/// where a scale is asked for and there is none (see ml_scale); overflow.
Result<Likelihood> likelihood(const Noise& noise, const Data& data, std::span<const double> coefficients,
                              std::optional<double> scale);

/// In place of a coefficient, along the axis of a likelihood_curve: the scale.
inline constexpr int kScaleAxis = -1;

/// How the likelihood of the same data changes along one coefficient or the scale, all else staying as it is.
struct LikelihoodCurve {
  std::vector<double> at;    ///< the values of the axis
  std::vector<double> loss;  ///< Σ ρ(r/s); +∞ where it, or a residual on the way, does not fit into a double
  std::vector<double> log_likelihood;  ///< Σ log p; −∞ there. Never NaN.
  std::vector<double> relative;        ///< the likelihood over the largest of the curve, from 0 to 1
  std::size_t most = 0;                ///< where it is largest, the first if several are
};

/// axis: of a coefficient as `fit` counts them, or kScaleAxis, and then `scale` does not matter.
/// Errors: as `likelihood` at that scale, but for unbounded; bad_parameter for an axis as `surface`, and for scales
/// that are not above 0; too_large for more than 2^28 residuals in all; overflow where no likelihood of the curve is
/// finite.
Result<LikelihoodCurve> likelihood_curve(const Noise& noise, const Data& data, std::span<const double> coefficients,
                                         double scale, const GridAxis& axis);

}  // namespace loss
