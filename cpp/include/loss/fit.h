// Linear regression under any loss of the catalogue.
//
// Minimises Σ ρ((y − Xβ)/s) over β, and over the scale s where asked. X has a column of ones first (if intercept), then
// the predictors; or, for one predictor and degree d, its powers x, x², …, x^d.

#pragma once

#include <span>
#include <vector>

#include "loss/catalogue.h"

namespace loss {

inline constexpr int kMaxDegree = 20;

/// n observations: predictors as columns of length n (none at all is allowed with an intercept), responses of length n.
struct Data {
  std::vector<std::span<const double>> x;
  std::span<const double> y;
  bool intercept = true;
  int degree = 1;
};

/// Where the steps towards a fit with MAD scale begin; a redescending loss may have several fixed points.
enum class Start { squared, absolute };

struct Scale {
  ScaleRule rule = ScaleRule::fixed;
  double value = 1;  ///< the fixed scale, in units of y
  /// s = median|r|/mad_constant. R's MASS::rlm uses 0.6745, statsmodels the normal quartile 0.67448975….
  double mad_constant = 0.6745;
  Start start = Start::squared;  ///< for the rule `mad`; R's MASS::rlm starts from least squares
};

struct Fit {
  std::vector<double> coefficients;  ///< intercept first, then predictors or rising powers; in units of the data
  /// The scale s. `squared`: the residual standard error √(RSS/(n−p)), 0 where n = p; `absolute`, `quantile`: 1.
  double scale = 1;
  /// Σ ρ(r/s); for `squared` Σ r². With a joint scale the function that is minimised: for `huber` Σ (s + 2ρ(r/s)s), as
  /// scikit-learn's HuberRegressor; for `log-cosh` n log(πs) + Σ ρ(r/s), the hyperbolic secant's likelihood.
  /// +∞ where the scale is 0 and a residual is not.
  double objective = 0;
  int iterations = 0;
  bool converged = false;
  bool unique = true;  ///< false where other coefficients are as good
  /// Of each coefficient, where theory gives them; else empty. `squared`: the classical ones; smooth losses at a fixed
  /// or MAD scale: Huber's (1981, (7.6.9)), as R's summary of MASS::rlm.
  std::vector<double> standard_errors;
  /// For `absolute` and `quantile`, the smallest and largest value of each coefficient among all optima; otherwise, and
  /// where the fit is unique, equal to `coefficients`.
  std::vector<double> lowest, highest;
};

/// Errors: empty, length_mismatch, not_finite, bad_degree, bad_scale, too_few_points, rank_deficient, too_large,
/// overflow.
Result<Fit> fit(const Loss& loss, const Data& data, const Scale& scale);

}  // namespace loss
