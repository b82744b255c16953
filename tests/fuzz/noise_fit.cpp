// Maximum likelihood of any data under any noise, or under the general noise with its shape.

#include <algorithm>

#include "loss/likelihood.h"
#include "loss/maximum_likelihood.h"
#include "oracle.h"

namespace {

std::string text(const loss::NoiseFit& fit) {
  return "coefficients = " + fuzz::text(fit.coefficients) + "\nscale " + fuzz::text(fit.scale) + ", alpha " +
         fuzz::text(fit.alpha) + ", objective " + fuzz::text(fit.objective) + ", iterations " +
         std::to_string(fit.iterations) + (fit.converged ? ", converged" : ", not converged");
}

void check_fit(const fuzz::Points& points, const fuzz::Choice& choice, const loss::Noise& noise,
               const loss::NoiseFit& found) {
  const auto demand = [&](bool met, const std::string& sentence) {
    fuzz::require(met, sentence + "\n" + text(found), points, choice);
  };
  demand(fuzz::finite(points), "only finite data are fitted");
  demand(fuzz::finite(found.coefficients) && fuzz::finite(found.lowest) && fuzz::finite(found.highest),
         "coefficients and their bounds are finite");
  for (std::size_t j = 0; j < found.coefficients.size(); ++j) {
    demand(found.lowest[j] <= found.highest[j], "a lower bound is not above the upper");
  }
  demand(fuzz::finite(found.standard_errors), "standard errors are finite, or there are none");
  demand(std::isfinite(found.scale) && found.scale >= 0, "a scale is finite and not below zero");
  demand(found.scale == 0 ? found.objective == -loss::kInfinity : std::isfinite(found.objective),
         "the objective is finite, or without bound at a scale of zero");
  demand(found.alpha >= 0 && found.alpha <= 2, "the shape lies in its range");

  const auto n = static_cast<double>(points.y.size());
  const auto here = loss::likelihood(noise, points.data(), found.coefficients, found.scale);
  if (!here.ok()) return;
  // Where residuals are little more than rounding of what cancels in them, so is their likelihood.
  double largest = 0;
  for (const double y : points.y) largest = std::max(largest, std::abs(y));
  for (const double y : here.value().fitted) largest = std::max(largest, std::abs(y));
  for (std::size_t j = 0; j < points.x.size(); ++j) {
    const double beta = found.coefficients[j + (points.intercept ? 1 : 0)];
    for (const double x : points.x[j]) largest = std::max(largest, std::abs(beta * x));
  }
  if (!(found.scale > 1e-6 * largest) || !fuzz::moderate(points)) return;
  const double slack = 1e-5 * (n + std::abs(found.objective));
  demand(std::abs(here.value().log_likelihood + found.objective) <= slack, "the objective is that of the coefficients");
  demand(found.converged, "a problem of moderate numbers is solved");
  for (const loss::Loss& other : {loss::Loss{loss::Squared{}}, loss::Loss{loss::Absolute{}}}) {
    const auto start = loss::fit(other, points.data(), {});
    if (!start.ok()) continue;
    const auto there = loss::likelihood(noise, points.data(), start.value().coefficients, std::nullopt);
    demand(!there.ok() || -there.value().log_likelihood >= found.objective - slack,
           "neither least squares nor least absolute deviations is likelier");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  fuzz::Input input(bytes, size);
  const fuzz::Points points = input.points();
  const fuzz::Choice choice = input.choice(loss::noises());
  const bool adaptive = choice.id == "general" && input.choose(2);
  fuzz::show(points, choice);
  auto noise = loss::make_noise(choice.id, choice.given);
  if (!noise.ok()) return 0;
  const auto result = adaptive ? loss::fit_adaptive(points.data()) : loss::fit(noise.value(), points.data());
  if (!result.ok()) {
    fuzz::check_error(result.error(), points, choice);
    return 0;
  }
  if (adaptive) {
    const std::vector<loss::NamedValue> shape = {{"alpha", result.value().alpha}};
    noise = loss::make_noise("general", shape);
  }
  check_fit(points, choice, noise.value(), result.value());
  return 0;
}
