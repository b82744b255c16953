#include "joint_search.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "block.h"
#include "criterion.h"
#include "linear.h"
#include "middle.h"
#include "reweight.h"

namespace loss {

using Eigen::Index;
using Eigen::VectorXd;

JointSearch::JointSearch(const Walk& walk, const Noise& noise) : LocalSearch(walk), noise_(noise) {
  zero_ = 1e-14 * largest_size(walk.y, static_cast<std::size_t>(walk.rows));
}

VectorXd JointSearch::start(const VectorXd& gamma) const {
  const Index p = walk().size();
  const VectorXd beta = times(walk().to_x, gamma);
  double r[kBlock], sum = 0, zeros = 0;
  for (Index from = 0; from < walk().rows; from += kBlock) {
    const Index n = std::min<Index>(kBlock, walk().rows - from);
    residual_block(walk(), 1, beta, from, n, r);
    sum += absolute_sum(r, static_cast<std::size_t>(n));
    for (Index i = 0; i < n; ++i) zeros += std::abs(r[i]) <= zero_ ? 1 : 0;
  }
  // As s → 0 the value behaves like (zeros − index·others) log s, or has no other term where the index is ∞.
  const auto n = static_cast<double>(walk().rows);
  VectorXd at = joined(gamma, 0);
  if (zeros == n || zeros >= tail_index(noise_) * (n - zeros)) return at;
  const double middle = MiddleFinder(walk()).find(beta).size;
  at[p] = middle > zero_ ? middle : sum / n;
  return at;
}

void JointSearch::descend(VectorXd& at, int steps) const {
  // Weighted squares bound ρ from above, so that both steps go downhill: the EM algorithm where the noise is a mixture
  // of normal ones (A. P. Dempster, N. M. Laird, D. B. Rubin, 1980, "Iteratively reweighted least squares for linear
  // regression when errors are normal/independent distributed").
  const Index p = walk().size();
  VectorXd gamma = at.head(p);
  for (int i = 0; i < steps && at[p] > 0; ++i) {
    const VectorXd before = at;
    Totals totals;
    if (!reweight(walk(), noise_.loss, at[p], gamma, &totals)) return;
    const double s = at[p] * std::sqrt(noise_.factor * totals.squares / static_cast<double>(walk().rows));
    if (!(s > zero_)) return;
    at = joined(gamma, s);
    if (distance(before, at) < 1e-7 && std::abs(before[p] / s - 1) < 1e-7) return;
  }
}

NewtonResult JointSearch::polish(VectorXd& at) const {
  const Index p = walk().size();
  if (at[p] == 0) return {0, true};
  VectorXd inverse = joined(at.head(p) / at[p], 1 / at[p]);
  const NewtonResult result = minimise(Criterion(walk(), noise_.loss, FreeScale{noise_.factor}), inverse, 100);
  at = joined(inverse.head(p) / inverse[p], 1 / inverse[p]);
  return result;
}

double JointSearch::value(const VectorXd& at) const {
  const Index p = walk().size();
  const double s = at[p];
  if (s == 0) return std::numeric_limits<double>::lowest();
  const VectorXd theta = times(walk().to_x, at.head(p)) / s;
  return static_cast<double>(walk().rows) * std::log(s) +
         noise_.factor * sum_of_losses(walk(), noise_.loss, 1 / s, theta);
}

double JointSearch::distance(const VectorXd& a, const VectorXd& b) const {
  const Index p = walk().size();
  return (a.head(p) - b.head(p)).norm() / (a[p] + 1e-8 * b.norm()) + std::abs(a[p] - b[p]) / (a[p] + b[p] + zero_);
}

std::vector<LocalMinimum> joint_minima(const Walk& walk, const Noise& noise, int planes) {
  return local_minima(JointSearch(walk, noise), planes);
}

}  // namespace loss
