#include "newton.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "small_solver.h"

namespace loss {

using Eigen::VectorXd;

namespace {

/// The Newton step, with as little damping as gives a descent; `damping` is kept from step to step. Empty where none
/// does, as where the function is linear all around: its curvature, zero, says nothing of how far to go.
VectorXd newton_step(const Derivatives& d, double& damping) {
  const double mean = d.hessian.diagonal().cwiseAbs().mean();
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

/// A walk along one step. The slopes along it say where to stop: where the slope has risen to half of what it was at
/// first and is not yet rising by a tenth, or is what rounding makes of it.
class LineSearch {
 public:
  LineSearch(const SmoothFunction& f, const VectorXd& from, const Derivatives& at_start, VectorXd step)
      : f_(f), from_(from), step_(std::move(step)) {
    const double rounding = (1e-14 * at_start.terms + at_start.noise).dot(step_.cwiseAbs());
    const double start = at_start.gradient.dot(step_);
    falling_ = std::min(0.5 * start, -rounding);
    rising_ = std::max(-0.1 * start, rounding);
  }

  /// The length of the step taken, 1 where the whole step does; `d`: the derivatives there.
  double walk(Derivatives& d) const {
    double low = 0, length = 1;
    while (!f_.contains(point(length))) length /= 2;
    double slope = slope_at(length, d);
    // Farther where the function still falls: damping gives short steps.
    while (slope < falling_ && length < 1e12 && f_.contains(point(4 * length))) {
      low = length;
      length *= 4;
      slope = slope_at(length, d);
    }
    double high = length;
    for (int i = 0; i < 40 && !(slope >= falling_ && slope <= rising_); ++i) {
      (slope > 0 ? high : low) = length;
      length = (low + high) / 2;
      slope = slope_at(length, d);
    }
    return length;
  }

  VectorXd point(double length) const { return from_ + length * step_; }

 private:
  double slope_at(double length, Derivatives& d) const {
    f_.derivatives(point(length), d);
    return d.gradient.dot(step_);
  }

  const SmoothFunction& f_;
  const VectorXd& from_;
  VectorXd step_;
  double falling_, rising_;
};

}  // namespace

NewtonResult minimise(const SmoothFunction& f, VectorXd& at, int most_iterations) {
  Derivatives d;
  f.derivatives(at, d);
  NewtonResult result;
  double damping = 0, best = std::numeric_limits<double>::infinity(), moved_before = 0;
  int idle = 0;
  for (; result.iterations < most_iterations; ++result.iterations) {
    const Eigen::ArrayXd size = d.gradient.array().abs();
    result.converged = (size <= 1e-11 * d.terms.array() + 8 * d.noise.array()).all();
    result.blurred = (8 * d.noise.array() > 0.01 * d.terms.array()).any();
    // Go on to the last digit; stop when rounding lets the gradient fall no further.
    if ((size <= 4e-15 * d.terms.array()).all()) break;
    const double relative = (size / d.terms.array().max(1e-300)).maxCoeff();
    idle = relative < 0.5 * best ? 0 : idle + 1;
    best = std::min(best, relative);
    if (result.converged && idle >= 3) break;

    const VectorXd step = newton_step(d, damping);
    if (step.size() == 0) break;
    // Newton's method squares the error where the function is nearly quadratic: after steps that have begun to shrink
    // like that, or a step that is small for any residual, the last one need not be looked at again.
    const double moved = step.norm() / at.norm();
    const bool shrinks = moved < 1e-3 * moved_before || step.norm() < 1e-8;
    const bool squares = damping == 0 && moved < 1e-8 && shrinks && step.norm() < 1e-4 * f.grain(at);
    if (result.converged && moved <= 1e-15) break;
    if (squares && f.contains(at + step)) {
      at += step;
      result.unseen = 0.5 * d.gradient.dot(step);
      ++result.iterations;
      result.converged = true;
      break;
    }
    const LineSearch line(f, at, d, step);
    const double length = line.walk(d);
    result.looked_once = false;
    damping = length >= 1 && damping > 1e-11 ? damping / 100 : 0;
    moved_before = moved;
    at = line.point(length);
  }
  result.gradient = d.gradient;
  result.hessian = d.hessian;
  return result;
}

}  // namespace loss
