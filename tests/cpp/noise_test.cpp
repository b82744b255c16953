// Each noise: its density, its constants, and the loss that it leads to.

#include "loss/noise.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <numbers>
#include <set>

#include "golden.h"
#include "loss/evaluate.h"

namespace {

using namespace loss;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kSmallest = std::numeric_limits<double>::denorm_min();
constexpr double kLargest = std::numeric_limits<double>::max();

Noise make(std::string_view id, double parameter = kNaN) {
  std::vector<NamedValue> given;
  if (!std::isnan(parameter)) {
    for (const NoiseEntry& entry : noises()) {
      if (entry.id == id) given.emplace_back(std::string(entry.parameters[0].id), parameter);
    }
  }
  const auto made = make_noise(id, given);
  EXPECT_TRUE(made.ok()) << id;
  return made.ok() ? made.value() : Noise{};
}

std::vector<Noise> all_noises() {
  std::vector<Noise> all = {make("gaussian"), make("laplace"), make("hyperbolic-secant"), make("cauchy")};
  for (const double tau : {0.05, 0.5, 0.9}) all.push_back(make("asymmetric-laplace", tau));
  for (const double delta : {0.05, 0.5, 1.345, 3.0, 50.0}) all.push_back(make("huber", delta));
  for (const double nu : {0.5, 1.0, 3.0, 5.0, 100.0, 1e12}) all.push_back(make("student-t", nu));
  for (const double alpha : {0.0, 1e-9, 0.3, 1.0, 1.5, 1.99, 2 - 1e-9, 2.0}) all.push_back(make("general", alpha));
  return all;
}

std::string label(const Noise& noise) {
  return std::string(entry_of(noise).id) + " " + std::to_string(noise.parameter);
}

double rho(const Noise& noise, double z) {
  double value;
  loss::rho(noise, &z, 1, &value);
  return value;
}

ScaleDerivatives scale_derivatives(const Noise& noise, double z) { return loss::scale_derivatives(noise, &z, 1); }

double density(const Noise& noise, double z) { return std::exp(-rho(noise, z) - noise.log_z); }

/// ∫ f over the positive half line by trapezoids after z = exp(t − exp(−t)), which turns algebraic tails into
/// exponential ones and those at 0 into double exponential ones (H. Takahasi, M. Mori, 1974).
template <class F>
double integral(F f) {
  double sum = 0;
  const double h = 1.0 / 512;
  for (int i = -6 * 512; i <= 120 * 512; ++i) {
    const double t = i * h, z = std::exp(t - std::exp(-t));
    sum += f(z) * z * (1 + std::exp(-t)) * h;
  }
  return sum;
}

TEST(Noise, DensityIntegratesToOne) {
  for (const Noise& noise : all_noises()) {
    const double whole = integral([&](double z) { return density(noise, z) + density(noise, -z); });
    // Trapezoids see the kink of Huber's curvature.
    EXPECT_NEAR(whole, 1, noise.kind == NoiseKind::huber ? 1e-7 : 1e-13) << label(noise);
  }
}

TEST(Noise, NormalisersAreTheKnownOnes) {
  EXPECT_NEAR(std::exp(make("gaussian").log_z), std::sqrt(2 * std::numbers::pi), 1e-15);
  EXPECT_NEAR(std::exp(make("laplace").log_z), 2, 1e-15);
  EXPECT_NEAR(std::exp(make("asymmetric-laplace", 0.1).log_z), 1 / 0.09, 1e-14);
  EXPECT_NEAR(std::exp(make("hyperbolic-secant").log_z), std::numbers::pi, 2e-15);
  EXPECT_NEAR(std::exp(make("cauchy").log_z), std::numbers::pi, 2e-15);
  EXPECT_NEAR(std::exp(make("student-t", 3).log_z), std::numbers::pi * std::sqrt(3.0) / 2, 2e-15);
  EXPECT_NEAR(std::exp(make("general", 0.75).log_z), 3.439385624053592207, 2e-15);
  const std::pair<double, double> huber[] = {
      {0.5, 4.489838048258150}, {1, 2.924310103209564}, {1.345, 2.660723809389678}, {2, 2.527911309881829}};
  for (const auto& [delta, z] : huber) EXPECT_NEAR(std::exp(make("huber", delta).log_z), z, 2e-15) << delta;
}

TEST(Noise, ResidualsAreNegativeWithProbabilityTauUnderTheAsymmetricLaplace) {
  for (const double tau : {0.05, 0.25, 0.5, 0.9}) {
    const Noise noise = make("asymmetric-laplace", tau);
    EXPECT_NEAR(integral([&](double z) { return density(noise, -z); }), tau, 1e-13);
  }
}

TEST(Noise, MomentsBelowTheTailIndexAreFiniteAndKnown) {
  const auto variance = [](const Noise& noise) {
    return integral([&](double z) { return z * z * (density(noise, z) + density(noise, -z)); });
  };
  EXPECT_NEAR(variance(make("gaussian")), 1, 1e-13);
  EXPECT_NEAR(variance(make("laplace")), 2, 1e-13);
  EXPECT_NEAR(variance(make("hyperbolic-secant")), std::numbers::pi * std::numbers::pi / 4, 1e-13);
  EXPECT_NEAR(variance(make("student-t", 5)), 5.0 / 3, 1e-12);  // ν/(ν − 2)
  EXPECT_NEAR(variance(make("general", 2)), 1, 1e-13);
  const std::pair<Noise, double> indices[] = {{make("gaussian"), kInfinity},      {make("cauchy"), 1},
                                              {make("student-t", 2.5), 2.5},      {make("general", 0), 1},
                                              {make("general", 1e-3), kInfinity}, {make("huber"), kInfinity}};
  for (const auto& [noise, index] : indices) {
    EXPECT_EQ(tail_index(noise), index) << label(noise);
    if (std::isinf(index)) continue;
    // A density like |z|^−(index + 1): ten times as far, so much less.
    EXPECT_NEAR(std::log10(density(noise, 1e10) / density(noise, 1e11)), index + 1, 1e-9) << label(noise);
  }
}

TEST(Noise, RhoIsALossOfTheCatalogueUpToItsFactor) {
  const std::pair<Noise, std::string_view> losses[] = {{make("gaussian"), "squared"},
                                                       {make("laplace"), "absolute"},
                                                       {make("asymmetric-laplace", 0.3), "quantile"},
                                                       {make("huber"), "huber"},
                                                       {make("hyperbolic-secant"), "log-cosh"},
                                                       {make("cauchy"), "cauchy"},
                                                       {make("student-t", 4), "cauchy"},
                                                       {make("general"), "general"}};
  for (const auto& [noise, id] : losses) {
    EXPECT_EQ(entry_of(noise.loss).id, id) << label(noise);
    for (const double z : {-30.0, -1e-5, 0.0, 0.3, 2.0}) {
      EXPECT_EQ(rho(noise, z), noise.factor * total(noise.loss, std::vector<double>{z})) << label(noise) << " at " << z;
    }
  }
  EXPECT_EQ(std::get<Cauchy>(make("student-t", 4).loss).c, 2);
  EXPECT_EQ(make("student-t", 4).factor, 1.25);
}

TEST(Noise, RhoIsTheFormula) {
  for (const double z : {0.5, 1.0, 3.0}) {
    EXPECT_NEAR(rho(make("gaussian"), z), z * z / 2, 1e-15);
    EXPECT_NEAR(rho(make("cauchy"), z), std::log(1 + z * z), 1e-15);
    EXPECT_NEAR(rho(make("student-t", 3), z), 2 * std::log(1 + z * z / 3), 2e-15);
    EXPECT_NEAR(rho(make("general", 0), z), std::log(1 + z * z / 2), 1e-15);
    EXPECT_NEAR(rho(make("general", 1), z), std::sqrt(1 + z * z) - 1, 1e-15);
    EXPECT_NEAR(rho(make("general", 1.5), z), (std::pow(2 * z * z + 1, 0.75) - 1) / 3, 1e-15);
    EXPECT_EQ(rho(make("general", 2), z), z * z / 2);
  }
  // Published values of Barron's loss.
  EXPECT_NEAR(rho(make("general", 1), 3), 2.16227766016838, 1e-14);
  EXPECT_NEAR(rho(make("general", 0), 3), 1.70474809223843, 1e-14);
}

TEST(Noise, GeneralRhoIsContinuousAtBothEndsOfAlpha) {
  for (const double z : {1e-3, 1.0, 30.0, 1e9}) {
    const double cauchy = rho(make("general", 0), z), square = 0.5 * z * z;
    for (const double alpha : {kSmallest, 1e-300, 1e-20})
      EXPECT_NEAR(rho(make("general", alpha), z) / cauchy, 1, 1e-15);
    for (const double gap : {3e-16, 1e-15}) EXPECT_NEAR(rho(make("general", 2 - gap), z) / square, 1, 1e-13);
    // Where one formula takes over from the other.
    EXPECT_NEAR(rho(make("general", std::nextafter(1.0, 0.0)), z) / rho(make("general", 1), z), 1, 1e-14);
  }
}

TEST(Noise, StudentIsCauchyAtOneAndNormalAtInfinity) {
  for (const double z : {0.1, 1.0, 4.0, 1e200}) {
    EXPECT_NEAR(rho(make("student-t", 1), z), rho(make("cauchy"), z), 1e-15 * rho(make("cauchy"), z));
  }
  for (const double nu : {1e20, 1e300, kLargest}) {
    EXPECT_NEAR(density(make("student-t", nu), 0.7), density(make("gaussian"), 0.7), 1e-15);
  }
}

TEST(Noise, ScaleDerivativesAreThoseOfTheNegativeLogDensity) {
  for (const Noise& noise : all_noises()) {
    for (const double z : {-7.3, -0.7, 0.013, 0.3, 2.9, 11.7}) {
      // −log p at log s = h, up to constants.
      const auto at = [&](double h) { return rho(noise, z * std::exp(-h)) + h; };
      const auto slope_at = [&](double h) { return scale_derivatives(noise, z * std::exp(-h)).slope; };
      const ScaleDerivatives d = scale_derivatives(noise, z);
      const double h = 1e-5;
      EXPECT_NEAR((at(h) - at(-h)) / (2 * h), d.slope, 1e-7 * (1 + z * z)) << label(noise) << " at " << z;
      EXPECT_NEAR((slope_at(h) - slope_at(-h)) / (2 * h), d.curvature, 1e-7 * (1 + z * z))
          << label(noise) << " at " << z;
    }
  }
}

TEST(Noise, NothingIsNaNAtTheEndsOfTheDoubles) {
  std::vector<Noise> all = all_noises();
  for (const double nu : {kSmallest, 1e-300, 1e-9, kLargest}) all.push_back(make("student-t", nu));
  for (const double delta : {1e-300, kLargest}) all.push_back(make("huber", delta));
  for (const double tau : {1e-300, 1 - 1e-16}) all.push_back(make("asymmetric-laplace", tau));
  for (const double alpha : {kSmallest, 2 - 3e-16}) all.push_back(make("general", alpha));
  for (const Noise& noise : all) {
    EXPECT_TRUE(std::isfinite(noise.log_z)) << label(noise);
    EXPECT_EQ(rho(noise, 0), 0) << label(noise);
    for (const double size : {0.0, kSmallest, 1e-160, 1e-8, 1.0, 710.0, 1e8, 1e160, 1e300, kLargest}) {
      for (const double z : {size, -size}) {
        EXPECT_GE(rho(noise, z), 0) << label(noise) << " at " << z;
        const ScaleDerivatives d = scale_derivatives(noise, z);
        EXPECT_LE(d.slope, 1) << label(noise) << " at " << z;
        EXPECT_GE(d.slope, -tail_index(noise) * (1 + 1e-15)) << label(noise) << " at " << z;
        EXPECT_GE(d.curvature, 0) << label(noise) << " at " << z;
      }
    }
  }
  // The logarithm of a square that does not fit.
  EXPECT_NEAR(rho(make("cauchy"), 1e200), 400 * std::numbers::ln10, 1e-12);
  EXPECT_NEAR(rho(make("general", 0.5), 1e200) / (3 * std::pow(1e200 / std::sqrt(1.5), 0.5)), 1, 1e-13);
  EXPECT_NEAR(rho(make("general", 1.5), 1e200) / (std::pow(2.0, 0.75) / 3 * std::pow(1e200, 1.5)), 1, 1e-13);
}

TEST(NoiseTable, EveryEntryMakesTheNoiseThatKnowsItsEntry) {
  EXPECT_EQ(noises().size(), 8u);
  std::set<std::string_view> ids;
  for (const NoiseEntry& entry : noises()) {
    ids.insert(entry.id);
    EXPECT_FALSE(entry.scale.empty());
    EXPECT_EQ(entry_of(make(entry.id)).id, entry.id);
  }
  EXPECT_EQ(ids.size(), noises().size());
}

ErrorCode code_of(std::string_view id, const std::vector<NamedValue>& given) {
  const auto made = make_noise(id, given);
  EXPECT_FALSE(made.ok()) << id;
  return made.ok() ? ErrorCode::empty : made.error().code;
}

TEST(NoiseTable, RefusesWhatItDoesNotKnow) {
  EXPECT_EQ(code_of("uniform", {}), ErrorCode::unknown_noise);
  EXPECT_EQ(code_of("", {}), ErrorCode::unknown_noise);
  EXPECT_EQ(code_of("gaussian", {{"nu", 3}}), ErrorCode::bad_parameter);
  for (const double alpha : {-1e-300, std::nextafter(2.0, 3.0), kInfinity, -kInfinity, kNaN}) {
    EXPECT_EQ(code_of("general", {{"alpha", alpha}}), ErrorCode::bad_parameter) << alpha;
  }
  for (const double nu : {0.0, -1.0, kInfinity, kNaN}) {
    EXPECT_EQ(code_of("student-t", {{"nu", nu}}), ErrorCode::bad_parameter) << nu;
    EXPECT_EQ(code_of("huber", {{"delta", nu}}), ErrorCode::bad_parameter) << nu;
  }
  for (const double tau : {0.0, 1.0, kNaN}) {
    EXPECT_EQ(code_of("asymmetric-laplace", {{"tau", tau}}), ErrorCode::bad_parameter) << tau;
  }
  EXPECT_EQ(code_of("huber", {{"delta", kSmallest}}), ErrorCode::overflow);
  EXPECT_EQ(code_of("asymmetric-laplace", {{"tau", kSmallest}}), ErrorCode::overflow);
}

TEST(NoiseTable, MessagesNameTheOffender) {
  const std::vector<NamedValue> alpha = {{"alpha", 2.5}}, foreign = {{"beta", 1}};
  EXPECT_NE(make_noise("uniform", {}).error().message.find("uniform"), std::string::npos);
  EXPECT_NE(make_noise("general", alpha).error().message.find("between 0 and 2, but is 2.5"), std::string::npos);
  EXPECT_NE(make_noise("general", foreign).error().message.find("beta"), std::string::npos);
}

}  // namespace
