// Maximum likelihood against the golden fits, and against theorems.

#include "loss/maximum_likelihood.h"

#include <gtest/gtest.h>

#include <optional>

#include "golden.h"

namespace {

using golden::Json;

std::optional<loss::Result<loss::NoiseFit>> fit_of(const Json& fit, const loss::Data& data) {
  const std::string name = fit["estimator"];
  const auto with = [&](const char* id, std::vector<loss::NamedValue> parameters) {
    return loss::fit(loss::make_noise(id, parameters).value(), data);
  };
  if (name == "logcosh_joint") return with("hyperbolic-secant", {});
  if (name == "cauchy_joint") return with("cauchy", {});
  if (name == "student_joint") return with("student-t", {{"nu", fit["params"]["nu"]}});
  if (name == "barron_adaptive") return loss::fit_adaptive(data);
  return {};
}

TEST(MaximumLikelihood, EveryGoldenCaseHasTheOraclesLikelihoodCoefficientsScaleAndShape) {
  const Json datasets = golden::load("datasets");
  int count = 0;
  for (const std::string& file : golden::kFitFiles) {
    const Json cases = golden::load(file)["cases"];
    for (const Json& one : cases) {
      const golden::Sample sample = golden::sample_of(one, datasets);
      for (const Json& expected : one["fits"]) {
        const auto result = fit_of(expected, sample.data());
        if (!result) continue;
        ++count;
        const std::string label = file + "/" + one["id"].get<std::string>() + "/" +
                                  expected["estimator"].get<std::string>() + expected["params"].dump();
        ASSERT_TRUE(result->ok()) << label << ": " << result->error().message;
        const loss::NoiseFit& fit = result->value();
        EXPECT_TRUE(fit.converged) << label;
        EXPECT_TRUE(fit.unique) << label;
        const double cond = one["cond"], objective = expected["objective"], scale = expected["scale"];
        const auto n = static_cast<double>(sample.y.size());
        EXPECT_NEAR(fit.objective, objective, 1e-13 * cond * (std::abs(objective) + n)) << label;
        EXPECT_NEAR(fit.scale, scale, 1e-11 * cond * scale) << label;
        for (std::size_t j = 0; j < fit.coefficients.size(); ++j) {
          EXPECT_NEAR(fit.coefficients[j], expected["coef"][j],
                      1e-11 * cond * std::abs(expected["coef"][j].get<double>()))
              << label;
        }
        if (expected.contains("alpha")) {
          EXPECT_NEAR(fit.alpha, expected["alpha"], 1e-10 * cond) << label;
        }
        ASSERT_EQ(fit.standard_errors.size(), fit.coefficients.size()) << label;
      }
    }
  }
  EXPECT_EQ(count, 47 + 46 + 94 + 43);
}

}  // namespace
