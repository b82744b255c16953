// The cloud of known conditional mean and quantiles has them, within the error of so many points.

#include "loss/cloud.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "loss/fit.h"

namespace {

using namespace loss;

constexpr int kMany = 100000;

Cloud cloud(int count, std::uint64_t seed) {
  const auto result = skewed_cloud(count, seed);
  EXPECT_TRUE(result.ok());
  return result.ok() ? result.value() : Cloud{};
}

std::vector<double> quantile_at(double tau, std::span<const double> x) {
  const auto result = cloud_quantile(tau, x);
  EXPECT_TRUE(result.ok());
  return result.ok() ? result.value() : std::vector<double>{};
}

TEST(Cloud, AShareTauOfThePointsLiesBelowTheQuantileInEveryPart) {
  const Cloud points = cloud(kMany, 1);
  EXPECT_TRUE(std::is_sorted(points.x.begin(), points.x.end()));
  EXPECT_GE(points.x.front(), 0);
  EXPECT_LE(points.x.back(), 10);
  for (const double tau : {0.1, 0.5, 0.9}) {
    const std::vector<double> quantile = quantile_at(tau, points.x);
    for (std::size_t part = 0; part < 4; ++part) {
      int below = 0;
      for (std::size_t i = part * kMany / 4; i < (part + 1) * kMany / 4; ++i) below += points.y[i] < quantile[i];
      EXPECT_NEAR(below / (kMany / 4.0), tau, 4 * std::sqrt(tau * (1 - tau) / (kMany / 4.0))) << tau << " " << part;
    }
  }
}

TEST(Cloud, TheConditionalMeanIsTheMeanInEveryPart) {
  const Cloud points = cloud(kMany, 2);
  const std::vector<double> mean = cloud_mean(points.x);
  for (std::size_t part = 0; part < 4; ++part) {
    double sum = 0, square = 0;
    for (std::size_t i = part * kMany / 4; i < (part + 1) * kMany / 4; ++i) {
      sum += points.y[i] - mean[i];
      square += (points.y[i] - mean[i]) * (points.y[i] - mean[i]);
    }
    EXPECT_LT(std::abs(sum), 4 * std::sqrt(square)) << part;
  }
}

TEST(Cloud, FitsOfDegreeTwoFindTheCurvesThatTheLossesEstimate) {
  const Cloud points = cloud(kMany, 3);
  const std::vector<double> at = {0.5, 2, 5, 8, 9.5};
  const auto near = [&](const Loss& loss, const std::vector<double>& truth) {
    const auto fitted = fit(loss, {{points.x}, points.y, true, 2}, {});
    ASSERT_TRUE(fitted.ok());
    const std::vector<double>& b = fitted.value().coefficients;
    for (std::size_t i = 0; i < at.size(); ++i) EXPECT_NEAR(b[0] + at[i] * (b[1] + at[i] * b[2]), truth[i], 0.12);
  };
  near(Squared{}, cloud_mean(at));
  near(Absolute{}, quantile_at(0.5, at));
  near(Quantile{0.1}, quantile_at(0.1, at));
  near(Quantile{0.9}, quantile_at(0.9, at));
}

TEST(Cloud, TheMedianLiesBelowTheMeanByItsClosedForm) {
  const std::vector<double> at = {0, 10};
  const std::vector<double> mean = cloud_mean(at), median = quantile_at(0.5, at);
  EXPECT_DOUBLE_EQ(mean[0], 1);
  EXPECT_DOUBLE_EQ(mean[1], 6);
  EXPECT_NEAR(mean[1] - median[1], 2.8 * (1 - std::log(2.0)), 1e-15);
}

TEST(Cloud, WhatCannotBeIsRefused) {
  EXPECT_EQ(skewed_cloud(-1, 1).error().code, ErrorCode::bad_parameter);
  EXPECT_EQ(skewed_cloud(kMostDraws + 1, 1).error().code, ErrorCode::too_large);
  for (const double tau : {0.0, 1.0, -1.0, std::nan("")}) {
    EXPECT_EQ(cloud_quantile(tau, {}).error().code, ErrorCode::bad_parameter);
  }
  EXPECT_TRUE(cloud(0, 1).y.empty());
}

}  // namespace
