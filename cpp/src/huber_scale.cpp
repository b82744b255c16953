#include "huber_scale.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "linear.h"
#include "newton.h"
#include "small_solver.h"

namespace loss {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// Rows of the one or two residuals in the middle of |r|: their mean is the median.
struct Middle {
  Index lower, upper;
};

Middle middle_of(const VectorXd& residual) {
  const Index n = residual.size();
  std::vector<Index> rows(static_cast<std::size_t>(n));
  for (Index i = 0; i < n; ++i) rows[static_cast<std::size_t>(i)] = i;
  const auto smaller = [&](Index i, Index j) { return std::abs(residual[i]) < std::abs(residual[j]); };
  const auto upper = rows.begin() + n / 2;
  std::nth_element(rows.begin(), upper, rows.end(), smaller);
  return {n % 2 ? *upper : *std::max_element(rows.begin(), upper, smaller), *upper};
}

double median_size(const VectorXd& residual) {
  const Middle middle = middle_of(residual);
  return 0.5 * (std::abs(residual[middle.lower]) + std::abs(residual[middle.upper]));
}

/// What of the residuals is at rounding level counts as zero.
double rounding_level(const Design& design) { return 1e-15 * design.y.cwiseAbs().maxCoeff(); }

/// The equations of the fixed point, with the sets of inner and outer points and the middle ones held as they are at
/// (gamma, scale), are linear: one solve. Returns whether there is a solution; its scale may be zero or below.
bool newton_step(const Design& design, const Huber& loss, double mad_constant, VectorXd& gamma, double& scale) {
  const Index p = gamma.size();
  const VectorXd residual = residuals(design.y, design.q, gamma);
  MatrixXd system = MatrixXd::Zero(p + 1, p + 1);
  VectorXd target = VectorXd::Zero(p + 1);
  // Σ_inner q(y − qγ) + δs Σ_outer q·sign(r) = 0, in rows 0 … p−1.
  VectorXd inner(residual.size()), outer(residual.size());
  for (Index i = 0; i < residual.size(); ++i) {
    const bool is_inner = std::abs(residual[i]) <= loss.delta * scale;
    inner[i] = is_inner ? 1 : 0;
    outer[i] = is_inner ? 0 : std::copysign(loss.delta, residual[i]);
  }
  system.topLeftCorner(p, p) = weighted_gram(design.q, inner);
  system.col(p).head(p) = -transpose_times(design.q, outer);
  target.head(p) = transpose_times(design.q, inner.cwiseProduct(design.y));
  // mad_constant·s = ½(|r_lower| + |r_upper|), in row p.
  const Middle middle = middle_of(residual);
  for (const Index i : {middle.lower, middle.upper}) {
    const double half = std::copysign(0.5, residual[i]);
    system.row(p).head(p) += half * design.q.row(i);
    target[p] += half * design.y[i];
  }
  system(p, p) = mad_constant;
  const SmallSolver solver(system, 1e-15);
  if (!solver.invertible()) return false;
  const VectorXd solution = solver.solve(target);
  if (!solution.allFinite()) return false;
  gamma = solution.head(p);
  scale = solution[p];
  return true;
}

/// The largest change of a prediction over the scale: q is orthonormal.
double distance(const VectorXd& gamma, double scale, const VectorXd& other, double other_scale, double root_n) {
  return (gamma - other).norm() / (root_n * scale) + std::abs(other_scale / scale - 1);
}

/// Tries to jump to the fixed point next to (gamma, scale): Newton's method on a piecewise linear system ends exactly
/// when its pieces no longer change. Accepts no fixed point farther away than `reach` but those that
/// the steps plainly tend to.
bool jump(const Design& design, const Huber& loss, double mad_constant, double reach, VectorXd& gamma, double& scale) {
  const double root_n = std::sqrt(static_cast<double>(design.y.size()));
  VectorXd next = gamma;
  double next_scale = scale;
  for (int i = 0; i < 12; ++i) {
    const VectorXd from = next;
    const double from_scale = next_scale;
    if (!newton_step(design, loss, mad_constant, next, next_scale)) return false;
    // Half of the points lie on one plane, and the steps shrink the scale towards zero for ever: that is their limit.
    if (std::abs(next_scale) <= 1e-9 * scale &&
        median_size(residuals(design.y, design.q, next)) <= 1e4 * rounding_level(design)) {
      gamma = next;
      scale = 0;
      return true;
    }
    if (!(next_scale > 0)) return false;
    if (i == 0) continue;
    const bool settled = distance(from, from_scale, next, next_scale, root_n) < 1e-13;
    // Settled at once: the pieces at (gamma, scale) are those of the fixed point, however far, and the steps lead
    // there.
    if (!(i == 1 && settled) && !(distance(gamma, scale, next, next_scale, root_n) < reach)) return false;
    if (settled) {
      gamma = next;
      scale = next_scale;
      return true;
    }
  }
  return false;
}

/// Σ (s + 2ρ(r/s)s) as a function of (γ, s).
class HuberJoint : public ConvexFunction {
 public:
  HuberJoint(const Design& design, const Huber& loss) : design(design), loss(loss) {}

  bool contains(const VectorXd& at) const override { return at.allFinite() && at[at.size() - 1] > 0; }

  // With z = r/s the term is s(1 + 2ρ(z)); its derivatives are −2ψ(z)q by γ and 1 + 2ρ(z) − 2zψ(z) = 1 − min(z, δ)² by
  // s.
  double slope(const VectorXd& at, const VectorXd& direction) const override {
    const Index p = at.size() - 1;
    const VectorXd z = residuals(design.y, design.q, at.head(p)) / at[p];
    const VectorXd speed = times(design.q, direction.head(p));
    double sum = 0;
    for (Index i = 0; i < z.size(); ++i) {
      const double psi = loss.slope(z[i]);
      sum += -2 * psi * speed[i] + (1 - psi * psi) * direction[p];
    }
    return sum;
  }

  void derivatives(const VectorXd& at, Derivatives& d) const override {
    const Index p = at.size() - 1, n = design.y.size();
    MatrixXd columns(n, p + 1);  // q, then z: the derivatives of −s z by γ and by −s
    columns.leftCols(p) = design.q;
    columns.col(p) = residuals(design.y, design.q, at.head(p)) / at[p];
    const VectorXd rounding =
        (design.y.cwiseAbs() + times_absolute(design.q, at.head(p))) * (std::numeric_limits<double>::epsilon() / at[p]);
    VectorXd psi(n), inner(n);
    for (Index i = 0; i < n; ++i) psi[i] = loss.slope(columns(i, p));
    for (Index i = 0; i < n; ++i) inner[i] = loss.curvature(columns(i, p));
    const double psi_squares = psi.squaredNorm();
    d.gradient = -2 * transpose_times(columns, psi);
    d.gradient[p] = static_cast<double>(n) - psi_squares;
    d.terms = 2 * transpose_times_absolute(columns, psi);
    d.terms[p] = static_cast<double>(n) + psi_squares;
    d.noise = 2 * transpose_times_absolute(columns, inner.cwiseProduct(rounding));
    d.hessian = 2 / at[p] * weighted_gram(columns, inner);
  }

 private:
  const Design& design;
  const Huber& loss;
};

}  // namespace

SmoothFit fit_huber_mad(const Design& design, const Huber& loss, double mad_constant) {
  const Index n = design.y.size();
  const double root_n = std::sqrt(static_cast<double>(n));
  const double zero = rounding_level(design);
  SmoothFit fit;
  fit.coefficients = least_squares(design);
  VectorXd residual = residuals(design.y, design.q, fit.coefficients);
  fit.scale = median_size(residual) / mad_constant;
  for (; fit.iterations < 5000 && fit.scale > zero; ++fit.iterations) {
    // One step of iteratively reweighted least squares, then the scale, as MASS::rlm.
    VectorXd weight(n);
    for (Index i = 0; i < n; ++i) weight[i] = loss.weight(residual[i] / fit.scale);
    const SmallSolver normal(weighted_gram(design.q, weight), 0);
    const VectorXd step = normal.solve(transpose_times(design.q, weight.cwiseProduct(residual)));
    const VectorXd before = fit.coefficients;
    const double scale_before = fit.scale;
    fit.coefficients += step;
    residual = residuals(design.y, design.q, fit.coefficients);
    fit.scale = median_size(residual) / mad_constant;
    if (!(fit.scale > zero)) break;
    const double moved = distance(before, scale_before, fit.coefficients, fit.scale, root_n);
    fit.converged = moved < 1e-14;
    // These steps shrink by a constant factor only: once they are small, jump.
    if (!fit.converged && moved < 1e-2 && fit.iterations % 4 == 3) {
      fit.converged = jump(design, loss, mad_constant, 100 * moved, fit.coefficients, fit.scale);
    }
    if (fit.converged) break;
  }
  if (fit.scale > zero) return fit;
  // Half of the points lie on one plane: the limit of the steps, which least absolute deviations find at once.
  const VectorXd exact = least_absolute(design);
  if (!(median_size(residuals(design.y, design.q, exact)) > zero)) fit.coefficients = exact;
  fit.scale = 0;
  fit.converged = true;
  return fit;
}

SmoothFit fit_huber_joint(const Design& design, const Huber& loss) {
  const Index n = design.y.size(), p = design.q.cols();
  const double zero = rounding_level(design);
  const HuberJoint f(design, loss);
  SmoothFit fit;
  VectorXd at(p + 1);
  at.head(p) = least_squares(design);
  at[p] = residuals(design.y, design.q, at.head(p)).norm() / std::sqrt(static_cast<double>(n));
  if (at[p] > zero) {
    const NewtonResult newton = minimise(f, at, 100);
    fit.converged = newton.converged;
    fit.iterations = newton.iterations;
  }
  if (!fit.converged) {
    at.head(p) = least_absolute(design);
    at[p] = residuals(design.y, design.q, at.head(p)).cwiseAbs().mean();
    if (at[p] > zero) {
      const NewtonResult newton = minimise(f, at, 400);
      fit.converged = newton.converged;
      fit.iterations += newton.iterations;
    }
  }
  // With most points on one plane the function falls all the way to s = 0, where it is 2δ Σ|r|.
  if (!(at[p] > 1e3 * zero)) {
    at.head(p) = least_absolute(design);
    at[p] = 0;
    fit.converged = true;
  }
  fit.coefficients = at.head(p);
  fit.scale = at[p];
  return fit;
}

}  // namespace loss
