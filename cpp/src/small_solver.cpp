#include "small_solver.h"

namespace loss {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

SmallSolver::SmallSolver(const MatrixXd& a, double tolerance) : lu_(a) { lu_.setThreshold(tolerance); }

bool SmallSolver::invertible() const { return lu_.rank() == lu_.cols(); }

VectorXd SmallSolver::solve(const VectorXd& b) const { return lu_.solve(b); }

MatrixXd SmallSolver::inverse() const {
  MatrixXd inverse(lu_.cols(), lu_.cols());
  for (Index j = 0; j < lu_.cols(); ++j) inverse.col(j) = solve(VectorXd::Unit(lu_.cols(), j));
  return inverse;
}

Eigen::VectorXi SmallSolver::pivot_columns() const { return lu_.permutationQ().indices().head(lu_.rank()); }

}  // namespace loss
