// Minimisation of a smooth convex function of a few variables by damped Newton steps.

#pragma once

#include <Eigen/Core>

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

class ConvexFunction {
 public:
  virtual ~ConvexFunction() = default;
  virtual void derivatives(const Eigen::VectorXd& at, Derivatives& d) const = 0;
  /// Whether `at` lies in the domain, which is open and convex.
  virtual bool contains(const Eigen::VectorXd& at) const = 0;
  /// The derivative at `at` along `direction`.
  virtual double slope(const Eigen::VectorXd& at, const Eigen::VectorXd& direction) const = 0;
};

struct NewtonResult {
  int iterations = 0;
  bool converged = false;
};

/// Moves `at` to a minimum of f. Where the Hessian is singular, as where Huber's loss is linear in all but a few
/// points, a multiple of the identity is added (Levenberg's damping). Every step descends, whatever the start, because
/// the slope along a line is monotone.
NewtonResult minimise(const ConvexFunction& f, Eigen::VectorXd& at, int most_iterations);

}  // namespace loss
