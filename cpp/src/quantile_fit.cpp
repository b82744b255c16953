// Based on: I. Barrodale and F. D. K. Roberts (1973), "An improved algorithm for discrete l1 linear approximation",
// SIAM J. Numer. Anal. 10, 839–848, and R. Koenker and V. d'Orey (1987), "Computing regression quantiles", Appl.
// Statist. 36, 383–393: the simplex method on vertices that interpolate p points, walking each edge past as many
// residuals' signs as pays. A start from the solution of a random subsample: S. Portnoy and R. Koenker (1997), Statist.
// Sci. 12, 279–300.

#include "quantile_fit.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numeric>
#include <vector>

#include "linear.h"
#include "small_solver.h"

namespace loss {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double kEpsilon = std::numeric_limits<double>::epsilon();

// Below this many points the whole problem is solved at once; above, a subsample first.
constexpr Index kSampleFrom = 2000;

/// A crossing of a residual's sign on the way along an edge.
struct Crossing {
  double at;     ///< step at which the residual is zero
  double speed;  ///< |change of the residual per step| = the growth of the slope there
  Index row;
};

/// The first crossing, in order of `at`, at which the growths so far reach `needed`; the last one where they never do.
/// Reorders so that all crossings before it are passed. Expected time linear in their number (quickselect by weight).
std::size_t select_by_weight(std::vector<Crossing>& crossings, double needed) {
  std::size_t low = 0, high = crossings.size();
  const auto by_step = [](const Crossing& u, const Crossing& v) {
    return u.at < v.at || (u.at == v.at && u.speed < v.speed);
  };
  while (high - low > 1) {
    const std::size_t middle = low + (high - low) / 2;
    std::nth_element(crossings.begin() + low, crossings.begin() + middle, crossings.begin() + high, by_step);
    double before = 0;
    for (std::size_t i = low; i < middle; ++i) before += crossings[i].speed;
    if (before >= needed) {
      high = middle;
    } else {
      needed -= before;
      low = middle;
    }
  }
  return low;
}

/// The simplex state: a vertex, the side of every point, and the duals of the points on the vertex.
class Simplex {
 public:
  Simplex(const MatrixXd& a, const VectorXd& y, double tau)
      : a_(a),
        y_(y),
        tau_(tau),
        side_(static_cast<std::size_t>(a.rows())),
        basic_(static_cast<std::size_t>(a.rows()), 0),
        row_size_(a.rowwise().norm()) {}

  /// Takes the vertex through p independent rows among those that `start` fits best.
  void start_near(const VectorXd& start) {
    const Index n = a_.rows(), p = a_.cols();
    residual_ = residuals(y_, a_, start);
    std::vector<Index> rows(static_cast<std::size_t>(n));
    std::iota(rows.begin(), rows.end(), Index{0});
    const auto closer = [&](Index i, Index j) { return std::abs(residual_[i]) < std::abs(residual_[j]); };
    for (Index few = std::min(n, 8 * p);; few = n) {
      if (few < n) std::nth_element(rows.begin(), rows.begin() + few, rows.end(), closer);
      std::sort(rows.begin(), rows.begin() + few, closer);
      if (pick_basis(rows, few) || few == n) break;
    }
    set_vertex();
    for (Index i = 0; i < n; ++i) side_[i] = residual_[i] < 0 ? -1 : 1;
    settle_sides();
  }

  /// Walks downhill until no edge leads down. Returns whether that was reached in the steps allowed.
  bool descend(int most_steps) {
    int stalled = 0;
    for (; steps < most_steps; ++steps) {
      compute_duals();
      const Edge edge = stalled > kStallsAllowed ? first_edge() : steepest_edge();
      if (edge.position < 0) return true;
      stalled = walk(edge, stalled > kStallsAllowed) ? 0 : stalled + 1;
    }
    return false;
  }

  /// On the face of optima, walks to where direction·β is smallest. Call after `descend`; leaves a vertex of the face.
  void slide(const VectorXd& direction, int most_steps) {
    for (int step = 0; step < most_steps; ++step) {
      compute_duals();
      const Edge edge = flat_edge(direction);
      if (edge.position < 0) return;
      walk(edge, true);
    }
  }

  /// Whether some edge leaves the vertex at no cost.
  bool has_flat_edge() {
    compute_duals();
    for (Index k = 0; k < dual_.size(); ++k) {
      if (dual_[k] >= tau_ - tolerance_[k] || dual_[k] <= tau_ - 1 + tolerance_[k]) return true;
    }
    return false;
  }

  const VectorXd& coefficients() const { return coefficients_; }
  const std::vector<Index>& basis() const { return basis_; }
  int steps = 0;

 private:
  static constexpr int kStallsAllowed = 20;

  /// Along it the residual of the basic point at `position` takes the sign `sign`, others of the basis stay zero.
  struct Edge {
    Index position = -1;
    int sign = 0;
    double descent = 0;  ///< how fast the objective falls at first
  };

  /// Gram–Schmidt over the rows in order, keeping those that add a direction. Returns whether p were found.
  bool pick_basis(const std::vector<Index>& rows, Index few) {
    const Index p = a_.cols();
    MatrixXd found = MatrixXd::Zero(p, p);
    basis_.clear();
    for (Index i = 0; i < few && static_cast<Index>(basis_.size()) < p; ++i) {
      VectorXd row = a_.row(rows[i]).transpose();
      const double before = row.norm();
      for (int pass = 0; pass < 2; ++pass) row -= times(found, transpose_times(found, row));
      if (!(row.norm() > 1e-6 * before)) continue;
      found.col(static_cast<Index>(basis_.size())) = row.normalized();
      basis_.push_back(rows[i]);
    }
    if (static_cast<Index>(basis_.size()) == p) return true;
    // Nearly dependent rows only: let a pivoted factorisation choose among all.
    if (few < a_.rows()) return false;
    const Eigen::VectorXi columns = SmallSolver(a_.transpose(), 0).pivot_columns();
    basis_.assign(columns.begin(), columns.end());
    return true;
  }

  /// Solves for the vertex and all residuals anew, so that no rounding accumulates from step to step.
  void set_vertex() {
    const Index p = a_.cols();
    std::fill(basic_.begin(), basic_.end(), char{0});
    MatrixXd b(p, p);
    VectorXd target(p);
    for (Index k = 0; k < p; ++k) {
      const Index row = basis_[static_cast<std::size_t>(k)];
      b.row(k) = a_.row(row);
      target[k] = y_[row];
      basic_[static_cast<std::size_t>(row)] = 1;
    }
    const SmallSolver solver(b, 0);
    inverse_ = solver.inverse();
    coefficients_ = solver.solve(target);
    coefficients_ += solver.solve(residuals(target, b, coefficients_));
    residual_ = residuals(y_, a_, coefficients_);
  }

  /// A residual clearly off zero decides its side; one at zero keeps the side that the walk gave it, and is set to
  /// zero.
  void settle_sides() {
    // What rounding may make of a residual that is zero, row by row: rows of very different sizes keep their own.
    zero_level_ = 16 * kEpsilon * (y_.cwiseAbs() + times_absolute(a_, coefficients_));
    for (Index i = 0; i < residual_.size(); ++i) {
      if (basic_[static_cast<std::size_t>(i)] || std::abs(residual_[i]) <= zero_level_[i]) {
        residual_[i] = 0;
      } else {
        side_[i] = residual_[i] < 0 ? -1 : 1;
      }
    }
  }

  /// The duals of the basic points: what they must contribute for the subgradient to be zero. Optimal when all lie in
  /// [τ − 1, τ].
  void compute_duals() {
    slope_.resize(a_.rows());
    for (Index i = 0; i < a_.rows(); ++i) {
      slope_[i] = basic_[static_cast<std::size_t>(i)] ? 0 : side_[i] > 0 ? tau_ : tau_ - 1;
    }
    const VectorXd pull = transpose_times(a_, slope_);
    const VectorXd size = transpose_times_absolute(a_, slope_);
    dual_ = transpose_times(inverse_, -pull);
    // Rounding of a sum of n terms grows like √n times the mean size of a term.
    const double rounding = 8 * kEpsilon / std::sqrt(static_cast<double>(a_.rows()));
    tolerance_ = 1e-11 + (rounding * transpose_times_absolute(inverse_, size)).array();
  }

  Edge edge_at(Index k, double slack) const {
    if (dual_[k] - tau_ > slack) return {k, 1, dual_[k] - tau_};
    if (tau_ - 1 - dual_[k] > slack) return {k, -1, tau_ - 1 - dual_[k]};
    return {};
  }

  /// The edge of the largest violation.
  Edge steepest_edge() const {
    Edge best;
    for (Index k = 0; k < dual_.size(); ++k) {
      const Edge edge = edge_at(k, tolerance_[k]);
      if (edge.descent > best.descent) best = edge;
    }
    return best;
  }

  /// The violated edge of the smallest row: Bland's rule, which cannot cycle.
  Edge first_edge() const {
    Edge best;
    for (Index k = 0; k < dual_.size(); ++k) {
      const Edge edge = edge_at(k, tolerance_[k]);
      if (edge.position < 0) continue;
      if (best.position < 0 || basis_[static_cast<std::size_t>(k)] < basis_[static_cast<std::size_t>(best.position)])
        best = edge;
    }
    return best;
  }

  /// Of the edges that cost nothing, the one of the smallest row along which direction·β falls.
  Edge flat_edge(const VectorXd& direction) const {
    Edge best;
    for (Index k = 0; k < dual_.size(); ++k) {
      for (const int sign : {1, -1}) {
        const double gap = sign > 0 ? tau_ - dual_[k] : dual_[k] - (tau_ - 1);
        if (gap > tolerance_[k]) continue;
        const VectorXd step = -sign * inverse_.col(k);
        if (!(direction.dot(step) < -1e-9 * direction.norm() * step.norm())) continue;
        if (best.position < 0 || basis_[static_cast<std::size_t>(k)] < basis_[static_cast<std::size_t>(best.position)])
          best = {k, sign, 0};
      }
    }
    return best;
  }

  /// Moves along the edge to the next vertex, exchanging one basic point. `shortest`: stop at the first crossing, with
  /// ties to the smallest row (Bland), instead of passing those that still lead down. Returns whether the vertex moved.
  bool walk(const Edge& edge, bool shortest) {
    const Index leaving = basis_[static_cast<std::size_t>(edge.position)];
    const VectorXd step = -edge.sign * inverse_.col(edge.position);
    const VectorXd change = times(a_, step);  // residual −= t·change
    const double size = step.norm();
    crossings_.clear();
    for (Index i = 0; i < a_.rows(); ++i) {
      if (basic_[static_cast<std::size_t>(i)]) continue;
      const double speed = side_[i] * change[i];
      if (speed > 1e-13 * size * row_size_[i]) {
        crossings_.push_back({std::max(0.0, side_[i] * residual_[i]) / speed, speed, i});
      }
    }
    // With τ inside (0, 1) and independent columns the objective grows along every direction in the end.
    if (crossings_.empty()) return false;
    std::size_t stop = 0;
    if (shortest) {
      const auto first = [](const Crossing& u, const Crossing& v) {
        return u.at < v.at || (u.at == v.at && u.row < v.row);
      };
      std::iter_swap(crossings_.begin(), std::min_element(crossings_.begin(), crossings_.end(), first));
    } else {
      stop = select_by_weight(crossings_, edge.descent);
    }
    for (std::size_t i = 0; i < stop; ++i) side_[crossings_[i].row] = -side_[crossings_[i].row];
    const bool moved = crossings_[stop].at > 0;
    side_[leaving] = edge.sign;
    basis_[static_cast<std::size_t>(edge.position)] = crossings_[stop].row;
    set_vertex();
    settle_sides();
    return moved;
  }

  const MatrixXd& a_;
  const VectorXd& y_;
  double tau_;
  std::vector<int> side_;    ///< per row: the sign of its residual, or the side it is counted on while zero
  std::vector<char> basic_;  ///< per row: whether the vertex interpolates it
  std::vector<Index> basis_;
  MatrixXd inverse_;  ///< of the basic rows
  VectorXd row_size_;
  VectorXd coefficients_, residual_, zero_level_, slope_, dual_, tolerance_;
  std::vector<Crossing> crossings_;
};

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

}  // namespace

VertexFit fit_quantile(const Design& design, double tau, const VectorXd& start) {
  const Index p = design.a.cols();
  const auto most_steps = static_cast<int>(std::min<Index>(100000, 200 + 20 * p + 4 * design.a.rows()));
  Simplex simplex(design.a, design.y, tau);
  simplex.start_near(solve_sample(design.a, design.y, tau, start));
  VertexFit fit;
  fit.converged = simplex.descend(most_steps);
  fit.iterations = simplex.steps;
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

}  // namespace loss
