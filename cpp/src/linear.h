// The few products that estimation needs of tall matrices (n×p, p small), and solvers for small square ones. Functions
// of their own, column by column: Eigen's general products and factorisations inlined at every use would make the
// WebAssembly module several times as large, and gain nothing at these shapes.

#pragma once

#include <Eigen/Core>
#include <Eigen/LU>

namespace loss {

/// a v
Eigen::VectorXd times(const Eigen::MatrixXd& a, const Eigen::VectorXd& v);

/// |a| |v|, entry by entry: what the terms of a v amount to without cancellation
Eigen::VectorXd times_absolute(const Eigen::MatrixXd& a, const Eigen::VectorXd& v);

/// aᵀ v
Eigen::VectorXd transpose_times(const Eigen::MatrixXd& a, const Eigen::VectorXd& v);

/// |a|ᵀ |v|
Eigen::VectorXd transpose_times_absolute(const Eigen::MatrixXd& a, const Eigen::VectorXd& v);

/// aᵀ diag(w) a
Eigen::MatrixXd weighted_gram(const Eigen::MatrixXd& a, const Eigen::VectorXd& w);

/// y − a b
Eigen::VectorXd residuals(const Eigen::VectorXd& y, const Eigen::MatrixXd& a, const Eigen::VectorXd& b);

/// The solution of an upper triangular system.
Eigen::VectorXd solve_upper(const Eigen::MatrixXd& r, const Eigen::VectorXd& b);

/// Solves with one small square matrix: Eigen's LU factorisation with full pivoting, in one place. Pivots below
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
