#include "hint.h"

#include <cmath>
#include <limits>

#include "criterion.h"
#include "linear.h"
#include "small_solver.h"

namespace loss {

using Eigen::Index;
using Eigen::VectorXd;

namespace {

constexpr double kEpsilon = std::numeric_limits<double>::epsilon();

/// Of |ρ‴|, where the sum of losses is carried from place to place; elsewhere ∞.
double most_bend(const Loss& loss) {
  // −2 sech² tanh is steepest where tanh is 1/√3.
  return std::holds_alternative<LogCosh>(loss) ? 4 / (3 * std::sqrt(3.0)) : kInfinity;
}

/// Where a hint stands, in the variables of Criterion.
VectorXd place_of(const Hint& hint, const Design& design, bool free_scale) {
  const VectorXd theta = coordinates(design, hint.coefficients) / hint.scale;
  return free_scale ? joined(theta, 1 / hint.scale) : theta;
}

}  // namespace

VectorXd coordinates(const Design& design, const VectorXd& coefficients) {
  return SmallSolver(design.to_a, 0).solve(coefficients);
}

void add_row(Hint& hint, const Design& design, const Loss& loss, Index row, double sign) {
  if (hint.hessian.size() == 0) return;
  const bool free_scale = hint.hessian.cols() > design.size();
  Walk one = design.walk();
  one.rows = 1;
  one.y += row;
  for (const double*& column : one.x) {
    if (column) column += row;
  }
  LossSums sums;
  Derivatives d;
  Criterion f = free_scale ? Criterion(one, loss, FreeScale{}) : Criterion(one, loss, hint.scale);
  f.leave_sums(sums, true);
  f.derivatives(place_of(hint, design, free_scale), d);
  hint.gradient += sign * d.gradient;
  hint.hessian += sign * d.hessian;
  hint.rho += sign * sums.rho;
  hint.rho_error += kEpsilon * (0.5 * std::abs(hint.rho) + 2 * sums.rho);
}

Prediction::Prediction(const Hint& hint, const Design& design, const Loss& loss, bool free_scale)
    : from_(place_of(hint, design, free_scale)),
      at_(from_),
      gradient_(hint.gradient),
      rho_(hint.rho),
      rho_error_(hint.rho_error) {
  if (hint.hessian.size() == 0) {
    rho_error_ = kInfinity;
    return;
  }
  const Index p = design.size();
  const auto n = static_cast<double>(design.rows());
  if (free_scale) logs_ = n;
  const SmallSolver solver(hint.hessian, 1e-14);
  const VectorXd step = -solver.solve(hint.gradient), next = at_ + step;
  if (!solver.invertible() || !next.allFinite() || (free_scale && !(next[p] > 0))) return;
  at_ = next;
  // The rule is off by a twelfth of the third derivative along the way at most, Σ ρ‴(z)Δz³. Of rows that change |x| and
  // |y| are below 2, and γ's columns are orthonormal.
  const double eta = free_scale ? std::abs(step[p]) : 0;
  const double most = 2 * (times(design.walk().to_x, step.head(p)).cwiseAbs().sum() + eta);
  const double squares = n * (2 * step.head(p).squaredNorm() + 8 * eta * eta);
  if (most > 0) rho_error_ += most_bend(loss) / 12 * most * squares;
  rho_error_ += kEpsilon * std::abs(rho_);
}

double Prediction::rho(const VectorXd& gradient) const {
  VectorXd both = gradient_ + gradient;
  const Index last = at_.size() - 1;
  if (logs_ > 0) both[last] += logs_ / from_[last] + logs_ / at_[last];
  return rho_ + 0.5 * both.dot(at_ - from_);
}

}  // namespace loss
