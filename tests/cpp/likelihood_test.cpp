// Likelihoods at given coefficients, against the oracle's optima and against what the maximum means.

#include "loss/likelihood.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

#include "golden.h"
#include "random.h"

namespace {

using namespace loss;
using golden::Json;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kSmallest = std::numeric_limits<double>::denorm_min();
constexpr double kLargest = std::numeric_limits<double>::max();

Noise make(std::string_view id, const std::vector<NamedValue>& parameters = {}) {
  const auto made = make_noise(id, parameters);
  EXPECT_TRUE(made.ok()) << id;
  return made.ok() ? made.value() : Noise{};
}

std::vector<Noise> all_noises() {
  std::vector<Noise> all;
  for (const NoiseEntry& entry : noises()) all.push_back(make(entry.id));
  all.push_back(make("asymmetric-laplace", {{"tau", 0.9}}));
  all.push_back(make("huber", {{"delta", 0.3}}));
  for (const double nu : {0.5, 5.0, 1e9}) all.push_back(make("student-t", {{"nu", nu}}));
  for (const double alpha : {0.0, 0.4, 1.7, 2.0}) all.push_back(make("general", {{"alpha", alpha}}));
  return all;
}

std::string label(const Noise& noise) {
  return std::string(entry_of(noise).id) + " " + std::to_string(noise.parameter);
}

/// The likelihood of residuals themselves: a fit of 0.
Result<Likelihood> of(const Noise& noise, const std::vector<double>& y, std::optional<double> scale = {}) {
  return likelihood(noise, {{}, y, true, 1}, std::vector<double>{0}, scale);
}

std::vector<double> heavy_tailed(int n) {
  Random random(7);
  std::vector<double> y;
  for (int i = 0; i < n; ++i) y.push_back(random.normal() / (0.1 + random.uniform()));
  return y;
}

struct GoldenNoise {
  bool known;
  Noise noise;
};

GoldenNoise noise_of(const Json& fit) {
  const std::string name = fit["estimator"];
  if (name == "logcosh_joint") return {true, make("hyperbolic-secant")};
  if (name == "cauchy_joint") return {true, make("cauchy")};
  if (name == "student_joint") return {true, make("student-t", {{"nu", fit["params"]["nu"]}})};
  if (name == "barron_adaptive") return {true, make("general", {{"alpha", fit["alpha"]}})};
  return {false, {}};
}

TEST(LikelihoodGolden, AtTheOraclesOptimumItIsTheOraclesAndItsScaleIsTheBest) {
  const Json datasets = golden::load("datasets");
  int count = 0;
  for (const std::string& name : golden::kFitFiles) {
    const Json file = golden::load(name);
    for (const Json& one : file["cases"]) {
      const golden::Sample sample = golden::sample_of(one, datasets);
      for (const Json& fit : one["fits"]) {
        const auto [known, noise] = noise_of(fit);
        if (!known) continue;
        ++count;
        const std::string where = name + "/" + one["id"].get<std::string>() + "/" + fit["estimator"].get<std::string>();
        const std::vector<double> coefficients = fit["coef"];
        const double scale = fit["scale"], objective = fit["objective"], cond = one["cond"];
        const auto result = likelihood(noise, sample.data(), coefficients, scale);
        ASSERT_TRUE(result.ok()) << where << ": " << result.error().message;
        const Likelihood& found = result.value();
        EXPECT_NEAR(found.log_likelihood, -objective, 1e-14 * (10 + cond) * (1 + std::abs(objective))) << where;
        EXPECT_NEAR(found.loss + found.dropped, -found.log_likelihood, 1e-15 * std::abs(found.loss)) << where;
        EXPECT_NEAR(found.ml_scale, scale, 1e-13 * (10 + cond) * scale) << where;
        EXPECT_EQ(found.scale, scale);
        const auto free = likelihood(noise, sample.data(), coefficients, {});
        ASSERT_TRUE(free.ok()) << where;
        EXPECT_EQ(free.value().scale, found.ml_scale) << where;
      }
    }
  }
  EXPECT_EQ(count, 230);  // none is passed over
}

TEST(Likelihood, OfAHandfulOfPointsIsWhatOneComputesByHand) {
  // y = 1 + 2x, residuals 1, −1, 0, 2.
  const std::vector<double> x = {0, 1, 2, 3}, y = {2, 2, 5, 9}, line = {1, 2};
  const auto gaussian = likelihood(make("gaussian"), {{x}, y, true, 1}, line, {}).value();
  EXPECT_EQ(gaussian.fitted, (std::vector<double>{1, 3, 5, 7}));
  EXPECT_EQ(gaussian.residual, (std::vector<double>{1, -1, 0, 2}));
  EXPECT_EQ(gaussian.scale, std::sqrt(6.0 / 4));
  EXPECT_NEAR(gaussian.loss, 2, 1e-15);  // n/2 at the best σ
  EXPECT_NEAR(gaussian.dropped, 2 * std::log(2 * std::numbers::pi * 1.5), 1e-14);
  EXPECT_NEAR(gaussian.density[2], 1 / std::sqrt(2 * std::numbers::pi * 1.5), 1e-16);
  EXPECT_NEAR(gaussian.density[3], gaussian.density[2] * std::exp(-4 / 3.0), 1e-16);

  const auto laplace = likelihood(make("laplace"), {{x}, y, true, 1}, line, {}).value();
  EXPECT_EQ(laplace.scale, 1);
  EXPECT_EQ(laplace.loss, 4);
  EXPECT_NEAR(laplace.density[3], std::exp(-2.0) / 2, 1e-16);
  EXPECT_NEAR(laplace.product.mantissa, std::exp(-4.0) / 16 * 1e3, 1e-14);
  EXPECT_EQ(laplace.product.exponent, -3);

  const auto pinball = likelihood(make("asymmetric-laplace", {{"tau", 0.9}}), {{x}, y, true, 1}, line, {}).value();
  EXPECT_NEAR(pinball.scale, 0.7, 2e-16);
  EXPECT_NEAR(pinball.density[1], 0.09 / pinball.scale * std::exp(-0.1 / pinball.scale), 1e-16);
}

TEST(Likelihood, PolynomialsAndSeveralColumnsAreThoseOfAFit) {
  const std::vector<double> x = {-1, 0, 1, 2}, z = {3, 1, 4, 1}, y = {0, 0, 0, 0};
  const auto fitted = [&](const Data& data, const std::vector<double>& coefficients) {
    return likelihood(make("gaussian"), data, coefficients, 1).value().fitted;
  };
  EXPECT_EQ(fitted({{x}, y, true, 3}, {1, 2, 3, 4}), (std::vector<double>{-2, 1, 10, 49}));
  EXPECT_EQ(fitted({{x}, y, false, 3}, {2, 3, 4}), (std::vector<double>{-3, 0, 9, 48}));
  EXPECT_EQ(fitted({{x, z}, y, true, 1}, {1, 10, 100}), (std::vector<double>{291, 101, 411, 121}));
  EXPECT_EQ(fitted({{x, z}, y, false, 1}, {10, 100}), (std::vector<double>{290, 100, 410, 120}));
  EXPECT_EQ(fitted({{}, y, true, 1}, {5}), (std::vector<double>{5, 5, 5, 5}));
}

TEST(Likelihood, TheBestScaleIsStationaryAndBeatsItsNeighbours) {
  for (const int n : {1, 2, 5, 400}) {
    const std::vector<double> y = heavy_tailed(n);
    for (const Noise& noise : all_noises()) {
      const double best = of(noise, y).value().scale;
      double slope = 0, curvature = 0;
      for (const double r : y) {
        const double z = r / best;
        const ScaleDerivatives d = scale_derivatives(noise, &z, 1);
        slope += d.slope;
        curvature += d.curvature;
      }
      EXPECT_NEAR(slope / curvature, 0, 3e-13) << label(noise) << ", n = " << n;
      const double top = of(noise, y, best).value().log_likelihood;
      for (const double factor : {0.01, 0.9, 0.999, 1.001, 1.1, 100.0}) {
        EXPECT_LT(of(noise, y, best * factor).value().log_likelihood, top) << label(noise) << ", n = " << n;
      }
    }
  }
}

TEST(Likelihood, TheBestScaleIsEquivariant) {
  const std::vector<double> y = heavy_tailed(50);
  for (const Noise& noise : all_noises()) {
    const double best = of(noise, y).value().scale;
    for (const double factor : {1e-150, 1e-3, 1e7, 1e150}) {
      std::vector<double> scaled;
      for (const double r : y) scaled.push_back(r * factor);
      const auto found = of(noise, scaled);
      ASSERT_TRUE(found.ok()) << label(noise);
      EXPECT_NEAR(found.value().scale / (best * factor), 1, 1e-13) << label(noise) << " times " << factor;
    }
  }
}

TEST(Likelihood, OneEnormousResidualLeavesTheScaleOfHeavyTailsFinite) {
  std::vector<double> y = heavy_tailed(99);
  const double before = of(make("cauchy"), y).value().scale;
  y.push_back(1e200);
  const double after = of(make("cauchy"), y).value().scale;
  EXPECT_GT(after, before);
  EXPECT_LT(after, 1.1 * before);
}

TEST(Likelihood, TheSearchForAScaleEndsWhereThereAreNoMoreDoubles) {
  // Half of the residuals are below or among the smallest doubles, and so is the best scale.
  const std::vector<std::vector<double>> samples = {{-5e-312, 0, 1e-310, -5.4e-311, 1e-200, 0},
                                                    {kSmallest, 2 * kSmallest, -kSmallest},
                                                    {kSmallest, kLargest, -kSmallest}};
  for (const Noise& noise : all_noises()) {
    for (const std::vector<double>& y : samples) {
      const auto found = of(noise, y);
      if (found.ok()) {
        EXPECT_GT(found.value().scale, 0) << label(noise);
      } else {
        EXPECT_TRUE(found.error().code == ErrorCode::overflow || found.error().code == ErrorCode::unbounded)
            << label(noise);
      }
    }
  }
}

TEST(Likelihood, IsUnboundedWhereEveryPointLiesOnTheFit) {
  for (const Noise& noise : all_noises()) {
    const auto found = of(noise, {0, 0, 0});
    ASSERT_FALSE(found.ok()) << label(noise);
    EXPECT_EQ(found.error().code, ErrorCode::unbounded) << label(noise);
    const auto given = of(noise, {0, 0, 0}, 0.5);
    ASSERT_TRUE(given.ok()) << label(noise);
    EXPECT_EQ(given.value().ml_scale, 0) << label(noise);
    EXPECT_GT(of(noise, {0, 0, 0}, 0.01).value().log_likelihood, given.value().log_likelihood) << label(noise);
  }
}

TEST(Likelihood, OfHeavyTailsIsUnboundedWhereTooManyPointsLieOnTheFit) {
  // Σ log(1 + r²/s²) + n log s → −∞ as s → 0 where more than half are zero; with half it falls to a limit.
  const std::vector<double> four = {0, 0, 0, 1, -2, 3, 5}, half = {0, 0, 0, 1, -2, 3}, three = {0, 0, 0, 1, -2, 3, 5};
  for (const Noise& noise : {make("cauchy"), make("general", {{"alpha", 0}}), make("student-t", {{"nu", 1}})}) {
    EXPECT_EQ(of(noise, half).error().code, ErrorCode::unbounded) << label(noise);
    EXPECT_TRUE(of(noise, three).ok()) << label(noise);
    double before = of(noise, half, 1).value().log_likelihood;
    for (const double s : {0.1, 1e-3, 1e-6}) {
      const double now = of(noise, half, s).value().log_likelihood;
      EXPECT_GT(now, before) << label(noise);
      before = now;
    }
  }
  // Student's t: n·ν/(ν + 1) zeros, here three of four.
  EXPECT_FALSE(of(make("student-t", {{"nu", 3}}), {0, 0, 0, 1}).ok());
  EXPECT_TRUE(of(make("student-t", {{"nu", 3.1}}), {0, 0, 0, 1}).ok());
  EXPECT_TRUE(of(make("student-t", {{"nu", 3}}), {0, 0, 0, 1, 2}).ok());
  // The others mind every residual.
  for (const Noise& noise : {make("gaussian"), make("laplace"), make("huber"), make("hyperbolic-secant")}) {
    EXPECT_TRUE(of(noise, {0, 0, 0, 0, 0, 1}).ok()) << label(noise);
  }
}

TEST(Likelihood, SumsDensitiesAndProductAgree) {
  const std::vector<double> y = heavy_tailed(30);
  for (const Noise& noise : all_noises()) {
    const Likelihood found = of(noise, y, 1.3).value();
    double product = 1, sum = 0;
    for (std::size_t i = 0; i < y.size(); ++i) {
      const double z = y[i] / 1.3;
      double value;
      rho(noise, &z, 1, &value);
      EXPECT_EQ(found.rho[i], value);
      EXPECT_NEAR(found.density[i], std::exp(-value - noise.log_z) / 1.3, 4e-15 * found.density[i]);
      product *= found.density[i];
      sum += found.log_density[i];
    }
    EXPECT_NEAR(found.log_likelihood, sum, 1e-13 * std::abs(sum)) << label(noise);
    EXPECT_NEAR(found.dropped, 30 * (std::log(1.3) + noise.log_z), 1e-13) << label(noise);
    if (product > 1e-300) {
      EXPECT_NEAR(found.product.mantissa * std::pow(10, found.product.exponent), product, 1e-12 * product)
          << label(noise);
    }
  }
}

TEST(Likelihood, TheProductOfAMillionDensitiesIsExactThoughItUnderflows) {
  // Densities of ½ each: 2^−1000000 = 1.0101…·10^−301030 (the digits of 2^1000000 are
  // published: 9.9006562292958…·10^301029).
  const std::vector<double> y(1000000, 0.0);
  const auto found = of(make("laplace"), y, 1).value();
  EXPECT_EQ(found.density[0], 0.5);
  EXPECT_EQ(found.product.exponent, -301030);
  EXPECT_NEAR(found.product.mantissa, 10 / 9.90065622929589, 1e-9);
  // And of 2 each.
  const auto inverse = of(make("laplace"), y, 0.25).value();
  EXPECT_EQ(inverse.product.exponent, 301029);
  EXPECT_NEAR(inverse.product.mantissa, 9.90065622929589, 1e-8);
}

ErrorCode code_of(const Result<Likelihood>& result) {
  EXPECT_FALSE(result.ok());
  EXPECT_FALSE(result.ok() || result.error().message.empty());
  return result.ok() ? ErrorCode::unknown_loss : result.error().code;
}

TEST(LikelihoodError, NamesWhatIsWrong) {
  const std::vector<double> x = {1, 2, 3}, y = {1, 3, 2}, line = {0, 1};
  const Noise noise = make("gaussian");
  const auto with = [&](const Data& data, const std::vector<double>& coefficients, std::optional<double> scale = {}) {
    return code_of(likelihood(noise, data, coefficients, scale));
  };
  const std::vector<double> none, two = {1, 2}, bad = {1, kNaN, 3};
  EXPECT_EQ(with({{none}, none, true, 1}, line), ErrorCode::empty);
  EXPECT_EQ(with({{}, y, false, 1}, {}), ErrorCode::empty);
  EXPECT_EQ(with({{two}, y, true, 1}, line), ErrorCode::length_mismatch);
  EXPECT_EQ(with({{x}, y, true, 1}, {1}), ErrorCode::length_mismatch);
  EXPECT_EQ(with({{x}, y, true, 1}, {1, 2, 3}), ErrorCode::length_mismatch);
  EXPECT_EQ(with({{x}, y, true, 2}, line), ErrorCode::length_mismatch);
  EXPECT_EQ(with({{x}, y, true, 0}, line), ErrorCode::bad_degree);
  EXPECT_EQ(with({{x, x}, y, true, 2}, {1, 2, 3}), ErrorCode::bad_degree);
  EXPECT_EQ(with({{bad}, y, true, 1}, line), ErrorCode::not_finite);
  EXPECT_EQ(with({{x}, bad, true, 1}, line), ErrorCode::not_finite);
  EXPECT_EQ(with({{x}, y, true, 1}, {0, kInfinity}), ErrorCode::not_finite);
  for (const double scale : {0.0, -1.0, kNaN, kInfinity}) {
    EXPECT_EQ(with({{x}, y, true, 1}, line, scale), ErrorCode::bad_scale) << scale;
  }
  const std::vector<double> one(1);
  const std::span<const double> many(one.data(), std::size_t{1} << 27);
  EXPECT_EQ(code_of(likelihood(noise, {{many}, many, true, 1}, line, {})), ErrorCode::too_large);
  EXPECT_EQ(with({{two}, two, true, 2}, {1, 1, 1}), ErrorCode::too_few_points);
}

TEST(LikelihoodError, OverflowIsSaidAndNothingIsNaN) {
  const std::vector<double> huge = {kLargest, 1, -kLargest}, x = {1e200, 1, 2}, y = {1, 2, 3};
  EXPECT_EQ(code_of(likelihood(make("gaussian"), {{huge}, huge, true, 1}, std::vector<double>{0, -1}, {})),
            ErrorCode::overflow);
  EXPECT_EQ(code_of(likelihood(make("gaussian"), {{x}, y, true, 2}, std::vector<double>{0, 1, -1}, {})),
            ErrorCode::overflow);
  for (const Noise& noise : all_noises()) {
    for (const double size : {kSmallest, 1e-310, 1e-200, 1.0, 1e200, kLargest}) {
      for (const std::vector<double>& r :
           {std::vector<double>{size}, {size, -size, size}, {0, size, kSmallest}, {kLargest, size, -1, 1, 2}}) {
        for (const std::optional<double> scale :
             {std::optional<double>{}, {kSmallest}, {1e-200}, {1.0}, {1e300}, {kLargest}}) {
          const auto found = of(noise, r, scale);
          if (!found.ok()) {
            EXPECT_TRUE(found.error().code == ErrorCode::overflow || found.error().code == ErrorCode::unbounded);
            continue;
          }
          const Likelihood& v = found.value();
          for (const double number : {v.scale, v.ml_scale, v.log_normaliser, v.loss, v.dropped, v.log_likelihood,
                                      v.product.mantissa, v.product.exponent, v.density[0], v.log_density[0]}) {
            EXPECT_TRUE(std::isfinite(number)) << label(noise) << " " << size;
          }
          EXPECT_TRUE(v.product.mantissa >= 1 && v.product.mantissa < 10);
        }
      }
    }
  }
}

LikelihoodCurve must_curve(const Noise& noise, const Data& data, const std::vector<double>& coefficients, double scale,
                           const GridAxis& axis) {
  const auto found = likelihood_curve(noise, data, coefficients, scale, axis);
  EXPECT_TRUE(found.ok()) << (found.ok() ? "" : found.error().message);
  return found.ok() ? found.value() : LikelihoodCurve{};
}

TEST(LikelihoodCurve, IsTheLikelihoodAtEachOfItsValues) {
  const std::vector<double> x = {0, 1, 2, 3, 4}, y = {2, 2, 5, 9, 40}, line = {1, 2};
  const Data data{{x}, y, true, 1};
  for (const Noise& noise : all_noises()) {
    for (const int along : {0, 1, kScaleAxis}) {
      const GridAxis axis{along, 0.5, 4, 15};
      const LikelihoodCurve curve = must_curve(noise, data, line, 1.5, axis);
      ASSERT_EQ(curve.at.size(), 15u);
      EXPECT_EQ(curve.at.front(), 0.5);
      EXPECT_EQ(curve.at.back(), 4);
      double most = -kInfinity;
      for (std::size_t k = 0; k < 15; ++k) {
        std::vector<double> there = line;
        if (along >= 0) there[static_cast<std::size_t>(along)] = curve.at[k];
        const auto one = likelihood(noise, data, there, along < 0 ? curve.at[k] : 1.5).value();
        EXPECT_NEAR(curve.loss[k], one.loss, 1e-14 * (1 + one.loss)) << label(noise);
        EXPECT_NEAR(curve.log_likelihood[k], one.log_likelihood, 1e-13 * (1 + std::abs(one.log_likelihood)))
            << label(noise);
        most = std::max(most, curve.log_likelihood[k]);
      }
      EXPECT_EQ(curve.log_likelihood[curve.most], most);
      EXPECT_EQ(curve.relative[curve.most], 1);
      for (std::size_t k = 0; k < 15; ++k) {
        EXPECT_NEAR(curve.relative[k], std::exp(curve.log_likelihood[k] - most), 1e-15) << label(noise);
      }
    }
  }
}

TEST(LikelihoodCurve, OfTheScaleIsHighestAtTheBestScale) {
  const std::vector<double> y = heavy_tailed(30);
  for (const Noise& noise : all_noises()) {
    const double best = of(noise, y).value().scale;
    const GridAxis around{kScaleAxis, 0.5 * best, 1.5 * best, 101};
    EXPECT_EQ(must_curve(noise, {{}, y, true, 1}, {0}, 1, around).most, 50u) << label(noise);
  }
}

TEST(LikelihoodCurve, WhatDoesNotFitIntoADoubleHasTheLikelihoodZero) {
  const std::vector<double> x = {1, 2, 1e10}, y = {1, 2, 3};
  const LikelihoodCurve curve = must_curve(make("gaussian"), {{x}, y, true, 1}, {0, 0}, 1, {1, 0, 1e300, 3});
  EXPECT_EQ(curve.most, 0u);
  EXPECT_EQ(curve.loss[2], kInfinity);
  EXPECT_EQ(curve.log_likelihood[2], -kInfinity);
  EXPECT_EQ(curve.relative[2], 0);
}

TEST(LikelihoodCurve, NamesWhatIsWrong) {
  const std::vector<double> x = {1, 2, 3}, y = {1, 3, 2}, line = {0, 1};
  const auto code = [&](const GridAxis& axis, double scale = 1, const std::vector<double>& coefficients = {0, 1}) {
    const auto found = likelihood_curve(make("laplace"), {{x}, y, true, 1}, coefficients, scale, axis);
    EXPECT_FALSE(found.ok() || found.error().message.empty());
    return found.ok() ? ErrorCode::unknown_loss : found.error().code;
  };
  const GridAxis good{1, 0, 1, 3};
  EXPECT_EQ(code(good, 0), ErrorCode::bad_scale);
  EXPECT_EQ(code(good, 1, {0}), ErrorCode::length_mismatch);
  EXPECT_EQ(code(good, 1, {0, kNaN}), ErrorCode::not_finite);
  for (const GridAxis& axis : {GridAxis{2, 0, 1, 3},
                               {-2, 0, 1, 3},
                               {1, 1, 1, 3},
                               {1, 0, kInfinity, 3},
                               {1, 0, 1, 1},
                               {1, 0, 1, kMostGridValues + 1},
                               {kScaleAxis, 0, 1, 3},
                               {kScaleAxis, -1, 1, 3}}) {
    EXPECT_EQ(code(axis), ErrorCode::bad_parameter);
  }
  // Along the scale the scale given does not matter.
  EXPECT_TRUE(likelihood_curve(make("laplace"), {{x}, y, true, 1}, line, 0, {kScaleAxis, 1, 2, 3}).ok());
  const std::vector<double> many(200000, 1.0);
  const auto large = likelihood_curve(make("laplace"), {{}, many, true, 1}, std::vector<double>{0}, 1, {0, 0, 1, 2048});
  ASSERT_FALSE(large.ok());
  EXPECT_EQ(large.error().code, ErrorCode::too_large);
  const std::vector<double> huge = {1e200, -1e200};
  const auto over = likelihood_curve(make("gaussian"), {{}, huge, true, 1}, std::vector<double>{0}, 1, {0, 0, 1, 3});
  ASSERT_FALSE(over.ok());
  EXPECT_EQ(over.error().code, ErrorCode::overflow);
}

}  // namespace
