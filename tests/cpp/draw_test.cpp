// Random draws have the distribution that they are said to have, within the error of so many draws, and come again.

#include "loss/draw.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <limits>
#include <numbers>

#include "generator.h"

namespace {

using namespace loss;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr int kMany = 200000;

template <class Source>
std::vector<double> drawn(const Source& source, int count, std::uint64_t seed, double scale = 1) {
  const auto result = draw(source, scale, count, seed);
  EXPECT_TRUE(result.ok()) << (result.ok() ? "" : result.error().message);
  return result.ok() ? result.value() : std::vector<double>{};
}

Noise make(std::string_view id, double parameter = kNaN) {
  std::vector<NamedValue> given;
  for (const NoiseEntry& entry : noises()) {
    if (entry.id == id && !std::isnan(parameter)) given.emplace_back(std::string(entry.parameters[0].id), parameter);
  }
  return make_noise(id, given).value();
}

std::vector<Noise> all_noises() {
  std::vector<Noise> all = {make("gaussian"), make("laplace"), make("hyperbolic-secant"), make("cauchy")};
  for (const double tau : {0.05, 0.5, 0.9}) all.push_back(make("asymmetric-laplace", tau));
  for (const double delta : {0.01, 0.5, 1.0, 1.345, 3.0, 50.0}) all.push_back(make("huber", delta));
  for (const double nu : {0.5, 1.0, 3.0, 100.0, 1e12}) all.push_back(make("student-t", nu));
  for (const double alpha : {0.0, 0.3, 1.0, 1.5, 2.0}) all.push_back(make("general", alpha));
  return all;
}

std::string label(const Noise& noise) {
  return std::string(entry_of(noise).id) + " " + std::to_string(noise.parameter);
}

double density(const Noise& noise, double z) {
  double value;
  rho(noise, &z, 1, &value);
  return std::exp(-value - noise.log_z);
}

/// Simpson's rule on each of 200 pieces.
template <class F>
double integral(F f, double from, double to) {
  const double step = (to - from) / 400;
  double sum = f(from) + f(to);
  for (int i = 1; i < 400; ++i) sum += (i % 2 ? 4 : 2) * f(from + i * step);
  return sum * step / 3;
}

using Cdf = std::function<double(double)>;

/// √n times the largest distance of the empirical distribution function from F: above 2 once in 1500 samples.
double kolmogorov(std::vector<double> values, const Cdf& cdf) {
  std::sort(values.begin(), values.end());
  const auto n = static_cast<double>(values.size());
  double largest = 0;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const double f = cdf(values[i]);
    largest = std::max({largest, f - static_cast<double>(i) / n, static_cast<double>(i + 1) / n - f});
  }
  return largest * std::sqrt(n);
}

double normal_cdf(double z) { return 0.5 * std::erfc(-z / std::numbers::sqrt2); }
double laplace_cdf(double z) { return z < 0 ? 0.5 * std::exp(z) : 1 - 0.5 * std::exp(-z); }
double cauchy_cdf(double z) { return 0.5 + std::atan(z) / std::numbers::pi; }
double asymmetric_cdf(double z, double tau) {
  return z < 0 ? tau * std::exp((1 - tau) * z) : 1 - (1 - tau) * std::exp(-tau * z);
}

TEST(Draw, TheGeneratorIsSplitMix64) {
  // The first outputs for the seed 1234567, as published with the algorithm's many translations (Rosetta Code).
  Random random(1234567);
  for (const std::uint64_t output :
       {6457827717110365317u, 3203168211198807973u, 9817491932198370423u, 4593380528125082431u}) {
    EXPECT_EQ(random.uniform(), static_cast<double>(output >> 11) * 0x1p-53);
  }
}

TEST(Draw, EveryNoiseFillsTheCellsOfItsDensity) {
  std::uint64_t seed = 1;
  for (const Noise& noise : all_noises()) {
    // Cells about the middle; their chances are integrals of the density. What lies outside is one cell more.
    const double reach = noise.kind == NoiseKind::huber && noise.parameter < 0.1 ? 250 : 5;
    constexpr int kCells = 40;
    std::vector<double> counts(kCells + 1), chances(kCells + 1, 1.0);
    for (const double z : drawn(noise, kMany, seed++)) {
      const double cell = std::floor((z + reach) / (2 * reach) * kCells);
      ++counts[cell >= 0 && cell < kCells ? static_cast<std::size_t>(cell) : kCells];
    }
    for (int k = 0; k < kCells; ++k) {
      const double from = -reach + k * 2 * reach / kCells;
      chances[static_cast<std::size_t>(k)] =
          integral([&](double z) { return density(noise, z); }, from, from + 2 * reach / kCells);
      chances[kCells] -= chances[static_cast<std::size_t>(k)];
    }
    double chi_square = 0;
    int cells = 0;
    for (std::size_t k = 0; k <= kCells; ++k) {
      const double expected = kMany * chances[k];
      if (expected < 5) {
        EXPECT_LT(counts[k], 25) << label(noise) << " cell " << k;
        continue;
      }
      chi_square += (counts[k] - expected) * (counts[k] - expected) / expected;
      ++cells;
    }
    EXPECT_GT(cells, 10) << label(noise);
    EXPECT_LT(chi_square, cells - 1 + 4 * std::sqrt(2.0 * cells)) << label(noise);
  }
}

TEST(Draw, TheDistributionFunctionsAreTheKnownOnes) {
  const std::pair<Noise, Cdf> known[] = {
      {make("gaussian"), normal_cdf},
      {make("laplace"), laplace_cdf},
      {make("asymmetric-laplace", 0.1), [](double z) { return asymmetric_cdf(z, 0.1); }},
      {make("hyperbolic-secant"), [](double z) { return 2 / std::numbers::pi * std::atan(std::exp(z)); }},
      {make("cauchy"), cauchy_cdf},
      {make("student-t", 2), [](double z) { return 0.5 + 0.5 * z / std::sqrt(2 + z * z); }},
      {make("general", 0), [](double z) { return cauchy_cdf(z / std::numbers::sqrt2); }},
      {make("general", 2), normal_cdf},
  };
  std::uint64_t seed = 100;
  for (const auto& [noise, cdf] : known) {
    EXPECT_LT(kolmogorov(drawn(noise, kMany, seed++), cdf), 2) << label(noise);
  }
}

TEST(Draw, TheCausesAreStandardised) {
  const double root = std::numbers::sqrt3;
  const std::pair<Cause, Cdf> known[] = {
      {Cause::uniform, [&](double z) { return (z + root) / (2 * root); }},
      {Cause::exponential, [](double z) { return 1 - std::exp(-z - 1); }},
      {Cause::laplace, [](double z) { return laplace_cdf(z * std::numbers::sqrt2); }},
      {Cause::cauchy, cauchy_cdf},
  };
  std::uint64_t seed = 200;
  for (const auto& [cause, cdf] : known) {
    EXPECT_LT(kolmogorov(drawn(cause, kMany, seed++), cdf), 2) << static_cast<int>(cause);
  }
  double sum = 0;
  for (const double value : drawn(Cause::two_valued, kMany, 7)) {
    EXPECT_EQ(std::abs(value), 1);
    sum += value;
  }
  EXPECT_LT(std::abs(sum), 4 * std::sqrt(kMany));
  // Means 0 and variances 1, within four standard errors (fourth moments: 9/5, 9, 1, 6).
  const std::pair<Cause, double> fourth[] = {
      {Cause::uniform, 1.8}, {Cause::exponential, 9}, {Cause::two_valued, 1}, {Cause::laplace, 6}};
  for (const auto& [cause, moment] : fourth) {
    double mean = 0, square = 0;
    for (const double value : drawn(cause, kMany, 11)) {
      mean += value / kMany;
      square += value * value / kMany;
    }
    EXPECT_LT(std::abs(mean), 4 / std::sqrt(kMany)) << static_cast<int>(cause);
    EXPECT_LE(std::abs(square - 1), 4 * std::sqrt((moment - 1) / kMany) + 1e-10) << static_cast<int>(cause);
  }
}

TEST(Draw, SuccessiveDrawsAreIndependent) {
  // The correlation of the signs about the median, and that of sizes about theirs, at lags 1 and 2.
  for (const auto& draws :
       {drawn(make("gaussian"), kMany, 3), drawn(Cause::cauchy, kMany, 3), drawn(make("huber", 1.0), kMany, 3)}) {
    std::vector<double> sizes;
    for (const double z : draws) sizes.push_back(std::abs(z));
    std::nth_element(sizes.begin(), sizes.begin() + kMany / 2, sizes.end());
    const double middle = sizes[kMany / 2];
    for (const std::size_t lag : {1u, 2u}) {
      double signs = 0, far = 0;
      for (std::size_t i = lag; i < draws.size(); ++i) {
        signs += draws[i] * draws[i - lag] > 0 ? 1 : -1;
        far += (std::abs(draws[i]) > middle) == (std::abs(draws[i - lag]) > middle) ? 1 : -1;
      }
      EXPECT_LT(std::abs(signs), 4 * std::sqrt(kMany));
      EXPECT_LT(std::abs(far), 4 * std::sqrt(kMany));
    }
  }
}

TEST(Draw, ASeedGivesTheSameDrawsAgainAndAnotherSeedGivesOthers) {
  for (const Noise& noise : all_noises()) {
    const auto draws = drawn(noise, 100, 5), again = drawn(noise, 100, 5);
    EXPECT_EQ(draws, again) << label(noise);
    EXPECT_NE(draws, drawn(noise, 100, 6)) << label(noise);
    // Fewer draws are the first of more.
    EXPECT_TRUE(std::equal(draws.begin(), draws.begin() + 10, drawn(noise, 10, 5).begin())) << label(noise);
  }
}

TEST(Draw, TheScaleStretches) {
  const auto once = drawn(make("laplace"), 50, 8), twice = drawn(make("laplace"), 50, 8, 2);
  const auto cause = drawn(Cause::uniform, 50, 8), half = drawn(Cause::uniform, 50, 8, 0.5);
  for (std::size_t i = 0; i < 50; ++i) {
    EXPECT_EQ(twice[i], 2 * once[i]);
    EXPECT_EQ(half[i], 0.5 * cause[i]);
  }
}

TEST(Draw, WhatCannotBeDrawnIsRefused) {
  for (const double scale : {0.0, -1.0, kNaN, kInfinity}) {
    EXPECT_EQ(draw(make("gaussian"), scale, 1, 1).error().code, ErrorCode::bad_scale);
    EXPECT_EQ(draw(Cause::uniform, scale, 1, 1).error().code, ErrorCode::bad_scale);
  }
  EXPECT_EQ(draw(Cause::uniform, 1, -1, 1).error().code, ErrorCode::bad_parameter);
  EXPECT_EQ(draw(Cause::uniform, 1, kMostDraws + 1, 1).error().code, ErrorCode::too_large);
  EXPECT_EQ(draw(make("student-t", 1e-3), 1, 1000, 1).error().code, ErrorCode::overflow);
  EXPECT_EQ(draw(make("cauchy"), 1e308, 1000, 1).error().code, ErrorCode::overflow);
  EXPECT_TRUE(draw(Cause::uniform, 1, 0, 1).value().empty());
}

}  // namespace
