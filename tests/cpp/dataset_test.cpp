// Data that stay: fits of them are those of the same data given afresh.

#include "loss/dataset.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "random.h"

namespace {

using namespace loss;

struct Points {
  std::vector<double> x, y;

  explicit Points(int n, std::uint64_t seed) {
    Random random(seed);
    for (int i = 0; i < n; ++i) {
      x.push_back(10 * random.uniform());
      y.push_back(2 + 0.5 * x.back() + random.normal() + (i % 11 == 3 ? 30 * random.uniform() : 0));
    }
  }
  Data data() const { return {{x}, y, true, 1}; }
};

struct Case {
  Loss loss;
  Scale scale;
};

const std::vector<Case> kCases = {{Squared{}, {}},
                                  {Absolute{}, {}},
                                  {Quantile{0.9}, {}},
                                  {EpsilonInsensitive{0.5}, {}},
                                  {Huber{1.345}, {}},
                                  {Huber{1.345}, {ScaleRule::mad}},
                                  {Huber{1.345}, {ScaleRule::joint}},
                                  {LogCosh{}, {}},
                                  {LogCosh{}, {ScaleRule::joint}},
                                  {PseudoHuber{1.287}, {}},
                                  {Tukey{4.685}, {ScaleRule::mad}},
                                  {General{1.5, 1}, {}}};

/// Others may have several minima, and a start may lead to any of them.
bool is_convex(const Case& one) {
  return !std::holds_alternative<Tukey>(one.loss) && !std::holds_alternative<General>(one.loss);
}

void expect_same(const Fit& actual, const Fit& expected, const std::string& label) {
  EXPECT_TRUE(actual.converged) << label;
  EXPECT_NEAR(actual.objective, expected.objective, 1e-12 * std::abs(expected.objective)) << label;
  EXPECT_NEAR(actual.scale, expected.scale, 1e-11 * expected.scale) << label;
  const double slack = 1e-11 * std::max(1.0, expected.scale);
  for (std::size_t j = 0; j < 2; ++j) EXPECT_NEAR(actual.coefficients[j], expected.coefficients[j], slack) << label;
}

TEST(Dataset, FitsAfterMovesAreThoseOfTheSameDataAfresh) {
  for (const int n : {37, 6001}) {
    Points points(n, 3);
    Dataset dataset = std::move(Dataset::make(points.data()).value());
    Random random(4);
    for (int round = 0; round < 6; ++round) {
      const auto row = static_cast<std::size_t>(n * random.uniform());
      // Within the range of the data, and (in the last rounds) far outside of it.
      const double far = round < 4 ? 1 : 1000;
      points.x[row] = 10 * random.uniform() * far;
      points.y[row] = 5 + 30 * random.uniform() * far;
      ASSERT_TRUE(dataset.move(row, {&points.x[row], 1}, points.y[row]).ok());
      for (const Case& one : kCases) {
        const std::string label = std::string(entry_of(one.loss).id) + " " + std::string(scale_name(one.scale.rule)) +
                                  " n " + std::to_string(n) + " round " + std::to_string(round);
        const Result<Fit> actual = dataset.fit(one.loss, one.scale);
        ASSERT_TRUE(actual.ok()) << label << actual.error().message;
        expect_same(actual.value(), fit(one.loss, points.data(), one.scale).value(), label);
      }
    }
  }
}

TEST(Dataset, AThousandMovesInARowLeaveFitsWithoutDrift) {
  for (const int n : {6000, 6001}) {
    Points points(n, 11);
    Dataset dataset = std::move(Dataset::make(points.data()).value());
    Random random(12);
    for (int round = 1; round <= 1000; ++round) {
      // Mostly one point that is dragged about, at times another, in or out of the crowd.
      const auto row = static_cast<std::size_t>(round % 10 ? 77 : n * random.uniform());
      points.x[row] = 10 * random.uniform();
      points.y[row] = 2 + 0.5 * points.x[row] + random.normal() * (round % 3 ? 1 : 20);
      ASSERT_TRUE(dataset.move(row, {&points.x[row], 1}, points.y[row]).ok());
      for (const Case& one : kCases) {
        if (!is_convex(one)) continue;
        const Result<Fit> actual = dataset.fit(one.loss, one.scale);
        ASSERT_TRUE(actual.ok());
        if (round % 125 > 0) continue;
        expect_same(actual.value(), fit(one.loss, points.data(), one.scale).value(),
                    std::string(entry_of(one.loss).id) + " round " + std::to_string(round));
      }
    }
  }
}

TEST(Dataset, MovesOfManyPointsOrOfTiedOnesOrVeryFarAreFollowed) {
  const int n = 5000;
  for (const bool tied : {false, true}) {
    Points points(n, 13);
    if (tied) {
      for (double& v : points.x) v = std::floor(v);
      for (double& v : points.y) v = std::round(v);
    }
    Dataset dataset = std::move(Dataset::make(points.data()).value());
    Random random(14);
    for (int round = 0; round < 24; ++round) {
      for (int moves = round % 4 ? 1 : 400; moves > 0; --moves) {
        const auto row = static_cast<std::size_t>(n * random.uniform());
        const double far = round % 6 == 5 ? std::pow(10.0, round / 2) : 1;
        points.y[row] = std::round(30 * random.normal() * far);
        ASSERT_TRUE(dataset.move(row, {&points.x[row], 1}, points.y[row]).ok());
      }
      for (const Case& one : kCases) {
        if (!is_convex(one)) continue;
        const std::string label = std::string(entry_of(one.loss).id) + " " + std::string(scale_name(one.scale.rule)) +
                                  (tied ? " tied" : "") + " round " + std::to_string(round);
        const Result<Fit> actual = dataset.fit(one.loss, one.scale);
        ASSERT_TRUE(actual.ok()) << label << actual.error().message;
        const Fit expected = fit(one.loss, points.data(), one.scale).value();
        EXPECT_NEAR(actual.value().objective, expected.objective, 1e-12 * std::abs(expected.objective)) << label;
        if (!expected.unique) continue;
        expect_same(actual.value(), expected, label);
        ASSERT_EQ(actual.value().standard_errors.size(), expected.standard_errors.size()) << label;
        for (std::size_t j = 0; j < expected.standard_errors.size(); ++j) {
          EXPECT_NEAR(actual.value().standard_errors[j], expected.standard_errors[j],
                      1e-9 * expected.standard_errors[j])
              << label;
        }
      }
    }
  }
}

TEST(Dataset, QuantilesOfOtherShapesAfterMovesAreThoseAfreshToo) {
  const int n = 5000;
  Points points(n, 7), other(n, 8);
  const Data shapes[] = {{{points.x, other.x}, points.y, true, 1},
                         {{points.x}, points.y, false, 1},
                         {{}, points.y, true, 1},
                         {{points.x}, points.y, true, 3}};
  for (const Data& data : shapes) {
    Dataset dataset = std::move(Dataset::make(data).value());
    Random random(9);
    for (int round = 0; round < 4; ++round) {
      const auto row = static_cast<std::size_t>(n * random.uniform());
      points.x[row] = 10 * random.uniform();
      points.y[row] = 30 * random.uniform();
      std::vector<double> x;
      for (const auto& column : data.x) x.push_back(column[row]);
      ASSERT_TRUE(dataset.move(row, x, points.y[row]).ok());
      for (const Loss& loss : {Loss{Absolute{}}, Loss{Quantile{0.9}}, Loss{EpsilonInsensitive{0.5}}}) {
        const Fit actual = dataset.fit(loss, {}).value(), expected = fit(loss, data, {}).value();
        EXPECT_TRUE(actual.converged);
        EXPECT_NEAR(actual.objective, expected.objective, 1e-12 * expected.objective);
      }
    }
  }
}

TEST(Dataset, KeepsCopiesOfItsOwn) {
  Points points(50, 5);
  const double slope = fit(Squared{}, points.data(), {}).value().coefficients[1];
  Dataset dataset = std::move(Dataset::make(points.data()).value());
  points.y.assign(50, 0);
  EXPECT_EQ(dataset.fit(Squared{}, {}).value().coefficients[1], slope);
}

TEST(Dataset, RefusesWhatIsWrongAndStaysAsItWas) {
  const Points points(50, 6);
  Dataset dataset = std::move(Dataset::make(points.data()).value());
  const double before = dataset.fit(Huber{1.345}, {}).value().objective;
  const double x = 1, nan = std::nan("");
  EXPECT_EQ(dataset.move(50, {&x, 1}, 1).error().code, ErrorCode::bad_row);
  EXPECT_EQ(dataset.move(0, {}, 1).error().code, ErrorCode::length_mismatch);
  EXPECT_EQ(dataset.move(0, {&x, 1}, nan).error().code, ErrorCode::not_finite);
  EXPECT_EQ(dataset.move(0, {&nan, 1}, 1).error().code, ErrorCode::not_finite);
  EXPECT_EQ(dataset.fit(Huber{1.345}, {}).value().objective, before);
  EXPECT_EQ(Dataset::make({{points.x}, std::span<const double>(points.y).first(49), true, 1}).error().code,
            ErrorCode::length_mismatch);
  EXPECT_EQ(Dataset::make({{}, {}, true, 1}).error().code, ErrorCode::empty);
}

TEST(Dataset, BecomesFittableWhenACollinearColumnMovesApart) {
  const std::vector<double> x = {1, 1, 1}, y = {1, 2, 4};
  Dataset dataset = std::move(Dataset::make({{x}, y, true, 1}).value());
  EXPECT_EQ(dataset.fit(Absolute{}, {}).error().code, ErrorCode::rank_deficient);
  const double moved = 3;
  ASSERT_TRUE(dataset.move(2, {&moved, 1}, 4).ok());
  EXPECT_TRUE(dataset.fit(Absolute{}, {}).ok());
}

}  // namespace
