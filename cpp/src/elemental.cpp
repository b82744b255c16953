#include "elemental.h"

#include "linear.h"
#include "small_solver.h"

namespace loss {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

namespace {

/// Whether n over p is at most `most`.
bool few_combinations(Index n, Index p, int most) {
  double count = 1;
  for (Index k = 0; k < p && count <= most; ++k)
    count = count * static_cast<double>(n - k) / static_cast<double>(k + 1);
  return count <= most;
}

}  // namespace

ElementalPlanes::ElementalPlanes(const Walk& walk, int most)
    : walk_(walk), left_(most), all_(few_combinations(walk.rows, walk.size(), most)) {
  for (Index j = 0; j < walk.size(); ++j) rows_.push_back(j);
}

VectorXd ElementalPlanes::row(Index i) const {
  VectorXd x(walk_.size());
  for (Index j = 0; j < walk_.size(); ++j) {
    const double* column = walk_.x[static_cast<std::size_t>(j)];
    x[j] = column ? column[i] : 1;
  }
  return transpose_times(walk_.to_x, x);
}

bool ElementalPlanes::next_combination() {
  if (!begun_) return begun_ = true;
  const Index n = walk_.rows, p = walk_.size();
  for (Index j = p - 1; j >= 0; --j) {
    Index& highest = rows_[static_cast<std::size_t>(j)];
    if (highest == n - p + j) continue;
    ++highest;
    for (auto k = static_cast<std::size_t>(j) + 1; k < rows_.size(); ++k) rows_[k] = rows_[k - 1] + 1;
    return true;
  }
  return false;
}

bool ElementalPlanes::draw() {
  // Gram–Schmidt on the rows: one that depends on those before is drawn again.
  const Index p = walk_.size();
  MatrixXd basis(p, p);
  Index found = 0;
  for (int tries = 0; found < p && tries < 20 * (p + 1); ++tries) {
    const Index i = random_.below(walk_.rows);
    VectorXd x = row(i);
    const double before = x.norm();
    for (Index k = 0; k < found; ++k) x -= basis.col(k).dot(x) * basis.col(k);
    const double after = x.norm();
    if (!(after > 1e-7 * before)) continue;
    basis.col(found) = x / after;
    rows_[static_cast<std::size_t>(found++)] = i;
  }
  return found == p;
}

bool ElementalPlanes::plane(VectorXd& gamma) const {
  const Index p = walk_.size();
  MatrixXd x(p, p);
  VectorXd y(p);
  for (Index k = 0; k < p; ++k) {
    const Index i = rows_[static_cast<std::size_t>(k)];
    x.row(k) = row(i).transpose();
    y[k] = walk_.y[i];
  }
  const SmallSolver solver(x, 1e-9);
  if (!solver.invertible()) return false;
  gamma = solver.solve(y);
  return gamma.allFinite();
}

bool ElementalPlanes::next(VectorXd& gamma) {
  if (all_) {
    while (next_combination()) {
      if (plane(gamma)) return true;
    }
    return false;
  }
  while (left_-- > 0) {
    if (draw() && plane(gamma)) return true;
  }
  return false;
}

}  // namespace loss
