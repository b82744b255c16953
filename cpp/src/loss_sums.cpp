#include "loss_sums.h"

#include <algorithm>

#include "block.h"
#include "kernel.h"

namespace loss {

using Eigen::Index;
using Eigen::VectorXd;

void add_to(LossSums& sums, const double* rho, const double* slope, const double* curvature, std::size_t n) {
  sums.rho += sum_of(rho, n);
  sums.slope_squares += dot(slope, slope, n);
  sums.curvature += sum_of(curvature, n);
  sums.curvature_squares += dot(curvature, curvature, n);
}

LossSums loss_sums(const Walk& walk, const Loss& loss, double scale, const VectorXd& coefficients) {
  const VectorXd theta = coefficients / scale;
  LossSums sums;
  double z[kBlock], rho[kBlock], slope[kBlock], curvature[kBlock];
  for (Index from = 0; from < walk.rows; from += kBlock) {
    const auto n = static_cast<std::size_t>(std::min<Index>(kBlock, walk.rows - from));
    residual_block(walk, 1 / scale, theta, from, static_cast<Index>(n), z);
    samples(loss, z, n, rho, slope, curvature);
    add_to(sums, rho, slope, curvature, n);
  }
  return sums;
}

}  // namespace loss
