// Prints every golden fit and loss value, normaliser and likelihood as hexadecimal floating point, a line each: label,
// then numbers. The native and the WebAssembly program must print the same numbers up to the last few bits.

#include <cstdio>

#include "golden.h"
#include "loss/draw.h"
#include "loss/evaluate.h"
#include "loss/likelihood.h"
#include "loss/normaliser.h"

int main() {
  golden::for_each_fit([](const std::string& label, const golden::Json&, const golden::Json&,
                          const golden::Estimator& estimator, const golden::Sample& sample) {
    const auto result = loss::fit(estimator.loss, sample.data(), estimator.scale);
    if (!result.ok()) return;
    std::printf("%s", label.c_str());
    for (const double c : result.value().coefficients) std::printf(" %a", c);
    std::printf(" %a %a\n", result.value().scale, result.value().objective);
  });
  const std::vector<double> grid = golden::load("loss_values")["r"];
  for (const loss::Entry& entry : loss::catalogue()) {
    const auto result = loss::evaluate(loss::make_loss(entry.id, {}).value(), grid);
    const loss::Evaluation& e = result.value();
    for (const auto* quantity : {&e.value, &e.slope, &e.curvature, &e.weight, &e.density}) {
      std::printf("%s", std::string(entry.id).c_str());
      for (const double v : *quantity) std::printf(" %a", v);
      std::printf("\n");
    }
  }
  for (const loss::NoiseEntry& entry : loss::noises()) {
    const loss::Noise noise = loss::make_noise(entry.id, {}).value();
    const auto found = loss::likelihood(noise, {{}, grid, true, 1}, std::vector<double>{0.1}, {}).value();
    std::printf("%s %a %a %a", std::string(entry.id).c_str(), found.scale, found.loss, found.log_likelihood);
    for (const double v : found.log_density) std::printf(" %a", v);
    std::printf("\ndraw");
    const auto draws = loss::draw(noise, 1, 500, 1);
    for (const double v : draws.value()) std::printf(" %a", v);
    std::printf("\n");
  }
  for (std::size_t k = 0; k < loss::causes().size(); ++k) {
    std::printf("draw");
    const auto draws = loss::draw(static_cast<loss::Cause>(k), 1, 500, 1);
    for (const double v : draws.value()) std::printf(" %a", v);
    std::printf("\n");
  }
  const golden::Json partition = golden::load("barron_partition");
  for (const golden::Json& one : partition["cases"]) {
    const loss::LogNormaliser z = loss::general_log_normaliser(one["alpha"]);
    for (const double v : {z.value, z.slope, z.curvature}) std::printf("log-z %a\n", v);
  }
}
