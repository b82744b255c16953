#include "line_vertex.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "lanes.h"

namespace loss {
namespace {

constexpr double kEpsilon = std::numeric_limits<double>::epsilon();

// Added to a rank that may be a whole number, to come to one side of it.
constexpr double kNudge = 1e-6;

// A turn is flat where the objective rises by less than this share of what one point contributes: data in decimal
// digits are ties in the reader's eyes, if not in their last bits.
constexpr double kFlat = 1e-11;

}  // namespace

LineVertex::LineVertex(const LinePoints& points, const LineProblem& problem, double slope)
    : points_(points), problem_(problem), slope_(slope), residual_(points.t.size()) {
  PairSum sum;
  Pair sizes = {0, 0};
  for (std::size_t i = 0; i < points.t.size(); i += 2) {
    const Pair t = load_pair(&points.t[i]);
    sum.add(t);
    sizes += magnitude(t);
    store_pair(&residual_[i], load_pair(&points.y[i]) - splat<Pair>(slope) * t);
  }
  const auto n = static_cast<double>(points.count);
  all_ = n + problem.others;
  all_t_ = sum.total() + problem.others_t;
  typical_t_ = (sizes[0] + sizes[1]) / n;

  scratch_.assign(residual_.begin(), residual_.begin() + static_cast<std::ptrdiff_t>(points.count));
  const double rank = std::clamp(problem.tau * all_ - problem.below, 0.0, n - 1);
  const auto level = scratch_.begin() + static_cast<std::ptrdiff_t>(rank);
  std::nth_element(scratch_.begin(), level, scratch_.end());
  base_[0] = static_cast<std::size_t>(std::find(residual_.begin(), residual_.end(), *level) - residual_.begin());
  base_[1] = base_[0];
  look();
  if (draw_through(on_low_, on_high_)) look();
}

Vertex LineVertex::line() const {
  const double t[] = {points_.t[base_[0]], points_.t[base_[1]]};
  return {{points_.y[base_[0]] - slope_ * t[0], slope_}, std::max(std::abs(t[0]), std::abs(t[1]))};
}

/// Returns whether the two determine a line.
bool LineVertex::draw_through(std::size_t first, std::size_t second) {
  const double slope = (points_.y[second] - points_.y[first]) / (points_.t[second] - points_.t[first]);
  if (!std::isfinite(slope)) return false;
  base_[0] = first;
  base_[1] = second;
  slope_ = slope;
  return true;
}

void LineVertex::come_back(const Place& place) {
  if (base_[0] == place.first && base_[1] == place.second) return;
  draw_through(place.first, place.second);
  look();
}

void LineVertex::stretch() {
  const Place before = place();
  const std::size_t number = on_.size();
  if (number == 2 || !draw_through(on_low_, on_high_)) return;
  look();
  if (on_.size() < number) come_back(before);
}

/// All residuals from the line, which points lie on it, and the pull of those that do not.
void LineVertex::look() {
  // What the roundings of the data, the slope and the residual itself can make of a residual that is zero.
  constexpr double kRounding = 16 * kEpsilon;
  const double first_t = points_.t[base_[0]], first_y = points_.y[base_[0]], size = std::abs(slope_);
  const Pair t0 = splat<Pair>(first_t), y0 = splat<Pair>(first_y), slope = splat<Pair>(slope_),
             rounding = splat<Pair>(kRounding);
  const Pair size_slope = splat<Pair>(size), size0 = splat<Pair>(std::abs(first_y) + size * std::abs(first_t));
  Mask below_count = {0, 0};
  PairSum below_t, on_t;
  on_.clear();
  on_t_.clear();
  on_low_ = on_high_ = static_cast<std::uint32_t>(base_[0]);
  for (std::size_t i = 0; i < points_.t.size(); i += LinePoints::kGroup) {
    unsigned on = 0;
    for (std::size_t k = 0; k < LinePoints::kGroup; k += 2) {
      const Pair t = load_pair(&points_.t[i + k]), y = load_pair(&points_.y[i + k]);
      const Pair r = (y - y0) - slope * (t - t0);
      const Pair zero = rounding * ((magnitude(y) + size_slope * magnitude(t)) + size0);
      const Mask off = magnitude(r) > zero, below = off & (r < splat<Pair>(0));
      store_pair(&residual_[i + k], where(off, r));
      below_count -= below;
      below_t.add(where(below, t));
      on |= bits_of(~off) << k;
    }
    for (; on != 0; on &= on - 1) {
      const std::size_t j = i + static_cast<std::size_t>(__builtin_ctz(on));
      if (j >= points_.count) break;  // padding
      const double t = points_.t[j];
      if (t < points_.t[on_low_]) on_low_ = static_cast<std::uint32_t>(j);
      if (t > points_.t[on_high_]) on_high_ = static_cast<std::uint32_t>(j);
      on_.push_back(static_cast<std::uint32_t>(j));
      on_t_.push_back(t);
      on_t.add(Pair{t, 0});
    }
  }
  const double tau = problem_.tau, below = static_cast<double>(below_count[0] + below_count[1]);
  pull_ = tau * (all_ - static_cast<double>(on_.size())) - (problem_.below + below);
  pull_t_ = tau * (all_t_ - on_t.total()) - (problem_.below_t + below_t.total());
}

// The rise of a turn about t = u, by sign: ∓(pull_t − u·pull), and the loss of the points that leave the line, those
// beyond u to one side and those before u to the other. It is convex in u with kinks at the points on the line.
Turn LineVertex::best_turn(int sign, int side) {
  const double tau = problem_.tau, number = static_cast<double>(on_t_.size());
  const double beyond = sign > 0 ? 1 - tau : tau, before = sign > 0 ? tau : 1 - tau;
  const double rank = std::clamp(beyond * number - sign * pull_ + side * kNudge, 0.0, number - 1);
  scratch_ = on_t_;
  const auto pivot = scratch_.begin() + static_cast<std::ptrdiff_t>(rank);
  std::nth_element(scratch_.begin(), pivot, scratch_.end());
  const double u = *pivot;
  PairSum loss;
  for (const double t : on_t_) loss.add(Pair{t > u ? beyond * (t - u) : before * (u - t), 0});
  return {u, sign, loss.total() - sign * (pull_t_ - u * pull_)};
}

/// What rounding can make of a rise that is zero.
double LineVertex::rounding(const Turn& turn) const { return 2 * kEpsilon * all_ * (typical_t_ + std::abs(turn.u)); }

bool LineVertex::is_flat(const Turn& turn) const {
  const double span = std::max(points_.t[on_high_] - turn.u, turn.u - points_.t[on_low_]);
  return turn.rise <= rounding(turn) + kFlat * span;
}

bool LineVertex::take(const Turn& turn) {
  const Pair u = splat<Pair>(turn.u), sign = splat<Pair>(turn.sign);
  crossings_.resize(points_.t.size());
  std::size_t count = 0;
  for (std::size_t i = 0; i < points_.t.size(); i += 2) {
    const Pair distance = load_pair(&points_.t[i]) - u, weight = magnitude(distance);
    const Pair at = load_pair(&residual_[i]) / distance * sign;
    const Mask ahead = at > splat<Pair>(0);
    for (int k = 0; k < 2; ++k) {
      crossings_[count] = {at[k], weight[k], static_cast<std::uint32_t>(i) + static_cast<std::uint32_t>(k)};
      count += ahead[k] & 1;
    }
  }
  const std::size_t stop = select_by_weight(crossings_.data(), count, -turn.rise);
  if (stop == count) return false;
  const auto pivot = std::find(on_t_.begin(), on_t_.end(), turn.u) - on_t_.begin();
  if (!draw_through(on_[static_cast<std::size_t>(pivot)], crossings_[stop].index)) return false;
  look();
  return true;
}

}  // namespace loss
