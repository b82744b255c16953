// Minimisation of a smooth convex function of a few variables by damped Newton steps.

#pragma once

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>

namespace loss {

struct Derivatives {
  Eigen::VectorXd gradient;
  Eigen::MatrixXd hessian;
  /// What a gradient of "zero" is measured against: the sums of the absolute values of the terms of each component, and
  /// how much of each component may be rounding in the residuals.
  Eigen::VectorXd terms, noise;

  void set_zero(Eigen::Index size) {
    gradient = terms = noise = Eigen::VectorXd::Zero(size);
    hessian = Eigen::MatrixXd::Zero(size, size);
  }
};

struct NewtonResult {
  int iterations = 0;
  bool converged = false;
};

/// How far to go along `step`, down which the slope is `start` < 0 at first, for the slope to fall to a tenth.
template <class F>
double line_search(const F& f, const Eigen::VectorXd& at, const Eigen::VectorXd& step, double start) {
  double low = 0, high = 0, length = 1;
  while (!f.contains(at + length * step)) length /= 2;
  double slope = f.slope(at + length * step, step);
  // Farther where the function still falls: damping gives short steps.
  while (slope < 0.1 * start && length < 1e12 && f.contains(at + 4 * length * step)) {
    low = length;
    length *= 4;
    slope = f.slope(at + length * step, step);
  }
  high = length;
  for (int i = 0; i < 40 && std::abs(slope) > -0.1 * start; ++i) {
    (slope > 0 ? high : low) = length;
    length = (low + high) / 2;
    slope = f.slope(at + length * step, step);
  }
  return length;
}

/// A function F has
///   void derivatives(const VectorXd& at, Derivatives& d) const;
///   bool contains(const VectorXd& at) const, whether `at` lies in its (convex) domain;
///   double slope(const VectorXd& at, const VectorXd& direction) const, the derivative along the direction.
/// Where the Hessian is singular, as where Huber's loss is linear in all but a few points, a multiple of the identity
/// is added (Levenberg's damping). Every step descends, whatever the start, because the slope along a line is monotone.
template <class F>
NewtonResult minimise(const F& f, Eigen::VectorXd& at, int most_iterations) {
  Derivatives d;
  NewtonResult result;
  double damping = 0;
  double best = INFINITY;
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

    const double trace = std::max(d.hessian.trace() / static_cast<double>(at.size()), 1e-300);
    Eigen::VectorXd step;
    for (;; damping = std::max(10 * damping, 1e-12)) {
      Eigen::MatrixXd damped = d.hessian;
      damped.diagonal().array() += damping * trace;
      const Eigen::LDLT<Eigen::MatrixXd> factor(damped);
      step = factor.solve(-d.gradient);
      if (factor.isPositive() && factor.rcond() > 1e-14 && step.allFinite()) break;
      if (damping > 1e6) return result;
    }
    const double start = d.gradient.dot(step);
    if (!(start < 0)) break;

    const double length = line_search(f, at, step, start);
    damping = length >= 1 && damping > 1e-11 ? damping / 100 : 0;
    at += length * step;
  }
  return result;
}

}  // namespace loss
