// The steps of an optimiser from a start, one by one: to be looked at, not to fit with. `fit` gets there by better
// roads.
//
// All methods work in the coefficients as the reader gives and reads them, without shifting or scaling the data, so
// that a badly conditioned design shows. Each takes β ← β + rate · step:
//
//   gradient      step = −g, the gradient of the MEAN loss (1/n) Σ ρ(r/s): a rate then means the same for any n
//   subgradient   the same, where ρ has kinks; the rate may fall as rate/√k at step k = 1, 2, … (N. Z. Shor, 1985,
//                 "Minimization methods for non-differentiable functions", ch. 2)
//   newton        step = −H⁻¹g with H = (1/n) Σ ρ″(r/s) x xᵀ/s², not damped: it may overshoot, or climb where H is
//                 indefinite
//   irls          to the weighted least-squares solution with weights ψ(z)/z, z = r/s. Where ρ has a kink at 0 (weight
//                 +∞), weights are capped at 10⁸ times the median of the finite ones: without a cap, a point met
//                 exactly would never be left again (E. J. Schlossmacher, 1973, JASA 68, 857–859, drops such points
//                 instead).

#pragma once

#include <span>
#include <string_view>
#include <vector>

#include "loss/fit.h"

namespace loss {

enum class Method { gradient, subgradient, newton, irls };

struct Descent {
  Method method = Method::gradient;
  double rate = 0.1;   ///< positive
  bool decay = false;  ///< rate/√k; for `subgradient` only
  int most_steps = 100;
  double tolerance = 1e-8;  ///< see Stopped::converged; 0 goes on to the last digit
};

enum class Stopped {
  /// The gradient norm is at most the tolerance; or, for `newton` and `irls`, no coefficient changed by more than the
  /// tolerance times the largest coefficient.
  converged,
  most_steps,
  /// The sum of losses rose above 1e300, or was no longer a finite number; in that case the point is not in the path.
  diverged,
  /// The step is not determined: `newton` where too few points have curvature (as under `absolute`, where none has),
  /// `irls` where too few have weight.
  singular,
};

/// The stable name: "converged", "most-steps", "diverged", "singular".
std::string_view stopped_name(Stopped stopped);

struct Path {
  std::vector<double> coefficients;   ///< (steps + 1) × p, row by row; the first row is the start
  std::vector<double> objective;      ///< Σ ρ(r/s) at each, a sum as everywhere
  std::vector<double> gradient_norm;  ///< the Euclidean norm of g, the gradient of the mean, at each
  Stopped stopped = Stopped::most_steps;
};

/// scale: the fixed s; 1 for losses whose fit takes none.
/// Errors: as `fit` but for too_few_points and rank_deficient (a valley, not an error, here); length_mismatch or
/// not_finite for the start; bad_parameter for rate, tolerance or number of steps; too_large for more than 2^28
/// residuals times coefficients in all steps; overflow where the objective at the start does not fit into a double.
Result<Path> descend(const Loss& loss, const Data& data, double scale, std::span<const double> start,
                     const Descent& descent);

}  // namespace loss
