// Maximum likelihood against the golden fits, and against theorems.

#include "loss/maximum_likelihood.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>
#include <optional>

#include "golden.h"
#include "random.h"

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

/// A line with t-like noise.
golden::Sample heavy(int n, std::uint64_t seed) {
  Random random(seed);
  golden::Sample sample{{std::vector<double>()}, {}, true, 1};
  for (int i = 0; i < n; ++i) {
    sample.x[0].push_back(random.normal());
    const double noise = random.normal() / std::sqrt(0.1 + std::abs(random.normal()));
    sample.y.push_back(1 + 2 * sample.x[0].back() + noise);
  }
  return sample;
}

const std::pair<const char*, std::vector<loss::NamedValue>> kNoises[] = {
    {"gaussian", {}},
    {"laplace", {}},
    {"asymmetric-laplace", {{"tau", 0.3}}},
    {"huber", {{"delta", 1.345}}},
    {"huber", {{"delta", 0.5}}},
    {"hyperbolic-secant", {}},
    {"cauchy", {}},
    {"student-t", {{"nu", 3}}},
    {"student-t", {{"nu", 0.7}}},
    {"student-t", {{"nu", 1e9}}},
    {"general", {{"alpha", 0}}},
    {"general", {{"alpha", 0.5}}},
    {"general", {{"alpha", 1}}},
    {"general", {{"alpha", 1.7}}},
    {"general", {{"alpha", 2}}},
};

/// −log likelihood at any coefficients and scale.
double value_at(const loss::Noise& noise, const golden::Sample& sample, double a, double b, double s) {
  double sum = 0;
  for (std::size_t i = 0; i < sample.y.size(); ++i) {
    const double z = (sample.y[i] - a - b * sample.x[0][i]) / s;
    sum += noise.factor * std::visit([&](const auto& l) { return l.value(z); }, noise.loss) + std::log(s) + noise.log_z;
  }
  return sum;
}

TEST(MaximumLikelihood, NoOtherCoefficientsAndScaleAreMoreLikely) {
  const golden::Sample sample = heavy(80, 1);
  Random random(2);
  for (const auto& [id, parameters] : kNoises) {
    const loss::Noise noise = loss::make_noise(id, parameters).value();
    const loss::NoiseFit found = loss::fit(noise, sample.data()).value();
    EXPECT_TRUE(found.converged) << id;
    const double a = found.coefficients[0], b = found.coefficients[1], s = found.scale;
    EXPECT_NEAR(value_at(noise, sample, a, b, s), found.objective, 1e-11 * std::abs(found.objective)) << id;
    for (int k = 0; k < 300; ++k) {
      const double size = std::pow(10, -6 * random.uniform());
      const double other = value_at(noise, sample, a + size * random.normal(), b + size * random.normal(),
                                    s * std::exp(size * random.normal()));
      EXPECT_GE(other, found.objective - 1e-11 * std::abs(found.objective)) << id;
    }
  }
}

TEST(MaximumLikelihood, NoOtherAlphaIsMoreLikely) {
  for (const std::uint64_t seed : {1, 2, 3, 4, 5}) {
    const golden::Sample sample = heavy(80, seed);
    const loss::NoiseFit best = loss::fit_adaptive(sample.data()).value();
    EXPECT_TRUE(best.converged) << seed;
    for (double alpha = 0; alpha <= 2; alpha += 0.125) {
      const loss::Noise noise = loss::make_noise("general", std::vector<loss::NamedValue>{{"alpha", alpha}}).value();
      EXPECT_GE(loss::fit(noise, sample.data()).value().objective, best.objective - 1e-9) << seed << " " << alpha;
    }
    const loss::Noise noise = loss::make_noise("general", std::vector<loss::NamedValue>{{"alpha", best.alpha}}).value();
    EXPECT_NEAR(loss::fit(noise, sample.data()).value().objective, best.objective, 1e-9) << seed;
  }
}

TEST(MaximumLikelihood, IsEquivariant) {
  // a + bx is added to y, then all of it is measured in other units, then x.
  const golden::Sample sample = heavy(60, 3);
  for (const double unit : {1e-100, 0.1, 1e50}) {
    golden::Sample moved = sample;
    for (std::size_t i = 0; i < moved.y.size(); ++i) {
      moved.y[i] = unit * (sample.y[i] + 3 - 4 * sample.x[0][i]);
      moved.x[0][i] = 100 + 8 * sample.x[0][i];
    }
    const auto same = [&](const loss::NoiseFit& before, const loss::NoiseFit& after, const char* id) {
      const double slope = after.coefficients[1] * 8 / unit;
      EXPECT_NEAR(slope, before.coefficients[1] - 4, 1e-8) << id;
      EXPECT_NEAR((after.coefficients[0] + 100 * after.coefficients[1]) / unit, before.coefficients[0] + 3, 1e-8) << id;
      EXPECT_NEAR(after.scale / unit, before.scale, 1e-8) << id;
      EXPECT_NEAR(after.alpha, before.alpha, 1e-7) << id;
    };
    for (const auto& [id, parameters] : kNoises) {
      const loss::Noise noise = loss::make_noise(id, parameters).value();
      same(loss::fit(noise, sample.data()).value(), loss::fit(noise, moved.data()).value(), id);
    }
    same(loss::fit_adaptive(sample.data()).value(), loss::fit_adaptive(moved.data()).value(), "adaptive");
  }
}

TEST(MaximumLikelihood, HasNoBoundWhereMostPointsOfACauchyNoiseLieOnOneLine) {
  // Anscombe's third data set: six of eleven points are collinear.
  const Json datasets = golden::load("datasets");
  const Json columns = golden::case_of(datasets, "anscombe")["columns"];
  const golden::Sample sample{{columns["x3"]}, columns["y3"], true, 1};
  const auto unbounded = [](const loss::NoiseFit& found) {
    EXPECT_EQ(found.scale, 0);
    EXPECT_EQ(found.objective, -loss::kInfinity);
    EXPECT_TRUE(found.standard_errors.empty());
  };
  unbounded(loss::fit(loss::make_noise("cauchy", {}).value(), sample.data()).value());
  unbounded(loss::fit_adaptive(sample.data()).value());
  // Two points are always on a line: with n − 2 others, any ν below 2/(n − 2) has no bound on any data.
  const std::vector<loss::NamedValue> low = {{"nu", 0.02}}, high = {{"nu", 0.5}};
  const golden::Sample some = heavy(60, 4);
  unbounded(loss::fit(loss::make_noise("student-t", low).value(), some.data()).value());
  EXPECT_GT(loss::fit(loss::make_noise("student-t", high).value(), some.data()).value().scale, 0);
}

TEST(MaximumLikelihood, StandardErrorsAreThoseOfTheFisherInformation) {
  // Under Cauchy's noise the information about a coefficient is half of Σx²/γ², under the hyperbolic secant's again.
  Random random(5);
  golden::Sample sample{{std::vector<double>()}, {}, true, 1};
  double square = 0;
  for (int i = 0; i < 20000; ++i) {
    const double x = random.normal();
    sample.x[0].push_back(x);
    sample.y.push_back(x + 3 * std::tan(std::numbers::pi * (random.uniform() - 0.5)));
    square += x * x;
  }
  const loss::NoiseFit cauchy = loss::fit(loss::make_noise("cauchy", {}).value(), sample.data()).value();
  EXPECT_NEAR(cauchy.standard_errors[1], 3 * std::sqrt(2 / square), 0.03 * 3 * std::sqrt(2 / square));
  EXPECT_NEAR(cauchy.scale, 3, 0.15);
  const loss::NoiseFit adaptive = loss::fit_adaptive(sample.data()).value();
  EXPECT_NEAR(adaptive.alpha, 0, 0.1);
}

TEST(MaximumLikelihood, ManyPointsAreFittedThroughSamplesOfThem) {
  const golden::Sample sample = heavy(20000, 6);
  for (const auto& [id, parameters] : kNoises) {
    const loss::Noise noise = loss::make_noise(id, parameters).value();
    const loss::NoiseFit found = loss::fit(noise, sample.data()).value();
    EXPECT_TRUE(found.converged && found.unique) << id;
    EXPECT_NEAR(found.coefficients[1], 2, 0.1) << id;
    EXPECT_NEAR(value_at(noise, sample, found.coefficients[0], found.coefficients[1], found.scale), found.objective,
                1e-11 * std::abs(found.objective))
        << id;
  }
  const loss::NoiseFit found = loss::fit_adaptive(sample.data()).value();
  EXPECT_TRUE(found.converged);
  const loss::Noise noise = loss::make_noise("general", std::vector<loss::NamedValue>{{"alpha", found.alpha}}).value();
  EXPECT_NEAR(loss::fit(noise, sample.data()).value().objective, found.objective, 1e-11 * found.objective);
}

TEST(MaximumLikelihood, StandardErrorsThatLeaveADoublesRangeAreNone) {
  const std::vector<double> x = {0, 8.2890465525237408e-317, 9.8813129168249309e-324, 1.4821969375237396e-323,
                                 7.0632744568696625e-304};
  const std::vector<double> y(5, -48);
  const auto found = loss::fit(loss::make_noise("gaussian", {}).value(), {{x}, y, true, 1});
  ASSERT_TRUE(found.ok());
  EXPECT_TRUE(found.value().standard_errors.empty());
}

TEST(MaximumLikelihood, AScaleTooSmallForADoubleIsAnError) {
  const std::vector<double> x = {2.9090585227132597e-320, 8.4552806623273668e-307, 9.8813129168249309e-324,
                                 1.4821969375237396e-323, 1.9762625833649862e-323};
  const std::vector<double> y = {4.9406564584124654e-324, 9.9999999999999694e-311, 2.999966601548049e-320,
                                 -4.9406564584124654e-324, 0};
  const auto found = loss::fit(loss::make_noise("cauchy", {}).value(), {{x}, y, true, 1});
  ASSERT_FALSE(found.ok());
  EXPECT_EQ(found.error().code, loss::ErrorCode::overflow);
}

TEST(MaximumLikelihood, SmallDataFullOfTiesHaveAnAnswer) {
  Random random(7);
  for (int round = 0; round < 300; ++round) {
    golden::Sample sample{{std::vector<double>()}, {}, true, 1};
    const int n = 3 + static_cast<int>(12 * random.uniform()), levels = 2 + static_cast<int>(6 * random.uniform());
    for (int i = 0; i < n; ++i) {
      sample.x[0].push_back(std::floor(levels * random.uniform()));
      sample.y.push_back(std::floor(levels * random.uniform()));
    }
    const auto sound = [&](const loss::Result<loss::NoiseFit>& result, const char* id) {
      if (!result.ok()) {
        EXPECT_EQ(result.error().code, loss::ErrorCode::rank_deficient) << result.error().message;
        return;
      }
      EXPECT_TRUE(result.value().converged) << id << " round " << round;
      EXPECT_FALSE(std::isnan(result.value().objective) || std::isnan(result.value().scale)) << id;
      for (const double error : result.value().standard_errors) EXPECT_TRUE(error >= 0) << id;
    };
    for (const auto& [id, parameters] : kNoises) {
      sound(loss::fit(loss::make_noise(id, parameters).value(), sample.data()), id);
    }
    sound(loss::fit_adaptive(sample.data()), "adaptive");
  }
}

}  // namespace
