#include "order_statistic.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "line_band.h"
#include "line_sample.h"

namespace loss {
namespace {

// Up to so many values they are looked at all at once.
constexpr std::size_t kFew = 2000;

// How many standard deviations of a sample's rank are allowed for on either side.
constexpr double kDeviations = 4;

double at_rank(std::vector<double>& values, double rank) {
  const auto place = values.begin() + static_cast<std::ptrdiff_t>(rank);
  std::nth_element(values.begin(), place, values.end());
  return *place;
}

}  // namespace

OrderStatistics order_statistics(const LineData& data, std::size_t k) {
  Line level;
  Bounds bounds = kNoBounds;
  if (data.size() > kFew) {
    // Two order statistics of a sample have the wanted one between them with high probability (R. W. Floyd and
    // R. L. Rivest, 1975, Comm. ACM 18, 165–172).
    std::vector<double> sample = draw_sample(data).y;
    const auto m = static_cast<double>(sample.size());
    const double rank = m * ((static_cast<double>(k) + 0.5) / static_cast<double>(data.size()));
    const double reach = kDeviations * std::sqrt(rank * (1 - rank / m)) + 2;
    level.level = at_rank(sample, rank);
    bounds.growth = 0;  // t plays no part
    if (rank >= reach) bounds.lower = level.level - at_rank(sample, rank - reach);
    if (rank + reach < m) bounds.upper = at_rank(sample, rank + reach) - level.level;
  }
  for (;; bounds = kNoBounds) {
    const LineBand band(data, {}, level, bounds);
    std::vector<double> within(band.points().y.begin(),
                               band.points().y.begin() + static_cast<std::ptrdiff_t>(band.points().count));
    const auto below = static_cast<std::size_t>(band.problem().below);
    const bool all = within.size() == data.size();
    if (!all && (k < below || k + 1 >= below + within.size())) continue;
    const auto place = within.begin() + static_cast<std::ptrdiff_t>(k - below);
    std::nth_element(within.begin(), place, within.end());
    const auto next = std::min_element(place + 1, within.end());
    return {*place, next == within.end() ? *place : *next};
  }
}

}  // namespace loss
