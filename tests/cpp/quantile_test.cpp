// Exactness of quantile regression: against certified optima, against every vertex there is, and by its own
// certificate.

#include <gtest/gtest.h>

#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <limits>

#include "contaminated_line.h"
#include "golden.h"
#include "loss/evaluate.h"

namespace {

using namespace loss;

struct Points {
  std::vector<double> x, y;
  Data data() const { return {{x}, y, true, 1}; }
};

double objective(const Points& points, double tau, double a, double b) {
  std::vector<double> residuals;
  for (std::size_t i = 0; i < points.x.size(); ++i) residuals.push_back(points.y[i] - a - b * points.x[i]);
  return total(Quantile{tau}, residuals);
}

/// The smallest objective over all lines through two of the points: an optimum of a linear programme is at a vertex.
double best_vertex(const Points& points, double tau) {
  double best = kInfinity;
  for (std::size_t i = 0; i < points.x.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (points.x[i] == points.x[j]) continue;
      const double b = (points.y[i] - points.y[j]) / (points.x[i] - points.x[j]);
      best = std::fmin(best, objective(points, tau, points.y[i] - b * points.x[i], b));
    }
  }
  return best;
}

TEST(Quantile, NoVertexIsBetterOnDataFullOfTies) {
  // Small whole numbers: duplicates, ties, more than two points on many lines, and optimal faces.
  Random random(11);
  for (int round = 0; round < 2000; ++round) {
    Points points;
    const int n = 3 + static_cast<int>(20 * random.uniform());
    const int levels = 2 + static_cast<int>(6 * random.uniform());
    for (int i = 0; i < n; ++i) {
      points.x.push_back(std::floor(levels * random.uniform()));
      points.y.push_back(std::floor(levels * random.uniform()));
    }
    const double tau = std::floor(1 + 19 * random.uniform()) / 20;
    const auto result = fit(Quantile{tau}, points.data(), {});
    if (!result.ok()) {
      EXPECT_EQ(result.error().code, ErrorCode::rank_deficient);
      continue;
    }
    EXPECT_TRUE(result.value().converged);
    const double best = best_vertex(points, tau);
    EXPECT_NEAR(result.value().objective, best, 1e-13 * (1 + best)) << "round " << round;
    // The ends of the face are optimal for one coefficient each: none beyond them is, none short of them was missed.
    const auto& low = result.value().lowest;
    const auto& high = result.value().highest;
    double lowest = kInfinity, highest = -kInfinity;
    for (std::size_t i = 0; i < points.x.size(); ++i) {
      for (std::size_t j = 0; j < i; ++j) {
        if (points.x[i] == points.x[j]) continue;
        const double b = (points.y[i] - points.y[j]) / (points.x[i] - points.x[j]);
        if (objective(points, tau, points.y[i] - b * points.x[i], b) > best + 1e-11) continue;
        lowest = std::fmin(lowest, b);
        highest = std::fmax(highest, b);
      }
    }
    EXPECT_NEAR(low[1], lowest, 1e-10) << "round " << round;
    EXPECT_NEAR(high[1], highest, 1e-10) << "round " << round;
    EXPECT_EQ(result.value().unique, low == high) << "round " << round;
  }
}

TEST(Quantile, NoVertexIsBetterInThreeDimensionsEither) {
  Random random(13);
  int solved = 0;
  for (int round = 0; round < 3000; ++round) {
    const int n = 4 + static_cast<int>(9 * random.uniform());
    const int levels = 2 + static_cast<int>(4 * random.uniform());
    Eigen::MatrixXd a(n, 3);
    Eigen::VectorXd y(n);
    for (int i = 0; i < n; ++i) {
      a.row(i) << 1, std::floor(levels * random.uniform()), std::floor(levels * random.uniform());
      y[i] = std::floor(levels * random.uniform());
    }
    const double tau = std::floor(1 + 9 * random.uniform()) / 10;
    const auto objective_at = [&](const Eigen::VectorXd& b) {
      const Eigen::VectorXd r = y - a * b;
      return total(Quantile{tau}, {r.data(), static_cast<std::size_t>(n)});
    };
    double best = kInfinity;
    for (int i = 0; i < n; ++i) {
      for (int j = 0; j < i; ++j) {
        for (int k = 0; k < j; ++k) {
          const Eigen::FullPivLU<Eigen::MatrixXd> lu(a(std::vector<int>{i, j, k}, Eigen::all));
          if (lu.isInvertible()) best = std::fmin(best, objective_at(lu.solve(y(std::vector<int>{i, j, k}))));
        }
      }
    }
    const auto column = [&](int j) { return std::span<const double>(a.col(j).data(), static_cast<std::size_t>(n)); };
    const auto result =
        fit(Quantile{tau}, {{column(1), column(2)}, {y.data(), static_cast<std::size_t>(n)}, true, 1}, {});
    EXPECT_EQ(result.ok(), best < kInfinity) << "round " << round;  // no vertex at all: rank-deficient
    if (!result.ok()) continue;
    ++solved;
    EXPECT_TRUE(result.value().converged) << "round " << round;
    EXPECT_NEAR(result.value().objective, best, 1e-13 * (1 + best)) << "round " << round;
  }
  EXPECT_GT(solved, 2000);
}

TEST(Quantile, InterpolatesAsManyPointsAsCoefficients) {
  Random random(12);
  std::vector<std::vector<double>> x(3, std::vector<double>(200));
  std::vector<double> y;
  for (int i = 0; i < 200; ++i) {
    for (auto& column : x) column[static_cast<std::size_t>(i)] = random.normal();
    y.push_back(random.normal());
  }
  for (const double tau : {0.05, 0.3, 0.5, 0.9}) {
    const auto result = fit(Quantile{tau}, {{x.begin(), x.end()}, y, true, 1}, {});
    ASSERT_TRUE(result.ok());
    const auto& b = result.value().coefficients;
    int zero = 0, below = 0;
    for (std::size_t i = 0; i < y.size(); ++i) {
      const double r = y[i] - b[0] - b[1] * x[0][i] - b[2] * x[1][i] - b[3] * x[2][i];
      zero += std::abs(r) < 1e-12;
      below += r < -1e-12;
    }
    EXPECT_EQ(zero, 4) << tau;
    // At most τn residuals are negative, and at most (1 − τ)n positive.
    EXPECT_LE(below, tau * 200) << tau;
    EXPECT_LE(200 - zero - below, (1 - tau) * 200) << tau;
  }
}

TEST(Quantile, ReachesTheCertifiedOptimumOfLargeData) {
  const golden::Json file = golden::load("timings");
  for (const int n : {1000, 10000, 100000, 1000000}) {
    const golden::Json optimum = file["lad_optimum"][std::to_string(n)];
    const golden::Json check = file["data_check"][std::to_string(n)];
    const ContaminatedLine line(n);
    ASSERT_EQ(line.x.back(), check["last_x"].get<double>()) << n;
    ASSERT_EQ(line.y.back(), check["last_y"].get<double>()) << n;
    const auto result = fit(Quantile{0.5}, {{line.x}, line.y, true, 1}, {});
    ASSERT_TRUE(result.ok());
    EXPECT_TRUE(result.value().converged);
    EXPECT_TRUE(result.value().unique) << n;
    EXPECT_NEAR(result.value().objective, optimum["objective"].get<double>(),
                1e-13 * optimum["objective"].get<double>())
        << n;
    for (int j = 0; j < 2; ++j)
      EXPECT_NEAR(result.value().coefficients[j], optimum["coef"][j].get<double>(), 1e-12) << n;
  }
}

TEST(Quantile, LocationIsTheSampleQuantile) {
  const golden::Json file = golden::load("statistics");
  const std::vector<double> probs = file["probs"];
  int count = 0;
  for (const golden::Json& one : file["cases"]) {
    const std::vector<double> y = one["x"];
    for (std::size_t k = 0; k < probs.size(); ++k) {
      const golden::Json& interval = one["pinball_argmin"][k];
      if (interval.is_null()) continue;
      const auto result = fit(Quantile{probs[k]}, {{}, y, true, 1}, {});
      ASSERT_TRUE(result.ok());
      const double low = interval[0], high = interval[1];
      const double slack = 1e-13 * std::fmax(std::abs(low), std::abs(high));
      EXPECT_NEAR(result.value().lowest[0], low, slack) << one["id"] << " " << probs[k];
      EXPECT_NEAR(result.value().highest[0], high, slack) << one["id"] << " " << probs[k];
      EXPECT_NEAR(result.value().objective, interval[2].get<double>(), 1e-13 * (1 + interval[2].get<double>()));
      ++count;
    }
  }
  EXPECT_EQ(count, 56);  // 8 samples, 7 inner probabilities
}

TEST(Quantile, DoesNotGoRoundWhereAllPointsLieOnOnePolynomial) {
  // Every point lies on every vertex: no step moves the coefficients, and many sets of points give the same ones.
  Points points;
  for (int i = 0; i < 46; ++i) {
    points.x.push_back(0.75 - i);
    points.y.push_back(-39);
  }
  points.x[9] = -39;
  for (int degree = 1; degree <= 12; ++degree) {
    for (const double tau : {0.5, 0.3}) {
      const auto result = fit(Quantile{tau}, {{points.x}, points.y, true, degree}, {});
      ASSERT_TRUE(result.ok()) << degree;
      EXPECT_TRUE(result.value().converged) << degree;
      EXPECT_NEAR(result.value().objective, 0, 1e-12) << degree;
    }
  }
}

TEST(Quantile, NearlyDependentColumnsLoseNoDigits) {
  // The second column is 2x + 1 but for some 1e−11. A vertex interpolates three points.
  const std::vector<double> x = {0, 1, 2, 3, 4, 5, 6, 7}, y = {3, 1, 4, 1, 5, 9, 2, 6};
  std::vector<double> almost = {1, 3.00000000001, 5.00000000002, 7, 9.00000000001, 11.00000000002, 13, 15.000000007};
  for (const double tau : {0.2, 0.5, 0.9}) {
    const auto result = fit(Quantile{tau}, {{x, almost}, y, true, 1}, {});
    ASSERT_TRUE(result.ok());
    EXPECT_TRUE(result.value().converged);
    // The column's difference from 2x + 1 spans the same space and is well conditioned.
    std::vector<double> difference;
    for (std::size_t i = 0; i < x.size(); ++i) difference.push_back((almost[i] - 2 * x[i] - 1) * 1e11);
    const auto same = fit(Quantile{tau}, {{x, difference}, y, true, 1}, {});
    EXPECT_NEAR(result.value().objective, same.value().objective, 1e-4) << tau;
  }
}

TEST(Quantile, OneMorePowerNeverFitsWorse) {
  Random random(17);
  Points points;
  for (int i = 0; i < 43; ++i) {
    points.x.push_back(-32 - 47 * i);
    points.y.push_back(random.normal());
  }
  for (const bool intercept : {true, false}) {
    double before = kInfinity;
    for (int degree = 1; degree <= 16; ++degree) {
      const auto result = fit(Absolute{}, {{points.x}, points.y, intercept, degree}, {});
      ASSERT_TRUE(result.ok()) << degree;
      EXPECT_TRUE(result.value().converged) << degree;
      EXPECT_LE(result.value().objective, before * (1 + 1e-6)) << degree;
      before = result.value().objective;
    }
  }
}

TEST(Quantile, BoundsThatDifferByRoundingAreOneOptimum) {
  // y = 3x exactly, and the other coefficients are zero: whatever they are found to be is rounding.
  Random random(18);
  std::vector<double> turns, x, y;
  for (int i = 0; i < 32; ++i) {
    turns.push_back(i % 2 ? 1.25 : -22);
    x.push_back(0.2 * random.normal());
    y.push_back(3 * x.back());
  }
  for (const double tau : {0.1, 0.3, 0.5, 0.9}) {
    const Fit found = fit(Quantile{tau}, {{turns, x}, y, true, 1}, {}).value();
    EXPECT_TRUE(found.unique) << tau;
    EXPECT_EQ(found.lowest, found.highest) << tau;
  }
}

}  // namespace
