#include "simplex.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "generator.h"
#include "linear.h"
#include "small_solver.h"

namespace loss {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

namespace {

constexpr double kEpsilon = std::numeric_limits<double>::epsilon();

// After so many steps in a row that do not move the vertex, its points are taken apart.
constexpr int kStallsAllowed = 20;

}  // namespace

/// The first crossing, in order of `at`, at which the growths so far reach `needed`; the last one where they never do.
/// Reorders so that all crossings before it are passed. Expected time linear in their number (quickselect by weight).
std::size_t Simplex::select_by_weight(std::vector<Crossing>& crossings, double needed) {
  std::size_t low = 0, high = crossings.size();
  const auto by_step = [](const Crossing& u, const Crossing& v) {
    return u.at < v.at || (u.at == v.at && u.then < v.then);
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

Simplex::Simplex(const MatrixXd& a, const VectorXd& y, double tau)
    : a_(a),
      y_(y),
      tau_(tau),
      side_(static_cast<std::size_t>(a.rows())),
      basic_(static_cast<std::size_t>(a.rows()), 0),
      row_size_(a.rowwise().norm()) {}

void Simplex::start_near(const VectorXd& start) {
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

bool Simplex::descend(int most_steps) {
  int stalled = 0;
  for (; steps_ < most_steps; ++steps_) {
    compute_duals();
    const Edge edge = steepest_edge();
    if (edge.position < 0) return true;
    stalled = walk(edge, false) ? 0 : stalled + 1;
    if (stalled == 0) shift_.resize(0);
    if (stalled == kStallsAllowed) shift_apart();
  }
  return false;
}

void Simplex::slide(const VectorXd& direction, int most_steps) {
  for (int step = 0; step < most_steps; ++step) {
    compute_duals();
    const Edge edge = flat_edge(direction);
    if (edge.position < 0) return;
    walk(edge, true);
  }
}

bool Simplex::has_flat_edge() {
  compute_duals();
  for (Index k = 0; k < dual_.size(); ++k) {
    if (dual_[k] >= tau_ - tolerance_[k] || dual_[k] <= tau_ - 1 + tolerance_[k]) return true;
  }
  return false;
}

/// Gram–Schmidt over the rows in order, keeping those that add a direction. Returns whether p were found.
bool Simplex::pick_basis(const std::vector<Index>& rows, Index few) {
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
void Simplex::set_vertex() {
  const Index p = a_.cols();
  std::fill(basic_.begin(), basic_.end(), char{0});
  MatrixXd b(p, p);
  VectorXd target(p), target_shift(p);
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
  if (shift_.size()) {
    for (Index k = 0; k < p; ++k) target_shift[k] = shift_[basis_[static_cast<std::size_t>(k)]];
    shift_residual_ = residuals(shift_, a_, solver.solve(target_shift));
  }
  // What rounding may make of a residual that is zero, row by row, so that rows of very different sizes keep their own:
  // the rounding of the row itself, and that of the coefficients, which the inverse magnifies. The last term is of
  // second order and matters where a coefficient is exactly zero.
  const VectorXd magnified = times_absolute(inverse_, target.cwiseAbs() + times_absolute(b, coefficients_));
  const double condition = times_absolute(inverse_, times_absolute(b, VectorXd::Ones(p))).maxCoeff();
  const VectorXd reach = times_absolute(inverse_, VectorXd::Constant(p, target.cwiseAbs().maxCoeff()));
  const VectorXd slack = coefficients_.cwiseAbs() + magnified + 16 * kEpsilon * condition * reach;
  zero_level_ = 16 * kEpsilon * (y_.cwiseAbs() + times_absolute(a_, slack));
}

/// A residual clearly off zero decides its side; one at zero is set to zero and takes the side of its shift, or keeps
/// the one that the walk gave it.
void Simplex::settle_sides() {
  for (Index i = 0; i < residual_.size(); ++i) {
    if (basic_[static_cast<std::size_t>(i)] || std::abs(residual_[i]) <= zero_level_[i]) {
      residual_[i] = 0;
      if (shift_.size()) side_[i] = shift_residual_[i] < 0 ? -1 : 1;
    } else {
      side_[i] = residual_[i] < 0 ? -1 : 1;
    }
  }
}

/// Shifts each point on the vertex to the side that it is counted on.
void Simplex::shift_apart() {
  Random random;
  shift_ = VectorXd::Zero(a_.rows());
  for (Index i = 0; i < a_.rows(); ++i) {
    const double size = 1 - random.uniform();
    if (!basic_[static_cast<std::size_t>(i)] && residual_[i] == 0) shift_[i] = side_[i] * size;
  }
  shift_residual_ = shift_;
}

/// The duals of the basic points: what they must contribute for the subgradient to be zero. Optimal when all lie in
/// [τ − 1, τ].
void Simplex::compute_duals() {
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

Simplex::Edge Simplex::edge_at(Index k) const {
  if (dual_[k] - tau_ > tolerance_[k]) return {k, 1, dual_[k] - tau_};
  if (tau_ - 1 - dual_[k] > tolerance_[k]) return {k, -1, tau_ - 1 - dual_[k]};
  return {};
}

/// The edge of the largest violation.
Simplex::Edge Simplex::steepest_edge() const {
  Edge best;
  for (Index k = 0; k < dual_.size(); ++k) {
    const Edge edge = edge_at(k);
    if (edge.descent > best.descent) best = edge;
  }
  return best;
}

/// Of the edges that cost nothing, the one of the smallest row along which direction·β falls.
Simplex::Edge Simplex::flat_edge(const VectorXd& direction) const {
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
bool Simplex::walk(const Edge& edge, bool shortest) {
  const Index leaving = basis_[static_cast<std::size_t>(edge.position)];
  const VectorXd step = -edge.sign * inverse_.col(edge.position);
  const VectorXd change = times(a_, step);  // residual −= t·change
  const double size = step.norm();
  crossings_.clear();
  for (Index i = 0; i < a_.rows(); ++i) {
    if (basic_[static_cast<std::size_t>(i)]) continue;
    const double speed = side_[i] * change[i];
    if (speed > 1e-13 * size * row_size_[i]) {
      const double then = shift_.size() ? side_[i] * shift_residual_[i] / speed : 0;
      crossings_.push_back({std::max(0.0, side_[i] * residual_[i]) / speed, then, speed, i});
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

}  // namespace loss
