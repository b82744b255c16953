#include "local_search.h"

#include <algorithm>
#include <cmath>

#include "elemental.h"
#include "loss/pair.h"
#include "m_estimate.h"

namespace loss {

using Eigen::Index;
using Eigen::VectorXd;

namespace {

constexpr Index kSampleFrom = 4000;
/// Of the planes, how many go on after a few steps; of all minima, how many are followed to the next larger sample.
constexpr std::size_t kPromising = 10, kFollowed = 3;
constexpr int kFirstSteps = 2, kSteps = 40;
/// A minimum of a tenth of the data that is worse by more than this, relative to its value and the number of points, is
/// not the best one of all.
constexpr double kWorse = 0.02;
constexpr double kSame = 1e-6, kRounding = 1e-12;

/// Keeps the best `most` in order.
void insert(std::vector<LocalMinimum>& minima, LocalMinimum one, std::size_t most) {
  if (!std::isfinite(one.value)) return;
  std::size_t i = minima.size();
  while (i > 0 && one.value < minima[i - 1].value) --i;
  if (i >= most) return;
  minima.insert(minima.begin() + static_cast<std::ptrdiff_t>(i), std::move(one));
  if (minima.size() > most) minima.pop_back();
}

LocalMinimum begin(const LocalSearch& search, VectorXd at, int steps) {
  LocalMinimum one;
  one.at = std::move(at);
  search.descend(one.at, steps);
  one.value = search.value(one.at);
  return one;
}

/// Polished; safe steps go on where Newton's do not settle or went uphill to another stationary point. `near`: `from`
/// is so near to a minimum that it need not be compared.
LocalMinimum finish(const LocalSearch& search, const LocalMinimum& from, bool near) {
  LocalMinimum best = from;
  for (const int steps : {0, 300, 3000}) {
    if (steps > 0) best = begin(search, best.at, steps);
    LocalMinimum polished = best;
    polished.newton = search.polish(polished.at);
    polished.newton.iterations += best.newton.iterations + steps;
    polished.value = search.value(polished.at);
    const double rounding = kRounding * std::abs(best.value);
    const bool downhill = polished.value <= best.value + rounding || (near && steps == 0);
    if (polished.newton.converged && downhill) return polished;
    if (polished.value < best.value) best = polished;
  }
  best.newton.converged = false;
  return best;
}

std::vector<LocalMinimum> from_starts(const LocalSearch& search, int planes) {
  std::vector<LocalMinimum> promising;
  VectorXd gamma;
  // With more points the minima are fewer and wider.
  const int tried = search.walk().rows > 500 ? planes / 2 : planes;
  for (ElementalPlanes elemental(search.walk(), tried); elemental.next(gamma);) {
    VectorXd at = search.start(gamma);
    search.descend(at, kFirstSteps);
    if (promising.size() < kPromising || search.is_below(at, promising.back().value)) {
      insert(promising, begin(search, at, 0), kPromising);
    }
  }
  std::vector<VectorXd> starts = search.own_starts();
  starts.push_back(search.start(least_squares(search.walk())));
  starts.push_back(search.start(least_absolute(search.walk())));
  for (VectorXd& start : starts) promising.push_back(begin(search, std::move(start), kFirstSteps));
  return promising;
}

std::vector<LocalMinimum> from_sample(const LocalSearch& search, int planes) {
  const Walk sample = sample_of(search.walk(), search.walk().rows / 10);
  std::vector<LocalMinimum> found = local_minima(*search.on(sample), planes);
  if (found.empty()) return from_starts(search, planes);
  const double worst = found[0].value + kWorse * (std::abs(found[0].value) + static_cast<double>(sample.rows));
  while (found.size() > kFollowed || found.back().value > worst) found.pop_back();
  for (LocalMinimum& one : found) {
    one.newton = {};
    one.value = kInfinity;
  }
  return found;
}

}  // namespace

std::vector<LocalMinimum> local_minima(const LocalSearch& search, int planes) {
  const bool many = search.walk().rows >= kSampleFrom;
  std::vector<LocalMinimum> minima;
  for (LocalMinimum& one : many ? from_sample(search, planes) : from_starts(search, planes)) {
    if (!many) one = begin(search, one.at, kSteps);
    const LocalMinimum done = finish(search, one, many);
    bool known = false;
    for (LocalMinimum& other : minima) {
      if (!(search.distance(done.at, other.at) < kSame)) continue;
      known = true;
      if (done.newton.converged && !other.newton.converged) other = done;
    }
    if (!known) insert(minima, done, kPromising);
  }
  return minima;
}

bool is_tied(const std::vector<LocalMinimum>& minima) {
  return minima.size() > 1 && minima[1].value <= minima[0].value + kRounding * std::abs(minima[0].value);
}

}  // namespace loss
