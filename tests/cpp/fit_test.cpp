// Theorems that every fit obeys, and inputs at the edge of what a person can type.

#include "loss/fit.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "loss/evaluate.h"
#include "random.h"

namespace {

using namespace loss;

struct Case {
  Loss loss;
  Scale scale;
};

const std::vector<Case> kCases = {
    {Squared{}, {}},
    {Absolute{}, {}},
    {Quantile{0.2}, {}},
    {Huber{1.345}, {ScaleRule::fixed, 1}},
    {Huber{1.345}, {ScaleRule::mad}},
    {Huber{1.35}, {ScaleRule::joint}},
    {LogCosh{}, {ScaleRule::fixed, 1}},
    {LogCosh{}, {ScaleRule::joint}},
    {PseudoHuber{1.287}, {}},
    {PseudoHuber{1.287}, {ScaleRule::mad}},
    {Cauchy{2.385}, {}},
    {Cauchy{2.385}, {ScaleRule::mad}},
    {GemanMcClure{3.787}, {}},
    {GemanMcClure{3.787}, {ScaleRule::mad}},
    {Welsch{2.985}, {}},
    {Welsch{2.985}, {ScaleRule::mad}},
    {Tukey{4.685}, {}},
    {Tukey{4.685}, {ScaleRule::mad}},
    {Tukey{4.685}, {ScaleRule::s}},
    {General{1, 1}, {}},
    {General{0.5, 1}, {}},
    {General{0, 1}, {}},
    {General{-2, 1}, {}},
    {General{-2, 1}, {ScaleRule::mad}},
    {General{-kInfinity, 1}, {}},
};

struct Points {
  std::vector<double> x, y;
  Data data() const { return {{x}, y, true, 1}; }
};

/// A line with noise of many sizes and some gross errors.
Points contaminated(int n, std::uint64_t seed) {
  Random random(seed);
  Points points;
  for (int i = 0; i < n; ++i) {
    points.x.push_back(10 * random.uniform());
    points.y.push_back(2 + 0.5 * points.x.back() + random.normal() + (i % 7 == 3 ? 20 : 0));
  }
  return points;
}

std::string label(const Case& one) {
  const General* general = std::get_if<General>(&one.loss);
  return std::string(entry_of(one.loss).id) + (general ? " " + std::to_string(general->alpha) : "") + " " +
         std::string(scale_name(one.scale.rule));
}

Fit must_fit(const Case& one, const Data& data) {
  const Result<Fit> result = fit(one.loss, data, one.scale);
  EXPECT_TRUE(result.ok()) << label(one) << ": " << (result.ok() ? "" : result.error().message);
  EXPECT_TRUE(!result.ok() || result.value().converged) << label(one);
  if (result.ok()) return result.value();
  Fit none;
  none.coefficients = {NAN, NAN};
  return none;
}

TEST(Fit, IsRegressionEquivariant) {
  // Adding a + bx to y adds (a, b) to the coefficients.
  const Points points = contaminated(41, 1);
  Points moved = points;
  for (std::size_t i = 0; i < moved.x.size(); ++i) moved.y[i] += 3 - 2 * moved.x[i];
  for (const Case& one : kCases) {
    const Fit before = must_fit(one, points.data()), after = must_fit(one, moved.data());
    EXPECT_NEAR(after.coefficients[0], before.coefficients[0] + 3, 1e-10) << label(one);
    EXPECT_NEAR(after.coefficients[1], before.coefficients[1] - 2, 1e-10) << label(one);
    EXPECT_NEAR(after.scale, before.scale, 1e-10 * before.scale) << label(one);
  }
}

TEST(Fit, IsScaleEquivariant) {
  // y in other units, and a fixed scale in the same: coefficients and scale follow.
  const Points points = contaminated(41, 2);
  for (const double unit : {1e-200, 1e-9, 3.0, 1e9, 1e140}) {
    Points scaled = points;
    for (double& v : scaled.y) v *= unit;
    for (const Case& one : kCases) {
      Case other = one;
      if (!entry_of(one.loss).scales.empty()) other.scale.value *= unit;
      const Fit before = must_fit(one, points.data()), after = must_fit(other, scaled.data());
      for (int j = 0; j < 2; ++j) EXPECT_NEAR(after.coefficients[j] / unit, before.coefficients[j], 1e-9) << label(one);
    }
  }
}

TEST(Fit, IsAffineEquivariantInThePredictor) {
  // x in other units and from another origin: the line is the same line.
  const Points points = contaminated(41, 3);
  Points moved = points;
  for (double& v : moved.x) v = 1e6 + 250 * v;
  for (const Case& one : kCases) {
    const Fit before = must_fit(one, points.data()), after = must_fit(one, moved.data());
    EXPECT_NEAR(after.coefficients[1] * 250, before.coefficients[1], 1e-9) << label(one);
    EXPECT_NEAR(after.coefficients[0] + 1e6 * after.coefficients[1], before.coefficients[0], 1e-6) << label(one);
  }
}

TEST(Fit, RecoversAnExactLine) {
  Points points;
  for (int i = 0; i < 20; ++i) {
    points.x.push_back(i);
    points.y.push_back(7 - 3.0 * i);
  }
  for (const Case& one : kCases) {
    const Fit found = must_fit(one, points.data());
    EXPECT_NEAR(found.coefficients[0], 7, 1e-12) << label(one);
    EXPECT_NEAR(found.coefficients[1], -3, 1e-12) << label(one);
    if (one.scale.rule == ScaleRule::joint && std::holds_alternative<LogCosh>(one.loss)) {
      EXPECT_EQ(found.objective, -kInfinity);  // the likelihood grows without bound as the scale shrinks
    } else {
      EXPECT_NEAR(found.objective, 0, 1e-12) << label(one);
    }
  }
}

TEST(Fit, RecoversAnExactPlaneOverNearlyDependentColumns) {
  // The second column is a combination of the others but for its last few digits.
  std::vector<double> first, second, ones;
  Random random(5);
  for (int k = 1; k <= 56; ++k) {
    first.push_back(k);
    second.push_back(0.9997 * k + 0.0003 + 1e-10 * random.normal());
    ones.push_back(1);
  }
  const std::vector<double> y(56, -48);
  const auto found = fit(Squared{}, {{first, second, ones}, y, false, 1}, {});
  ASSERT_TRUE(found.ok());
  EXPECT_LE(std::sqrt(found.value().objective / 56), 1e-13 * 48);
}

TEST(Fit, NoPerturbationHasASmallerObjective) {
  const Points points = contaminated(60, 4);
  Random random(5);
  for (const Case& one : kCases) {
    if (one.scale.rule != ScaleRule::fixed) continue;
    const Fit found = must_fit(one, points.data());
    const auto objective = [&](double a, double b) {
      std::vector<double> z;
      for (std::size_t i = 0; i < points.x.size(); ++i)
        z.push_back((points.y[i] - a - b * points.x[i]) / one.scale.value);
      return total(one.loss, z);
    };
    EXPECT_NEAR(objective(found.coefficients[0], found.coefficients[1]), found.objective, 1e-12 * found.objective)
        << label(one);
    for (int i = 0; i < 500; ++i) {
      const double size = std::pow(10, -6 * random.uniform());
      const double other =
          objective(found.coefficients[0] + size * random.normal(), found.coefficients[1] + size * random.normal());
      EXPECT_GE(other, found.objective * (1 - 1e-14)) << label(one);
    }
  }
}

TEST(Fit, LeastSquaresResidualsAreOrthogonalToTheColumns) {
  const Points points = contaminated(50, 6);
  const Fit found = must_fit({Squared{}, {}}, {{points.x}, points.y, true, 3});
  for (int power = 0; power <= 3; ++power) {
    double sum = 0, size = 0;
    for (std::size_t i = 0; i < points.x.size(); ++i) {
      double prediction = 0;
      for (int k = 3; k >= 0; --k)
        prediction = prediction * points.x[i] + found.coefficients[static_cast<std::size_t>(k)];
      const double term = (points.y[i] - prediction) * std::pow(points.x[i], power);
      sum += term;
      size += std::abs(term);
    }
    EXPECT_NEAR(sum, 0, 1e-11 * size) << power;
  }
}

TEST(Fit, OnlyAnInterceptEstimatesALocation) {
  const std::vector<double> y = {9, 1, 4, 2, 100};
  const Data data{{}, y, true, 1};
  EXPECT_NEAR(must_fit({Squared{}, {}}, data).coefficients[0], 23.2, 1e-13);
  EXPECT_EQ(must_fit({Absolute{}, {}}, data).coefficients[0], 4);
  EXPECT_EQ(must_fit({Quantile{0.9}, {}}, data).coefficients[0], 100);
  const double huber = must_fit({Huber{1.345}, {ScaleRule::mad}}, data).coefficients[0];
  EXPECT_GT(huber, 4);
  EXPECT_LT(huber, 23.2);
}

TEST(Fit, AsManyPointsAsCoefficientsAreInterpolated) {
  const Points two{{1, 3}, {5, 9}};
  for (const Case& one : kCases) {
    const Fit found = must_fit(one, two.data());
    EXPECT_NEAR(found.coefficients[0], 3, 1e-12) << label(one);
    EXPECT_NEAR(found.coefficients[1], 2, 1e-12) << label(one);
  }
}

TEST(Fit, HandlesAllTiesAndDuplicates) {
  const Points flat{{1, 2, 3, 4, 4, 4}, {5, 5, 5, 5, 5, 5}};
  for (const Case& one : kCases) {
    const Fit found = must_fit(one, flat.data());
    EXPECT_NEAR(found.coefficients[0], 5, 1e-12) << label(one);
    EXPECT_NEAR(found.coefficients[1], 0, 1e-12) << label(one);
  }
}

TEST(Fit, ConvergesOnSmallDataFullOfTies) {
  Random random(14);
  for (std::size_t round = 0; round < 2000; ++round) {
    Points points;
    const int n = 3 + static_cast<int>(12 * random.uniform());
    const int levels = 2 + static_cast<int>(6 * random.uniform());
    for (int i = 0; i < n; ++i) {
      points.x.push_back(std::floor(levels * random.uniform()));
      points.y.push_back(std::floor(levels * random.uniform()));
    }
    for (std::size_t k = round % 5; k < kCases.size(); k += 5) {
      const Case& one = kCases[k];
      const Result<Fit> result = fit(one.loss, points.data(), one.scale);
      if (!result.ok()) {
        EXPECT_EQ(result.error().code, ErrorCode::rank_deficient) << result.error().message;
        continue;
      }
      const Fit& found = result.value();
      EXPECT_TRUE(found.converged) << label(one) << " round " << round;
      EXPECT_FALSE(std::isnan(found.objective) || std::isnan(found.scale)) << label(one) << " round " << round;
    }
  }
}

TEST(Fit, ReachesPredictorsFarFromTheOrigin) {
  // Milliseconds since 1970: raw least squares by normal equations has no digit left here.
  Points points;
  for (int i = 0; i < 30; ++i) {
    points.x.push_back(1.7e12 + 1000.0 * i);
    points.y.push_back(4 + 0.25 * i);
  }
  for (const Case& one : kCases)
    EXPECT_NEAR(must_fit(one, points.data()).coefficients[1], 0.25e-3, 1e-12) << label(one);
}

TEST(Fit, SurvivesEnormousOutliersAndLeverage) {
  Points points = contaminated(41, 8);
  const Points clean = points;
  points.y[5] = 1e15;
  const double median = must_fit({Absolute{}, {}}, points.data()).coefficients[1];
  EXPECT_NEAR(median, must_fit({Absolute{}, {}}, clean.data()).coefficients[1], 0.2);
  const double huber = must_fit({Huber{1.345}, {ScaleRule::mad}}, points.data()).coefficients[1];
  EXPECT_NEAR(huber, must_fit({Huber{1.345}, {ScaleRule::mad}}, clean.data()).coefficients[1], 0.2);
  points.x[5] = 1e12;
  for (const Case& one : kCases) must_fit(one, points.data());
}

TEST(Fit, FixedScalesFarFromTheDatasStillConverge) {
  const Points points = contaminated(41, 9);
  for (const Loss& loss : {Loss{Huber{1.345}}, Loss{LogCosh{}}}) {
    // A tiny scale is least absolute deviations, an enormous one least squares.
    const Fit tiny = must_fit({loss, {ScaleRule::fixed, 1e-9}}, points.data());
    const Fit huge = must_fit({loss, {ScaleRule::fixed, 1e7}}, points.data());
    EXPECT_NEAR(tiny.coefficients[1], must_fit({Absolute{}, {}}, points.data()).coefficients[1], 1e-6);
    EXPECT_NEAR(huge.coefficients[1], must_fit({Squared{}, {}}, points.data()).coefficients[1], 1e-9);
  }
}

TEST(Fit, AScaleBelowTheRoundingOfTheResidualsIsLeastAbsoluteDeviations) {
  // One point is fitted exactly and its residual is rounding of any size, beside which no slope is seen; the others
  // have a median between −9e15 and −1e86, from which one of them is 4e97 away.
  const double far = -9007199254740994;
  const std::vector<double> x = {3.75, far, far, far, far}, y = {-8e107, far, -4e97, -1e86, 3.75};
  const auto found = fit(LogCosh{}, {{x}, y, true, 1}, {ScaleRule::fixed, 1});
  ASSERT_TRUE(found.ok());
  EXPECT_NEAR(found.value().objective / 4e97, 1, 1e-4);

  const std::vector<double> steep = {3.0000017508864403, -6.7370002128489258e-15, 2, 18, 1700000004000};
  const std::vector<double> up = {-48, -48.006737000212851, 1999999999952, 17999999999952, 1.700000004e+24};
  const auto pseudo = fit(PseudoHuber{0.734375}, {{steep}, up, true, 1}, {});
  ASSERT_TRUE(pseudo.ok());
  EXPECT_TRUE(pseudo.value().converged);
}

TEST(Fit, TheObjectiveIsThatOfTheCoefficientsWhereAStepIsLongForTheLossAndShortForTheData) {
  const auto expect_own = [](const Loss& loss, const std::vector<double>& x, const std::vector<double>& y) {
    const auto found = fit(loss, {{x}, y, true, 1}, {ScaleRule::fixed, 1});
    ASSERT_TRUE(found.ok());
    const auto& c = found.value().coefficients;
    std::vector<double> residuals;
    for (std::size_t i = 0; i < x.size(); ++i) residuals.push_back((y[i] - c[0]) - c[1] * x[i]);
    const double own = total(loss, residuals);
    EXPECT_NEAR(found.value().objective / own, 1, 1e-12);
  };
  expect_own(LogCosh{},
             {1700000000000, 1700000001000, 1699999647280, 1700000003000, 1700000004000, -8.8292309232148427e+304, -48,
              -48, -48, -48},
             {-48, -20, 16, 8, -48, 1700000008000, 1700000009000, -48, 0, 1});
  expect_own(PseudoHuber{1e-9}, {-48, 1e-308, 2e-308, 3e-308, -5.495755287128916e+303, 1.75},
             {-33, 29, 29, 29, 29, 29});
}

TEST(Fit, AThresholdFarBelowTheResidualsIsNearlyLeastAbsoluteDeviations) {
  // No residual of least squares lies within the threshold: Huber's loss is linear all around that start.
  Random random(15);
  for (int round = 0; round < 200; ++round) {
    Points points;
    for (int i = 0; i < 10; ++i) {
      points.x.push_back(10 * random.uniform() - 5);
      points.y.push_back(std::floor(4 * random.uniform()));
    }
    const Fit huber = must_fit({Huber{1e-8}, {ScaleRule::fixed, 1}}, points.data());
    const Fit absolute = must_fit({Absolute{}, {}}, points.data());
    EXPECT_NEAR(huber.objective / 1e-8, absolute.objective, 1e-6) << round;
  }
}

TEST(Fit, AThresholdThatIsRoundingBesideTheDataIsLeastAbsoluteDeviations) {
  // Least squares passes through the last point but one to the last digit, where the weight of that point is 10⁷⁸ times
  // that of any other.
  const std::vector<double> x = {
      1.66143842747949e+84,   4.0028861520087876e+84, -1.1994850924059132e+84, -6.8364514390048493e+83, 1.3e+94,
      -2.7603946710494432e+84};
  const std::vector<double> y = {4e+84, 4e+84, 4e+84, 4e+84, 1.3e+94, 4e+84};
  const Points points{x, y};
  const Fit absolute = must_fit({Absolute{}, {}}, points.data());
  for (const Loss& loss : {Loss{PseudoHuber{1.3e-78}}, Loss{PseudoHuber{1e-20}}, Loss{Huber{1.3e-78}}}) {
    const Fit found = must_fit({loss, {ScaleRule::mad}}, points.data());
    EXPECT_TRUE(found.converged);
    EXPECT_NEAR(found.coefficients[0] / absolute.coefficients[0], 1, 1e-6);
    EXPECT_NEAR(found.coefficients[1], absolute.coefficients[1], 1e-15);
  }
}

TEST(Fit, HuberSaysWhenItsMinimumIsFlat) {
  // Two clusters farther apart than the thresholds reach: every location between is as good.
  const std::vector<double> y = {0, 0, 0, 100, 100, 100};
  const Fit found = must_fit({Huber{1}, {ScaleRule::fixed, 1}}, {{}, y, true, 1});
  EXPECT_FALSE(found.unique);
  EXPECT_GE(found.coefficients[0], 1);
  EXPECT_LE(found.coefficients[0], 99);
}

TEST(Fit, AMadOfZeroFollowsTheMajority) {
  const Points points{{0, 1, 2, 3, 4, 5, 6}, {1, 3, 5, 7, 9, 40, -3}};
  const Fit found = must_fit({Huber{1.345}, {ScaleRule::mad}}, points.data());
  EXPECT_NEAR(found.coefficients[0], 1, 1e-12);
  EXPECT_NEAR(found.coefficients[1], 2, 1e-12);
  EXPECT_EQ(found.scale, 0);
  EXPECT_EQ(found.objective, kInfinity);
}

}  // namespace
