// Theorems of several quantiles of the same data.

#include "loss/quantiles.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "golden.h"
#include "random.h"

namespace {

using namespace loss;

const std::vector<double> kDeciles = {0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};

struct Points {
  std::vector<std::vector<double>> x;
  std::vector<double> y;
  int degree = 1;
  bool intercept = true;
  Data data() const { return {{x.begin(), x.end()}, y, intercept, degree}; }
};

/// Noise that shrinks along x and grows again, so that lines must cross in the end.
Points points(int n, int columns, int degree, std::uint64_t seed) {
  Random random(seed);
  Points made;
  made.x.resize(static_cast<std::size_t>(columns));
  made.degree = degree;
  for (int i = 0; i < n; ++i) {
    double level = 3;
    for (auto& column : made.x) {
      column.push_back(10 * random.uniform());
      level += 0.5 * column.back();
    }
    const double spread = columns == 0 ? 1 : 0.2 + std::abs(made.x[0].back() - 4);
    made.y.push_back(level + spread * random.normal());
  }
  return made;
}

std::vector<Points> all_shapes() {
  std::vector<Points> all = {points(40, 0, 1, 1), points(60, 1, 1, 2),    points(60, 1, 5, 3),
                             points(60, 3, 1, 4), points(6000, 1, 1, 5),  points(3000, 2, 1, 6),
                             points(30, 1, 9, 7), points(3000, 1, 3, 21), points(90, 1, 1, 8)};
  all.back().intercept = false;
  return all;
}

double prediction(const Points& at, const std::vector<double>& coefficients, std::size_t row) {
  const double first = at.intercept ? coefficients[0] : 0;
  double sum = first, power = 1;
  for (std::size_t j = at.intercept ? 1 : 0, k = 0; j < coefficients.size(); ++j, ++k) {
    power = at.degree > 1 ? power * at.x[0][row] : at.x[k][row];
    sum += coefficients[j] * power;
  }
  return sum;
}

double pinball(double tau, double r) { return std::fmax(tau * r, (tau - 1) * r); }

TEST(Quantiles, EachIsTheFitOfItsTauAlone) {
  for (const Points& one : all_shapes()) {
    const Quantiles found = fit_quantiles(kDeciles, one.data()).value();
    ASSERT_EQ(found.fits.size(), kDeciles.size());
    for (std::size_t k = 0; k < kDeciles.size(); ++k) {
      const Fit alone = fit(Quantile{kDeciles[k]}, one.data(), {}).value();
      EXPECT_TRUE(found.fits[k].converged);
      EXPECT_NEAR(found.fits[k].objective, alone.objective, 1e-9 * alone.objective);
      // Where the fit is not unique, another corner of the same face may be found.
      for (std::size_t j = 0; j < alone.coefficients.size(); ++j) {
        const double slack = 1e-7 * (1 + std::abs(alone.coefficients[j]));
        EXPECT_GE(found.fits[k].coefficients[j], alone.lowest[j] - slack);
        EXPECT_LE(found.fits[k].coefficients[j], alone.highest[j] + slack);
      }
    }
  }
}

TEST(Quantiles, AtMostTauOfThePointsLieBelowAndAtMostTheRestAbove) {
  for (const Points& one : all_shapes()) {
    if (!one.intercept) continue;  // the bounds follow from the condition for the intercept
    const auto n = static_cast<double>(one.y.size());
    const Quantiles found = fit_quantiles(kDeciles, one.data()).value();
    for (std::size_t k = 0; k < kDeciles.size(); ++k) {
      int below = 0, above = 0;
      for (std::size_t i = 0; i < one.y.size(); ++i) {
        const double r = one.y[i] - found.predictions[k][i];
        below += r < -1e-9;
        above += r > 1e-9;
      }
      EXPECT_LE(below, kDeciles[k] * n + 1e-9);
      EXPECT_LE(above, (1 - kDeciles[k]) * n + 1e-9);
    }
  }
}

TEST(Quantiles, PredictionsAreThoseOfTheCoefficients) {
  for (const Points& one : all_shapes()) {
    const Quantiles found = fit_quantiles(kDeciles, one.data()).value();
    for (std::size_t k = 0; k < kDeciles.size(); ++k) {
      for (std::size_t i = 0; i < one.y.size(); i += 7) {
        const double expected = prediction(one, found.fits[k].coefficients, i);
        EXPECT_NEAR(found.predictions[k][i], expected, 1e-5 * std::pow(10, one.degree - 4) + 1e-9);
      }
    }
  }
}

TEST(Quantiles, CrossingIsReportedAtTheRowsWhereItIsAndNowhereElse) {
  int rows = 0;
  for (const Points& one : all_shapes()) {
    const Quantiles found = fit_quantiles(kDeciles, one.data()).value();
    std::vector<std::uint32_t> expected;
    double worst = 0;
    for (std::size_t i = 0; i < one.y.size(); ++i) {
      double amount = 0;
      for (std::size_t k = 0; k < kDeciles.size(); ++k) {
        for (std::size_t l = 0; l < k; ++l) {
          amount = std::fmax(amount, found.predictions[l][i] - found.predictions[k][i]);
        }
      }
      worst = std::fmax(worst, amount);
      if (amount > 1e-10) expected.push_back(static_cast<std::uint32_t>(i));
    }
    EXPECT_EQ(found.crossing.rows, expected);
    EXPECT_NEAR(found.crossing.worst, worst, 1e-10);
    if (expected.empty()) continue;
    double here = 0;
    for (std::size_t k = 0; k < kDeciles.size(); ++k) {
      for (std::size_t l = 0; l < k; ++l) {
        const std::size_t i = found.crossing.worst_row;
        here = std::fmax(here, found.predictions[l][i] - found.predictions[k][i]);
      }
    }
    EXPECT_NEAR(here, worst, 1e-10);
    rows += static_cast<int>(expected.size());
  }
  EXPECT_GT(rows, 20);  // or nothing has been shown
}

TEST(Quantiles, TwoLinesThatMustCrossAreSaidToCrossThere) {
  const std::vector<double> x = {0, 0, 1, 1}, y = {0, 3, 0, 1};
  // The lowest and the highest line: y = 0 and y = 3 − 2x; they do not cross in the range of x.
  const Quantiles apart = fit_quantiles(std::vector<double>{0.1, 0.9}, {{x}, y, true, 1}).value();
  EXPECT_TRUE(apart.crossing.rows.empty());
  EXPECT_EQ(apart.crossing.worst, 0);
  // At x = 2 they are 0 and −1: crossed by 1.
  const std::vector<double> beyond = {2};
  const Quantiles there = fit_quantiles(std::vector<double>{0.1, 0.9}, {{x}, y, true, 1}, {false, {beyond}}).value();
  EXPECT_NEAR(there.predictions[0][0], 0, 1e-15);
  EXPECT_NEAR(there.predictions[1][0], -1, 1e-15);
  const Quantiles sorted = fit_quantiles(std::vector<double>{0.1, 0.9}, {{x}, y, true, 1}, {true, {beyond}}).value();
  EXPECT_NEAR(sorted.predictions[0][0], -1, 1e-15);
  EXPECT_NEAR(sorted.predictions[1][0], 0, 1e-15);
  EXPECT_EQ(sorted.fits[1].coefficients, there.fits[1].coefficients);
}

TEST(Quantiles, LinesThroughTheSamePointsDoNotCrossByRounding) {
  // So few points that neighbouring quantiles share them, with coordinates that no double has exactly.
  Random random(9);
  std::vector<double> taus;
  for (int k = 1; k < 100; ++k) taus.push_back(k / 100.0);
  for (int round = 0; round < 50; ++round) {
    Points one;
    one.x.resize(1);
    for (int i = 0; i < 8; ++i) {
      one.x[0].push_back(0.1 * i);
      one.y.push_back(1e6 + 0.1 * i + 0.3 * std::floor(3 * random.uniform()));
    }
    const Quantiles found = fit_quantiles(taus, one.data()).value();
    // What there is must be more than the data's last digits.
    EXPECT_TRUE(found.crossing.rows.empty() || found.crossing.worst > 1e-6);
  }
}

TEST(Quantiles, RearrangedPredictionsRiseAtEveryRowAndLoseNoMore) {
  for (const Points& one : all_shapes()) {
    const Quantiles plain = fit_quantiles(kDeciles, one.data()).value();
    const Quantiles found = fit_quantiles(kDeciles, one.data(), {true, {}}).value();
    EXPECT_EQ(found.crossing.rows, plain.crossing.rows);
    for (std::size_t i = 0; i < one.y.size(); ++i) {
      std::vector<double> before, after;
      double loss_before = 0, loss_after = 0;
      for (std::size_t k = 0; k < kDeciles.size(); ++k) {
        before.push_back(plain.predictions[k][i]);
        after.push_back(found.predictions[k][i]);
        loss_before += pinball(kDeciles[k], one.y[i] - before.back());
        loss_after += pinball(kDeciles[k], one.y[i] - after.back());
      }
      EXPECT_TRUE(std::is_sorted(after.begin(), after.end()));
      EXPECT_LE(loss_after, loss_before + 1e-12);
      // The same numbers, in order.
      std::sort(before.begin(), before.end());
      EXPECT_EQ(after, before);
    }
  }
}

TEST(Quantiles, PredictionsElsewhereAreThoseOfTheRowsAtTheRows) {
  for (const Points& one : all_shapes()) {
    if (one.x.empty()) continue;
    const QuantileOptions at{false, {one.x.begin(), one.x.end()}};
    EXPECT_EQ(fit_quantiles(kDeciles, one.data(), at).value().predictions,
              fit_quantiles(kDeciles, one.data()).value().predictions);
  }
}

const QuantileOptions kWithErrors{false, {}, true};

TEST(Quantiles, StandardErrorsAreThoseOfQuantreg) {
  // R 4.2, quantreg 5.94: summary(rq(…, tau = …), se = "nid"). It takes 1.5e−8 off the distance of the two fits.
  struct Published {
    const char* dataset;
    double tau;
    std::vector<double> errors;
  };
  const Published all[] = {
      {"engel", 0.05, {35.0667318136114, 0.0499354874137}},
      {"engel", 0.1, {29.3976787976089, 0.0402401676685}},
      {"engel", 0.25, {21.3923697518315, 0.0290552734828}},
      {"engel", 0.5, {19.2506602521060, 0.0282772096839}},
      {"engel", 0.75, {16.305376602816, 0.023239168132}},
      {"engel", 0.9, {22.3953831454532, 0.0284907223757}},
      {"engel", 0.95, {16.8536698601421, 0.0179291765586}},
      {"stackloss", 0.5, {7.1416267869283, 0.1269327153146, 0.3417930015301, 0.0604123313417}},
      {"stackloss", 0.6, {12.574665473345, 0.185193791022, 0.470966441398, 0.156979859864}},
  };
  const golden::Json file = golden::load("real_ols_quantile"), datasets = golden::load("datasets");
  for (const Published& one : all) {
    const golden::Sample sample = golden::sample_of(golden::case_of(file, one.dataset), datasets);
    const std::vector<double> tau = {one.tau};
    const Fit found = fit_quantiles(tau, sample.data(), kWithErrors).value().fits[0];
    ASSERT_EQ(found.standard_errors.size(), one.errors.size());
    for (std::size_t j = 0; j < one.errors.size(); ++j) {
      EXPECT_NEAR(found.standard_errors[j], one.errors[j], 1e-7 * one.errors[j]) << one.dataset << " " << one.tau;
    }
    // Not unless they are asked for.
    EXPECT_TRUE(fit_quantiles(tau, sample.data()).value().fits[0].standard_errors.empty());
  }
}

TEST(Quantiles, StandardErrorsMoveWithTheUnitsOfTheData) {
  Points one = points(300, 2, 1, 11);
  const Quantiles before = fit_quantiles(kDeciles, one.data(), kWithErrors).value();
  for (double& v : one.y) v = 8 * v - 3;
  for (double& v : one.x[1]) v *= 4;
  const Quantiles after = fit_quantiles(kDeciles, one.data(), kWithErrors).value();
  for (std::size_t k = 0; k < kDeciles.size(); ++k) {
    const double factors[] = {8, 8, 2};
    for (std::size_t j = 0; j < 3; ++j) {
      const double expected = factors[j] * before.fits[k].standard_errors[j];
      EXPECT_NEAR(after.fits[k].standard_errors[j], expected, 1e-9 * expected);
    }
  }
}

TEST(Quantiles, StandardErrorsOfAMedianNearTheirLimit) {
  // Of n normal draws the median has the standard error √(π/2n) in the limit, that of τ = 0.9 √(τ(1 − τ)/n)/φ(1.2816).
  Random random(12);
  Points one;
  for (int i = 0; i < 20000; ++i) one.y.push_back(random.normal());
  const Quantiles found = fit_quantiles(std::vector<double>{0.5, 0.9}, one.data(), kWithErrors).value();
  EXPECT_NEAR(found.fits[0].standard_errors[0], 0.008862, 0.0005);
  EXPECT_NEAR(found.fits[1].standard_errors[0], 0.3 / std::sqrt(20000) / 0.175498, 0.0015);
}

TEST(Quantiles, WhereNothingIsKnownOfTheDensityThereAreNoStandardErrors) {
  // All on one line: the quantiles beside are the same line.
  const std::vector<double> x = {0, 1, 2, 3, 4}, y = {0, 2, 4, 6, 8}, two = {1, 3};
  for (const Data& data : {Data{{x}, y, true, 1}, Data{{two}, two, true, 1}}) {
    EXPECT_TRUE(fit_quantiles(kDeciles, data, kWithErrors).value().fits[4].standard_errors.empty());
  }
}

TEST(Quantiles, RefusesWhatIsWrong) {
  const Points one = points(20, 1, 1, 10);
  const auto code = [&](std::vector<double> taus, const QuantileOptions& options = {}) {
    return fit_quantiles(taus, one.data(), options).error().code;
  };
  EXPECT_EQ(code({}), ErrorCode::bad_parameter);
  EXPECT_EQ(code({0}), ErrorCode::bad_parameter);
  EXPECT_EQ(code({0.5, 1}), ErrorCode::bad_parameter);
  EXPECT_EQ(code({std::nan("")}), ErrorCode::bad_parameter);
  EXPECT_EQ(code({0.5, 0.5}), ErrorCode::bad_parameter);
  EXPECT_EQ(code({0.9, 0.1}), ErrorCode::bad_parameter);
  EXPECT_EQ(code(std::vector<double>(kMostQuantiles + 1, 0.5)), ErrorCode::bad_parameter);
  const std::vector<double> two = {1, 2}, three = {1, 2, 3}, bad = {1, std::nan("")};
  EXPECT_EQ(code({0.5}, {false, {two, two}}), ErrorCode::length_mismatch);
  EXPECT_EQ(code({0.5}, {false, {bad}}), ErrorCode::not_finite);
  const std::vector<double> steep = {0, 1e300}, far = {1e300};
  EXPECT_EQ(fit_quantiles(kDeciles, {{two}, steep, true, 1}, {false, {far}}).error().code, ErrorCode::overflow);
  EXPECT_EQ(fit_quantiles(kDeciles, {{two, two}, two, true, 1}).error().code, ErrorCode::too_few_points);
  EXPECT_EQ(fit_quantiles(kDeciles, {{}, {}, true, 1}).error().code, ErrorCode::empty);
  EXPECT_EQ(fit_quantiles(kDeciles, {{three, three}, three, true, 1}).error().code, ErrorCode::rank_deficient);
}

}  // namespace
