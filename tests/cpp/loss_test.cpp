// Theorems about each loss, and its behaviour at the ends of the doubles.

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

#include "golden.h"
#include "kernel.h"
#include "loss/evaluate.h"

namespace {

using namespace loss;

const std::vector<Loss> kLosses = {Squared{},
                                   Absolute{},
                                   Huber{0.5},
                                   Huber{1.345},
                                   Huber{3},
                                   LogCosh{},
                                   Quantile{.5},
                                   Quantile{0.05},
                                   Quantile{0.9},
                                   PseudoHuber{0.5},
                                   PseudoHuber{1.287},
                                   EpsilonInsensitive{0.1},
                                   Cauchy{2.385},
                                   Cauchy{0.5},
                                   GemanMcClure{3.787},
                                   Welsch{2.985},
                                   Tukey{4.685},
                                   General{1, 1},
                                   General{0, 0.7},
                                   General{2, 2},
                                   General{1.5, 1},
                                   General{1 + 1e-9, 1},
                                   General{2 - 1e-12, 1},
                                   General{1e-13, 1},
                                   General{-2, 1},
                                   General{-1e9, 1},
                                   General{-kInfinity, 1}};

/// Those whose density has next to nothing beyond |r| = 900.
const std::vector<Loss> kLightTails = {
    Squared{},        Absolute{},    Huber{0.5},     LogCosh{}, Quantile{0.05}, Quantile{0.9}, EpsilonInsensitive{0.1},
    PseudoHuber{0.5}, General{1, 1}, General{1.5, 2}};

constexpr double kSmallest = std::numeric_limits<double>::denorm_min();
constexpr double kLargest = std::numeric_limits<double>::max();

Sample at(const Loss& loss, double r) {
  return std::visit([r](const auto& l) { return sample(l, r); }, loss);
}

std::string label(const Loss& loss, double r) { return std::string(entry_of(loss).id) + " at " + std::to_string(r); }

TEST(Loss, SlopeIsTheDerivativeOfTheValueAndCurvatureOfTheSlope) {
  for (const Loss& loss : kLosses) {
    for (const double r : {-7.3, -2.1, -0.7, -0.013, 0.011, 0.3, 1.1, 2.9, 11.7}) {
      const double h = 1e-6;
      EXPECT_NEAR((at(loss, r + h).value - at(loss, r - h).value) / (2 * h), at(loss, r).slope, 1e-7) << label(loss, r);
      EXPECT_NEAR((at(loss, r + h).slope - at(loss, r - h).slope) / (2 * h), at(loss, r).curvature, 1e-7)
          << label(loss, r);
    }
  }
}

TEST(Loss, WeightTimesResidualIsTheSlope) {
  for (const Loss& loss : kLosses) {
    for (const double r : {-1e200, -30.0, -1.345, -1e-5, 1e-12, 1e-7, 0.4, 1.346, 8.0, 1e150}) {
      const Sample s = at(loss, r);
      EXPECT_NEAR(s.weight * r, s.slope, 1e-15 * std::abs(s.slope)) << label(loss, r);
    }
  }
}

TEST(Loss, ValueIsZeroAtZeroAndNeverNegative) {
  for (const Loss& loss : kLosses) {
    EXPECT_EQ(at(loss, 0).value, 0);
    EXPECT_EQ(at(loss, 0).slope, 0);
    for (const double r : {-kLargest, -1.0, -kSmallest, kSmallest, 1e-160, 3.0, kLargest}) {
      EXPECT_GE(at(loss, r).value, 0) << label(loss, r);
    }
  }
}

TEST(Loss, NothingIsNaNAtTheEndsOfTheDoubles) {
  for (const Loss& loss : kLosses) {
    for (const double size : {0.0, kSmallest, 1e-308, 1e-160, 1e-8, 1.0, 20.0, 710.0, 1e8, 1e160, 1e300, kLargest}) {
      for (const double r : {size, -size}) {
        const Sample s = at(loss, r);
        for (const double v : {s.value, s.slope, s.curvature, s.weight, s.density})
          EXPECT_FALSE(std::isnan(v)) << label(loss, r);
        EXPECT_TRUE(std::isfinite(s.curvature) && std::isfinite(s.density)) << label(loss, r);
      }
    }
  }
}

TEST(LogCosh, NeitherOverflowsNorCancels) {
  const LogCosh f;
  EXPECT_EQ(f.value(1e300), 1e300);
  EXPECT_EQ(f.value(-kLargest), kLargest);
  EXPECT_EQ(f.slope(1e300), 1);
  EXPECT_EQ(f.curvature(1e300), 0);
  // log cosh r = r²/2 − r⁴/12 + …: the first term alone is right to the last digit here.
  for (const double r : {1e-4, 1e-6, 1e-9, 1e-100})
    EXPECT_NEAR(f.value(r), 0.5 * r * r * (1 - r * r / 6), 3e-16 * r * r) << r;
  // 1/cosh²(20) = 4 exp(−40)/(1 + exp(−40))², where 1 − tanh² would be exactly 0.
  EXPECT_NEAR(f.curvature(20.0), 4 * std::exp(-40.0), 1e-15 * 4 * std::exp(-40.0));
}

TEST(LogCosh, LiesBetweenTheAbsoluteValueLessLog2AndTheHalfSquare) {
  const LogCosh f;
  for (double r = -40; r <= 40; r += 0.37) {
    EXPECT_GE(f.value(r), std::abs(r) - std::numbers::ln2 - 1e-15);
    EXPECT_LE(f.value(r), std::fmin(0.5 * r * r, std::abs(r)));
  }
}

TEST(Huber, BecomesHalfTheSquareForLargeDeltaAndTheAbsoluteValueForSmall) {
  for (const double r : {-3.0, -0.2, 0.7, 5.0}) {
    EXPECT_EQ(Huber{1e6}.value(r), 0.5 * r * r);
    EXPECT_NEAR(Huber{1e-9}.value(r) / 1e-9, std::abs(r), 1e-9);
  }
}

TEST(Quantile, OneHalfIsHalfTheAbsoluteValue) {
  for (const double r : {-3.0, -0.2, 0.0, 0.7, 5.0}) EXPECT_EQ(Quantile{0.5}.value(r), 0.5 * Absolute{}.value(r));
}

TEST(Density, IntegratesToOneAndIsProportionalToExpOfMinusTheLoss) {
  for (const Loss& loss : kLightTails) {
    double integral = 0;
    // Trapezoids, with a node on every kink at 0; far enough out for the slowest tail, τ = 0.05.
    const double h = 1.0 / 512;
    for (int i = -900 * 512; i <= 900 * 512; ++i) integral += h * at(loss, i * h).density;
    EXPECT_NEAR(integral, 1, 2e-6) << entry_of(loss).id;
    for (const double r : {-2.0, 0.3, 1.0, 4.0}) {
      const double ratio = at(loss, r).density / at(loss, 0).density;
      EXPECT_NEAR(ratio, std::exp(-at(loss, r).value), 1e-15) << label(loss, r);
    }
  }
}

TEST(Density, NormalisersAreThePublishedOnes) {
  const golden::Json file = golden::load("statistics");
  int count = 0;
  for (const golden::Json& one : file["normalisers"]) {
    if (one["id"] == "logcosh") {
      EXPECT_NEAR(1 / at(LogCosh{}, 0).density, one["int_exp_minus_logcosh"].get<double>(), 4e-16 * 3);
    } else {
      EXPECT_NEAR(PseudoHuber{one["delta"]}.normaliser() / one["pseudo_huber_int_exp_minus_rho"].get<double>(), 1,
                  1e-14)
          << one["id"];
      EXPECT_NEAR(Huber{one["delta"]}.normaliser() / one["huber_int_exp_minus_rho"].get<double>(), 1, 5e-16)
          << one["id"];
    }
    ++count;
  }
  EXPECT_EQ(count, 5);
  EXPECT_NEAR(1 / at(Squared{}, 0).density, std::sqrt(std::numbers::pi), 4e-16);
  EXPECT_EQ(at(Absolute{}, 0).density, 0.5);
  EXPECT_EQ(at(Quantile{0.25}, 0).density, 0.1875);
}

TEST(Samples, AreTheValuesAndTheSlopesBitByBit) {
  std::vector<double> r;
  for (int i = -700; i <= 700; ++i) r.push_back(std::sinh(i / 70.0));
  const std::size_t n = r.size();
  for (const Loss& loss : kLosses) {
    std::vector<double> value(n), slope(n), curvature(n), value_alone(n), slope_alone(n), curvature_alone(n);
    samples(loss, r.data(), n, value.data(), slope.data(), curvature.data());
    values(loss, r.data(), n, value_alone.data());
    slopes(loss, r.data(), n, slope_alone.data(), curvature_alone.data());
    EXPECT_EQ(value, value_alone) << entry_of(loss).id;
    EXPECT_EQ(slope, slope_alone) << entry_of(loss).id;
    EXPECT_EQ(curvature, curvature_alone) << entry_of(loss).id;
  }
}

TEST(Total, IsTheSumOfTheValues) {
  const std::vector<double> residuals = {-3, -1, 0.5, 0, 2, 7, -0.25};
  for (const Loss& loss : kLosses) {
    double sum = 0;
    for (const double r : residuals) sum += at(loss, r).value;
    EXPECT_NEAR(total(loss, residuals), sum, 1e-14 * sum) << entry_of(loss).id;
  }
  EXPECT_EQ(total(Squared{}, {}), 0);
}

TEST(Loss, IsANumberAtTheEndsOfItsParameters) {
  for (const Entry& entry : catalogue()) {
    for (const double threshold : {1.1e-100, 1e-9, 1e9, 0.9e100}) {
      for (const double alpha :
           {-kInfinity, -kLargest, -1e6, -48.0, -kSmallest, 0.0, 1e-300, 1.0, 2.0, 48.0, kInfinity}) {
        std::vector<NamedValue> given;
        for (const Parameter& p : entry.parameters) {
          if (p.id == "delta" || p.id == "c" || p.id == "epsilon") given.emplace_back(p.id, threshold);
          if (p.id == "alpha") given.emplace_back(p.id, alpha);
        }
        const Loss loss = make_loss(entry.id, given).value();
        for (const double r : {0.0, kSmallest, 1e-308, 1e-99, -47.0, 1.7e12, 1e101, -kLargest}) {
          const Sample found = at(loss, r);
          for (const double quantity : {found.value, found.slope, found.curvature, found.weight}) {
            EXPECT_FALSE(std::isnan(quantity)) << label(loss, r) << ", threshold " << threshold << ", alpha " << alpha;
          }
          EXPECT_GE(found.value, 0) << label(loss, r) << ", threshold " << threshold << ", alpha " << alpha;
        }
      }
    }
  }
}

}  // namespace
