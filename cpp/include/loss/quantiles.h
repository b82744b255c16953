// Several quantiles of the same data: a bundle of lines or curves, and where they cross.
//
// Each is fitted by itself, so that a lower quantile may exceed a higher one in places, which quantiles cannot.
// Rearrangement puts the predictions at every x in order (V. Chernozhukov, I. Fernández-Val, A. Galichon, 2010,
// "Quantile and probability curves without crossing", Econometrica 78, 1093–1125).
//
// What that guarantees: at every x the predictions rise with τ; their pinball losses, summed over the quantiles, are
// not larger at any point; whatever the true quantiles are, the predictions are together not farther from them. What it
// does not: predictions are rearranged, not coefficients, so where lines crossed they are no longer straight; and of a
// single quantile neither the loss need be the least nor the share of points below be τ.

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "loss/fit.h"

namespace loss {

inline constexpr std::size_t kMostQuantiles = 1000;

struct QuantileOptions {
  bool rearranged = false;  ///< of the predictions; the fits and what is said of crossing stay as they are
  /// Predictors at which to predict, as columns of one length; none: at the rows of the data.
  std::vector<std::span<const double>> at;
  /// Whether the fits get standard errors, each from the fits of two quantiles near it: W. Hendricks and R. Koenker's
  /// (1992, J. Amer. Statist. Assoc. 87, 58–68), with P. Hall and S. J. Sheather's bandwidth (1988, J. R. Statist. Soc.
  /// B 50, 381–391), as R's summary.rq with se = "nid". Empty where too little is known of the noise's density.
  bool standard_errors = false;
};

/// At the rows of the data. Amounts that rounding can make count as none.
struct QuantileCrossing {
  std::vector<std::uint32_t> rows;  ///< where the prediction for some τ exceeds that for a higher one
  double worst = 0;                 ///< by how much at most, in units of y
  std::size_t worst_row = 0;        ///< and where, if anywhere
};

struct Quantiles {
  std::vector<Fit> fits;                         ///< one for each τ
  std::vector<std::vector<double>> predictions;  ///< for each τ, in units of y
  QuantileCrossing crossing;
};

/// taus: rising, each in (0, 1). Errors: bad_parameter (of taus), length_mismatch and not_finite (also of `at`),
/// too_large (of predictions, too); else as `fit`.
Result<Quantiles> fit_quantiles(std::span<const double> taus, const Data& data, const QuantileOptions& options = {});

}  // namespace loss
