#include "s_estimate.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "block.h"
#include "criterion.h"
#include "kernel.h"
#include "linear.h"
#include "local_search.h"
#include "middle.h"
#include "nonconvex.h"
#include "reweight.h"

namespace loss {
namespace {

using Eigen::Index;
using Eigen::VectorXd;

/// Half of the points may be anything: the mean of ρ₁ is ½ at the normal distribution for this c.
constexpr double kC = 1.54764, kHalf = 0.5;

/// The mean of ρ₁(r/s) with divisor n − p, and minus its derivative by log s.
struct Level {
  double mean = 0, fall = 0;
};

/// The S-scale as a function of the coefficients. Points: (γ, s), s being near the scale of γ, or it.
class SmallestScale : public LocalSearch {
 public:
  explicit SmallestScale(const Walk& walk) : LocalSearch(walk) {
    for (Index i = 0; i < walk.rows; ++i) zero_ = std::max(zero_, 1e-14 * std::abs(walk.y[i]));
  }

  std::unique_ptr<LocalSearch> on(const Walk& walk) const override { return std::make_unique<SmallestScale>(walk); }

  VectorXd start(const VectorXd& gamma) const override {
    VectorXd at(gamma.size() + 1);
    at << gamma, MiddleFinder(walk()).find(beta(gamma)).size / 0.6745;
    if (!(at[gamma.size()] > zero_)) at[gamma.size()] = scale(at);
    return at;
  }

  void descend(VectorXd& at, int steps) const override {
    const Index p = walk().size();
    VectorXd gamma = at.head(p);
    for (int i = 0; i < steps && at[p] > zero_; ++i) {
      const VectorXd before = at;
      Totals totals;
      if (!reweight(walk(), rho_, at[p], gamma, &totals)) break;
      at << gamma, at[p] * std::sqrt(totals.rho / most_rho());
      if (distance(before, at) < 1e-7) break;
    }
  }

  NewtonResult polish(VectorXd& at) const override {
    // At the smallest s, β minimises Σ ρ₁(r/s) too, and s(β) does not change with β to first order: so this settles as
    // fast as Newton's method.
    const Index p = walk().size();
    NewtonResult all;
    at[p] = scale(at);
    for (int i = 0; i < 30; ++i) {
      const double s = at[p];
      if (!(s > 0)) return {all.iterations, true};
      VectorXd theta = at.head(p) / s;
      const NewtonResult newton = minimise(Criterion(walk(), rho_, s), theta, 100);
      all.iterations += newton.iterations;
      at.head(p) = theta * s;
      at[p] = scale(at);
      all.converged = newton.converged && std::abs(at[p] - s) <= 1e-13 * s;
      if (all.converged) break;
    }
    return all;
  }

  double value(const VectorXd& at) const override { return scale(at); }
  bool is_below(const VectorXd& at, double than) const override {
    return level(at.head(walk().size()), than).mean < kHalf;
  }

  double distance(const VectorXd& a, const VectorXd& b) const override {
    const Index p = walk().size();
    return (a.head(p) - b.head(p)).norm() / (a[p] + 1e-8 * b.norm());
  }

 private:
  VectorXd beta(const VectorXd& gamma) const { return times(walk().to_x, gamma); }
  /// Σ ρ(r/s) at the S-scale.
  double most_rho() const { return kC * kC / 6 * kHalf * static_cast<double>(walk().rows - walk().size()); }

  Level level(const VectorXd& gamma, double s) const;
  double scale(const VectorXd& at) const;
  bool fits_exactly(const VectorXd& gamma) const;

  const Loss rho_ = Tukey{kC};
  double zero_ = 0;
};

Level SmallestScale::level(const VectorXd& gamma, double s) const {
  const VectorXd theta = beta(gamma) / s;
  double z[kBlock], rho[kBlock], slope[kBlock], curvature[kBlock];
  Level sum;
  for (Index from = 0; from < walk().rows; from += kBlock) {
    const auto n = static_cast<std::size_t>(std::min<Index>(kBlock, walk().rows - from));
    residual_block(walk(), 1 / s, theta, from, static_cast<Index>(n), z);
    values(rho_, z, n, rho);
    slopes(rho_, z, n, slope, curvature);
    sum.mean += sum_of(rho, n);
    sum.fall += dot(slope, z, n);
  }
  const double unit = kHalf / most_rho();
  return {sum.mean * unit, sum.fall * unit};
}

/// Whether so many residuals are rounding only that no s > 0 is small enough.
bool SmallestScale::fits_exactly(const VectorXd& gamma) const {
  const VectorXd b = beta(gamma);
  double r[kBlock], others = 0;
  for (Index from = 0; from < walk().rows; from += kBlock) {
    const Index n = std::min<Index>(kBlock, walk().rows - from);
    residual_block(walk(), 1, b, from, n, r);
    for (Index i = 0; i < n; ++i) others += std::abs(r[i]) > zero_ ? 1 : 0;
  }
  return others <= kHalf * static_cast<double>(walk().rows - walk().size());
}

/// Newton's method in log s, kept between bounds.
double SmallestScale::scale(const VectorXd& at) const {
  const Index p = walk().size();
  const VectorXd gamma = at.head(p);
  if (walk().rows == p || fits_exactly(gamma)) return 0;
  double low = 0, high = std::numeric_limits<double>::infinity();
  double s = at[p] > zero_ ? at[p] : 1;
  for (int i = 0; i < 200; ++i) {
    const Level now = level(gamma, s);
    (now.mean > kHalf ? low : high) = s;
    double next = s * std::exp(std::min(5.0, std::max(-5.0, (now.mean - kHalf) / now.fall)));
    if (!(next > low && next < high)) next = std::isinf(high) ? 4 * s : low > 0 ? std::sqrt(low * high) : s / 4;
    const double moved = std::abs(next - s);
    s = next;
    if (moved <= 1e-15 * s) break;
  }
  return s;
}

}  // namespace

SmoothFit fit_mm(const Design& design, const Tukey& loss) {
  const Walk walk = design.walk();
  const Index p = design.size();
  const std::vector<LocalMinimum> minima = local_minima(SmallestScale(walk), p <= 2 ? 200 : 500);
  SmoothFit fit;
  if (minima.empty()) {
    fit.coefficients = times(design.to_a, least_absolute(walk));
    fit.scale = 0;
    return fit;
  }
  VectorXd gamma = minima[0].at.head(p);
  fit.scale = minima[0].value;
  fit.iterations = minima[0].newton.iterations;
  fit.converged = minima[0].newton.converged;
  fit.unique = !is_tied(minima);
  if (fit.scale > 0) {
    const NewtonResult newton = descend_nonconvex(walk, loss, fit.scale, gamma);
    fit.iterations += newton.iterations;
    fit.converged = fit.converged && newton.converged;
  }
  fit.coefficients = times(design.to_a, gamma);
  return fit;
}

}  // namespace loss
