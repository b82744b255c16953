// Any loss over any residuals.

#include "loss/evaluate.h"

#include <algorithm>

#include "oracle.h"

namespace {

constexpr double kRounding = 1e-13;

bool is_between(double value, double least, double most) { return std::abs(value) >= least && std::abs(value) <= most; }

void check(const fuzz::Choice& choice, double r, const loss::Evaluation& e, std::size_t i) {
  const double all[] = {r, e.value[i], e.slope[i], e.curvature[i], e.weight[i], e.density.empty() ? 0 : e.density[i]};
  const auto demand = [&](bool met, const char* sentence) {
    fuzz::require(met, std::string("residual, value, slope, curvature, weight, density: ") + sentence, choice,
                  fuzz::Numbers(all));
  };
  for (const double quantity : all) demand(!std::isnan(quantity), "none is NaN");
  demand(e.value[i] >= 0, "a value is not below zero");
  demand(r > 0 ? e.slope[i] >= 0 : r < 0 ? e.slope[i] <= 0 : true, "a loss falls towards zero");
  demand(e.weight[i] >= 0, "a weight is not below zero");
  demand(all[5] >= 0 && std::isfinite(all[5]), "a density is finite and not below zero");
  bool moderate = r == 0 || is_between(r, 1e-20, 1e20);
  for (const auto& [name, value] : choice.given) moderate = moderate && is_between(value, 0.1, 10);
  demand(!moderate || (std::isfinite(e.value[i]) && std::isfinite(e.slope[i]) && std::isfinite(e.curvature[i])),
         "value and derivatives at a moderate residual are finite");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  fuzz::Input input(bytes, size);
  std::vector<double> residuals = input.points().y;
  const fuzz::Choice choice = input.choice(loss::catalogue());
  fuzz::show(choice, fuzz::Numbers(residuals));
  const auto made = loss::make_loss(choice.id, choice.given);
  if (!made.ok()) {
    fuzz::require(!made.error().message.empty(), "an error says what is wrong", choice);
    return 0;
  }
  std::sort(residuals.begin(), residuals.end(), [](double u, double v) { return std::abs(u) < std::abs(v); });
  const auto result = loss::evaluate(made.value(), residuals);
  fuzz::require(result.ok() == fuzz::finite(residuals), "finite residuals, and only these, have values", choice);
  if (!result.ok()) return 0;
  const loss::Evaluation& e = result.value();
  double sum = 0;
  for (std::size_t i = 0; i < residuals.size(); ++i) {
    check(choice, residuals[i], e, i);
    sum += e.value[i];
  }
  // Sorted by size: of two residuals on the same side, the larger does not cost less.
  for (const bool negative : {false, true}) {
    double before = 0;
    for (std::size_t i = 0; i < residuals.size(); ++i) {
      if (std::signbit(residuals[i]) != negative) continue;
      fuzz::require(e.value[i] >= before * (1 - kRounding), "a larger residual costs no less", choice,
                    fuzz::Numbers(residuals));
      before = e.value[i];
    }
  }
  const double total = loss::total(made.value(), residuals);
  fuzz::require(total == sum || std::abs(total - sum) <= kRounding * sum, "the total is the sum of the values", choice,
                fuzz::Numbers(residuals));
  return 0;
}
