// Systems of p equations, p being the number of coefficients.

#pragma once

#include <Eigen/Core>

namespace loss {

/// Solves with one small square matrix by Gaussian elimination with full pivoting (G. H. Golub & C. F. Van Loan,
/// "Matrix computations", 3.4.8). Eigen's FullPivLU does the same, but is a tenth of all that a reader downloads.
/// Pivots below `tolerance` times the largest count as zero.
class SmallSolver {
 public:
  SmallSolver(const Eigen::MatrixXd& a, double tolerance);

  bool invertible() const { return rank_ == lu_.cols(); }
  /// x with a x = b; zero in the columns beyond the rank.
  Eigen::VectorXd solve(const Eigen::VectorXd& b) const;
  Eigen::MatrixXd inverse() const;
  /// The k columns of a (k: its rank) that the pivots chose; they are independent.
  Eigen::VectorXi pivot_columns() const { return columns_.head(rank_); }

 private:
  Eigen::MatrixXd lu_;              ///< below the diagonal the multipliers, on and above it the rows left
  Eigen::VectorXi rows_, columns_;  ///< which row and column of a stand at each place
  Eigen::Index rank_ = 0;
};

}  // namespace loss
