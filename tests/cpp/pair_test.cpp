// Elementary functions of two doubles at once, against the C library's in a wider format.

#include "loss/pair.h"

#include <gtest/gtest.h>

#include "random.h"

namespace {

using namespace loss;

/// How many units in the last place of the true value the other is off.
double units_off(double actual, long double expected) {
  const double rounded = static_cast<double>(expected);
  if (actual == rounded) return 0;
  int exponent;
  std::frexp(rounded, &exponent);
  return static_cast<double>(std::abs(static_cast<long double>(actual) - expected)) /
         std::ldexp(1.0, std::max(exponent - 53, -1074));
}

/// A number between −size and size; small ones are as likely as large ones.
double any_size(Random& random, double size) {
  const double sign = random.uniform() < 0.5 ? -1 : 1;
  return sign * size * std::exp(-40 * random.uniform() * random.uniform());
}

constexpr int kDraws = 200000;

TEST(Pair, ExponentialIsWithinOneUnitInTheLastPlace) {
  Random random(1);
  for (int i = 0; i < kDraws; ++i) {
    const double x = i % 4 ? any_size(random, 700) : -745 + 1454 * random.uniform();
    ASSERT_LE(units_off(exponential(x), std::exp(static_cast<long double>(x))), 1.01) << x;
  }
  EXPECT_EQ(exponential(0.0), 1);
  EXPECT_EQ(exponential(-kInfinity), 0);
  EXPECT_EQ(exponential(kInfinity), kInfinity);
}

TEST(Pair, ExponentialMinusOneKeepsItsDigitsNearZero) {
  Random random(2);
  for (int i = 0; i < kDraws; ++i) {
    const double x = any_size(random, 700);
    ASSERT_LE(units_off(exponential_minus_one(x), std::expm1(static_cast<long double>(x))), 2.5) << x;
  }
}

TEST(Pair, LogarithmIsWithinOneUnitInTheLastPlace) {
  Random random(3);
  for (int i = 0; i < kDraws; ++i) {
    const double x = std::exp(any_size(random, 700));
    ASSERT_LE(units_off(logarithm(x), std::log(static_cast<long double>(x))), 1.01) << x;
  }
  EXPECT_EQ(logarithm(1.0), 0);
}

TEST(Pair, LogOfOnePlusKeepsItsDigitsNearZero) {
  Random random(4);
  for (int i = 0; i < kDraws; ++i) {
    const double x = i % 2 ? std::abs(any_size(random, 1e300)) : any_size(random, 0.999);
    ASSERT_LE(units_off(log_one_plus(x), std::log1p(static_cast<long double>(x))), 1.6) << x;
  }
}

TEST(Pair, LogOfOnePlusASquareDoesNotOverflow) {
  Random random(5);
  for (int i = 0; i < kDraws; ++i) {
    const double x = i % 2 ? any_size(random, 1e300) : any_size(random, 100);
    const long double wide = std::abs(static_cast<long double>(x));
    const long double expected = wide > 1e10L ? 2 * std::log(wide) : std::log1p(wide * wide);
    ASSERT_LE(units_off(log_one_plus_square(x), expected), 2.5) << x;
  }
}

TEST(Pair, BothLanesAreTheFunctionOfTheirOwn) {
  const Pair x = {-1.25, 3.5};
  EXPECT_EQ(exponential(x)[0], exponential(-1.25));
  EXPECT_EQ(exponential(x)[1], exponential(3.5));
  EXPECT_EQ(log_one_plus_square(x)[0], log_one_plus_square(-1.25));
  EXPECT_EQ(log_one_plus_square(x)[1], log_one_plus_square(3.5));
}

}  // namespace
