#include "mad_scale.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>

#include "block.h"
#include "criterion.h"
#include "huber_band.h"
#include "kernel.h"
#include "linear.h"
#include "middle.h"
#include "nonconvex.h"
#include "reweight.h"
#include "small_solver.h"

namespace loss {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

/// Below this many points from least squares, above from the fixed point of a tenth of them.
constexpr Index kSampleFrom = 4000;

constexpr int kHalfStepsFrom = 300;

constexpr double kUnknown = std::numeric_limits<double>::infinity();

struct State {
  VectorXd gamma;
  double scale = 0;
};

class FixedPoint {
 public:
  FixedPoint(const Walk& walk, const Loss& loss, double constant)
      : walk_(walk), loss_(loss), constant_(constant), middle_(walk) {
    zero_ = 1e-15 * largest_size(walk.y, static_cast<std::size_t>(walk.rows));
  }

  /// What of the residuals is at rounding level counts as zero.
  double zero() const { return zero_; }
  double scale_at(const VectorXd& gamma) { return middle_.find(times(walk_.to_x, gamma)).size / constant_; }

  /// The fixed point will be near this one, of a sample or of nearly the same data.
  void expect(const State& state) { middle_.expect(state.scale * constant_); }

  /// One step of iteratively reweighted least squares, then the scale. False where the weights do not determine one.
  bool reweight(State& state);
  /// Tries to jump to the fixed point next to `state`, with the equations made linear there; for Huber's loss they are
  /// linear but for the points that change sides, and the end is exact. Accepts no fixed point farther away than
  /// `reach` but those that the steps plainly tend to.
  bool jump(State& state, double reach) {
    return jump(state, reach, [this](const State& at, double moved) { return look(at, moved); });
  }
  /// The same, from a fixed point of nearly the same data, with one look at all points.
  bool jump_near(State& state);

  /// What the losses add up to where the last jump ended; nothing if there was none.
  const std::optional<LossSums>& sums() const { return sums_; }

  /// The largest change of a prediction over the scale: the coordinates are orthonormal.
  static double distance(const State& from, const State& to) {
    return (to.gamma - from.gamma).norm() / from.scale + std::abs(to.scale / from.scale - 1);
  }
  /// Whether no more than rounding, of the steps and of the coefficients, is between the two.
  static bool same(const State& from, const State& to) {
    return distance(from, to) < 5e-14 + 1e-15 * from.gamma.norm() / from.scale;
  }

 private:
  /// By a sweep. `moved`: how far the step before went.
  MadPieces look(const State& at, double moved);
  bool newton_step(State& state, const MadPieces& pieces);
  /// look(state, moved): the pieces there, or nothing.
  template <class Look>
  bool jump(State& state, double reach, Look look);

  const Walk& walk_;
  const Loss& loss_;
  double constant_, zero_;
  MiddleFinder middle_;
  std::optional<LossSums> sums_;
};

bool FixedPoint::reweight(State& state) {
  if (!loss::reweight(walk_, loss_, state.scale, state.gamma)) return false;
  state.scale = scale_at(state.gamma);
  return true;
}

MadPieces FixedPoint::look(const State& at, double moved) {
  const Index p = walk_.size();
  const VectorXd beta = times(walk_.to_x, at.gamma), theta = beta / at.scale;
  MadPieces pieces{VectorXd::Zero(p + 1), MatrixXd::Zero(p + 1, p + 1), {}, {}};
  double z[kBlock], rho[kBlock], slope[kBlock], curvature[kBlock];
  // What the losses add up to will be asked for at the end, which is near.
  if (moved < 1e-4) pieces.losses.emplace();
  middle_.begin(beta, at.scale);
  for (Index from = 0; from < walk_.rows; from += kBlock) {
    const Index count = std::min<Index>(kBlock, walk_.rows - from);
    const auto n = static_cast<std::size_t>(count);
    residual_block(walk_, 1 / at.scale, theta, from, count, z);
    middle_.see(z, from, count);
    if (pieces.losses) {
      samples(loss_, z, n, rho, slope, curvature);
      add_to(*pieces.losses, rho, slope, curvature, n);
    } else {
      slopes(loss_, z, n, slope, curvature);
    }
    add_derivatives(walk_, z, from, count, slope, curvature, pieces.sums, pieces.gram);
  }
  mirror(pieces.gram);
  pieces.middle = middle_.end();
  return pieces;
}

bool FixedPoint::newton_step(State& state, const MadPieces& pieces) {
  // Unknown: the changes of γ, then of s. Rows: s Σ ψ(r/s)x = 0, for Huber's loss linear in both, then median|r| −
  // constant·s = 0.
  const Index p = walk_.size();
  const VectorXd beta = times(walk_.to_x, state.gamma);
  const auto& [sums, gram, middle, losses] = pieces;
  VectorXd row = VectorXd::Zero(p);
  for (const Index i : {middle.lower, middle.upper}) {
    double r;
    residual_block(walk_, 1, beta, i, 1, &r);
    const double half = std::copysign(0.5, r);
    add_products(walk_.x, i, 1, &half, row);
  }
  MatrixXd system(p + 1, p + 1);
  VectorXd target(p + 1);
  system.topLeftCorner(p, p) = congruent(walk_.to_x, gram.topLeftCorner(p, p));
  system.col(p).head(p) = transpose_times(walk_.to_x, gram.col(p).head(p) - sums.head(p));
  system.row(p).head(p) = transpose_times(walk_.to_x, row).transpose();
  system(p, p) = constant_;
  target.head(p) = transpose_times(walk_.to_x, sums.head(p)) * state.scale;
  target[p] = middle.size - constant_ * state.scale;
  const SmallSolver solver(system, 1e-15);
  if (!solver.invertible()) return false;
  const VectorXd change = solver.solve(target);
  if (!change.allFinite()) return false;
  // ρ falls with γ by ψx/s and with s by ψz/s.
  sums_ = losses;
  if (sums_) sums_->rho -= (target.head(p).dot(change.head(p)) / state.scale + sums[p] * change[p]) / state.scale;
  state.gamma += change.head(p);
  state.scale += change[p];
  return true;
}

bool FixedPoint::jump_near(State& state) {
  const auto* huber = std::get_if<Huber>(&loss_);
  if (!huber || !is_line(walk_)) return false;
  const auto beta = [this](const State& at) { return times(walk_.to_x, at.gamma); };
  const HuberBand band(walk_, huber->delta, beta(state), state.scale, constant_ * state.scale);
  State next = state;
  const auto look = [&](const State& at, double) { return band.at(beta(at), at.scale); };
  if (!jump(next, 1, look) || !band.contains(beta(next), next.scale)) return false;
  state = next;
  return true;
}

template <class Look>
bool FixedPoint::jump(State& state, double reach, Look look) {
  State next = state;
  double moved = kUnknown;
  for (int i = 0; i < 12; ++i) {
    const State from = next;
    const double moved_before = moved;
    const std::optional<MadPieces> pieces = look(next, moved);
    if (!pieces || !newton_step(next, *pieces)) return false;
    moved = distance(from, next);
    // Half of the points lie on one plane, and the steps shrink the scale towards zero for ever: that is their limit.
    if (std::abs(next.scale) <= 1e-9 * state.scale && scale_at(next.gamma) * constant_ <= 1e4 * zero_) {
      state = {next.gamma, 0};
      return true;
    }
    if (!(next.scale > 0)) return false;
    if (i == 0) continue;
    // Once no point changes sides a step leaves nothing, and before, it leaves of the way what it left last time or
    // less.
    const bool settled = same(from, next) || (moved < 1e-11 && moved < 1e-4 * moved_before);
    // Settled at once: the pieces at `state` are those of the fixed point, however far, and the steps lead there.
    if (!(i == 1 && settled) && !(distance(state, next) < reach)) return false;
    if (settled) {
      state = next;
      return true;
    }
  }
  return false;
}

struct Solution {
  State state;
  int iterations = 0;
  bool converged = false;
  std::optional<LossSums> sums;
};

/// `near`: a fixed point of nearly the same data, or none.
Solution solve(const Walk& walk, const Loss& loss, const Scale& rule, const State* near) {
  FixedPoint point(walk, loss, rule.mad_constant);
  Solution found;
  State& state = found.state;
  // With a threshold that is rounding beside y, of a convex loss only the signs of the residuals are left.
  const auto is_signs_only = [&] { return is_convex(loss) && threshold_of(loss) * state.scale <= point.zero(); };
  if (near || walk.rows >= kSampleFrom) {
    if (near) {
      state = *near;
    } else {
      state = solve(sample_of(walk, walk.rows / 10), loss, rule, nullptr).state;
    }
    point.expect(state);
    found.converged =
        state.scale > point.zero() && !is_signs_only() && ((near && point.jump_near(state)) || point.jump(state, 1));
    found.sums = point.sums();
    if (found.converged) return found;
    found.sums.reset();
  }
  state.gamma = rule.start == Start::absolute ? least_absolute(walk) : least_squares(walk);
  state.scale = point.scale_at(state.gamma);
  if (is_signs_only()) {
    state.gamma = least_absolute(walk);
    state.scale = point.scale_at(state.gamma);
    found.converged = state.scale > point.zero();
    if (found.converged) return found;
  }
  for (; found.iterations < 5000 && state.scale > point.zero(); ++found.iterations) {
    const State before = state;
    if (!point.reweight(state) || !(state.scale > point.zero())) break;
    // Steps that go to and fro for ever meet in between.
    if (found.iterations >= kHalfStepsFrom) {
      state = {(before.gamma + state.gamma) / 2, std::sqrt(before.scale * state.scale)};
    }
    const double moved = FixedPoint::distance(before, state);
    found.converged = FixedPoint::same(before, state);
    // These steps shrink by a constant factor only: once they are small, jump.
    if (!found.converged && moved < 1e-2 && found.iterations % 4 == 3) {
      found.converged = point.jump(state, 100 * moved);
    }
    if (found.converged) break;
  }
  if (found.converged) return found;
  // Half of the points lie on one plane: the limit of the steps, which least absolute deviations find at once.
  const VectorXd exact = least_absolute(walk);
  const bool half_on_plane = !(point.scale_at(exact) > point.zero());
  if (state.scale > point.zero() && !half_on_plane) return found;
  if (half_on_plane) state.gamma = exact;
  state.scale = 0;
  found.converged = true;
  return found;
}

}  // namespace

SmoothFit fit_mad_scale(const Design& design, const Loss& loss, const Scale& rule, const Hint* hint) {
  State near;
  // Of a loss that is not convex a hint could lead to another fixed point than the start that was asked for.
  if (hint && !is_convex(loss)) hint = nullptr;
  if (hint) near = {coordinates(design, hint->coefficients), hint->scale};
  const Solution found = solve(design.walk(), loss, rule, hint ? &near : nullptr);
  SmoothFit fit;
  fit.coefficients = times(design.to_a, found.state.gamma);
  fit.scale = found.state.scale;
  fit.iterations = found.iterations;
  fit.converged = found.converged;
  fit.sums = found.sums;
  return fit;
}

}  // namespace loss
