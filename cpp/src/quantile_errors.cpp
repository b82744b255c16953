#include "quantile_errors.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "kernel.h"
#include "linear.h"
#include "quantile_fit.h"
#include "small_solver.h"
#include "standard_errors.h"

namespace loss {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

// Of the normal distribution, for confidence intervals of 95 %, which h is the best for.
constexpr double kQuantile975 = 1.959963984540054;

// Differences of predictions below this share of their terms are rounding.
constexpr double kRounding = 1e-13;

double normal_density(double z) { return std::exp(-0.5 * z * z) / std::sqrt(2 * std::numbers::pi); }

/// Newton's method from 0, from where Φ is convex towards the smaller side: no step goes too far.
double normal_quantile(double p) {
  if (p > 0.5) return -normal_quantile(1 - p);
  double z = 0;
  for (int step = 0; step < 1000; ++step) {
    const double excess = 0.5 * std::erfc(-z / std::numbers::sqrt2) - p;
    if (!(excess > 1e-14 * p)) break;
    z -= excess / normal_density(z);
  }
  return z;
}

double bandwidth(double tau, double n) {
  const double z = normal_quantile(tau), density = normal_density(z);
  double h = std::cbrt(kQuantile975 * kQuantile975 * 1.5 * density * density / (2 * z * z + 1) / n);
  while (!(tau - h > 0 && tau + h < 1)) h /= 2;
  return h;
}

}  // namespace

std::vector<double> quantile_errors(const Design& design, double tau, const VectorXd& coefficients) {
  const Index n = design.rows(), p = design.size();
  if (n <= p) return {};
  const double h = bandwidth(tau, static_cast<double>(n));
  const VectorXd low = fit_quantile(design, tau - h, {&coefficients}).coefficients;
  const VectorXd high = fit_quantile(design, tau + h, {&coefficients}).coefficients;
  const VectorXd between = high - low, terms = high.cwiseAbs() + low.cwiseAbs();

  const Walk plain = design.plain_walk(), walk = design.walk();
  MatrixXd gram = MatrixXd::Zero(p, p);
  double density[kBlock];
  for (Index from = 0; from < n; from += kBlock) {
    const Index count = std::min<Index>(kBlock, n - from);
    combine(plain.x, between, from, count, density);
    for (Index i = 0; i < count; ++i) {
      double size = 0;
      for (Index j = 0; j < p; ++j) {
        const double* column = plain.x[static_cast<std::size_t>(j)];
        size += terms[j] * (column ? std::abs(column[from + i]) : 1);
      }
      // Where the two cross, nothing is known of the density.
      density[i] = density[i] > kRounding * size ? 2 * h / density[i] : 0;
    }
    add_gram(walk.x, from, count, density, gram);
  }
  mirror(gram);
  // On orthogonal columns of mean square 1, XᵀX is n.
  const SmallSolver solver(congruent(walk.to_x, gram), 1e-12);
  if (!solver.invertible()) return {};
  const double size = std::sqrt(tau * (1 - tau) * static_cast<double>(n));
  std::vector<double> errors;
  for (Index j = 0; j < p; ++j) {
    const VectorXd row = transpose_times(design.to_a, design.to_data.row(j).transpose());
    errors.push_back(size * solver.solve(row).norm());
  }
  return finite_or_none(errors);
}

}  // namespace loss
