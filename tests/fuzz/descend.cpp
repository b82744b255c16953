// The steps of any method down any loss, from anywhere.

#include "loss/descend.h"

#include "objective.h"
#include "oracle.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  fuzz::Input input(bytes, size);
  const fuzz::Points points = input.points();
  const fuzz::Choice choice = input.choice(loss::catalogue());
  const double scale = input.choose(3) ? 1 : input.number();
  const std::vector<double> start = input.numbers(points.size());
  loss::Descent descent;
  descent.method = static_cast<loss::Method>(input.choose(4));
  if (input.choose(2)) descent.rate = input.number();
  descent.decay = input.choose(4) == 3;
  descent.most_steps = input.choose(64);
  if (input.choose(2)) descent.tolerance = input.number();
  const double settings[] = {static_cast<double>(descent.method), descent.rate, descent.decay ? 1.0 : 0.0,
                             static_cast<double>(descent.most_steps), descent.tolerance};
  fuzz::show(points, choice, scale, fuzz::Numbers(start), fuzz::Numbers(settings));
  const auto made = loss::make_loss(choice.id, choice.given);
  if (!made.ok()) return 0;
  const auto result = loss::descend(made.value(), points.data(), scale, start, descent);
  if (!result.ok()) {
    fuzz::check_error(result.error(), points, choice, scale, fuzz::Numbers(start), fuzz::Numbers(settings));
    return 0;
  }
  const loss::Path& path = result.value();
  const auto demand = [&](bool met, const char* sentence) {
    fuzz::require(met, sentence, points, choice, scale, fuzz::Numbers(start), fuzz::Numbers(settings),
                  fuzz::Numbers(path.coefficients), fuzz::Numbers(path.objective), fuzz::Numbers(path.gradient_norm));
  };
  demand(fuzz::finite(path.coefficients) && fuzz::finite(path.objective), "coefficients and objectives are finite");
  for (const double norm : path.gradient_norm) demand(norm >= 0, "a gradient's norm is a number and not below zero");
  const std::size_t steps = path.objective.size();
  demand(steps >= 1 && steps <= static_cast<std::size_t>(descent.most_steps) + 1, "there are no more steps than asked");
  demand(path.coefficients.size() == steps * points.size() && path.gradient_norm.size() == steps,
         "every step has its coefficients");
  for (std::size_t j = 0; j < start.size(); ++j) demand(path.coefficients[j] == start[j], "it starts at the start");
  const fuzz::Judged first = fuzz::Objective(made.value(), loss::ScaleRule::fixed, points)(start, scale);
  demand(!first.finite() || std::abs(first.value - path.objective[0]) <= first.slack,
         "the objective is that of the start");
  return 0;
}
