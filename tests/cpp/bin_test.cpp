// Theorems of the density image: every point is counted once, where it belongs.

#include "loss/bin.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "random.h"

namespace {

using namespace loss;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kHuge = std::numeric_limits<double>::max();
constexpr double kTiny = std::numeric_limits<double>::denorm_min();
constexpr double kNone = std::numeric_limits<double>::infinity();

struct Points {
  std::vector<double> x, y;
};

Points random_points(int n, std::uint64_t seed) {
  Random random(seed);
  Points points;
  for (int i = 0; i < n; ++i) {
    points.x.push_back(random.normal());
    points.y.push_back(random.normal());
  }
  return points;
}

Image must_bin(const Points& points, const PixelAxis& across, const PixelAxis& down) {
  const Result<Image> result = bin(points.x, points.y, across, down);
  EXPECT_TRUE(result.ok()) << (result.ok() ? "" : result.error().message);
  return result.ok() ? result.value() : Image{};
}

std::size_t sum(const Image& image) {
  return std::accumulate(image.counts.begin(), image.counts.end(), std::size_t{0});
}

TEST(Bin, EveryPointIsCountedOnce) {
  for (const int n : {0, 1, 2, 3, 1000, 1001}) {
    Points points = random_points(n, 1);
    for (int i = 0; i < n; i += 7) points.x[static_cast<std::size_t>(i)] = i % 2 ? kNaN : kNone;
    for (int i = 3; i < n; i += 11) points.y[static_cast<std::size_t>(i)] = i % 2 ? -kNone : 1e300;
    const Image image = must_bin(points, {-1, 1.5, 30}, {1, -1, 20});
    EXPECT_EQ(image.counts.size(), 600u);
    EXPECT_EQ(sum(image) + image.outside + image.not_finite, points.x.size());
    EXPECT_EQ(image.largest, *std::max_element(image.counts.begin(), image.counts.end()));
  }
}

TEST(Bin, ACellCountsThePointsBetweenItsEdges) {
  // Edges that a double holds exactly, and every cell counted by itself.
  const Points points = random_points(5000, 2);
  const PixelAxis across{-1, 1, 16}, down{0.5, -0.75, 10};
  const Image image = must_bin(points, across, down);
  for (int row = 0; row < 10; ++row) {
    for (int column = 0; column < 16; ++column) {
      const double left = -1 + column / 8.0, top = 0.5 - row / 8.0;
      std::uint32_t count = 0;
      for (std::size_t i = 0; i < points.x.size(); ++i) {
        count += points.x[i] >= left && points.x[i] < left + 0.125 && points.y[i] <= top && points.y[i] > top - 0.125;
      }
      EXPECT_EQ(image.counts[static_cast<std::size_t>(16 * row + column)], count) << row << " " << column;
    }
  }
}

TEST(Bin, CellsAreOpenTowardsTheFarEdgeAndTheLastIsClosed) {
  const double below = std::nextafter(1.0, 0), above = std::nextafter(4.0, 5);
  const auto column_of = [](double x, PixelAxis across) {
    const Image image = must_bin({{x}, {0}}, across, {-1, 1, 1});
    const auto found = std::find(image.counts.begin(), image.counts.end(), 1u);
    return found == image.counts.end() ? -1 : static_cast<int>(found - image.counts.begin());
  };
  const PixelAxis rising{0, 4, 4}, falling{4, 0, 4};
  EXPECT_EQ(column_of(0, rising), 0);
  EXPECT_EQ(column_of(-0.0, rising), 0);
  EXPECT_EQ(column_of(below, rising), 0);
  EXPECT_EQ(column_of(1, rising), 1);
  EXPECT_EQ(column_of(3, rising), 3);
  EXPECT_EQ(column_of(4, rising), 3);
  EXPECT_EQ(column_of(above, rising), -1);
  EXPECT_EQ(column_of(-kTiny, rising), -1);
  // The other way round: 4 begins the first cell, 3 the second, 0 closes the last.
  EXPECT_EQ(column_of(4, falling), 0);
  EXPECT_EQ(column_of(3, falling), 1);
  EXPECT_EQ(column_of(below, falling), 3);
  EXPECT_EQ(column_of(0, falling), 3);
  EXPECT_EQ(column_of(-kTiny, falling), -1);
  EXPECT_EQ(column_of(above, falling), -1);
}

TEST(Bin, TheFarEdgeCountsWhateverTheRounding) {
  // (to − from)·(cells/(to − from)) is not always `cells` in doubles.
  Random random(3);
  for (int round = 0; round < 2000; ++round) {
    const double from = random.normal(), to = from + random.normal();
    const int cells = 1 + static_cast<int>(4000 * random.uniform());
    const Image image = must_bin({{from, to, std::nextafter(to, from)}, {0, 0, 0}}, {from, to, cells}, {-1, 1, 1});
    EXPECT_EQ(image.outside, 0u) << from << " " << to;
    EXPECT_GE(image.counts.front(), 1u);
    EXPECT_GE(image.counts.back(), 1u);
  }
}

TEST(Bin, AReversedSideMirrorsTheImage) {
  const Points points = random_points(3001, 4);  // none lies on an edge
  const Image up = must_bin(points, {-2, 2, 7}, {-1.9, 2.1, 9}), down = must_bin(points, {-2, 2, 7}, {2.1, -1.9, 9});
  for (std::size_t row = 0; row < 9; ++row) {
    for (std::size_t column = 0; column < 7; ++column) {
      EXPECT_EQ(down.counts[7 * row + column], up.counts[7 * (8 - row) + column]);
    }
  }
  EXPECT_EQ(up.outside, down.outside);
}

TEST(Bin, TheImageOfAllIsTheSumOfTheImagesOfParts) {
  const Points all = random_points(999, 5);
  const auto middle = all.x.begin() + 301, other = all.y.begin() + 301;
  const PixelAxis side{-2, 2, 50};
  const Image whole = must_bin(all, side, side);
  const Image first = must_bin({{all.x.begin(), middle}, {all.y.begin(), other}}, side, side);
  const Image second = must_bin({{middle, all.x.end()}, {other, all.y.end()}}, side, side);
  for (std::size_t k = 0; k < whole.counts.size(); ++k) EXPECT_EQ(whole.counts[k], first.counts[k] + second.counts[k]);
}

TEST(Bin, PointsAtTheEndsOfTheDoublesAreOutsideOrInside) {
  const Points points{{kHuge, -kHuge, kTiny, -1e-9, 0}, {0, kHuge, kTiny, 0, -kHuge}};
  const Image image = must_bin(points, {-1, 1, 2}, {-1, 1, 2});
  EXPECT_EQ(image.counts, (std::vector<std::uint32_t>{0, 0, 1, 1}));
  EXPECT_EQ(image.outside, 3u);
  EXPECT_EQ(image.not_finite, 0u);
  // Times since 1970, to the millisecond.
  const Image times =
      must_bin({{1.7e12, 1.7e12 + 999, 1.7e12 + 500}, {0, 0, 0}}, {1.7e12, 1.7e12 + 1000, 10}, {-1, 1, 1});
  EXPECT_EQ(times.counts, (std::vector<std::uint32_t>{1, 0, 0, 0, 0, 1, 0, 0, 0, 1}));
}

TEST(Bin, SidesThatAreNoneAreRefused) {
  const std::vector<double> x = {1, 2}, three = {1, 2, 3};
  const PixelAxis good{0, 1, 10};
  const auto code = [&](const PixelAxis& side) {
    EXPECT_EQ(bin(x, x, good, side).ok(), bin(x, x, side, good).ok());
    const Result<Image> result = bin(x, x, side, good);
    return result.ok() ? ErrorCode::empty : result.error().code;
  };
  for (const double bad : {kNaN, kNone, -kNone}) {
    EXPECT_EQ(code({bad, 1, 10}), ErrorCode::bad_parameter);
    EXPECT_EQ(code({0, bad, 10}), ErrorCode::bad_parameter);
  }
  EXPECT_EQ(code({1, 1, 10}), ErrorCode::bad_parameter);
  EXPECT_EQ(code({-kHuge, kHuge, 10}), ErrorCode::bad_parameter);
  EXPECT_EQ(code({0, kTiny, 10}), ErrorCode::bad_parameter);
  EXPECT_EQ(code({0, 1, 0}), ErrorCode::bad_parameter);
  EXPECT_EQ(code({0, 1, -3}), ErrorCode::bad_parameter);
  EXPECT_EQ(code({0, 1, kMostPixels + 1}), ErrorCode::bad_parameter);
  EXPECT_EQ(bin(x, three, good, good).error().code, ErrorCode::length_mismatch);
}

}  // namespace
