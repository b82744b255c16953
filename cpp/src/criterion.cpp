#include "criterion.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "block.h"
#include "linear.h"

namespace loss {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

double threshold_of(const Loss& loss) {
  const auto threshold = [](const auto& l) {
    if constexpr (requires { l.delta; }) return l.delta;
    if constexpr (requires { l.c; }) return l.c;
    return 1.0;
  };
  return std::visit(threshold, loss);
}

Criterion::Criterion(const Walk& walk, const Loss& loss, double eta, double logs, bool free)
    : walk_(walk), loss_(loss), eta_(eta), logs_(logs), free_(free), grain_(threshold_of(loss)) {
  if (free) y_squares_ = dot(walk.y, walk.y, static_cast<std::size_t>(walk.rows));
}

bool Criterion::contains(const VectorXd& at) const { return at.allFinite() && eta(at) > 0; }

double sum_of_losses(const Walk& walk, const Loss& loss, double eta, const VectorXd& theta) {
  double sum = 0, z[kBlock], rho[kBlock];
  for (Index from = 0; from < walk.rows; from += kBlock) {
    const Index n = std::min<Index>(kBlock, walk.rows - from);
    residual_block(walk, eta, theta, from, n, z);
    values(loss, z, static_cast<std::size_t>(n), rho);
    sum += sum_of(rho, static_cast<std::size_t>(n));
  }
  return sum;
}

double Criterion::value(const VectorXd& at) const {
  const double penalty = free_ ? -logs_ * std::log(eta(at)) : 0;
  return penalty + sum_of_losses(walk_, loss_, eta(at), theta(at));
}

void Criterion::derivatives(const VectorXd& at, Derivatives& d) const {
  const Index p = walk_.size(), size = free_ ? p + 1 : p;
  const VectorXd theta_x = theta(at);
  const double eta_now = eta(at);
  d.set_zero(size);
  double size_squares = 0;
  double z[kBlock], rho[kBlock], slope[kBlock], curvature[kBlock];
  LossSums sums;
  const bool near = last_look_.size() > 0 && (at - last_look_).norm() < 1e-4 * at.norm();
  const bool with_rho = sums_ && (with_rho_ || near);
  last_look_ = at;
  for (Index from = 0; from < walk_.rows; from += kBlock) {
    const Index count = std::min<Index>(kBlock, walk_.rows - from);
    const auto n = static_cast<std::size_t>(count);
    residual_block(walk_, eta_now, theta_x, from, count, z);
    if (with_rho) {
      samples(loss_, z, n, rho, slope, curvature);
      sums.rho += sum_of(rho, n);
    } else {
      slopes(loss_, z, n, slope, curvature);
    }
    sums.slope_squares += dot(slope, slope, n);
    if (sums_) {
      sums.curvature += sum_of(curvature, n);
      sums.curvature_squares += dot(curvature, curvature, n);
    }
    // z is the difference of ηy and Xθ, of which the larger is at most |z| more than the smaller.
    size_squares += sum_of_weighted_squares(curvature, 2 * eta_now, walk_.y + from, z, n);
    add_derivatives(walk_, free_ ? walk_.y + from : nullptr, from, count, slope, curvature, d.gradient, d.hessian);
  }
  mirror(d.hessian);
  if (!with_rho) sums.rho = std::numeric_limits<double>::quiet_NaN();
  if (sums_) *sums_ = sums;

  // z falls with θ and rises with η.
  MatrixXd to_columns = MatrixXd::Identity(size, size);
  to_columns.topLeftCorner(p, p) = -walk_.to_x;
  d.gradient = transpose_times(to_columns, d.gradient);
  d.hessian = congruent(to_columns, d.hessian);
  // By Cauchy and Schwarz: Σ|ψx| ≤ √(Σψ² Σx²), where the columns have mean square 1, and the same for the rounding.
  const auto n = static_cast<double>(walk_.rows);
  d.terms = VectorXd::Constant(size, std::sqrt(n * sums.slope_squares));
  if (free_) d.terms[p] = std::sqrt(y_squares_ * sums.slope_squares) + logs_ / eta_now;
  for (Index j = 0; j < size; ++j) {
    d.noise[j] = std::numeric_limits<double>::epsilon() * std::sqrt(std::abs(size_squares * d.hessian(j, j)));
  }
  if (!free_) return;
  d.gradient[p] -= logs_ / eta_now;
  d.hessian(p, p) += logs_ / (eta_now * eta_now);
}

}  // namespace loss
