// Normalisers against 30-digit quadrature, closed forms and published limits.

#include "loss/normaliser.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>

#include "golden.h"

namespace {

using namespace loss;
using golden::Json;

constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr double kLargest = std::numeric_limits<double>::max();
constexpr double kSmallest = std::numeric_limits<double>::denorm_min();
const double kLogSqrt2Pi = 0.5 * std::log(2 * std::numbers::pi);

TEST(GeneralNormaliser, IsTheOraclesWithItsDerivative) {
  const Json file = golden::load("barron_partition");
  int values = 0, slopes = 0;
  for (const Json& one : file["cases"]) {
    const LogNormaliser z = general_log_normaliser(one["alpha"]);
    EXPECT_NEAR(z.value, one["log_Z"].get<double>(), 3e-15) << one["id"];
    EXPECT_NEAR(std::exp(z.value) / one["Z"].get<double>(), 1, 4e-15) << one["id"];
    ++values;
    if (!one.contains("dlogZ_dalpha")) continue;
    EXPECT_NEAR(z.slope, one["dlogZ_dalpha"].get<double>(), 1e-13) << one["id"];
    ++slopes;
  }
  EXPECT_EQ(values, 37);
  EXPECT_EQ(slopes, 31);  // all that lie between 0 and 2
}

TEST(GeneralNormaliser, HasItsClosedForms) {
  EXPECT_NEAR(std::exp(general_log_normaliser(0).value), std::numbers::pi * std::numbers::sqrt2, 1e-14);
  EXPECT_NEAR(std::exp(general_log_normaliser(1).value), 3.272306972526516493, 1e-14);  // 2e K₁(1)
  EXPECT_EQ(general_log_normaliser(2).value, kLogSqrt2Pi);
  EXPECT_EQ(general_log_normaliser(-1e-300).value, kInf);
  EXPECT_EQ(general_log_normaliser(-kInf).value, kInf);
}

TEST(GeneralNormaliser, IsContinuousAtBothEndsOfItsRange) {
  // Its slopes there: −0.8597… and about log|α − 2|/4.
  EXPECT_NEAR(general_log_normaliser(kSmallest).value, general_log_normaliser(0).value, 1e-15);
  EXPECT_NEAR(general_log_normaliser(1e-14).value, general_log_normaliser(0).value, 1e-14);
  EXPECT_NEAR(general_log_normaliser(std::nextafter(2.0, 0.0)).value, kLogSqrt2Pi, 6e-15);
  EXPECT_NEAR(general_log_normaliser(std::nextafter(2.0, 3.0)).value, kLogSqrt2Pi, 6e-15);
  for (const double gap : {0x1p-12, 0x1p-20, 0x1p-30, 0x1p-40}) {
    // d log Z/dα = (log(2 − α) + const)/4 + o(1), so that a 1024th of the gap takes log(1024)/4 more.
    const double further = general_log_normaliser(2 - gap / 1024).slope - general_log_normaliser(2 - gap).slope;
    EXPECT_NEAR(further, -std::log(1024.0) / 4, 100 * gap + 1e-12) << gap;
  }
}

TEST(GeneralNormaliser, SlopeAndCurvatureAreDerivatives) {
  for (const double alpha : {0.01, 0.3, 0.77, 1.0, 1.3, 1.9, 1.999, 2.001, 2.3, 4.0, 9.0, 33.0}) {
    // Five points: errors of order h⁴ and of rounding.
    const double h = 0.02 * std::fmin(1, std::fmin(alpha, std::abs(alpha - 2)));
    const LogNormaliser a = general_log_normaliser(alpha - 2 * h), b = general_log_normaliser(alpha - h),
                        c = general_log_normaliser(alpha), d = general_log_normaliser(alpha + h),
                        e = general_log_normaliser(alpha + 2 * h);
    const double slope = (a.value - 8 * b.value + 8 * d.value - e.value) / (12 * h);
    const double curvature = (a.slope - 8 * b.slope + 8 * d.slope - e.slope) / (12 * h);
    EXPECT_NEAR(c.slope, slope, 1e-6 * std::abs(slope)) << alpha;
    EXPECT_NEAR(c.curvature, curvature, 1e-6 * std::abs(curvature)) << alpha;
  }
}

TEST(GeneralNormaliser, FallsAndTendsToThatOfExpOfHalfTheSquare) {
  double before = kInf;
  for (const double alpha : {0.0, 0.1, 0.5, 1.0, 1.5, 1.9, 1.9999, 2.0, 2.0001, 2.5, 4.0, 10.0, 1e2, 1e3, 1e5}) {
    const double value = general_log_normaliser(alpha).value;
    EXPECT_LT(value, before) << alpha;
    EXPECT_LE(general_log_normaliser(alpha).slope, 0) << alpha;
    before = value;
  }
  // ∫ exp(1 − exp(x²/2)) dx by trapezoids, which converge exponentially.
  double sum = 0;
  for (int i = -400; i <= 400; ++i) sum += 0.01 * std::exp(-std::expm1(0.5 * (0.01 * i) * (0.01 * i)));
  for (const double alpha : {1e16, 1e20, kLargest, kInf}) {
    EXPECT_NEAR(general_log_normaliser(alpha).value, std::log(sum), 1e-14) << alpha;
    EXPECT_NEAR(general_log_normaliser(alpha).slope, 0, 1e-16) << alpha;
  }
}

TEST(PseudoHuberNormaliser, IsTheOracles) {
  const Json file = golden::load("statistics");
  int count = 0;
  for (const Json& one : file["normalisers"]) {
    if (!one.contains("delta")) continue;
    const double expected = one["pseudo_huber_int_exp_minus_rho"];
    EXPECT_NEAR(std::exp(pseudo_huber_log_normaliser(one["delta"])) / expected, 1, 2e-15) << one["id"];
    ++count;
  }
  EXPECT_EQ(count, 4);
}

TEST(PseudoHuberNormaliser, FollowsTheSeriesOfK1AtBothEnds) {
  // Z = 2δ exp(x) K₁(x), x = δ², with the expansions 10.31.1 and 10.40.2 of the NIST Digital Library of Mathematical
  // Functions.
  const double gamma = std::numbers::egamma;
  for (const double delta : {kSmallest, 1e-300, 1e-20, 1e-9, 1e-8, 1e-6, 1e-3}) {
    const double x = delta * delta;
    const double k1_times_x = 1 + 0.5 * x * x * (std::log(0.5 * x + kSmallest) + gamma - 0.5);
    const double expected = std::log(2.0) - std::log(delta) + x + std::log(k1_times_x);
    EXPECT_NEAR(pseudo_huber_log_normaliser(delta), expected, 3e-16 * expected) << delta;
  }
  for (const double delta : {50.0, 1e3, 1e6, 1e9, 1e100, kLargest}) {
    const double y = 1 / delta / delta;
    const double series = y * (3.0 / 8 - y * (15.0 / 128 - y * 105.0 / 1024));
    EXPECT_NEAR(pseudo_huber_log_normaliser(delta), kLogSqrt2Pi + std::log1p(series), 4e-15) << delta;
  }
}

TEST(PseudoHuberNormaliser, IsTheGeneralOneOfAlphaOneAtDeltaOne) {
  EXPECT_NEAR(pseudo_huber_log_normaliser(1), general_log_normaliser(1).value, 1e-15);
}

TEST(StudentNormaliser, HasItsClosedForms) {
  const double pi = std::numbers::pi;
  EXPECT_NEAR(std::exp(student_log_normaliser(1)), pi, 1e-14);
  EXPECT_NEAR(std::exp(student_log_normaliser(2)), 2 * std::sqrt(2.0), 1e-14);
  EXPECT_NEAR(std::exp(student_log_normaliser(3)), pi * std::sqrt(3.0) / 2, 1e-14);
  EXPECT_NEAR(std::exp(student_log_normaliser(4)), 8.0 / 3, 1e-14);
  EXPECT_NEAR(std::exp(student_log_normaliser(5)), 3 * pi * std::sqrt(5.0) / 8, 1e-14);
  // Γ(ν/2)/Γ((ν+1)/2) → 2/(ν√π) as ν → 0, and log Z − log √(2π) → 1/(4ν) as ν → ∞.
  for (const double nu : {kSmallest, 1e-300, 1e-17}) {
    EXPECT_NEAR(student_log_normaliser(nu), std::log(2.0) - 0.5 * std::log(nu), 1e-13) << nu;
  }
  for (const double nu : {1e5, 1e8, 1e16, 1e20, 1e21, kLargest}) {
    EXPECT_NEAR(student_log_normaliser(nu), kLogSqrt2Pi + 0.25 / nu, 4e-15) << nu;
  }
}

TEST(StudentNormaliser, IsThatOfTheGammaFunction) {
  for (double nu = 0.05; nu < 60; nu *= 1.3) {
    const double expected = 0.5 * std::log(nu * std::numbers::pi) + std::lgamma(nu / 2) - std::lgamma((nu + 1) / 2);
    EXPECT_NEAR(student_log_normaliser(nu), expected, 3e-14) << nu;
  }
}

TEST(CauchyNormaliser, IsFiniteOnlyAboveOne) {
  EXPECT_EQ(cauchy_log_normaliser(0.5), kInf);
  EXPECT_EQ(cauchy_log_normaliser(1), kInf);
  EXPECT_LT(cauchy_log_normaliser(std::nextafter(1.0, 2.0)), 40);
  // c = √2 is log(1 + x²/2), the general loss of α = 0.
  EXPECT_NEAR(cauchy_log_normaliser(std::numbers::sqrt2), general_log_normaliser(0).value, 1e-15);
  for (const double c : {1.01, 1.5, 2.385, 5.0, 8.0}) {
    const double expected =
        std::log(c) + 0.5 * std::log(std::numbers::pi) + std::lgamma((c * c - 1) / 2) - std::lgamma(c * c / 2);
    EXPECT_NEAR(cauchy_log_normaliser(c), expected, 3e-14) << c;
  }
  for (const double c : {1e9, 1e11, 1e160, kLargest}) EXPECT_NEAR(cauchy_log_normaliser(c), kLogSqrt2Pi, 4e-15) << c;
}

}  // namespace
