#include "quantile_fit.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <vector>

#include "generator.h"
#include "line_quantile.h"
#include "linear.h"
#include "m_estimate.h"
#include "order_statistic.h"
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

/// Distinct row numbers in random order.
std::vector<Index> sample_rows(Index n, Index m) {
  std::vector<Index> rows(static_cast<std::size_t>(n));
  std::iota(rows.begin(), rows.end(), Index{0});
  Random random;
  for (Index i = 0; i < m; ++i) {
    std::swap(rows[static_cast<std::size_t>(i)], rows[static_cast<std::size_t>(i + random.below(n - i))]);
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

std::span<const double> column(const MatrixXd& a, Index j) {
  return {a.col(j).data(), static_cast<std::size_t>(a.rows())};
}

/// The ranges of the coefficients in the data's units over these optima. Vertices that differ by rounding only are one:
/// by that of what makes up a coefficient, or of y, which is about 1 here, over its column.
class Face {
 public:
  explicit Face(const Design& design) : to_data_(design.to_data) {}

  void add(const VectorXd& optimum) {
    const VectorXd reached = times(to_data_, optimum);
    if (lowest_.size() == 0) {
      lowest_ = highest_ = reached;
      size_ = times_absolute(to_data_, optimum.cwiseAbs() + VectorXd::Ones(optimum.size()));
    }
    for (Index j = 0; j < reached.size(); ++j) {
      lowest_[j] = std::min(lowest_[j], reached[j]);
      highest_[j] = std::max(highest_[j], reached[j]);
    }
  }

  void describe(VertexFit& fit) const {
    fit.lowest = lowest_;
    fit.highest = highest_;
    for (Index j = 0; j < size_.size(); ++j) {
      if (highest_[j] - lowest_[j] > 1e-11 * size_[j]) fit.unique = false;
    }
  }

 private:
  const MatrixXd& to_data_;
  VectorXd lowest_, highest_, size_;
};

std::span<const double> span_of(const VectorXd& v) { return {v.data(), static_cast<std::size_t>(v.size())}; }

/// The intercept alone: an order statistic, or all between two.
VertexFit fit_level(const Design& design, std::span<const double> shifts, double tau) {
  const LineData data{span_of(design.y), span_of(design.y), shifts};
  const auto n = static_cast<double>(data.size());
  const double rank = tau * n, whole = std::round(rank);
  const bool between = std::abs(rank - whole) <= 1e-11 + 2e-16 * n && whole > 0;
  const double k = std::min(between ? whole - 1 : std::floor(rank), n - 1);
  const OrderStatistics found = order_statistics(data, static_cast<std::size_t>(k));
  VertexFit fit;
  fit.coefficients = VectorXd::Constant(1, found.at);
  fit.converged = true;
  if (!between) return fit;
  Face face(design);
  face.add(fit.coefficients);
  face.add(VectorXd::Constant(1, found.next));
  face.describe(fit);
  return fit;
}

VectorXd coefficients_of(const Line& line) {
  VectorXd coefficients(2);
  coefficients << line.level, line.slope;
  return coefficients;
}

/// An intercept and one predictor.
VertexFit fit_line(const Design& design, std::span<const double> shifts, double tau, const VertexStart& start) {
  const LineFunctional rows[] = {{design.to_data(0, 0), design.to_data(0, 1)},
                                 {design.to_data(1, 0), design.to_data(1, 1)}};
  LineStart from;
  if (start.coefficients) from = {{(*start.coefficients)[0], (*start.coefficients)[1]}, start.near};
  const LineData data{column(design.a, 0), span_of(design.y), shifts};
  const LineFit line = fit_line_quantile(data, tau, rows, from);
  VertexFit fit;
  fit.coefficients = coefficients_of(line.line);
  fit.iterations = line.iterations;
  fit.converged = line.converged;
  if (line.corners.empty()) return fit;
  Face face(design);
  face.add(fit.coefficients);
  for (const Vertex& corner : line.corners) face.add(coefficients_of(corner));
  face.describe(fit);
  return fit;
}

/// The vertex through p points, as coefficients on (1, a): solved for there, because columns that have been made
/// orthogonal are rounded.
VectorXd through(const Design& design, const std::vector<Index>& rows) {
  const Index p = design.size(), first = design.ones ? 1 : 0;
  MatrixXd b = MatrixXd::Ones(p, p);
  VectorXd target(p);
  for (Index k = 0; k < p; ++k) {
    const Index row = rows[static_cast<std::size_t>(k)];
    for (Index j = first; j < p; ++j) b(k, j) = design.a(row, j - first);
    target[k] = design.y[row];
  }
  const SmallSolver solver(b, 0);
  const VectorXd beta = solver.solve(target);
  return beta + solver.solve(residuals(target, b, beta));
}

/// By the simplex method, for any design.
VertexFit walk_vertices(const Design& design, double tau, const VertexStart& start) {
  // Residuals have no digits left on columns that are nearly dependent, such as high powers: walk on orthogonal ones.
  const Index p = design.size();
  const bool orthogonal = design.q.size() > 0;
  MatrixXd x = design.full();
  if (orthogonal) x.rightCols(design.q.cols()) = design.q;
  const int most_steps = steps_for(x);
  VectorXd from = start.coefficients ? *start.coefficients : times(design.to_a, least_squares(design.walk()));
  if (orthogonal) from = SmallSolver(design.to_a, 0).solve(from);
  Simplex simplex(x, design.y, tau);
  simplex.start_near(solve_sample(x, design.y, tau, from));
  VertexFit fit;
  fit.converged = simplex.descend(most_steps);
  fit.iterations = simplex.steps();
  fit.coefficients = through(design, simplex.basis());
  if (!fit.converged || !simplex.has_flat_edge()) return fit;

  // Some edge costs nothing at the first order. It may have no length (more than p points on the vertex), so walk to
  // the ends of the face for each coefficient and see whether they differ.
  Face face(design);
  face.add(fit.coefficients);
  for (Index j = 0; j < p; ++j) {
    VectorXd direction = design.to_data.row(j).transpose();
    if (orthogonal) direction = transpose_times(design.to_a, direction);
    for (const int sign : {1, -1}) {
      Simplex end = simplex;
      end.slide(sign * direction, most_steps);
      face.add(through(design, end.basis()));
    }
  }
  face.describe(fit);
  return fit;
}

/// An intercept with one predictor at most, every point taken once for each shift of its y; nothing for other designs.
std::optional<VertexFit> fit_without_walk(const Design& design, std::span<const double> shifts, double tau,
                                          const VertexStart& start) {
  if (!design.ones || design.size() > 2) return {};
  const VertexFit fit = design.size() == 1 ? fit_level(design, shifts, tau) : fit_line(design, shifts, tau, start);
  if (!fit.converged) return {};
  return fit;
}

}  // namespace

VectorXd quantile_vertex(const MatrixXd& x, const VectorXd& y, double tau, const VectorXd& start) {
  Simplex simplex(x, y, tau);
  simplex.start_near(solve_sample(x, y, tau, start));
  simplex.descend(steps_for(x));
  return simplex.coefficients();
}

VertexFit fit_quantile(const Design& design, double tau, const VertexStart& start) {
  if (const auto fit = fit_without_walk(design, LineData::kNoShift, tau, start)) return *fit;
  return walk_vertices(design, tau, start);
}

VertexFit fit_epsilon_insensitive(const Design& design, double epsilon, const VertexStart& start) {
  // max(0, |r| − ε) = ½|r − ε| + ½|r + ε| − ε: least absolute deviations of the data twice, moved up and down.
  const double shifts[] = {epsilon, -epsilon};
  if (const auto fit = fit_without_walk(design, shifts, 0.5, start)) return *fit;
  const Index n = design.rows();
  Design twice = design;
  twice.a.resize(2 * n, design.a.cols());
  twice.a << design.a, design.a;
  if (design.q.size()) {
    twice.q.resize(2 * n, design.q.cols());
    twice.q << design.q, design.q;
  }
  twice.y.resize(2 * n);
  twice.y << design.y.array() + epsilon, design.y.array() - epsilon;
  return walk_vertices(twice, 0.5, start);
}

}  // namespace loss
