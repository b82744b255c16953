// Systems of p equations, p being the number of coefficients.

#pragma once

#include <Eigen/LU>

namespace loss {

/// Solves with one small square matrix: Eigen's LU factorisation with full pivoting, compiled in
/// one place only, because it is large. Pivots below
/// `tolerance` times the largest count as zero.
class SmallSolver {
 public:
  SmallSolver(const Eigen::MatrixXd& a, double tolerance);

  bool invertible() const;
  Eigen::VectorXd solve(const Eigen::VectorXd& b) const;
  Eigen::MatrixXd inverse() const;
  /// The k columns of a (k: its rank) that the pivots chose; they are independent.
  Eigen::VectorXi pivot_columns() const;

 private:
  Eigen::FullPivLU<Eigen::MatrixXd> lu_;
};

}  // namespace loss
