// Theorems of the loss surface: each cell is the sum of losses at its coefficients.

#include "loss/surface.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "loss/evaluate.h"
#include "random.h"

namespace {

using namespace loss;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

const std::vector<Loss> kLosses = {Squared{},
                                   Absolute{},
                                   Huber{1.345},
                                   LogCosh{},
                                   Quantile{0.2},
                                   PseudoHuber{1},
                                   EpsilonInsensitive{0.5},
                                   Cauchy{2.385},
                                   GemanMcClure{2},
                                   Welsch{2.985},
                                   Tukey{4.685},
                                   General{0.5, 1},
                                   General{-1, 1}};

struct Points {
  std::vector<double> x, other, y;
};

Points random_points(int n, std::uint64_t seed) {
  Random random(seed);
  Points points;
  for (int i = 0; i < n; ++i) {
    points.x.push_back(4 * random.uniform() - 2);
    points.other.push_back(random.normal());
    points.y.push_back(1 + 2 * points.x.back() - points.other.back() + random.normal() * (i % 5 == 2 ? 10 : 1));
  }
  return points;
}

Surface must_survey(const Loss& loss, const Data& data, const std::vector<double>& coefficients, const GridAxis& first,
                    const GridAxis& second, double scale = 1) {
  const Result<Surface> result = surface(loss, data, scale, coefficients, first, second);
  EXPECT_TRUE(result.ok()) << (result.ok() ? "" : result.error().message);
  return result.ok() ? result.value() : Surface{};
}

double value_on(const GridAxis& axis, int k) { return axis.from + (axis.to - axis.from) * k / (axis.count - 1); }

/// Holds every cell against the sum of losses; columns: those of the design.
void expect_sums(const Loss& loss, const Data& data, const std::vector<std::vector<double>>& columns,
                 std::vector<double> coefficients, const GridAxis& first, const GridAxis& second, double scale) {
  const Surface found = must_survey(loss, data, coefficients, first, second, scale);
  ASSERT_EQ(found.values.size(), static_cast<std::size_t>(first.count * second.count));
  double least = kInfinity, most = 0;
  for (int row = 0; row < second.count; ++row) {
    for (int column = 0; column < first.count; ++column) {
      coefficients[static_cast<std::size_t>(first.coefficient)] = value_on(first, column);
      coefficients[static_cast<std::size_t>(second.coefficient)] = value_on(second, row);
      std::vector<double> z(data.y.begin(), data.y.end());
      for (std::size_t j = 0; j < columns.size(); ++j) {
        for (std::size_t i = 0; i < z.size(); ++i) z[i] -= coefficients[j] * columns[j][i];
      }
      for (double& v : z) v /= scale;
      const double sum = total(loss, z), cell = found.values[static_cast<std::size_t>(row * first.count + column)];
      EXPECT_NEAR(cell, sum, 1e-13 * sum + 1e-13) << entry_of(loss).id << " " << row << " " << column;
      least = std::min(least, cell);
      most = std::max(most, cell);
    }
  }
  EXPECT_EQ(found.minimum, least);
  EXPECT_EQ(found.maximum, most);
  EXPECT_EQ(found.least, static_cast<std::size_t>(std::find(found.values.begin(), found.values.end(), least) -
                                                  found.values.begin()));
}

TEST(Surface, EachCellIsTheSumOfLossesAtItsCoefficients) {
  // Widths that are and are not a multiple of what is computed at once; points odd and even, fewer and more than a
  // block.
  for (const int n : {2, 3, 7, 24, 1033}) {
    const Points points = random_points(n, 1);
    const Data data{{points.x}, points.y, true, 1};
    const std::vector<std::vector<double>> columns = {std::vector<double>(points.x.size(), 1), points.x};
    for (const Loss& loss : kLosses) {
      const double scale = entry_of(loss).scales.empty() ? 1 : 1.7;
      for (const int count : {2, 3, 4, 5, 9}) {
        expect_sums(loss, data, columns, {0, 0}, {0, -3, 5, count}, {1, -1, 4, 3}, scale);
      }
    }
  }
}

const std::vector<Loss> kPiecewiseLinear = {Absolute{}, Quantile{0.2}, Quantile{1e-6}, EpsilonInsensitive{0.5},
                                            EpsilonInsensitive{3}};

TEST(Surface, LongRowsOfPiecewiseLinearLossesAreTheSumsToo) {
  for (const int n : {32, 63, 1033}) {
    Points points = random_points(n, 7);
    points.x[5] = points.x[6] = 0;
    const Data data{{points.x}, points.y, true, 1};
    const std::vector<std::vector<double>> columns = {std::vector<double>(points.x.size(), 1), points.x};
    for (const Loss& loss : kPiecewiseLinear) {
      // Rows along which all points change sides, some, and none; and one so short that its cells are rounded.
      for (const GridAxis& across : {GridAxis{1, -90, 70, 171},
                                     {1, 1.9, 2.2, 64},
                                     {1, 1e5, 1e6, 33},
                                     {1, -1e9, -9e8, 40},
                                     {1, 2, 2 + 1e-12, 50}}) {
        expect_sums(loss, data, columns, {0, 0}, across, {0, -1, 4, 3}, 1);
        expect_sums(loss, data, columns, {0, 0}, {0, across.from, across.to, across.count}, {1, -1, 4, 3}, 1);
      }
    }
  }
}

TEST(Surface, LongRowsOfWholeNumbersAreExactHoweverFarTheyLie) {
  // Residuals, slopes and sums are whole or end after some binary digits: nothing may be rounded, where sums of terms
  // of this size would keep nothing of the values.
  std::vector<double> x, y;
  for (int i = 0; i < 100; ++i) {
    x.push_back(i * 37 % 101 - 50);
    y.push_back(0x1p44 + 3 * x.back() + i * 53 % 97 / 8.0);
  }
  const GridAxis level{0, 0x1p44 - 32, 0x1p44 + 32, 513}, slope{1, -1, 7, 65};
  for (const auto& [first, second] : {std::pair{level, slope}, {slope, level}}) {
    const Surface found = must_survey(Absolute{}, {{x}, y, true, 1}, {0, 0}, first, second);
    for (int row = 0; row < second.count; ++row) {
      for (int column = 0; column < first.count; ++column) {
        const double t = value_on(first, column), u = value_on(second, row);
        const auto& [a, b] = first.coefficient == 0 ? std::pair{t, u} : std::pair{u, t};
        double sum = 0;
        for (std::size_t i = 0; i < x.size(); ++i) sum += std::abs((y[i] - a) - b * x[i]);
        ASSERT_EQ(found.values[static_cast<std::size_t>(row * first.count + column)], sum) << row << " " << column;
      }
    }
  }
}

TEST(Surface, TheBottomOfATubeIsExactlyFlat) {
  const Points points = random_points(200, 8);
  std::vector<double> y;
  for (const double v : points.x) y.push_back(0.3 * std::sin(9 * v));
  const Surface found =
      must_survey(EpsilonInsensitive{0.5}, {{points.x}, y, true, 1}, {0, 0}, {1, -2, 2, 401}, {0, 0, 1, 2});
  EXPECT_EQ(std::count(found.values.begin() + 190, found.values.begin() + 211, 0), 21);
  EXPECT_GT(found.values[0], 0);
}

TEST(Surface, LongRowsOfAnySizeHaveNoCellBelowZeroAndAreTheSumsWhereThoseFit) {
  Random random(9);
  for (int round = 0; round < 300; ++round) {
    std::vector<double> x(40), y(40);
    for (auto* values : {&x, &y}) {
      for (double& v : *values) v = std::ldexp(random.normal(), static_cast<int>(2090 * random.uniform()) - 1074);
    }
    const double from = std::ldexp(random.normal(), static_cast<int>(2090 * random.uniform()) - 1074);
    const GridAxis across{round % 2, from, from + std::max(std::abs(from), 1e-300), 40};
    const GridAxis down{1 - round % 2, -1, random.normal() + 5, 2};
    for (const Loss& loss : kPiecewiseLinear) {
      const Surface found = must_survey(loss, {{x}, y, true, 1}, {0, 0}, across, down);
      for (int column = 0; column < 40; ++column) {
        const double t = static_cast<double>(column) / 39, at = across.from * (1 - t) + across.to * t;
        long double sum = 0, terms = 0;
        for (std::size_t i = 0; i < x.size(); ++i) {
          const long double a = across.coefficient == 0 ? at : -1, b = across.coefficient == 0 ? -1 : at;
          const long double r = y[i] - a - b * x[i];
          sum += std::visit([&](const auto& l) { return l.value(static_cast<double>(r)); }, loss);
          terms += std::abs(static_cast<long double>(y[i])) + std::abs(a) + std::abs(b * x[i]);
        }
        const double cell = found.values[static_cast<std::size_t>(column)];
        ASSERT_GE(cell, 0);
        const auto slack = static_cast<double>(4e-15L * terms) + 1e-300;
        if (terms >= 1e300L) continue;
        EXPECT_NEAR(cell, static_cast<double>(sum), slack) << entry_of(loss).id << " " << round;
      }
    }
  }
}

TEST(Surface, AnyTwoOfTheCoefficientsMayBeTheAxes) {
  const Points points = random_points(31, 2);
  const std::vector<double> ones(31, 1);
  std::vector<double> squares, cubes;
  for (const double v : points.x) squares.push_back(v * v);
  for (const double v : points.x) cubes.push_back(v * v * v);
  for (const Loss& loss : {Loss{Absolute{}}, Loss{LogCosh{}}}) {
    expect_sums(loss, {{points.x, points.other}, points.y, true, 1}, {ones, points.x, points.other}, {1, 2, 3},
                {2, -2, 0, 6}, {0, 0, 2, 4}, 1);
    expect_sums(loss, {{points.x, points.other}, points.y, false, 1}, {points.x, points.other}, {1, 2}, {1, -2, 0, 6},
                {0, 0, 2, 4}, 1);
    expect_sums(loss, {{points.x}, points.y, true, 3}, {ones, points.x, squares, cubes}, {1, 2, 3, -0.5}, {3, -1, 1, 6},
                {1, 0, 2, 4}, 1);
  }
}

TEST(Surface, SwappedAxesAreTheTransposedSurface) {
  const Points points = random_points(20, 3);
  const Data data{{points.x}, points.y, true, 1};
  const GridAxis intercept{0, -1, 3, 7}, slope{1, 0, 4, 10};
  for (const Loss& loss : kLosses) {
    const Surface a = must_survey(loss, data, {0, 0}, intercept, slope);
    const Surface b = must_survey(loss, data, {0, 0}, slope, intercept);
    for (std::size_t i = 0; i < 7; ++i) {
      for (std::size_t j = 0; j < 10; ++j) EXPECT_NEAR(a.values[7 * j + i], b.values[10 * i + j], 1e-12 * a.maximum);
    }
  }
}

TEST(Surface, NoCellLiesBelowTheFitAndTheLeastIsBesideIt) {
  const Points points = random_points(40, 4);
  const Data data{{points.x}, points.y, true, 1};
  for (const Loss& loss :
       {Loss{Squared{}}, Loss{Absolute{}}, Loss{Huber{1.345}}, Loss{LogCosh{}}, Loss{Quantile{0.3}}}) {
    const Fit best = fit(loss, data, {}).value();
    const double a = best.coefficients[0], b = best.coefficients[1];
    // The fit stands in the middle of the grid.
    const Surface found = must_survey(loss, data, {0, 0}, {0, a - 2, a + 2, 101}, {1, b - 2, b + 2, 81});
    EXPECT_GE(found.minimum, best.objective * (1 - 1e-13));
    EXPECT_NEAR(found.values[40 * 101 + 50], best.objective, 1e-12 * best.objective);
    EXPECT_NEAR(found.minimum, best.objective, 1e-12 * best.objective);
  }
}

TEST(Surface, ConvexLossesHaveConvexSurfaces) {
  const Points points = random_points(25, 5);
  const Data data{{points.x}, points.y, true, 1};
  for (const Loss& loss : {Loss{Squared{}}, Loss{Absolute{}}, Loss{Huber{1}}, Loss{LogCosh{}}, Loss{Quantile{0.9}},
                           Loss{PseudoHuber{0.5}}, Loss{EpsilonInsensitive{1}}}) {
    const Surface found = must_survey(loss, data, {0, 0}, {0, -9, 9, 33}, {1, -9, 9, 33});
    const auto at = [&](int row, int column) { return found.values[static_cast<std::size_t>(33 * row + column)]; };
    for (int row = 1; row < 32; ++row) {
      for (int column = 1; column < 32; ++column) {
        for (const auto& [down, right] : {std::pair{0, 1}, {1, 0}, {1, 1}, {1, -1}}) {
          EXPECT_LE(2 * at(row, column),
                    at(row + down, column + right) + at(row - down, column - right) + 1e-12 * found.maximum);
        }
      }
    }
  }
}

TEST(Surface, AnExactFitIsExactlyZero) {
  const std::vector<double> x = {0, 1, 2, 3, 4}, y = {3, 1, -1, -3, -5};
  for (const Loss& loss : kLosses) {
    const Surface found = must_survey(loss, {{x}, y, true, 1}, {0, 0}, {0, 1, 4, 4}, {1, -4, 0, 9});
    EXPECT_EQ(found.minimum, 0) << entry_of(loss).id;
    EXPECT_EQ(found.least, 4u * 4 + 2) << entry_of(loss).id;  // slope −2, intercept 3
  }
}

TEST(Surface, TheEndsOfAnAxisAreAsGiven) {
  const std::vector<double> y = {0, 0}, x = {0, 1};
  // Σ|a + bx| = |a| + |a + b|
  const GridAxis odd{0, 0.1, 0.7, 7}, huge{1, -1.6e308, 1.6e308, 3};
  const Surface found = must_survey(Absolute{}, {{x}, y, true, 1}, {0, 0}, odd, huge);
  EXPECT_EQ(found.values[7], 0.2);
  EXPECT_EQ(found.values[13], 1.4);
  EXPECT_EQ(found.values[0], 1.6e308);  // to − from does not fit into a double
  EXPECT_EQ(found.values[20], 1.6e308);
}

TEST(Surface, WhatDoesNotFitIsInfiniteAndNothingIsNaN) {
  const std::vector<double> y = {1e308, -1e308, 3}, x = {1e308, -1e308, 0};
  for (const Loss& loss : kLosses) {
    const Surface found =
        must_survey(loss, {{x}, y, true, 1}, {0, 0}, {0, -1.7e308, 1.7e308, 5}, {1, -1e300, 1e300, 5});
    for (const double v : found.values) EXPECT_GE(v, 0) << entry_of(loss).id;
    EXPECT_FALSE(std::isnan(found.minimum) || std::isnan(found.maximum));
  }
  EXPECT_EQ(must_survey(Squared{}, {{x}, y, true, 1}, {0, 0}, {0, 0, 1, 2}, {1, 2, 3, 2}).minimum, kInfinity);
  EXPECT_EQ(must_survey(Squared{}, {{x}, y, true, 1}, {0, 0}, {0, 0, 1, 2}, {1, 2, 3, 2}).least, 0u);
}

TEST(Surface, BadCallsHaveTheirCodes) {
  const Points points = random_points(10, 6);
  const GridAxis good{0, 0, 1, 5}, other{1, 0, 1, 5};
  const auto code = [](const Data& data, std::vector<double> coefficients, const GridAxis& first,
                       const GridAxis& second, double scale = 1, const Loss& loss = Huber{1}) {
    const Result<Surface> result = surface(loss, data, scale, coefficients, first, second);
    return result.ok() ? ErrorCode::unknown_loss : result.error().code;
  };
  const Data data{{points.x}, points.y, true, 1};
  const std::vector<double> bad = {1, kNaN, 3}, three = {1, 2, 3}, none;
  EXPECT_EQ(code(data, {0, 0}, good, other), ErrorCode::unknown_loss);  // none
  EXPECT_EQ(code({{none}, none, true, 1}, {0, 0}, good, other), ErrorCode::empty);
  EXPECT_EQ(code({{three}, points.y, true, 1}, {0, 0}, good, other), ErrorCode::length_mismatch);
  EXPECT_EQ(code({{bad}, three, true, 1}, {0, 0}, good, other), ErrorCode::not_finite);
  EXPECT_EQ(code({{three}, three, true, 21}, {0, 0}, good, other), ErrorCode::bad_degree);
  EXPECT_EQ(code(data, {0}, good, other), ErrorCode::length_mismatch);
  EXPECT_EQ(code(data, {0, kNaN}, good, other), ErrorCode::not_finite);
  EXPECT_EQ(code(data, {0, 0}, good, other, -1), ErrorCode::bad_scale);
  EXPECT_EQ(code(data, {0, 0}, good, other, 2, Absolute{}), ErrorCode::bad_scale);
  // A predictor that the scale makes 0, though its coefficient may be as large.
  const std::vector<double> tiny = {1e-244, 2e-244, 4e-244};
  EXPECT_EQ(code({{tiny}, three, true, 1}, {0, 1e303}, good, {1, 1e303, 2e303, 5}, 1e155), ErrorCode::overflow);
  EXPECT_EQ(code(data, {0, 0}, good, good), ErrorCode::bad_parameter);
  for (const GridAxis& wrong : {GridAxis{-1, 0, 1, 5},
                                {2, 0, 1, 5},
                                {1, 0, 1, 1},
                                {1, 0, 1, kMostGridValues + 1},
                                {1, 0, 1, -5},
                                {1, 1, 1, 5},
                                {1, 2, 1, 5},
                                {1, kNaN, 1, 5},
                                {1, 0, kInfinity, 5}}) {
    EXPECT_EQ(code(data, {0, 0}, good, wrong), ErrorCode::bad_parameter);
  }
  // A million points in 2048 × 2048 cells would take minutes.
  const std::vector<double> many(1000000, 1);
  EXPECT_EQ(code({{many}, many, true, 1}, {0, 0}, {0, 0, 1, 2048}, {1, 0, 1, 2048}), ErrorCode::too_large);
}

}  // namespace
