// Minimisation of a smooth function of a few variables by damped Newton steps.

#pragma once

#include <Eigen/Core>

namespace loss {

struct Derivatives {
  Eigen::VectorXd gradient;
  Eigen::MatrixXd hessian;
  /// What a gradient of "zero" is measured against: bounds of the sum of the absolute values of the terms of each
  /// component, and of how much of it may be rounding in the residuals.
  Eigen::VectorXd terms, noise;

  void set_zero(Eigen::Index size) {
    gradient = terms = noise = Eigen::VectorXd::Zero(size);
    hessian = Eigen::MatrixXd::Zero(size, size);
  }
};

class SmoothFunction {
 public:
  virtual ~SmoothFunction() = default;
  virtual void derivatives(const Eigen::VectorXd& at, Derivatives& d) const = 0;
  /// Whether `at` lies in the domain, which is open and convex.
  virtual bool contains(const Eigen::VectorXd& at) const = 0;
  /// How far the second derivatives stay nearly the same around `at`.
  virtual double grain(const Eigen::VectorXd&) const { return 1; }
};

struct NewtonResult {
  int iterations = 0;
  bool converged = false;
  /// Whether rounding may be all of the gradient: then "zero" says little, though the search ends there.
  bool blurred = false;
  bool looked_once = true;        ///< and so at the start alone
  double unseen = 0;              ///< by how much the function should have changed since the last look
  Eigen::VectorXd gradient = {};  ///< at the last look
  Eigen::MatrixXd hessian = {};
};

/// Moves `at` downhill to where the gradient vanishes: for a convex function its minimum, for others a local one. Where
/// the Hessian is singular or not positive, as where Huber's loss is linear in all but a few points, a multiple of the
/// identity is added (Levenberg's damping).
NewtonResult minimise(const SmoothFunction& f, Eigen::VectorXd& at, int most_iterations);

}  // namespace loss
