// Any loss over a grid of any two coefficients.

#include "loss/surface.h"

#include <algorithm>

#include "objective.h"
#include "oracle.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  fuzz::Input input(bytes, size);
  const fuzz::Points points = input.points();
  const fuzz::Choice choice = input.choice(loss::catalogue());
  const double scale = input.choose(3) ? 1 : input.number();
  std::vector<double> coefficients = input.numbers(points.size());
  const auto axis = [&] {
    const int coefficient = input.choose(5);
    const double from = input.number(), to = input.number();
    // Long rows have a way of their own.
    const int count = 1 + input.choose(9);
    return loss::GridAxis{coefficient, from, to, count < 9 ? count : 40};
  };
  const loss::GridAxis first = axis(), second = axis();
  const double axes[] = {first.from, first.to, second.from, second.to};
  fuzz::show(points, choice, scale, fuzz::Numbers(coefficients), fuzz::Numbers(axes));
  const auto made = loss::make_loss(choice.id, choice.given);
  if (!made.ok()) return 0;
  const auto result = loss::surface(made.value(), points.data(), scale, coefficients, first, second);
  if (!result.ok()) {
    fuzz::check_error(result.error(), points, choice, scale, fuzz::Numbers(coefficients), fuzz::Numbers(axes));
    return 0;
  }
  const loss::Surface& found = result.value();
  const auto demand = [&](bool met, const char* sentence) {
    fuzz::require(met, sentence, points, choice, scale, fuzz::Numbers(coefficients), fuzz::Numbers(axes),
                  fuzz::Numbers(found.values));
  };
  demand(found.values.size() == static_cast<std::size_t>(first.count) * static_cast<std::size_t>(second.count),
         "every cell has its value");
  for (const double value : found.values) demand(value >= 0, "a sum of losses is a number and not below zero");
  demand(found.minimum == *std::min_element(found.values.begin(), found.values.end()) &&
             found.maximum == *std::max_element(found.values.begin(), found.values.end()) &&
             found.values[found.least] == found.minimum,
         "the least and the largest are those of the cells");

  const fuzz::Objective objective(made.value(), loss::ScaleRule::fixed, points);
  coefficients[static_cast<std::size_t>(second.coefficient)] = second.from;
  for (int cell = 0; cell < first.count; ++cell) {
    const double t = static_cast<double>(cell) / (first.count - 1);
    coefficients[static_cast<std::size_t>(first.coefficient)] = first.from * (1 - t) + first.to * t;
    const fuzz::Judged judged = objective(coefficients, scale);
    const double value = found.values[static_cast<std::size_t>(cell)];
    if (!judged.finite() || judged.value > 1e300L || !std::isfinite(value)) continue;
    demand(std::abs(judged.value - value) <= judged.slack, "a cell is the sum at its coefficients");
  }
  return 0;
}
