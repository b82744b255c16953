#include "kinked_row.h"

#include <algorithm>
#include <cmath>

namespace loss {
namespace {

// Fewer points or cells are as quickly summed one by one.
constexpr std::size_t kFew = 32;

// Cells closer than this share of their values may be out of order by rounding.
constexpr double kClose = 1e-9;

}  // namespace

std::vector<Kink> kinks_of(const Loss& loss) {
  if (std::holds_alternative<Absolute>(loss)) return {{0, 1, 1}};
  if (const auto* quantile = std::get_if<Quantile>(&loss)) return {{0, quantile->tau, 1 - quantile->tau}};
  if (const auto* tube = std::get_if<EpsilonInsensitive>(&loss)) return {{-tube->epsilon, 1, 0}, {tube->epsilon, 0, 1}};
  return {};
}

KinkedRow::KinkedRow(std::vector<Kink> kinks, std::span<const double> x, const std::vector<double>& at)
    : kinks_(std::move(kinks)),
      at_(at),
      before_(at.size() + 1),
      after_(at.size() + 1),
      across_(at.size() + 1),
      rise_(at.size() - 1) {
  const double step = (at.back() - at.front()) / static_cast<double>(at.size() - 1);
  const bool ordered = step < kInfinity && step > kClose * std::max(std::abs(at.front()), std::abs(at.back()));
  pays_ = ordered && !kinks_.empty() && std::min(x.size(), at.size()) >= kFew;
  if (!pays_) return;
  first_ = at.front() / step;
  for (std::size_t i = 0; i < x.size(); ++i) {
    const double size = std::abs(x[i]);
    // The others' residuals are the same in every cell.
    if (size > 0) points_.push_back({i, x[i] < 0 ? -1.0 : 1.0, size, 1 / (size * step)});
  }
}

void KinkedRow::add(const Kink& kink, const double* base) {
  const std::size_t cells = at_.size();
  for (const Point& point : points_) {
    // Turned round, so that the residual falls from cell to cell.
    const double r0 = point.sign * (base[point.index] + kink.shift);
    const auto [above, below] = point.sign > 0 ? std::pair{kink.above, kink.below} : std::pair{kink.below, kink.above};
    const auto residual = [&](std::size_t cell) { return r0 - at_[cell] * point.size; };
    // The first cell where it is negative: by the distance, then by the residuals themselves, which decide.
    const double place = r0 * point.cells_by_base - first_ + 1;
    std::size_t j = place > 0 ? static_cast<std::size_t>(smaller(place, static_cast<double>(cells))) : 0;
    while (j > 0 && !(residual(j - 1) >= 0)) --j;
    while (j < cells && residual(j) >= 0) ++j;
    before_[j] += above * point.size;
    after_[j] += below * point.size;
    if (j > 0 && j < cells) across_[j] -= below * residual(j) + above * residual(j - 1);
  }
}

std::size_t KinkedRow::look(const double* base) {
  for (auto* sums : {&before_, &after_, &across_}) std::fill(sums->begin(), sums->end(), 0.0);
  for (const Kink& kink : kinks_) add(kink, base);
  // What falls and what rises from cell k to k + 1 is summed up from its own side: both are exactly 0 where no such
  // points are, so that the bottom of a tube is flat.
  double falling = 0, rising = 0;
  for (std::size_t k = rise_.size(); k-- > 0;) rise_[k] = falling += before_[k + 2];
  std::size_t least = 0;
  for (std::size_t k = 0; k < rise_.size(); ++k) {
    rising += after_[k];
    rise_[k] = (at_[k + 1] - at_[k]) * (rising - rise_[k]) + across_[k + 1];
    if (least == k && rise_[k] < 0) least = k + 1;
  }
  return least;
}

void KinkedRow::fill(std::size_t least, double* sums) const {
  // By convexity nothing falls away from the least; rounding might.
  for (std::size_t k = least; k < rise_.size(); ++k) sums[k + 1] = sums[k] + larger(rise_[k], 0.0);
  for (std::size_t k = least; k-- > 0;) sums[k] = sums[k + 1] - smaller(rise_[k], 0.0);
}

}  // namespace loss
