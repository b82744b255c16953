#include "quantile_fit.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <vector>

#include "linear.h"
#include "simplex.h"
#include "small_solver.h"

namespace loss {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

// Below this many points the whole problem is solved at once; above, a random subsample first, whose solution is a few
// steps from that of the whole (S. Portnoy and R. Koenker, 1997, Statist. Sci. 12, 279–300).
constexpr Index kSampleFrom = 2000;

/// Distinct row numbers in random order: SplitMix64 with a fixed seed, so that the same data give the same steps.
std::vector<Index> sample_rows(Index n, Index m) {
  std::vector<Index> rows(static_cast<std::size_t>(n));
  std::iota(rows.begin(), rows.end(), Index{0});
  std::uint64_t state = 0;
  for (Index i = 0; i < m; ++i) {
    std::uint64_t z = (state += 0x9E3779B97F4A7C15u);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    z ^= z >> 31;
    std::swap(rows[static_cast<std::size_t>(i)],
              rows[static_cast<std::size_t>(i) + z % static_cast<std::uint64_t>(n - i)]);
  }
  rows.resize(static_cast<std::size_t>(m));
  return rows;
}

/// Coefficients near the optimum: those of a subsample, itself solved from a subsample of its own.
VectorXd solve_sample(const MatrixXd& a, const VectorXd& y, double tau, VectorXd start) {
  const Index n = a.rows();
  if (n <= kSampleFrom) return start;
  const auto m = std::max(kSampleFrom / 2, static_cast<Index>(std::pow(static_cast<double>(n), 0.75)));
  const std::vector<Index> rows = sample_rows(n, std::min(n / 2, m));
  MatrixXd few(static_cast<Index>(rows.size()), a.cols());
  VectorXd few_y(few.rows());
  for (Index i = 0; i < few.rows(); ++i) {
    few.row(i) = a.row(rows[static_cast<std::size_t>(i)]);
    few_y[i] = y[rows[static_cast<std::size_t>(i)]];
  }
  // Unlucky rows may not span the columns; then the start stays as it was.
  if (!SmallSolver(weighted_gram(few, VectorXd::Ones(few.rows())), 1e-14).invertible()) return start;
  start = solve_sample(few, few_y, tau, start);
  Simplex simplex(few, few_y, tau);
  simplex.start_near(start);
  simplex.descend(1000);
  return simplex.coefficients();
}

int steps_for(const MatrixXd& x) {
  return static_cast<int>(std::min<Index>(100000, 200 + 20 * x.cols() + 4 * x.rows()));
}

}  // namespace

VectorXd quantile_vertex(const MatrixXd& x, const VectorXd& y, double tau, const VectorXd& start) {
  Simplex simplex(x, y, tau);
  simplex.start_near(solve_sample(x, y, tau, start));
  simplex.descend(steps_for(x));
  return simplex.coefficients();
}

VertexFit fit_quantile(const Design& design, double tau, const VectorXd& start) {
  const Index p = design.size();
  const MatrixXd x = design.full();
  const int most_steps = steps_for(x);
  Simplex simplex(x, design.y, tau);
  simplex.start_near(solve_sample(x, design.y, tau, start));
  VertexFit fit;
  fit.converged = simplex.descend(most_steps);
  fit.iterations = simplex.steps();
  fit.coefficients = simplex.coefficients();
  if (!fit.converged || !simplex.has_flat_edge()) return fit;

  // Some edge costs nothing at the first order. It may have no length (more than p points on the vertex), so walk to
  // the ends of the face for each coefficient and see whether they differ.
  fit.lowest = fit.highest = times(design.to_data, fit.coefficients);
  const VectorXd size = times_absolute(design.to_data, fit.coefficients);
  for (Index j = 0; j < p; ++j) {
    for (const int sign : {1, -1}) {
      Simplex end = simplex;
      end.slide(sign * design.to_data.row(j).transpose(), most_steps);
      const double reached = design.to_data.row(j).dot(end.coefficients());
      (sign > 0 ? fit.lowest : fit.highest)[j] = reached;
      if (std::abs(reached - (design.to_data.row(j).dot(fit.coefficients))) > 1e-11 * size[j]) fit.unique = false;
    }
  }
  return fit;
}

VertexFit fit_epsilon_insensitive(const Design& design, double epsilon) {
  // max(0, |r| − ε) = ½|r − ε| + ½|r + ε| − ε: least absolute deviations of the data twice, moved up and down.
  const Index n = design.rows();
  Design twice = design;
  twice.a.resize(2 * n, design.a.cols());
  twice.a << design.a, design.a;
  twice.y.resize(2 * n);
  twice.y << design.y.array() + epsilon, design.y.array() - epsilon;
  return fit_quantile(twice, 0.5, VectorXd::Zero(design.size()));
}

}  // namespace loss
