// What robust statistics promises of the estimators: efficiency where nothing is wrong, and what they bear.

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "loss/evaluate.h"
#include "loss/fit.h"
#include "random.h"

namespace {

using namespace loss;

/// n times the variance of a location estimate, over samples of 101 from (1 − ε)N(0, 1) + εN(0, 9).
double variance_of(const Loss& loss, double epsilon, int samples) {
  Random random(7);
  double sum = 0, squares = 0;
  std::vector<double> y(101);
  for (int k = 0; k < samples; ++k) {
    for (double& v : y) {
      const double size = random.uniform() < epsilon ? 3 : 1;
      v = size * random.normal();
    }
    const double estimate = fit(loss, {{}, y}, {}).value().coefficients[0];
    sum += estimate;
    squares += estimate * estimate;
  }
  return 101 * (squares / samples - sum * sum / samples / samples);
}

TEST(Robustness, VariancesUnderContaminationAreThoseOfTheAsymptoticTheory) {
  // The relative error of a variance from 6,000 samples is 0.018; 101 points are not infinitely many.
  const double epsilons[] = {0.01, 0.05, 0.1};
  const double mean[] = {1.08, 1.40, 1.80}, median[] = {1.5920, 1.6810, 1.8032}, huber[] = {1.0751, 1.1694, 1.2988};
  for (int k = 0; k < 3; ++k) {
    EXPECT_NEAR(variance_of(Squared{}, epsilons[k], 6000) / mean[k], 1, 0.06);
    EXPECT_NEAR(variance_of(Absolute{}, epsilons[k], 6000) / median[k], 1, 0.06);
    EXPECT_NEAR(variance_of(Huber{1.345}, epsilons[k], 6000) / huber[k], 1, 0.06);
  }
}

TEST(Robustness, EfficienciesAtTheNormalAreThoseOfTheLiterature) {
  // (E ψ′)²/E ψ² at scale 1, over a sample so large that the mean of ψ² is known to 0.3 %.
  Random random(8);
  std::vector<double> z(400000);
  for (double& v : z) v = random.normal();
  const std::pair<Loss, double> cases[] = {
      {Huber{1}, .903124},      {Huber{1.345}, .950000},   {Huber{1.5}, .964236},     {Huber{2}, .989716},
      {Tukey{4.685}, .949997},  {Cauchy{2.385}, .950003},  {Welsch{2.985}, .950020},  {General{1, 1}, .926758},
      {General{0, 1}, .857052}, {General{-2, 1}, .782242}, {PseudoHuber{1.287}, .95}, {GemanMcClure{3.787}, .95},
  };
  for (const auto& [loss, efficiency] : cases) {
    const Evaluation e = evaluate(loss, z).value();
    double curved = 0, squares = 0;
    for (std::size_t i = 0; i < z.size(); ++i) {
      curved += e.curvature[i];
      squares += e.slope[i] * e.slope[i];
    }
    EXPECT_NEAR(curved * curved / squares / static_cast<double>(z.size()), efficiency, 0.006) << entry_of(loss).id;
  }
  // Log-cosh at scale 1.205.
  for (double& v : z) v /= 1.205;
  const Evaluation e = evaluate(LogCosh{}, z).value();
  double curved = 0, squares = 0;
  for (std::size_t i = 0; i < z.size(); ++i) {
    curved += e.curvature[i];
    squares += e.slope[i] * e.slope[i];
  }
  EXPECT_NEAR(curved * curved / squares / static_cast<double>(z.size()) / (1.205 * 1.205), .950023, 0.006);
  EXPECT_NEAR(1 / variance_of(Absolute{}, 0, 6000), 0.63662, 0.04);
}

struct Line {
  std::vector<double> x, y;
  Data data() const { return {{x}, y}; }
};

/// y = 1 + 2x + noise, of which the first `bad` points are elsewhere.
Line contaminated(int n, int bad, double noise, double x_away, double y_away) {
  Random random(9);
  Line line;
  for (int i = 0; i < n; ++i) {
    const bool away = i < bad;
    line.x.push_back(away ? x_away + 0.01 * random.normal() : random.normal());
    line.y.push_back(away ? y_away + 0.01 * random.normal() : 1 + 2 * line.x.back() + noise * random.normal());
  }
  return line;
}

TEST(Robustness, MmRecoversAnExactLineAmongFortyPercentOfOutliers) {
  const Line line = contaminated(100, 40, 0, 5, -30);
  const Fit found = fit(Tukey{4.685}, line.data(), {ScaleRule::s}).value();
  EXPECT_TRUE(found.converged);
  EXPECT_NEAR(found.coefficients[0], 1, 1e-12);
  EXPECT_NEAR(found.coefficients[1], 2, 1e-12);
  EXPECT_EQ(found.scale, 0);
}

TEST(Robustness, MmBearsNearlyHalfOfThePointsAtAnyDistance) {
  for (const double away : {1e2, 1e3, 1e6, 1e9}) {
    const Line line = contaminated(100, 45, 1, 1, away);
    const Fit found = fit(Tukey{4.685}, line.data(), {ScaleRule::s}).value();
    EXPECT_NEAR(found.coefficients[0], 1, 0.6) << away;
    EXPECT_NEAR(found.coefficients[1], 2, 0.6) << away;
  }
}

TEST(Robustness, OnePointWithLeverageTakesTheLineOfHuberAndOfLeastAbsoluteDeviations) {
  const Line line = contaminated(100, 1, 1, 1e6, -1e6);
  for (const auto& [loss, scale] : {std::pair<Loss, Scale>{Absolute{}, {}}, {Huber{1.345}, {ScaleRule::mad}}}) {
    EXPECT_NEAR(fit(loss, line.data(), scale).value().coefficients[1], -1, 1e-3) << entry_of(loss).id;
  }
  EXPECT_NEAR(fit(Tukey{4.685}, line.data(), {ScaleRule::s}).value().coefficients[1], 2, 0.3);
}

TEST(Robustness, HubersLocationWithMadBearsAThird) {
  // Far from most points median|r| is their distance D, s = D/κ, and each pulls by κ, while each bad one pulls by at
  // most k: the good win for shares of bad points below κ/(κ + k) = 0.334. (With the MAD about the median, and kept,
  // it would be a half.)
  for (const double away : {1e2, 1e6, 1e12}) {
    for (const int bad : {32, 35}) {
      Random random(10);
      std::vector<double> y;
      for (int i = 0; i < 101; ++i) y.push_back(i < bad ? away : random.normal());
      const Scale mad = {ScaleRule::mad, 1, 0.6745, Start::squared};
      const double location = fit(Huber{1.345}, {{}, y}, mad).value().coefficients[0];
      if (bad == 32) {
        EXPECT_LT(std::abs(location), 10) << away;
      } else {
        EXPECT_GT(location, 0.2 * away);
      }
    }
  }
}

}  // namespace
