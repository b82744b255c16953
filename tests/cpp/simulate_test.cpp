// Samples of a line with outliers, and what repeated fits of them say: efficiencies and breakdown points known from
// theory.

#include "loss/simulate.h"

#include <gtest/gtest.h>

#include <cmath>
#include <vector>

#include "loss/draw.h"

namespace loss {
namespace {

Noise gaussian() { return make_noise("gaussian", {}).value(); }

Estimator estimator(std::string_view id, ScaleRule rule = ScaleRule::fixed) {
  return {make_loss(id, {}).value(), {rule}};
}

std::vector<Estimator> four() {
  return {estimator("squared"), estimator("absolute"), estimator("huber", ScaleRule::mad),
          estimator("tukey", ScaleRule::s)};
}

NoisyLine line(double share = 0, double dx = 0, double level = 0, int count = 60) {
  return {.intercept = 2, .slope = 1, .count = count, .noise = gaussian(), .share = share, .dx = dx, .level = level};
}

TEST(Sample, IsTheLinePlusDrawsOfTheNoise) {
  const NoisySample made = sample(line(), 7).value();
  const std::vector<double> noise = draw(gaussian(), 1, 60, 7).value();
  ASSERT_EQ(made.x.size(), 60u);
  EXPECT_EQ(made.outliers, 0);
  EXPECT_EQ(made.x.front(), 0);
  EXPECT_EQ(made.x.back(), 10);
  for (std::size_t i = 0; i < 60; ++i) EXPECT_EQ(made.y[i], 2 + 1 * made.x[i] + noise[i]);
}

TEST(Sample, MovesTheShareWithTheLargestXAndLeavesTheOthers) {
  const NoisySample clean = sample(line(), 7).value();
  const NoisySample moved = sample(line(0.1, 30, -50), 7).value();
  const std::vector<double> noise = draw(gaussian(), 1, 60, 7).value();
  EXPECT_EQ(moved.outliers, 6);
  for (std::size_t i = 0; i < 60; ++i) {
    EXPECT_EQ(moved.x[i], clean.x[i] + (i < 54 ? 0 : 30));
    EXPECT_EQ(moved.y[i], i < 54 ? clean.y[i] : -50 + noise[i]);
  }
  EXPECT_EQ(sample(line(1), 7).value().outliers, 60);
}

TEST(Simulate, BeginsWithTheSampleOfItsSeed) {
  const NoisySample one = sample(line(), 3).value();
  const std::vector<Spread> spreads = simulate(line(), four(), 2, 3).value();
  for (std::size_t j = 0; j < four().size(); ++j) {
    const Fit found = fit(four()[j].loss, Data{{one.x}, one.y, true, 1}, four()[j].scale).value();
    ASSERT_EQ(spreads[j].slopes.size(), 2u);
    EXPECT_EQ(spreads[j].slopes[0], found.coefficients[1]);
    EXPECT_NE(spreads[j].slopes[1], found.coefficients[1]);
    const double a = spreads[j].slopes[0] - 1, b = spreads[j].slopes[1] - 1;
    EXPECT_NEAR(spreads[j].mean_square_error, (a * a + b * b) / 2, 1e-15);
  }
}

// Var of the least-squares slope is σ²/Σ(x − x̄)²; relative to it, asymptotically, 2/π for least absolute deviations,
// 0.95 for Huber's δ = 1.345 and for MM with c = 4.685.
TEST(Simulate, CleanNormalDataGiveTheEfficienciesOfTheory) {
  constexpr int n = 100, repeats = 800;
  const std::vector<Spread> spreads = simulate(line(0, 0, 0, n), four(), repeats, 1).value();
  double squares = 0;
  for (int i = 0; i < n; ++i) squares += std::pow(10.0 * i / (n - 1) - 5, 2);
  // The standard error of the mean of 800 squares is 5 %; the estimators share their samples,
  // which makes the efficiencies surer than that.
  EXPECT_NEAR(spreads[0].mean_square_error * squares, 1, 0.15);
  const auto efficiency = [&](int j) {
    return spreads[0].mean_square_error / spreads[static_cast<std::size_t>(j)].mean_square_error;
  };
  EXPECT_NEAR(efficiency(1), 2 / M_PI, 0.08);
  EXPECT_NEAR(efficiency(2), 0.95, 0.03);
  EXPECT_NEAR(efficiency(3), 0.95, 0.04);
}

// Farther outliers carry a broken estimator farther; one that holds stays where it was.
bool breaks(const Estimator& which, double share, double dx) {
  const auto slope = [&](double far) {
    return simulate(line(share, dx * far, -100 * far), std::span(&which, 1), 1, 5).value()[0].slopes[0];
  };
  return std::abs(slope(1e6) - 1) > 100;
}

TEST(Simulate, OneVerticalOutlierBreaksLeastSquaresAndNoOther) {
  EXPECT_TRUE(breaks(four()[0], 1 / 60.0, 0));
  for (int j = 1; j < 4; ++j) EXPECT_FALSE(breaks(four()[static_cast<std::size_t>(j)], 1 / 60.0, 0)) << j;
}

// With x uniform and outliers at its end, least absolute deviations hold up to a share of 1/4 (B. Ellis and
// S. Morgenthaler, 1992, "Leverage and breakdown in L1 regression"): the first line that they can turn is the one about
// x = −½ of [−1, 1], where they weigh ∫(x + ½) from ½ to 1, which is half of ∫|x + ½| from −1 to 1. Huber's loss, whose
// scale is estimated along with the line, holds no longer than that.
TEST(Simulate, VerticalOutliersAtTheEndBreakAbsoluteErrorAtAQuarterHuberBeforeAndMmAtAHalf) {
  EXPECT_FALSE(breaks(four()[1], 15 / 60.0, 0));
  EXPECT_TRUE(breaks(four()[1], 16 / 60.0, 0));
  EXPECT_FALSE(breaks(four()[2], 0.1, 0));
  EXPECT_TRUE(breaks(four()[2], 0.25, 0));
  EXPECT_FALSE(breaks(four()[3], 0.45, 0));
  EXPECT_TRUE(breaks(four()[3], 0.5, 0));
}

TEST(Simulate, OneLeveragePointTurnsAllButMm) {
  for (int j = 0; j < 4; ++j) {
    const double slope = simulate(line(1 / 60.0, 1e6, -2e6), std::vector{four()[static_cast<std::size_t>(j)]}, 1, 5)
                             .value()[0]
                             .slopes[0];
    if (j < 3) {
      EXPECT_NEAR(slope, -2, 0.01) << j;
    } else {
      EXPECT_NEAR(slope, 1, 0.1);
    }
  }
}

TEST(Simulate, RefusesWhatItCannotDo) {
  const auto code = [](const NoisyLine& asked, int repeats = 1) {
    return simulate(asked, four(), repeats, 1).error().code;
  };
  EXPECT_EQ(code(line(0, 0, 0, 2)), ErrorCode::bad_parameter);
  EXPECT_EQ(code(line(-0.1)), ErrorCode::bad_parameter);
  EXPECT_EQ(code(line(NAN)), ErrorCode::bad_parameter);
  EXPECT_EQ(code(line(), 0), ErrorCode::bad_parameter);
  EXPECT_EQ(code(line(0, INFINITY)), ErrorCode::not_finite);
  EXPECT_EQ(code(line(), kMostDraws), ErrorCode::too_large);
  EXPECT_EQ(sample(line(2), 1).error().code, ErrorCode::bad_parameter);
}

}  // namespace
}  // namespace loss
