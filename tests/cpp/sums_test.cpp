// Sums of causes: what theorems say of their distributions and of their way to the normal one.

#include "loss/sums.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>

namespace {

using namespace loss;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr int kMany = 100000;
constexpr Cause kWithVariance[] = {Cause::uniform, Cause::exponential, Cause::two_valued, Cause::laplace};
const PixelAxis kAxis{-4, 4, 80};

double normal_cdf(double x) { return 0.5 * std::erfc(-x / std::numbers::sqrt2); }

double distance(Cause cause, int k) {
  const auto result = distance_of_sums(cause, k);
  EXPECT_TRUE(result.ok());
  return result.ok() ? result.value() : kNaN;
}

std::vector<double> sums(Cause cause, int k, int count, std::uint64_t seed) {
  const auto result = draw_sums(cause, k, count, seed);
  EXPECT_TRUE(result.ok());
  return result.ok() ? result.value() : std::vector<double>{};
}

AgainstNormal compared(const std::vector<double>& values, const PixelAxis& axis = kAxis) {
  const auto result = against_normal(values, axis);
  EXPECT_TRUE(result.ok());
  return result.ok() ? result.value() : AgainstNormal{};
}

TEST(Sums, TheDistanceOfOneCauseIsItsClosedForm) {
  EXPECT_NEAR(distance(Cause::two_valued, 1), normal_cdf(1) - 0.5, 1e-14);
  // Where the waiting time begins the normal distribution has Φ(−1) behind it.
  EXPECT_NEAR(distance(Cause::exponential, 1), normal_cdf(-1), 1e-9);
  // Distribution functions are farthest apart where densities cross: φ(x) = 1/(2√3).
  const double crossing = std::sqrt(-2 * std::log(std::sqrt(2 * std::numbers::pi) / (2 * std::numbers::sqrt3)));
  EXPECT_NEAR(distance(Cause::uniform, 1), normal_cdf(crossing) - 0.5 - crossing / (2 * std::numbers::sqrt3), 1e-12);
  // φ(x) = exp(−√2x)/√2: x² − 2√2x + log π = 0.
  double largest = 0;
  for (const double side : {-1.0, 1.0}) {
    const double x = std::numbers::sqrt2 + side * std::sqrt(2 - std::log(std::numbers::pi));
    largest = std::max(largest, std::abs(1 - 0.5 * std::exp(-std::numbers::sqrt2 * x) - normal_cdf(x)));
  }
  EXPECT_NEAR(distance(Cause::laplace, 1), largest, 1e-12);
}

/// The largest distance from Φ on a fine grid: a little less than on the line.
template <class F>
double on_grid(F cdf) {
  double largest = 0;
  for (int i = -60000; i <= 60000; ++i) largest = std::max(largest, std::abs(cdf(i * 1e-4) - normal_cdf(i * 1e-4)));
  return largest;
}

TEST(Sums, TheDistanceOfFewCausesIsThatOfTheirKnownDistribution) {
  for (const int k : {2, 3, 5, 8}) {
    // Irwin (1927) and Hall (1927): P(Σ ≤ t) = (1/k!) Σ (−1)ʲ C(k, j) (t − j)ᵏ over j ≤ t.
    const auto irwin_hall = [&](double x) {
      const double t = std::clamp(0.5 * k + x * std::sqrt(k / 12.0), 0.0, static_cast<double>(k));
      double sum = 0, choose = 1;
      for (int j = 0; j <= t; ++j) {
        sum += (j % 2 ? -1 : 1) * choose * std::pow(t - j, k);
        choose *= static_cast<double>(k - j) / (j + 1);
      }
      return sum / std::tgamma(k + 1.0);
    };
    EXPECT_NEAR(distance(Cause::uniform, k), on_grid(irwin_hall), 1e-8) << k;
  }
  const double root = std::numbers::sqrt2;
  const auto waiting = [&](double x) {
    const double t = 2 + x * root;
    return t > 0 ? 1 - std::exp(-t) * (1 + t) : 0;
  };
  EXPECT_NEAR(distance(Cause::exponential, 2), on_grid(waiting), 1e-8);
  const auto two_sided = [](double x) {
    const double tail = std::exp(-2 * std::abs(x)) * (2 + 2 * std::abs(x)) / 4;
    return x < 0 ? tail : 1 - tail;
  };
  EXPECT_NEAR(distance(Cause::laplace, 2), on_grid(two_sided), 1e-8);
}

TEST(Sums, AnEvenNumberOfTwoValuedCausesIsHalfItsMiddleStepAway) {
  for (int k = 2; k <= kMostCauses; k += 2) {
    const double step = std::exp(std::lgamma(k + 1) - 2 * std::lgamma(k / 2 + 1) - k * std::numbers::ln2);
    EXPECT_NEAR(distance(Cause::two_valued, k), 0.5 * step, 1e-12) << k;
  }
}

TEST(Sums, TheDistanceObeysBerryAndEsseen) {
  // E|X|³ times 0.469/√k (I. G. Shevtsova, 2013).
  const std::pair<Cause, double> third[] = {{Cause::uniform, 0.75 * std::numbers::sqrt3},
                                            {Cause::exponential, 12 / std::numbers::e - 2},
                                            {Cause::two_valued, 1},
                                            {Cause::laplace, 1.5 * std::numbers::sqrt2}};
  for (const auto& [cause, moment] : third) {
    for (int k = 1; k <= kMostCauses; k += k < 10 ? 1 : 19) {
      EXPECT_LT(distance(cause, k), 0.469 * moment / std::sqrt(k)) << static_cast<int>(cause) << " " << k;
    }
  }
}

TEST(Sums, TheDistanceShrinksAsEdgeworthSays) {
  // A lattice: half a step of the density 1/√(2π). Skewness 2: γ/(6√(2πk)). Symmetric: |κ|/(24k) times the largest
  // |x³ − 3x|φ(x), with the excess kurtosis κ.
  const double at = std::sqrt(3 - std::sqrt(6)), normal = std::sqrt(2 * std::numbers::pi);
  const double third = (3 * at - at * at * at) * std::exp(-0.5 * at * at) / normal;
  EXPECT_NEAR(distance(Cause::two_valued, 200) * std::sqrt(200) * normal, 1, 0.005);
  EXPECT_NEAR(distance(Cause::exponential, 200) * std::sqrt(200) * normal * 3, 1, 0.02);
  EXPECT_NEAR(distance(Cause::uniform, 200) * 200 * 24 / third / 1.2, 1, 0.02);
  EXPECT_NEAR(distance(Cause::laplace, 200) * 200 * 24 / third / 3, 1, 0.02);
}

TEST(Sums, CauchyCausesComeNoCloser) {
  const double one = distance(Cause::cauchy, 1), quartile = 0.67448975019608174;
  EXPECT_NEAR(one, on_grid([&](double x) { return 0.5 + std::atan(x / quartile) / std::numbers::pi; }), 1e-8);
  EXPECT_GT(one, 0.05);
  for (const int k : {2, 30, kMostCauses}) {
    EXPECT_EQ(distance(Cause::cauchy, k), one);
    // The sum of k, made k times as small, is one of them: its quartiles stay.
    std::vector<double> values = sums(Cause::cauchy, k, kMany, 40);
    std::sort(values.begin(), values.end());
    // The standard error of a quartile is √(3/16n) over the density there.
    const double error = std::sqrt(3.0 / 16 / kMany) * 2 * std::numbers::pi * quartile;
    EXPECT_NEAR(values[kMany / 4], -quartile, 4 * error) << k;
    EXPECT_NEAR(values[3 * kMany / 4], quartile, 4 * error) << k;
  }
}

TEST(Sums, DrawnSumsHaveTheDistanceOfTheirDistributionWithinTheErrorOfSoMany) {
  std::uint64_t seed = 1;
  for (const Cause cause : {Cause::uniform, Cause::exponential, Cause::two_valued, Cause::laplace, Cause::cauchy}) {
    for (const int k : {1, 2, 5, 30, kMostCauses}) {
      const AgainstNormal found = compared(sums(cause, k, kMany, seed++));
      EXPECT_NEAR(found.distance, distance(cause, k), 2 / std::sqrt(kMany)) << static_cast<int>(cause) << " " << k;
    }
  }
}

TEST(Sums, DrawnSumsHaveMeanZeroAndVarianceOne) {
  for (const Cause cause : kWithVariance) {
    for (const int k : {1, 3, 50}) {
      double mean = 0, square = 0;
      for (const double value : sums(cause, k, kMany, 77)) {
        mean += value / kMany;
        square += value * value / kMany;
      }
      EXPECT_LT(std::abs(mean), 4 / std::sqrt(kMany));
      // The fourth moment of a standardised sum is at most that of its cause, 9.
      EXPECT_LT(std::abs(square - 1), 4 * std::sqrt(8.0 / kMany));
    }
  }
}

TEST(Sums, OneCauseIsTheCauseItself) {
  for (const Cause cause : kWithVariance) EXPECT_EQ(sums(cause, 1, 100, 9), draw(cause, 1, 100, 9).value());
}

TEST(Sums, AHistogramCountsEachValueOnceAndTheDistanceIsTheLargestGap) {
  const AgainstNormal one = compared({0.25});
  EXPECT_NEAR(one.distance, normal_cdf(0.25), 1e-15);
  EXPECT_EQ(one.counts[42], 1u);
  // Half of the values at −1, half at 1.
  EXPECT_NEAR(compared({-1, 1, 1, -1}).distance, normal_cdf(1) - 0.5, 1e-15);
  const AgainstNormal far = compared({-5, 0, 9});
  EXPECT_EQ(far.outside, 2u);
  EXPECT_EQ(std::accumulate(far.counts.begin(), far.counts.end(), 0u), 1u);
  EXPECT_EQ(compared({}).distance, 0);
  const std::vector<double> normal = draw(make_noise("gaussian", {}).value(), 1, kMany, 5).value();
  EXPECT_LT(compared(normal).distance, 2 / std::sqrt(kMany));
}

TEST(Sums, WhatCannotBeSummedIsRefused) {
  for (const int k : {-1, 0, kMostCauses + 1}) {
    EXPECT_EQ(draw_sums(Cause::uniform, k, 1, 1).error().code, ErrorCode::bad_parameter);
    EXPECT_EQ(distance_of_sums(Cause::uniform, k).error().code, ErrorCode::bad_parameter);
  }
  EXPECT_EQ(draw_sums(Cause::uniform, 2, -1, 1).error().code, ErrorCode::bad_parameter);
  EXPECT_EQ(draw_sums(Cause::uniform, 200, 1 << 26, 1).error().code, ErrorCode::too_large);
  EXPECT_EQ(against_normal(std::vector<double>{kNaN}, kAxis).error().code, ErrorCode::not_finite);
  EXPECT_EQ(against_normal(std::vector<double>{0}, {0, 0, 5}).error().code, ErrorCode::bad_parameter);
}

}  // namespace
