#include "small_solver.h"

#include <cmath>
#include <utility>

namespace loss {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

SmallSolver::SmallSolver(const MatrixXd& a, double tolerance) : lu_(a), rows_(a.rows()), columns_(a.cols()) {
  // Rows and columns may differ in number: then the rank is what is wanted.
  const Index m = a.rows(), p = a.cols(), steps = m < p ? m : p;
  for (Index i = 0; i < m; ++i) rows_[i] = static_cast<int>(i);
  for (Index j = 0; j < p; ++j) columns_[j] = static_cast<int>(j);
  double largest = 0;
  for (Index k = 0; k < steps; ++k) {
    Index row = k, column = k;
    double size = -1;
    for (Index j = k; j < p; ++j) {
      for (Index i = k; i < m; ++i) {
        const double candidate = std::abs(lu_(i, j));
        if (!(candidate > size)) continue;
        size = candidate;
        row = i;
        column = j;
      }
    }
    if (k == 0) largest = size;
    if (!(size > tolerance * largest) || !(size > 0)) return;
    for (Index j = 0; j < p; ++j) std::swap(lu_(k, j), lu_(row, j));
    for (Index i = 0; i < m; ++i) std::swap(lu_(i, k), lu_(i, column));
    std::swap(rows_[k], rows_[row]);
    std::swap(columns_[k], columns_[column]);
    for (Index i = k + 1; i < m; ++i) lu_(i, k) /= lu_(k, k);
    for (Index j = k + 1; j < p; ++j) {
      for (Index i = k + 1; i < m; ++i) lu_(i, j) -= lu_(i, k) * lu_(k, j);
    }
    rank_ = k + 1;
  }
}

VectorXd SmallSolver::solve(const VectorXd& b) const {
  const Index p = lu_.cols();
  VectorXd y(p), x(p);
  for (Index i = 0; i < rank_; ++i) {
    y[i] = b[rows_[i]];
    for (Index k = 0; k < i; ++k) y[i] -= lu_(i, k) * y[k];
  }
  for (Index i = rank_ - 1; i >= 0; --i) {
    for (Index k = i + 1; k < rank_; ++k) y[i] -= lu_(i, k) * y[k];
    y[i] /= lu_(i, i);
  }
  for (Index j = 0; j < p; ++j) x[columns_[j]] = j < rank_ ? y[j] : 0;
  return x;
}

MatrixXd SmallSolver::inverse() const {
  const Index p = lu_.cols();
  MatrixXd inverse(p, p);
  for (Index j = 0; j < p; ++j) inverse.col(j) = solve(VectorXd::Unit(p, j));
  return inverse;
}

}  // namespace loss
