// A resident data set: observations moved and fits made, in any order. Each fit must be what the same data give afresh.

#include "loss/dataset.h"

#include "fit_demands.h"

namespace {

void move(loss::Dataset& dataset, fuzz::Points& points, fuzz::Input& input) {
  const std::size_t row = input.byte() % (points.y.size() + 1);
  const std::vector<double> x = input.numbers(points.x.size());
  const double y = input.number();
  const auto moved = dataset.move(row, x, y);
  const bool right = row < points.y.size() && fuzz::finite(x) && std::isfinite(y);
  fuzz::require(moved.ok() == right, "a row that there is moves to finite numbers, and only there", points,
                fuzz::Numbers(x), y);
  if (!moved.ok()) return;
  for (std::size_t j = 0; j < x.size(); ++j) points.x[j][row] = x[j];
  points.y[row] = y;
}

void fit(loss::Dataset& dataset, const fuzz::Points& points, fuzz::Input& input) {
  const fuzz::Case one{points, input.choice(loss::catalogue()), input.scale()};
  const auto made = loss::make_loss(one.choice.id, one.choice.given);
  if (!made.ok()) return;
  fuzz::show(one.points, one.choice, one.scale);
  const auto again = dataset.fit(made.value(), one.scale), afresh = loss::fit(made.value(), points.data(), one.scale);
  fuzz::require(again.ok() == afresh.ok(), "a fit again has an error where one afresh has", one.points, one.choice,
                one.scale);
  if (!again.ok()) return;
  fuzz::check_fit(one, made.value(), again.value());
  if (!fuzz::is_convex(one) || !again.value().converged || !afresh.value().converged) return;
  // With a MAD scale there may be several fixed points.
  if (one.scale.rule == loss::ScaleRule::mad || !(again.value().scale > 0) || !(afresh.value().scale > 0)) return;
  const fuzz::Objective objective(made.value(), one.scale.rule, points);
  const bool squared = std::holds_alternative<loss::Squared>(made.value());
  const auto judge = [&](const loss::Fit& fit) { return objective(fit.coefficients, squared ? 1 : fit.scale); };
  const fuzz::Judged a = judge(again.value()), b = judge(afresh.value());
  fuzz::require(!a.finite() || !b.finite() || std::abs(a.value - b.value) <= a.slack + b.slack,
                "a fit again is as good as one afresh", one.points, one.choice, one.scale, again.value(),
                afresh.value());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  fuzz::Input input(bytes, size);
  fuzz::Points points = input.points();
  auto made = loss::Dataset::make(points.data());
  if (!made.ok()) {
    fuzz::check_error(made.error(), points);
    return 0;
  }
  fuzz::require(fuzz::finite(points), "only finite data are kept", points);
  loss::Dataset dataset = std::move(made.value());
  fit(dataset, points, input);
  for (int steps = input.choose(8); steps > 0; --steps) {
    for (int moves = input.choose(4); moves > 0; --moves) move(dataset, points, input);
    fit(dataset, points, input);
  }
  return 0;
}
