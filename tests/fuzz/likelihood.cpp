// Any data under any noise at any coefficients and scale, or at the likeliest scale.

#include "loss/likelihood.h"

#include "oracle.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  fuzz::Input input(bytes, size);
  const fuzz::Points points = input.points();
  const fuzz::Choice choice = input.choice(loss::noises());
  const std::vector<double> coefficients = input.numbers(points.size());
  const std::vector<double> given = input.numbers(static_cast<std::size_t>(input.choose(2)));
  const auto scale = given.empty() ? std::nullopt : std::optional(given[0]);
  fuzz::show(points, choice, fuzz::Numbers(coefficients), fuzz::Numbers(given));
  const auto made = loss::make_noise(choice.id, choice.given);
  if (!made.ok()) return 0;
  const auto result = loss::likelihood(made.value(), points.data(), coefficients, scale);
  if (!result.ok()) {
    fuzz::check_error(result.error(), points, choice, fuzz::Numbers(coefficients), fuzz::Numbers(given));
    return 0;
  }
  const loss::Likelihood& found = result.value();
  const auto demand = [&](bool met, const char* sentence) {
    fuzz::require(met, sentence, points, choice, fuzz::Numbers(coefficients), fuzz::Numbers(given),
                  fuzz::Numbers(found.log_density), found.scale, found.ml_scale, found.loss, found.log_likelihood);
  };
  const double n = static_cast<double>(points.y.size());
  demand(fuzz::finite(points) && fuzz::finite(coefficients), "only finite numbers have a likelihood");
  demand(fuzz::finite(found.fitted) && fuzz::finite(found.residual) && fuzz::finite(found.density) &&
             fuzz::finite(found.log_density),
         "every observation has its numbers");
  demand(found.density.size() == points.y.size() && found.log_density.size() == points.y.size(), "and no fewer");
  double sum = 0, size_of_terms = n;
  for (std::size_t i = 0; i < found.density.size(); ++i) {
    demand(found.density[i] >= 0, "a density is not below zero");
    sum += found.log_density[i];
    size_of_terms += std::abs(found.log_density[i]);
  }
  demand(found.scale > 0 && std::isfinite(found.scale), "a scale is positive and finite");
  demand(found.ml_scale >= 0, "the likeliest scale is not below zero");
  demand(found.loss >= 0 && std::isfinite(found.dropped), "the loss is not below zero");
  demand(std::abs(found.log_likelihood - sum) <= 1e-12 * (size_of_terms + n * std::abs(found.log_normaliser)),
         "the log likelihood is the sum");
  demand(found.product.mantissa >= 1 && found.product.mantissa < 10 && std::isfinite(found.product.exponent),
         "the product is a decimal number");
  const loss::GridAxis axis{input.choose(3) - 1, 0.5, 2, 5};
  const auto curve = loss::likelihood_curve(made.value(), points.data(), coefficients, found.scale, axis);
  if (curve.ok()) {
    for (std::size_t k = 0; k < 5; ++k) {
      demand(curve.value().loss[k] >= 0 &&
                 curve.value().log_likelihood[k] <= curve.value().log_likelihood[curve.value().most],
             "a curve has no NaN and is nowhere higher than at its highest");
      demand(curve.value().relative[k] >= 0 && curve.value().relative[k] <= 1, "and is a share of that");
    }
  }
  if (scale || !fuzz::moderate(points) || !fuzz::moderate(coefficients)) return 0;
  for (const double factor : {0.5, 0.99, 1.01, 2.0}) {
    const auto other = loss::likelihood(made.value(), points.data(), coefficients, found.scale * factor);
    demand(!other.ok() || other.value().log_likelihood <= found.log_likelihood + 1e-9 * size_of_terms,
           "no other scale is likelier");
  }
  return 0;
}
