#include "adaptive.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "block.h"
#include "criterion.h"
#include "general_kernel.h"
#include "joint_search.h"
#include "linear.h"
#include "loss/normaliser.h"
#include "m_estimate.h"

namespace loss {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr Index kSampleFrom = 4000;

Noise general_noise(double alpha) {
  return {NoiseKind::general, alpha, General{alpha, 1}, 1, general_log_normaliser(alpha).value};
}

/// Σ ρ(ηy − Xθ; α) − n log η + n log Z(α) as a function of (θ, η, α), θ in the coordinates of Walk::to_x.
class AdaptiveCriterion : public SmoothFunction {
 public:
  explicit AdaptiveCriterion(const Walk& walk) : walk_(walk), columns_(walk.x) { columns_.push_back(walk.y); }

  bool contains(const VectorXd& at) const override {
    const Index p = walk_.size();
    return at.allFinite() && at[p] > 0 && at[p + 1] >= 0 && at[p + 1] < 2;
  }
  void derivatives(const VectorXd& at, Derivatives& d) const override;

  /// The value and the second derivatives at a point so near to the last one where derivatives were taken that a
  /// quadratic function tells the difference.
  double value_near(const VectorXd& at) const {
    return value_ + last_.gradient.dot(at - at_) + 0.5 * (at - at_).dot(times(last_.hessian, at - at_));
  }
  const MatrixXd& last_hessian() const { return last_.hessian; }

 private:
  const Walk& walk_;
  std::vector<const double*> columns_;
  mutable VectorXd at_;
  mutable Derivatives last_;
  mutable double value_ = 0;
};

void AdaptiveCriterion::derivatives(const VectorXd& at, Derivatives& d) const {
  const Index p = walk_.size();
  const double eta = at[p], alpha = at[p + 1];
  const VectorXd theta = times(walk_.to_x, at.head(p));
  VectorXd sums = VectorXd::Zero(p + 1), mixed = sums;
  MatrixXd gram = MatrixXd::Zero(p + 1, p + 1);
  double rho = 0, by_alpha = 0, by_alpha_twice = 0, slope_squares = 0, size_squares = 0, alpha_sizes = 0;
  double z[kBlock];
  GeneralTerms terms;
  for (Index from = 0; from < walk_.rows; from += kBlock) {
    const Index count = std::min<Index>(kBlock, walk_.rows - from);
    const auto n = static_cast<std::size_t>(count);
    residual_block(walk_, eta, theta, from, count, z);
    general_terms(alpha, z, n, terms);
    slope_squares += dot(terms.psi, terms.psi, n);
    size_squares += sum_of_weighted_squares(terms.psi_by_z, 2 * eta, walk_.y + from, z, n);
    rho += sum_of(terms.rho, n);
    by_alpha += sum_of(terms.by_alpha, n);
    by_alpha_twice += sum_of(terms.by_alpha_twice, n);
    alpha_sizes += absolute_sum(terms.by_alpha, n);
    add_products(columns_, from, count, terms.psi, sums);
    add_products(columns_, from, count, terms.psi_by_alpha, mixed);
    add_gram(columns_, from, count, terms.psi_by_z, gram);
  }
  mirror(gram);
  MatrixXd to_columns = MatrixXd::Identity(p + 1, p + 1);
  to_columns.topLeftCorner(p, p) = -walk_.to_x;
  const auto n = static_cast<double>(walk_.rows);
  const LogNormaliser log_z = general_log_normaliser(alpha);
  d.hessian.resize(p + 2, p + 2);
  d.gradient = joined(transpose_times(to_columns, sums), by_alpha + n * log_z.slope);
  d.gradient[p] -= n / eta;
  d.hessian.topLeftCorner(p + 1, p + 1) = congruent(to_columns, gram);
  d.hessian(p, p) += n / (eta * eta);
  d.hessian.col(p + 1).head(p + 1) = transpose_times(to_columns, mixed);
  d.hessian.row(p + 1) = d.hessian.col(p + 1).transpose();
  d.hessian(p + 1, p + 1) = by_alpha_twice + n * log_z.curvature;
  // As in Criterion.
  const double y_squares = dot(walk_.y, walk_.y, static_cast<std::size_t>(walk_.rows));
  d.terms = VectorXd::Constant(p + 2, std::sqrt(n * slope_squares));
  d.terms[p] = std::sqrt(y_squares * slope_squares) + n / eta;
  d.terms[p + 1] = alpha_sizes + n * std::abs(log_z.slope);
  d.noise.resize(p + 2);
  for (Index j = 0; j < p + 2; ++j) {
    d.noise[j] = std::numeric_limits<double>::epsilon() * std::sqrt(std::abs(size_squares * d.hessian(j, j)));
  }
  at_ = at;
  last_ = d;
  value_ = rho + n * (log_z.value - std::log(eta));
}

/// Least squares: α = 2. False where the value falls as α does, from there on. With q = z², ρ_α → (q/4)(log q − log b −
/// 2) as b = 2 − α → 0, and log Z has minus its mean under the normal distribution, where the mean of q log q is
/// digamma(3/2) + log 2; the terms with log b cancel, because the mean of q is 1 on both sides.
bool normal_end(const Walk& walk, AdaptiveFit& fit) {
  constexpr double kMean = 0.7296371533898525;
  fit.gamma = least_squares(walk);
  fit.alpha = 2;
  const VectorXd r = residuals(walk, times(walk.to_x, fit.gamma));
  const auto n = static_cast<double>(walk.rows);
  fit.scale = std::sqrt(r.squaredNorm() / n);
  fit.value = n * (std::log(fit.scale) + 0.5 + general_log_normaliser(2).value);
  fit.newton = {1, true};
  double sum = 0;
  for (const double one : r) {
    const double q = one * one / (fit.scale * fit.scale);
    if (q > 0) sum += q * std::log(q);
  }
  if (sum > kMean * n) return false;
  const Loss normal = General{2, 1};
  const VectorXd at = joined(fit.gamma / fit.scale, 1 / fit.scale);
  Derivatives d;
  Criterion(walk, normal, FreeScale{}).derivatives(at, d);
  fit.information = d.hessian;
  return true;
}

/// Cauchy's noise: α = 0. False where the value falls as α rises.
bool cauchy_end(const Walk& walk, AdaptiveFit& fit) {
  const Index p = walk.size();
  const Noise noise = general_noise(0);
  VectorXd at = joined(fit.gamma, fit.scale);
  fit.newton = JointSearch(walk, noise).polish(at);
  fit.gamma = at.head(p);
  fit.scale = at[p];
  const VectorXd inverse = joined(joined(fit.gamma / fit.scale, 1 / fit.scale), 0);
  const AdaptiveCriterion f(walk);
  Derivatives d;
  f.derivatives(inverse, d);
  fit.value = f.value_near(inverse);
  fit.information = d.hessian.topLeftCorner(p + 1, p + 1);
  return d.gradient[p + 1] >= 0;
}

void between(const Walk& walk, AdaptiveFit& fit) {
  const Index p = walk.size();
  VectorXd at = joined(joined(fit.gamma / fit.scale, 1 / fit.scale), fit.alpha);
  const AdaptiveCriterion f(walk);
  fit.newton = minimise(f, at, 10);
  fit.gamma = at.head(p) / at[p];
  fit.scale = 1 / at[p];
  fit.alpha = at[p + 1];
  fit.value = f.value_near(at);
  fit.information = f.last_hessian();
}

/// To the local minimum next to `fit`, which may have an end for its α.
void refine(const Walk& walk, AdaptiveFit& fit) {
  if (fit.alpha == 2) {
    if (normal_end(walk, fit)) return;
    fit.alpha = 1.9;
  }
  if (fit.alpha == 0) {
    if (cauchy_end(walk, fit)) return;
    fit.alpha = 0.05;
  }
  for (int tries = 0; tries < 10; ++tries) {
    between(walk, fit);
    if (fit.newton.converged) return;
    // Steps towards an end would go on and on.
    if (fit.alpha > 0.1 && fit.alpha < 1.9) continue;
    AdaptiveFit end = fit;
    end.alpha = fit.alpha < 1 ? 0 : 2;
    const bool is_minimum = end.alpha == 0 ? cauchy_end(walk, end) : normal_end(walk, end);
    if (!is_minimum || end.value > fit.value) continue;
    fit = end;
    return;
  }
}

/// The best fit with this α, to begin with.
AdaptiveFit begin(const Walk& walk, double alpha) {
  const Index p = walk.size();
  AdaptiveFit fit;
  fit.alpha = alpha;
  const Noise noise = general_noise(alpha);
  // From 1 on the value is convex at each α.
  const int planes = alpha < 1 ? (p <= 2 ? 100 : 300) : 0;
  const std::vector<LocalMinimum> minima = joint_minima(walk, noise, planes);
  if (minima.empty()) return fit;
  fit.gamma = minima[0].at.head(p);
  fit.scale = minima[0].at[p];
  fit.unique = !is_tied(minima);
  return fit;
}

}  // namespace

AdaptiveFit fit_adaptive(const Walk& walk) {
  std::vector<AdaptiveFit> starts;
  if (walk.rows >= kSampleFrom) {
    starts.push_back(fit_adaptive(sample_of(walk, walk.rows / 10)));
  } else {
    for (const double alpha : {0.0, 1.0, 2.0}) starts.push_back(begin(walk, alpha));
  }
  AdaptiveFit best;
  best.value = std::numeric_limits<double>::infinity();
  for (AdaptiveFit& fit : starts) {
    // Unbounded for one α, and so for all.
    if (fit.scale == 0) {
      fit.newton.converged = true;
      return fit;
    }
    refine(walk, fit);
    if (fit.value < best.value) best = fit;
  }
  return best;
}

}  // namespace loss
