#include "loss/simulate.h"

#include <cmath>
#include <optional>
#include <string>

#include "loss/draw.h"
#include "number_text.h"

namespace loss {
namespace {

constexpr double kSpan = 10;

std::optional<Error> refused(const NoisyLine& line, int repeats) {
  const auto bad = [](std::string message) { return Error{ErrorCode::bad_parameter, std::move(message)}; };
  if (line.count < 3) return bad("A sample has at least 3 points, not " + std::to_string(line.count) + ".");
  if (!(line.share >= 0 && line.share <= 1)) {
    return bad("The share of outliers lies between 0 and 1, but is " + number_text(line.share) + ".");
  }
  if (repeats < 1) return bad("There must be at least 1 repeat, not " + std::to_string(repeats) + ".");
  for (const double value : {line.intercept, line.slope, line.dx, line.level}) {
    if (!std::isfinite(value)) {
      return Error{ErrorCode::not_finite, "The line and its outliers must be finite, not " + number_text(value) + "."};
    }
  }
  if (line.count > kMostDraws / repeats) {
    return Error{ErrorCode::too_large, std::to_string(repeats) + " samples of " + std::to_string(line.count) +
                                           " points are more than " + std::to_string(kMostDraws) + " draws."};
  }
  return std::nullopt;
}

NoisySample with_noise(const NoisyLine& line, const double* noise) {
  const auto n = static_cast<std::size_t>(line.count);
  NoisySample made{std::vector<double>(n), std::vector<double>(n),
                   static_cast<int>(std::lround(line.share * line.count))};
  for (std::size_t i = 0; i < n; ++i) {
    made.x[i] = kSpan * static_cast<double>(i) / static_cast<double>(n - 1);
    made.y[i] = line.intercept + line.slope * made.x[i] + noise[i];
  }
  for (std::size_t i = n - static_cast<std::size_t>(made.outliers); i < n; ++i) {
    made.x[i] += line.dx;
    made.y[i] = line.level + noise[i];
  }
  return made;
}

}  // namespace

Result<NoisySample> sample(const NoisyLine& line, std::uint64_t seed) {
  if (const auto error = refused(line, 1)) return *error;
  const Result<std::vector<double>> noise = draw(line.noise, line.scale, line.count, seed);
  if (!noise.ok()) return noise.error();
  return with_noise(line, noise.value().data());
}

Result<std::vector<Spread>> simulate(const NoisyLine& line, std::span<const Estimator> estimators, int repeats,
                                     std::uint64_t seed) {
  if (const auto error = refused(line, repeats)) return *error;
  const Result<std::vector<double>> noise = draw(line.noise, line.scale, line.count * repeats, seed);
  if (!noise.ok()) return noise.error();
  std::vector<Spread> spreads(estimators.size(), Spread{{}, 0});
  for (int k = 0; k < repeats; ++k) {
    const NoisySample one = with_noise(line, noise.value().data() + std::ptrdiff_t{k} * line.count);
    for (std::size_t j = 0; j < estimators.size(); ++j) {
      const Result<Fit> found = fit(estimators[j].loss, Data{{one.x}, one.y, true, 1}, estimators[j].scale);
      if (!found.ok()) return found.error();
      const double slope = found.value().coefficients[1];
      spreads[j].slopes.push_back(slope);
      spreads[j].mean_square_error += (slope - line.slope) * (slope - line.slope) / repeats;
    }
  }
  return spreads;
}

}  // namespace loss
