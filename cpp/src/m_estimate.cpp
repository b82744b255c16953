#include "m_estimate.h"

#include <algorithm>
#include <utility>

#include "block.h"
#include "criterion.h"
#include "linear.h"
#include "quantile_fit.h"
#include "small_solver.h"

namespace loss {

using Eigen::Index;
using Eigen::VectorXd;

VectorXd least_squares(const Walk& walk) {
  const Index p = walk.size();
  VectorXd gamma = VectorXd::Zero(p);
  double r[kBlock];
  // Once more on what is left: takes the rounding of the first sums out.
  for (int pass = 0; pass < 3; ++pass) {
    const VectorXd beta = times(walk.to_x, gamma);
    VectorXd sums = VectorXd::Zero(p);
    for (Index from = 0; from < walk.rows; from += kBlock) {
      const Index n = std::min<Index>(kBlock, walk.rows - from);
      residual_block(walk, 1, beta, from, n, r);
      add_products(walk.x, from, n, r, sums);
    }
    gamma += transpose_times(walk.to_x, sums) / static_cast<double>(walk.rows);
  }
  return gamma;
}

VectorXd least_absolute(const Walk& walk) {
  const Index p = walk.size();
  Eigen::MatrixXd x(walk.rows, p);
  for (Index j = 0; j < p; ++j) {
    const double* column = walk.x[static_cast<std::size_t>(j)];
    if (column) {
      x.col(j) = Eigen::Map<const VectorXd>(column, walk.rows);
    } else {
      x.col(j).setOnes();
    }
  }
  const VectorXd start = times(walk.to_x, least_squares(walk));
  const VectorXd beta = quantile_vertex(x, Eigen::Map<const VectorXd>(walk.y, walk.rows), 0.5, start);
  return SmallSolver(walk.to_x, 0).solve(beta);
}

namespace {

// Below this many points the whole problem is solved at once; above, one of a tenth of the points first, at random: its
// solution is a step or two from that of the whole.
constexpr Index kSampleFrom = 4000;

struct Solution {
  VectorXd at;  ///< see Criterion
  NewtonResult newton;
};

/// From `start`, see Criterion; where that fails, from elsewhere.
Solution solve_fixed(const Walk& walk, const Loss& loss, double scale, VectorXd start, LossSums* sums = nullptr) {
  const Criterion f(walk, loss, scale, sums);
  Solution best{std::move(start), {}};
  best.newton = minimise(f, best.at, 60);
  if (best.newton.converged && !best.newton.blurred) return best;
  // Where the scale is far smaller than that of the data, the problem is nearly least absolute deviations, and that is
  // the place to start from.
  const VectorXd absolute = least_absolute(walk) / scale;
  VectorXd other = absolute;
  const NewtonResult again = minimise(f, other, 400);
  const int iterations = best.newton.iterations + again.iterations;
  if (again.converged && !again.blurred) {
    best = {other, again};
    best.newton.iterations = iterations;
    return best;
  }
  // Without a Hessian: the last look may have been elsewhere.
  best.newton = {iterations, again.converged || best.newton.converged, again.blurred};
  for (const VectorXd& candidate : {absolute, other}) {
    if (f.value(candidate) < f.value(best.at)) best.at = candidate;
  }
  return best;
}

VectorXd start_fixed(const Walk& walk, const Loss& loss, double scale) {
  if (walk.rows < kSampleFrom) return least_squares(walk) / scale;
  const Walk sample = sample_of(walk, walk.rows / 10);
  return solve_fixed(sample, loss, scale, start_fixed(sample, loss, scale)).at;
}

/// The mean absolute residual, 0 where it is rounding only.
double mean_size(const Walk& walk, const VectorXd& gamma) {
  const VectorXd beta = times(walk.to_x, gamma);
  double r[kBlock], sum = 0;
  for (Index from = 0; from < walk.rows; from += kBlock) {
    const Index n = std::min<Index>(kBlock, walk.rows - from);
    residual_block(walk, 1, beta, from, n, r);
    sum += absolute_sum(r, static_cast<std::size_t>(n));
  }
  const double mean = sum / static_cast<double>(walk.rows);
  return mean > 1e-13 * largest_size(walk.y, static_cast<std::size_t>(walk.rows)) ? mean : 0;
}

/// From `start`, see Criterion, or from elsewhere where that is empty. The solution is empty where the scale is 0.
Solution solve_joint(const Walk& walk, const Loss& loss, const VectorXd& start) {
  const Index p = walk.size();
  Solution best{start, {}};
  if (start.size() == 0 && walk.rows >= kSampleFrom) best = solve_joint(sample_of(walk, walk.rows / 10), loss, {});
  if (best.at.size() == 0) {
    const VectorXd absolute = least_absolute(walk);
    const double mean = mean_size(walk, absolute);
    // As s → 0 the objective behaves like (n − m) log s with m the points that are fitted exactly, plus Σ|r|/s: it has
    // its minimum inside unless every residual is zero.
    if (mean == 0) return {};
    best.at.resize(p + 1);
    best.at << absolute / mean, 1 / mean;
  }
  best.newton = minimise(Criterion(walk, loss, FreeScale{}), best.at, 200);
  return best;
}

/// Huber's loss is flat along a direction that only points beyond the threshold see.
bool is_strictly_convex(const Eigen::MatrixXd& hessian) { return SmallSolver(hessian, 1e-12).invertible(); }

}  // namespace

VectorXd coordinates(const Design& design, const VectorXd& coefficients) {
  return SmallSolver(design.to_a, 0).solve(coefficients);
}

namespace {

/// Where a hint stands, in the variables of Criterion.
VectorXd place_of(const Hint& hint, const Design& design, bool free_scale) {
  const Index p = design.size();
  VectorXd at(free_scale ? p + 1 : p);
  at.head(p) = coordinates(design, hint.coefficients) / hint.scale;
  if (free_scale) at[p] = 1 / hint.scale;
  return at;
}

/// The same, a Newton step on where rows have changed.
VectorXd predicted(const Hint& hint, const Design& design, bool free_scale) {
  const VectorXd at = place_of(hint, design, free_scale);
  if (hint.hessian.size() == 0) return at;
  const SmallSolver solver(hint.hessian, 1e-14);
  const VectorXd next = at - solver.solve(hint.gradient);
  const bool stays = solver.invertible() && next.allFinite() && (!free_scale || next[design.size()] > 0);
  return stays ? next : at;
}

}  // namespace

void add_row(Hint& hint, const Design& design, const Loss& loss, Index row, double sign) {
  if (hint.hessian.size() == 0) return;
  const bool free_scale = hint.hessian.cols() > design.size();
  Walk one = design.walk();
  one.rows = 1;
  one.y += row;
  for (const double*& column : one.x) {
    if (column) column += row;
  }
  Derivatives d;
  const Criterion f = free_scale ? Criterion(one, loss, FreeScale{}) : Criterion(one, loss, hint.scale);
  f.derivatives(place_of(hint, design, free_scale), d);
  hint.gradient += sign * d.gradient;
  hint.hessian += sign * d.hessian;
}

SmoothFit fit_fixed_scale(const Design& design, const Loss& loss, double scale, const Hint* hint) {
  const Walk walk = design.walk();
  // From a prediction one look is enough, as a rule, so it asks for the sums at once.
  std::optional<LossSums> sums;
  if (hint && hint->hessian.size() > 0) sums.emplace();
  const VectorXd start = hint ? predicted(*hint, design, false) : start_fixed(walk, loss, scale);
  const Solution found = solve_fixed(walk, loss, scale, start, sums ? &*sums : nullptr);
  SmoothFit fit;
  fit.coefficients = times(design.to_a, found.at) * scale;
  fit.scale = scale;
  fit.iterations = found.newton.iterations;
  fit.converged = found.newton.converged;
  fit.hessian = found.newton.hessian;
  if (sums && fit.converged && fit.hessian.size() > 0) {
    fit.sums = sums;
    fit.sums->rho += found.newton.unseen;
  }
  if (std::holds_alternative<Huber>(loss)) {
    Derivatives d;
    Criterion(walk, loss, scale).derivatives(found.at, d);
    fit.unique = is_strictly_convex(d.hessian);
  }
  return fit;
}

SmoothFit fit_joint_scale(const Design& design, const Loss& loss, const Hint* hint) {
  const Walk walk = design.walk();
  VectorXd start;
  if (hint && hint->scale > 0) start = predicted(*hint, design, true);
  const Solution found = solve_joint(walk, loss, start);
  SmoothFit fit;
  if (found.at.size() == 0) {
    fit.coefficients = times(design.to_a, least_absolute(walk));
    fit.scale = 0;
    fit.converged = true;
    return fit;
  }
  const Index p = walk.size();
  fit.scale = 1 / found.at[p];
  fit.coefficients = times(design.to_a, found.at.head(p)) * fit.scale;
  fit.iterations = found.newton.iterations;
  fit.converged = found.newton.converged;
  fit.hessian = found.newton.hessian;
  return fit;
}

}  // namespace loss
