#include "noise_scale.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "block.h"
#include "compensated_sum.h"
#include "kernel.h"

namespace loss {
namespace {

/// The root of mean zρ′(z) = 1 in (lowest, start], or 0 where it is not above lowest. The mean falls as s grows.
/// Newton's method on its logarithm as a function of log s, which is nearly a straight line where ρ is nearly a power
/// of |z|; bisection where a step leaves the bracket.
double solve(const Noise& noise, std::span<const double> residuals, double lowest, double start) {
  const auto n = static_cast<double>(residuals.size());
  double low = lowest, high = start, s = start;
  for (int iteration = 0; iteration < 100; ++iteration) {
    CompensatedSum slope, curvature;
    for_each_block(residuals, s, [&](const double* z, std::size_t size) {
      const ScaleDerivatives d = scale_derivatives(noise, z, size);
      slope.add(d.slope);
      curvature.add(d.curvature);
    });
    const double excess = -slope.value() / n;  // mean zρ′(z) − 1
    (excess > 0 ? low : high) = s;
    const double step = log_one_plus(excess) * (1 + excess) * n / curvature.value();
    double next = std::isfinite(step) ? s * exponential(step) : 0;
    if (std::abs(step) < 1e-13) return std::min(next, start);
    if (!(next > low && next < high)) next = std::sqrt(low) * std::sqrt(high);
    if (!(next > low && next < high)) break;  // there is no number between them
    s = next;
  }
  return low > lowest ? s : 0;
}

/// The curvature of ρ at 0, its largest: zρ′(z) ≤ curvature·z².
double curvature_at_zero(const Noise& noise) {
  const double zero = 0;
  double slope, curvature;
  slopes(noise.loss, &zero, 1, &slope, &curvature);
  return noise.factor * curvature;
}

}  // namespace

double ml_scale(const Noise& noise, std::span<const double> residuals) {
  double largest = 0;
  std::size_t zeros = 0;
  for (const double r : residuals) {
    largest = std::max(largest, std::abs(r));
    zeros += r == 0;
  }
  const auto others = static_cast<double>(residuals.size() - zeros);
  if (largest == 0 || (zeros > 0 && static_cast<double>(zeros) >= others * tail_index(noise))) return 0;

  // Homogeneous ρ have closed forms: of degree 1 where the loss is, the mean loss; of degree 2 the root mean square. In
  // units of a power of two near the largest residual, so that nothing overflows and nothing more is rounded.
  const double unit = std::ldexp(1.0, std::ilogb(largest));
  const bool linear = noise.kind == NoiseKind::laplace || noise.kind == NoiseKind::asymmetric_laplace;
  CompensatedSum sum;
  for_each_block(residuals, unit, [&](const double* z, std::size_t size) {
    double loss[kBlock];
    if (linear) rho(noise, z, size, loss);
    sum.add(linear ? sum_of(loss, size) : dot(z, z, size));
  });
  const double mean = sum.value() / static_cast<double>(residuals.size());
  if (linear) return unit * mean;
  const double root = unit * std::sqrt(mean);
  if (noise.kind == NoiseKind::gaussian) return root;
  return solve(noise, residuals, std::max(std::numeric_limits<double>::denorm_min(), 1e-300 * largest),
               std::min(std::numeric_limits<double>::max(), std::sqrt(curvature_at_zero(noise)) * root));
}

}  // namespace loss
