#include "m_estimate.h"

#include <algorithm>
#include <cmath>
#include <limits>
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

/// From `start`, see Criterion; where that fails, from elsewhere. f: of that walk and scale.
Solution solve_fixed(const Criterion& f, const Walk& walk, double scale, VectorXd start) {
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
    best.newton.looked_once = false;
    return best;
  }
  // Where the scale is rounding beside y, of what is in (−2, 2) here, least absolute deviations are the whole answer.
  const bool converged = again.converged || best.newton.converged || scale < 1e-15;
  // The last look may have been elsewhere.
  best.newton = {iterations, converged, again.blurred, false};
  for (const VectorXd& candidate : {absolute, other}) {
    if (f.value(candidate) < f.value(best.at)) best.at = candidate;
  }
  return best;
}

VectorXd start_fixed(const Walk& walk, const Loss& loss, double scale) {
  if (walk.rows < kSampleFrom) return least_squares(walk) / scale;
  const Walk sample = sample_of(walk, walk.rows / 10);
  return solve_fixed(Criterion(sample, loss, scale), sample, scale, start_fixed(sample, loss, scale)).at;
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
Solution solve_joint(const Criterion& f, const Walk& walk, const Loss& loss, const VectorXd& start) {
  Solution best{start, {}};
  if (start.size() == 0 && walk.rows >= kSampleFrom) {
    const Walk sample = sample_of(walk, walk.rows / 10);
    best = solve_joint(Criterion(sample, loss, FreeScale{}), sample, loss, {});
  }
  if (best.at.size() == 0) {
    const VectorXd absolute = least_absolute(walk);
    const double mean = mean_size(walk, absolute);
    // As s → 0 the objective behaves like (n − m) log s with m the points that are fitted exactly, plus Σ|r|/s: it has
    // its minimum inside unless every residual is zero.
    if (mean == 0) return {};
    best.at = joined(absolute / mean, 1 / mean);
  }
  best.newton = minimise(f, best.at, 200);
  return best;
}

/// Huber's loss is flat along a direction that only points beyond the threshold see.
bool is_strictly_convex(const Eigen::MatrixXd& hessian) { return SmallSolver(hessian, 1e-12).invertible(); }

Hint make_hint(const NewtonResult& found, double rho, double rho_error) {
  Hint hint;
  hint.hessian = found.hessian;
  hint.gradient = VectorXd::Zero(found.hessian.cols());
  hint.rho = rho;
  hint.rho_error = rho_error;
  return hint;
}

/// Whether these are the sums of the last look, and that was next to the solution.
bool has_sums(const Solution& found, const LossSums& sums) {
  return found.newton.gradient.size() > 0 && !std::isnan(sums.rho);
}

/// Of a sum.
double rounding_of(double rho) { return 4 * std::numeric_limits<double>::epsilon() * std::abs(rho); }

}  // namespace

SmoothFit fit_fixed_scale(const Design& design, const Loss& loss, double scale, const Hint* hint) {
  const Walk walk = design.walk();
  std::optional<Prediction> prediction;
  if (hint) prediction.emplace(*hint, design, loss, false);
  // A prediction is confirmed by one look, as a rule. The sums that are wanted in the end come along.
  LossSums sums;
  const bool knows_rho = prediction && prediction->knows_rho();
  Criterion f(walk, loss, scale);
  f.leave_sums(sums, prediction && !knows_rho);
  const Solution found = solve_fixed(f, walk, scale, prediction ? prediction->at() : start_fixed(walk, loss, scale));
  SmoothFit fit;
  fit.coefficients = times(design.to_a, found.at) * scale;
  fit.scale = scale;
  fit.iterations = found.newton.iterations;
  fit.converged = found.newton.converged;
  const bool carried = fit.converged && knows_rho && found.newton.looked_once;
  if (carried) sums.rho = prediction->rho(found.newton.gradient);
  if (has_sums(found, sums)) {
    sums.rho += found.newton.unseen;
  } else {
    sums = loss_sums(design.plain_walk(), loss, scale, fit.coefficients);
  }
  fit.next = make_hint(found.newton, sums.rho, carried ? prediction->rho_error() : rounding_of(sums.rho));
  fit.sums = sums;
  if (std::holds_alternative<Huber>(loss)) {
    Derivatives d;
    Criterion(walk, loss, scale).derivatives(found.at, d);
    fit.unique = is_strictly_convex(d.hessian);
  }
  return fit;
}

SmoothFit fit_joint_scale(const Design& design, const Loss& loss, const Hint* hint) {
  const Walk walk = design.walk();
  std::optional<Prediction> prediction;
  if (hint && hint->scale > 0) prediction.emplace(*hint, design, loss, true);
  LossSums sums;
  const bool knows_rho = prediction && prediction->knows_rho();
  Criterion f(walk, loss, FreeScale{});
  f.leave_sums(sums, prediction && !knows_rho);
  const Solution found = solve_joint(f, walk, loss, prediction ? prediction->at() : VectorXd());
  SmoothFit fit;
  if (found.at.size() == 0) {
    fit.coefficients = times(design.to_a, least_absolute(walk));
    fit.scale = 0;
    fit.converged = true;
    return fit;
  }
  const Index p = walk.size();
  const double eta = found.at[p];
  fit.scale = 1 / eta;
  fit.coefficients = times(design.to_a, found.at.head(p)) * fit.scale;
  fit.iterations = found.newton.iterations;
  fit.converged = found.newton.converged;
  const bool carried = fit.converged && knows_rho && found.newton.looked_once;
  if (carried) sums.rho = prediction->rho(found.newton.gradient);
  if (has_sums(found, sums)) {
    const double before = f.last_look()[p];
    sums.rho += found.newton.unseen + static_cast<double>(walk.rows) * std::log1p((eta - before) / before);
  } else {
    sums.rho = sum_of_losses(design.plain_walk(), loss, eta, eta * fit.coefficients);
  }
  fit.next = make_hint(found.newton, sums.rho, carried ? prediction->rho_error() : rounding_of(sums.rho));
  fit.sums = sums;
  return fit;
}

}  // namespace loss
