#include "line_band.h"

#include <algorithm>
#include <cmath>

#include "lanes.h"

namespace loss {
namespace {

// Residuals are computed to a few units in the last place of the terms that they are the difference of.
constexpr double kSlack = 128 * std::numeric_limits<double>::epsilon();

// Room for points is made so many points ahead.
constexpr std::size_t kChunk = 8192;

}  // namespace

LineBand::LineBand(const LineData& data, const LineProblem& problem, const Line& centre, const Bounds& bounds)
    : problem_(problem), centre_(centre), bounds_(bounds) {
  const double least = 4 * kSlack *
                       std::max(std::abs(centre.level) + std::abs(centre.slope * bounds.middle),
                                std::abs(centre.slope) / (bounds.growth > 0 ? std::sqrt(bounds.growth) : 0.5));
  bounds_.lower = std::max(bounds.lower, least);
  bounds_.upper = std::max(bounds.upper, least);
  for (const double shift : data.shifts) add(data.t, data.y, shift);
  points_.pad();
  PairSum within_t;
  for (std::size_t i = 0; i < points_.t.size(); i += 2) within_t.add(load_pair(&points_.t[i]));
  problem_.others -= static_cast<double>(points_.count);
  problem_.others_t -= within_t.total();
}

/// Sweeps over the points (t, y + shift), a multiple of kGroup of them, and takes those within behind the others, for
/// which there is room. `Flat`: the bounds do not grow.
template <bool Flat>
void LineBand::sweep(const double* t, const double* y, std::size_t n, double shift) {
  constexpr std::size_t kGroup = LinePoints::kGroup;
  const Pair up = splat<Pair>(shift - centre_.level), slope = splat<Pair>(centre_.slope), one = splat<Pair>(1);
  const Pair middle = splat<Pair>(bounds_.middle), growth = splat<Pair>(bounds_.growth);
  const Pair lowest = splat<Pair>(-bounds_.lower), highest = splat<Pair>(bounds_.upper);
  const Pair lower = lowest * lowest, upper = highest * highest;
  PairSum sum_t, sum_below_t;
  Mask below_count = {0, 0};
  std::size_t count = points_.count;
  for (std::size_t i = 0; i < n; i += kGroup) {
    // A group is summed up as it is; between groups no rounding is lost.
    Pair group_t = {0, 0}, group_below_t = {0, 0};
    Mask beyond[kGroup / 2], all = {-1, -1};
    for (std::size_t k = 0; k < kGroup; k += 2) {
      const Pair t2 = load_pair(t + i + k);
      const Pair r = (load_pair(y + i + k) + up) - slope * t2;
      Mask below;
      if constexpr (Flat) {
        below = r < lowest;
        beyond[k / 2] = below | (r > highest);
      } else {
        const Pair away = t2 - middle;
        const Mask negative = r < splat<Pair>(0);
        beyond[k / 2] = r * r > select(negative, lower, upper) * (one + growth * (away * away));
        below = negative & beyond[k / 2];
      }
      all &= beyond[k / 2];
      below_count -= below;
      group_below_t += where(below, t2);
      group_t += t2;
    }
    sum_below_t.add(group_below_t);
    sum_t.add(group_t);
    if ((all[0] & all[1]) != 0) continue;
    unsigned within = 0;
    for (std::size_t k = 0; k < kGroup; k += 2) within |= bits_of(~beyond[k / 2]) << k;
    for (; within != 0; within &= within - 1) {
      const std::size_t j = i + static_cast<std::size_t>(__builtin_ctz(within));
      points_.t[count] = t[j];
      points_.y[count] = y[j] + shift;
      ++count;
    }
  }
  points_.count = count;
  problem_.others_t += sum_t.total();
  problem_.below += static_cast<double>(below_count[0] + below_count[1]);
  problem_.below_t += sum_below_t.total();
}

void LineBand::sweep(const double* t, const double* y, std::size_t n, double shift) {
  if (bounds_.growth > 0) return sweep<false>(t, y, n, shift);
  sweep<true>(t, y, n, shift);
}

void LineBand::add(std::span<const double> t, std::span<const double> y, double shift) {
  constexpr std::size_t kGroup = LinePoints::kGroup;
  const std::size_t n = t.size(), whole = n - n % kGroup;
  for (std::size_t i = 0; i < whole; i += kChunk) {
    const std::size_t number = std::min(kChunk, whole - i);
    make_room(number);
    sweep(&t[i], &y[i], number, shift);
  }
  problem_.others += static_cast<double>(n);
  if (whole == n) return;
  LinePoints rest;
  rest.t.assign(t.begin() + static_cast<std::ptrdiff_t>(whole), t.end());
  rest.y.assign(y.begin() + static_cast<std::ptrdiff_t>(whole), y.end());
  rest.count = n - whole;
  rest.pad();
  make_room(kGroup);
  sweep(rest.t.data(), rest.y.data(), kGroup, shift);
  points_.count -= kGroup - rest.count;  // padding lies neither below nor above, and comes last
}

void LineBand::make_room(std::size_t number) {
  const std::size_t needed = points_.count + number;
  if (points_.t.size() >= needed) return;
  points_.t.resize(needed + needed / 2);
  points_.y.resize(needed + needed / 2);
}

bool LineBand::contains(const Vertex& vertex) const {
  const auto [lower, upper, middle, growth] = bounds_;
  const double slope =
      std::abs(vertex.slope - centre_.slope) + kSlack * (std::abs(centre_.slope) + std::abs(vertex.slope));
  const double moved = (vertex.level - centre_.level) + (vertex.slope - centre_.slope) * middle;
  const double slack =
      kSlack * (std::abs(centre_.level) + std::abs(vertex.level) + vertex.reach * std::abs(vertex.slope) +
                std::abs(middle) * (std::abs(centre_.slope) + std::abs(vertex.slope)));
  // |t| < 2, and so is |middle|, but only data that lie far off have points as far apart as that.
  if (growth == 0) return moved - 4 * slope - slack > -lower && moved + 4 * slope + slack < upper;
  // The tangent of that slope to the branch h·w is at √(h² − slope²/growth) where t is the middle.
  const double bend = slope * slope / growth;
  return bend < lower * lower && bend < upper * upper && moved - slack > -std::sqrt(lower * lower - bend) &&
         moved + slack < std::sqrt(upper * upper - bend);
}

}  // namespace loss
