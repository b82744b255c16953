#include "reweight.h"

#include <algorithm>

#include "block.h"
#include "kernel.h"
#include "linear.h"
#include "small_solver.h"

namespace loss {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

bool reweight(const Walk& walk, const Loss& loss, double scale, VectorXd& gamma, Totals* totals) {
  const Index p = walk.size();
  const VectorXd theta = times(walk.to_x, gamma) / scale;
  VectorXd sums = VectorXd::Zero(p);
  MatrixXd gram = MatrixXd::Zero(p, p);
  double z[kBlock], w[kBlock];
  Totals sum;
  for (Index from = 0; from < walk.rows; from += kBlock) {
    const Index count = std::min<Index>(kBlock, walk.rows - from);
    const auto n = static_cast<std::size_t>(count);
    residual_block(walk, 1 / scale, theta, from, count, z);
    weights(loss, z, n, w);
    add_gram(walk.x, from, count, w, gram);
    multiply(w, z, n, w);
    add_products(walk.x, from, count, w, sums);
    if (!totals) continue;
    sum.squares += dot(w, z, n);
    values(loss, z, n, w);
    sum.rho += sum_of(w, n);
  }
  if (totals) *totals = sum;
  mirror(gram);
  const SmallSolver normal(congruent(walk.to_x, gram), 0);
  if (!normal.invertible()) return false;
  const VectorXd step = normal.solve(transpose_times(walk.to_x, sums)) * scale;
  if (!step.allFinite()) return false;
  gamma += step;
  return true;
}

}  // namespace loss
