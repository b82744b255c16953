#include "line_sample.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

#include "generator.h"

namespace loss {

LinePoints draw_sample(const LineData& data) {
  const auto n = static_cast<double>(data.size());
  // Rounded, not cut off: no cube root is near a half, so the last bit of a library's makes no difference.
  const auto number = static_cast<std::size_t>(std::cbrt(n * n) + 0.5) / data.shifts.size();
  const double stretch = static_cast<double>(data.t.size()) / static_cast<double>(number);
  LinePoints sample;
  sample.t.reserve(number * data.shifts.size() + LinePoints::kGroup);
  sample.y.reserve(number * data.shifts.size() + LinePoints::kGroup);
  Random random;
  for (const double shift : data.shifts) {
    for (std::size_t i = 0; i < number; ++i) {
      const double place = (static_cast<double>(i) + random.uniform()) * stretch;
      const std::size_t j = std::min(static_cast<std::size_t>(place), data.t.size() - 1);
      sample.t.push_back(data.t[j]);
      sample.y.push_back(data.y[j] + shift);
    }
  }
  sample.count = sample.t.size();
  sample.pad();
  return sample;
}

Bounds bounds_around(const Line& line, const LinePoints& sample, const LineProblem& problem, double deviations) {
  const std::size_t m = sample.count;
  const auto number = static_cast<double>(m);
  double sum = 0, squares = 0;
  for (std::size_t i = 0; i < m; ++i) sum += sample.t[i];
  const double middle = sum / number;
  for (std::size_t i = 0; i < m; ++i) squares += (sample.t[i] - middle) * (sample.t[i] - middle);
  const double growth = number / std::max(squares, 1e-200);
  std::vector<double> residual(m);
  for (std::size_t i = 0; i < m; ++i) {
    const double away = sample.t[i] - middle;
    residual[i] = (sample.y[i] - line.level - line.slope * sample.t[i]) / std::sqrt(1 + growth * away * away);
  }
  const double rank = std::clamp(problem.tau * (number + problem.others) - problem.below, 0.0, number);
  const double reach = deviations * std::sqrt(rank * (1 - rank / number)) + 2;
  const auto at_rank = [&](double wanted) {
    const auto place = residual.begin() + static_cast<std::ptrdiff_t>(wanted);
    std::nth_element(residual.begin(), place, residual.end());
    return *place;
  };
  constexpr double kInfinite = std::numeric_limits<double>::infinity();
  const double lower = rank - reach < 0 ? kInfinite : -at_rank(rank - reach);
  const double upper = rank + reach >= number ? kInfinite : at_rank(rank + reach);
  return {lower, upper, middle, growth};
}

Bounds parallel_bounds(const Line& line, const LinePoints& sample, std::size_t within) {
  std::vector<double> size(sample.count);
  for (std::size_t i = 0; i < size.size(); ++i) {
    size[i] = std::abs(sample.y[i] - line.level - line.slope * sample.t[i]);
  }
  const auto place = size.begin() + static_cast<std::ptrdiff_t>(std::min(within, size.size() - 1));
  std::nth_element(size.begin(), place, size.end());
  return {*place, *place, 0, 0};
}

}  // namespace loss
