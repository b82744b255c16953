// Losses with several local minima: the best of them is found, and said to be alone only where it is.

#include <gtest/gtest.h>

#include "golden.h"
#include "random.h"

namespace {

using namespace loss;

const std::vector<Loss> kLosses = {Cauchy{1},       GemanMcClure{1}, Welsch{1},      Tukey{2},
                                   General{0.5, 1}, General{0, 1},   General{-2, 1}, General{-kInfinity, 1}};

TEST(NonConvex, NoLocalMinimumThatAnOracleKnowsIsBetter) {
  int count = 0;
  golden::for_each_fit([&](const std::string& label, const golden::Json&, const golden::Json& expected,
                           const golden::Estimator& estimator, const golden::Sample& sample) {
    if (!expected.contains("irls_from_lad")) return;
    ++count;
    const double found = fit(estimator.loss, sample.data(), estimator.scale).value().objective;
    std::vector<double> others = {expected["irls_from_lad"]["objective"], expected["irls_from_ols"]["objective"]};
    for (const golden::Json& one : expected["other_local_minima"]) others.push_back(one["objective"]);
    for (const double other : others) EXPECT_LE(found, other * (1 + 1e-12)) << label;
  });
  EXPECT_EQ(count, 4 * 32);
}

TEST(NonConvex, TwoMirroredClustersAreTwoEquallyGoodFits) {
  const std::vector<double> y = {-10.1, -10, -9.9, 9.9, 10, 10.1};
  for (const Loss& loss : kLosses) {
    const Fit found = fit(loss, {{}, y}, {}).value();
    EXPECT_TRUE(found.converged) << entry_of(loss).id;
    EXPECT_FALSE(found.unique) << entry_of(loss).id;
    EXPECT_GT(std::abs(found.coefficients[0]), 7) << entry_of(loss).id;
  }
}

TEST(NonConvex, TheLargerClusterWinsWhereverTheSearchBegins) {
  // 40 % of the points on one line, the rest on three others: least squares and least absolute deviations see a
  // mixture.
  std::vector<double> x, y;
  for (int i = 0; i < 50; ++i) {
    x.push_back(0.1 * i);
    const int line = i % 5;
    y.push_back(line < 2 ? 3 + 2 * x.back() : 20.0 * line - 9.0 * line * x.back());
  }
  const std::span<const double> xs = x;
  for (const Loss& loss : {Loss{GemanMcClure{0.5}}, Loss{Welsch{0.5}}, Loss{Tukey{1}}}) {
    const Fit found = fit(loss, {{xs}, y}, {}).value();
    EXPECT_TRUE(found.unique) << entry_of(loss).id;
    EXPECT_NEAR(found.coefficients[0], 3, 0.1) << entry_of(loss).id;
    EXPECT_NEAR(found.coefficients[1], 2, 0.1) << entry_of(loss).id;
  }
}

TEST(NonConvex, AScaleFarAboveTheDataIsLeastSquares) {
  Random random(3);
  std::vector<double> x, y;
  for (int i = 0; i < 40; ++i) {
    x.push_back(random.normal());
    y.push_back(1 + x.back() + random.normal());
  }
  const std::span<const double> xs = x;
  const Fit squares = fit(Squared{}, {{xs}, y}, {}).value();
  for (const Loss& loss : kLosses) {
    const Fit found = fit(loss, {{xs}, y}, {ScaleRule::fixed, 1e8}).value();
    EXPECT_TRUE(found.converged && found.unique) << entry_of(loss).id;
    EXPECT_NEAR(found.coefficients[1], squares.coefficients[1], 1e-9) << entry_of(loss).id;
  }
}

TEST(NonConvex, AScaleFarBelowTheDataFitsAsManyPointsExactlyAsItCan) {
  const std::vector<double> y = {1, 5, 2, 5, 9, 5, 4};
  for (const Loss& loss : kLosses) {
    const Fit found = fit(loss, {{}, y}, {ScaleRule::fixed, 1e-6}).value();
    EXPECT_TRUE(found.converged) << entry_of(loss).id;
    EXPECT_NEAR(found.coefficients[0], 5, 1e-5) << entry_of(loss).id;
  }
}

TEST(NonConvex, ManyPointsAreFittedThroughSamplesOfThem) {
  // The fit of 20,000 points is stationary for all of them, and no step away from it is better.
  Random random(4);
  std::vector<double> x, y;
  for (int i = 0; i < 20000; ++i) {
    x.push_back(random.normal());
    y.push_back(2 - x.back() + random.normal() + (i % 3 == 0 ? 15 : 0));
  }
  const std::span<const double> xs = x;
  for (const Loss& loss : {Loss{Tukey{4.685}}, Loss{Cauchy{2.385}}}) {
    const Fit found = fit(loss, {{xs}, y}, {}).value();
    EXPECT_TRUE(found.converged && found.unique);
    EXPECT_NEAR(found.coefficients[0], 2, 0.3);
    EXPECT_NEAR(found.coefficients[1], -1, 0.1);
    for (int k = 0; k < 10; ++k) {
      const double a = found.coefficients[0] + 1e-4 * random.normal(),
                   b = found.coefficients[1] + 1e-4 * random.normal();
      double sum = 0;
      for (std::size_t i = 0; i < x.size(); ++i) {
        sum += std::visit([&](const auto& l) { return l.value(y[i] - a - b * x[i]); }, loss);
      }
      EXPECT_GE(sum, found.objective * (1 - 1e-13));
    }
  }
}

TEST(NonConvex, AScaleThatDoesNotFitIsNamed) {
  const std::vector<double> x = {0, 1, 2, 3, 4}, y = {-48, -48, -40, 16, 3};
  const auto found = fit(Welsch{2.985}, {{x}, y, true, 1}, {.rule = ScaleRule::mad, .mad_constant = 1e-308});
  ASSERT_FALSE(found.ok());
  EXPECT_EQ(found.error().code, ErrorCode::overflow);
}

}  // namespace
