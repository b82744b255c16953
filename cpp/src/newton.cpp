#include "newton.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "small_solver.h"

namespace loss {

using Eigen::VectorXd;

namespace {

/// How far to go along `step`, down which the slope is `start` < 0 at first: to where it has fallen to a half and is
/// not yet rising by a tenth, or to what rounding makes of it.
double line_search(const ConvexFunction& f, const VectorXd& at, const VectorXd& step, double start, double rounding) {
  const double falling = std::min(0.5 * start, -rounding), rising = std::max(-0.1 * start, rounding);
  double low = 0, length = 1;
  while (!f.contains(at + length * step)) length /= 2;
  double slope = f.slope(at + length * step, step);
  // Farther where the function still falls: damping gives short steps.
  while (slope < falling && length < 1e12 && f.contains(at + 4 * length * step)) {
    low = length;
    length *= 4;
    slope = f.slope(at + length * step, step);
  }
  double high = length;
  for (int i = 0; i < 40 && (slope < falling || slope > rising); ++i) {
    (slope > 0 ? high : low) = length;
    length = (low + high) / 2;
    slope = f.slope(at + length * step, step);
  }
  return length;
}

/// The Newton step, with as little damping as gives a descent; `damping` is kept from step to step. Empty where none
/// does, as where the function is linear all around: its curvature, zero, says nothing of how far to go.
VectorXd newton_step(const Derivatives& d, double& damping) {
  const double mean = d.hessian.trace() / static_cast<double>(d.gradient.size());
  if (!(mean > 0)) return {};
  for (; damping <= 1e6; damping = std::max(10 * damping, 1e-12)) {
    Eigen::MatrixXd damped = d.hessian;
    damped.diagonal().array() += damping * mean;
    const SmallSolver solver(damped, 1e-14);
    if (!solver.invertible()) continue;
    VectorXd step = solver.solve(-d.gradient);
    if (step.allFinite() && d.gradient.dot(step) < 0) return step;
  }
  return {};
}

}  // namespace

NewtonResult minimise(const ConvexFunction& f, VectorXd& at, int most_iterations) {
  Derivatives d;
  NewtonResult result;
  double damping = 0, best = std::numeric_limits<double>::infinity();
  int idle = 0;
  for (; result.iterations < most_iterations; ++result.iterations) {
    f.derivatives(at, d);
    const Eigen::ArrayXd size = d.gradient.array().abs();
    result.converged = (size <= 1e-11 * d.terms.array() + 8 * d.noise.array()).all();
    // Go on to the last digit; stop when rounding lets the gradient fall no further.
    if ((size <= 4e-15 * d.terms.array()).all()) break;
    const double relative = (size / d.terms.array().max(1e-300)).maxCoeff();
    idle = relative < 0.5 * best ? 0 : idle + 1;
    best = std::min(best, relative);
    if (result.converged && idle >= 3) break;

    const VectorXd step = newton_step(d, damping);
    if (step.size() == 0) break;
    // A step below the last digit changes nothing, and its slopes are rounding only.
    if (result.converged && step.norm() <= 1e-15 * at.norm()) break;
    const double rounding = (1e-14 * d.terms + d.noise).dot(step.cwiseAbs());
    const double length = line_search(f, at, step, d.gradient.dot(step), rounding);
    damping = length >= 1 && damping > 1e-11 ? damping / 100 : 0;
    at += length * step;
  }
  return result;
}

}  // namespace loss
