// Theorems of the optimisers: what each is known to do from any start.

#include "loss/descend.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "golden.h"
#include "loss/evaluate.h"
#include "random.h"

namespace {

using namespace loss;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

struct Points {
  std::vector<double> x, y;
  Data data() const { return {{x}, y, true, 1}; }
};

Points noisy_line(int n, std::uint64_t seed) {
  Random random(seed);
  Points points;
  for (int i = 0; i < n; ++i) {
    points.x.push_back(4 * random.uniform() - 2);
    points.y.push_back(1 + 2 * points.x.back() + random.normal() + (i % 9 == 4 ? 8 : 0));
  }
  return points;
}

Path must_descend(const Loss& loss, const Data& data, const std::vector<double>& start, const Descent& descent,
                  double scale = 1) {
  const Result<Path> result = descend(loss, data, scale, start, descent);
  EXPECT_TRUE(result.ok()) << (result.ok() ? "" : result.error().message);
  return result.ok() ? result.value() : Path{};
}

/// Coefficients after k steps; the last if k is negative.
std::vector<double> at(const Path& path, int k = -1) {
  const std::size_t p = path.coefficients.size() / path.objective.size();
  const auto row = path.coefficients.begin() +
                   static_cast<std::ptrdiff_t>(p * (k < 0 ? path.objective.size() - 1 : static_cast<std::size_t>(k)));
  return {row, row + static_cast<std::ptrdiff_t>(p)};
}

const std::vector<Loss> kConvex = {Squared{}, Absolute{}, Quantile{0.2}, Huber{1.345}, LogCosh{}, PseudoHuber{1}};
const std::vector<Loss> kOthers = {EpsilonInsensitive{0.5}, Cauchy{2}, GemanMcClure{2}, Welsch{3}, Tukey{4.685},
                                   General{0.5, 1}};
const std::vector<Method> kMethods = {Method::gradient, Method::subgradient, Method::newton, Method::irls};

std::vector<Loss> all_losses() {
  std::vector<Loss> all = kConvex;
  all.insert(all.end(), kOthers.begin(), kOthers.end());
  return all;
}

TEST(Descend, APathBeginsAtTheStartAndSaysWhatItSees) {
  const Points points = noisy_line(40, 1);
  for (const Loss& loss : all_losses()) {
    const Path path = must_descend(loss, points.data(), {5, -1}, {Method::gradient, 0.01, false, 7, 0});
    EXPECT_EQ(at(path, 0), (std::vector<double>{5, -1}));
    ASSERT_EQ(path.objective.size(), 8u);
    ASSERT_EQ(path.gradient_norm.size(), 8u);
    ASSERT_EQ(path.coefficients.size(), 16u);
    EXPECT_EQ(path.stopped, Stopped::most_steps);
    for (int k = 0; k <= 7; ++k) {
      const std::vector<double> b = at(path, k);
      std::vector<double> r;
      for (std::size_t i = 0; i < points.x.size(); ++i) r.push_back(points.y[i] - b[0] - b[1] * points.x[i]);
      const double sum = total(loss, r);
      EXPECT_NEAR(path.objective[static_cast<std::size_t>(k)], sum, 1e-13 * sum);
      if (k == 0) continue;
      // Plain descent: the way is the rate times the gradient before.
      const std::vector<double> a = at(path, k - 1);
      EXPECT_NEAR(std::hypot(b[0] - a[0], b[1] - a[1]), 0.01 * path.gradient_norm[static_cast<std::size_t>(k) - 1],
                  1e-15);
    }
  }
}

TEST(Descend, GradientsMatchFiniteDifferences) {
  // The first step divided by −rate is the gradient of the mean loss, here of the smooth ones.
  const Points points = noisy_line(30, 2);
  const double h = 1e-5, scale = 1.7;
  for (const Loss& loss : {Loss{Huber{1.345}}, Loss{LogCosh{}}}) {
    const Path path = must_descend(loss, points.data(), {0.3, 0.7}, {Method::gradient, 1, false, 1, 0}, scale);
    const auto mean = [&](double a, double b) {
      return must_descend(loss, points.data(), {a, b}, {Method::gradient, 1, false, 0, 0}, scale).objective[0] / 30;
    };
    EXPECT_NEAR(0.3 - at(path)[0], (mean(0.3 + h, 0.7) - mean(0.3 - h, 0.7)) / (2 * h), 1e-9);
    EXPECT_NEAR(0.7 - at(path)[1], (mean(0.3, 0.7 + h) - mean(0.3, 0.7 - h)) / (2 * h), 1e-9);
  }
}

TEST(Descend, GradientDescentOnSquaresContractsByOneMinusRateTimesEigenvalue) {
  // x = ±c: the Hessian of the mean of r² is diag(2, 2c²), whatever y.
  const double c = 3, rate = 0.09;
  const Points points{{c, -c, c, -c}, {4, 1, 7, -2}};
  const std::vector<double> best = {2.5, 1};  // mean of y; Σxy/Σx²
  const Path path = must_descend(Squared{}, points.data(), {10, -10}, {Method::gradient, rate, false, 50, 0});
  for (int k = 0; k < 50; ++k) {
    const std::vector<double> before = at(path, k), after = at(path, k + 1);
    EXPECT_NEAR(after[0] - best[0], (1 - 2 * rate) * (before[0] - best[0]), 1e-14);
    EXPECT_NEAR(after[1] - best[1], (1 - 2 * c * c * rate) * (before[1] - best[1]), 1e-14);
  }
}

TEST(Descend, SquaresConvergeBelowTwoOverTheLargestEigenvalueAndDivergeAbove) {
  const double c = 3, limit = 2 / (2 * c * c);
  const Points points{{c, -c, c, -c}, {4, 1, 7, -2}};
  const auto stopped = [&](double rate) {
    return must_descend(Squared{}, points.data(), {10, -10}, {Method::gradient, rate, false, 100000, 1e-10});
  };
  const Path below = stopped(0.99 * limit), above = stopped(1.01 * limit);
  EXPECT_EQ(below.stopped, Stopped::converged);
  EXPECT_LE(below.gradient_norm.back(), 1e-10);
  EXPECT_EQ(above.stopped, Stopped::diverged);
  EXPECT_LT(above.objective.size(), 100000u);
  for (const double v : above.coefficients) EXPECT_TRUE(std::isfinite(v));
  for (const double v : above.objective) EXPECT_TRUE(std::isfinite(v));
  // So fast that the next sum is no double at all.
  const Path bursting = stopped(1e200);
  EXPECT_EQ(bursting.stopped, Stopped::diverged);
  EXPECT_EQ(bursting.objective.size(), 1u);
}

TEST(Descend, ThePathDependsOnTheMeanNotOnTheNumberOfPoints) {
  const Points once = noisy_line(21, 3);
  Points twice = once;
  twice.x.insert(twice.x.end(), once.x.begin(), once.x.end());
  twice.y.insert(twice.y.end(), once.y.begin(), once.y.end());
  for (const Loss& loss : kConvex) {
    const Descent descent{Method::subgradient, 0.1, true, 30, 0};
    const Path a = must_descend(loss, once.data(), {0, 0}, descent),
               b = must_descend(loss, twice.data(), {0, 0}, descent);
    for (std::size_t k = 0; k < a.coefficients.size(); ++k) EXPECT_NEAR(a.coefficients[k], b.coefficients[k], 1e-12);
    for (std::size_t k = 0; k < a.objective.size(); ++k) EXPECT_NEAR(2 * a.objective[k], b.objective[k], 1e-9);
  }
}

TEST(Descend, AConstantRateOnAbsoluteLossJumpsAroundTheMedianWithinOneStep) {
  // One coefficient: |g| ≤ 1, so after arriving no place is farther from the median than the rate, and none rests.
  const std::vector<double> y = {1, 2, 4, 8, 9.3};
  const Data data{{}, y, true, 1};
  const double rate = 0.7;
  const Path path = must_descend(Absolute{}, data, {-20}, {Method::subgradient, rate, false, 500, 1e-8});
  EXPECT_EQ(path.stopped, Stopped::most_steps);
  double nearest = kInfinity, farthest = 0;
  for (int k = 300; k <= 500; ++k) {
    const double distance = std::abs(at(path, k)[0] - 4);
    nearest = std::min(nearest, distance);
    farthest = std::max(farthest, distance);
  }
  EXPECT_LE(farthest, rate);
  EXPECT_GT(farthest, 0.01);
}

TEST(Descend, ADecayingRateOnAbsoluteLossArrives) {
  const Points points = noisy_line(40, 4);
  const double best = fit(Absolute{}, points.data(), {}).value().objective;
  /// The worst of the last 1000 steps, relative to the best.
  const auto excess = [&](bool decay) {
    const Descent descent{Method::subgradient, 1, decay, 20000, 0};
    const Path path = must_descend(Absolute{}, points.data(), {-3, 5}, descent);
    return *std::max_element(path.objective.end() - 1000, path.objective.end()) / best - 1;
  };
  EXPECT_GE(excess(true), -1e-14);
  EXPECT_LT(excess(true), 1e-3);
  EXPECT_GT(excess(false), 0.02);
}

/// How far apart coefficients are, in units of the predictions.
double distance(const std::vector<double>& a, const std::vector<double>& b, const golden::Sample& sample) {
  double largest = 0, size = 0;
  for (std::size_t i = 0; i < sample.y.size(); ++i) {
    double difference = 0, power = 1;
    std::size_t j = 0;
    const auto add = [&](double v) {
      difference += (a[j] - b[j]) * v;
      ++j;
    };
    if (sample.intercept) add(1);
    if (sample.degree > 1) {
      for (int k = 1; k <= sample.degree; ++k) add(power *= sample.x[0][i]);
    } else {
      for (const auto& column : sample.x) add(column[i]);
    }
    largest = std::max(largest, std::abs(difference));
    size = std::max(size, std::abs(sample.y[i]));
  }
  return largest / size;
}

TEST(Descend, OneNewtonStepOnSquaresReachesTheGoldenLeastSquares) {
  int count = 0;
  golden::for_each_fit([&](const std::string& label, const golden::Json& one, const golden::Json& expected,
                           const golden::Estimator& estimator, const golden::Sample& sample) {
    const double cond = one["cond"];
    if (!std::holds_alternative<Squared>(estimator.loss) || cond > 1e6) return;
    const std::vector<double> golden = expected["coef"], start(golden.size(), 0.5);
    const Path path = must_descend(Squared{}, sample.data(), start, {Method::newton, 1, false, 2, 0});
    // Normal equations square the condition number; a second step takes most of what is left.
    EXPECT_LT(distance(at(path, 1), golden, sample), 1e-14 * cond * cond) << label;
    EXPECT_LT(distance(at(path, 2), golden, sample), 1e-12 * cond) << label;
    ++count;
  });
  EXPECT_GT(count, 20);
}

TEST(Descend, ReweightedLeastSquaresReachTheGoldenFitsOfSmoothLosses) {
  int count = 0;
  golden::for_each_fit([&](const std::string& label, const golden::Json& one, const golden::Json& expected,
                           const golden::Estimator& estimator, const golden::Sample& sample) {
    const bool smooth =
        std::holds_alternative<Huber>(estimator.loss) || std::holds_alternative<LogCosh>(estimator.loss);
    const double cond = one["cond"];
    if (!smooth || estimator.scale.rule != ScaleRule::fixed || cond > 1e4 || sample.y.size() > 100) return;
    const std::vector<double> golden = expected["coef"], start(golden.size(), 0);
    const Path path = must_descend(estimator.loss, sample.data(), start, {Method::irls, 1, false, 20000, 1e-15},
                                   estimator.scale.value);
    const double objective = expected["objective"];
    EXPECT_NEAR(path.objective.back(), objective, 1e-9 * objective) << label;
    EXPECT_LT(distance(at(path), golden, sample), 1e-6) << label;
    ++count;
  });
  EXPECT_GT(count, 20);
}

TEST(Descend, ReweightedLeastSquaresNeverClimb) {
  // They minimise a parabola that lies above the loss and touches it (P. J. Huber, 1981, "Robust statistics", 7.8).
  const Points points = noisy_line(50, 5);
  for (const Loss& loss : kConvex) {
    const Path path = must_descend(loss, points.data(), {30, -20}, {Method::irls, 1, false, 5000, 1e-9});
    EXPECT_EQ(path.stopped, Stopped::converged);
    for (std::size_t k = 1; k < path.objective.size(); ++k) {
      EXPECT_LE(path.objective[k], path.objective[k - 1] * (1 + 1e-7)) << k;
    }
    EXPECT_NEAR(path.objective.back(), fit(loss, points.data(), {}).value().objective, 1e-5);
  }
}

TEST(Descend, ReweightingNeverClimbsOnRedescendingLossesEither) {
  // It takes that ψ(r)/r falls with |r|, not that ρ is convex.
  const Points points = noisy_line(50, 5);
  for (const Loss& loss : {kOthers[1], kOthers[2], kOthers[3], kOthers[4], kOthers[5]}) {
    const Path path = must_descend(loss, points.data(), {3, 0}, {Method::irls, 1, false, 1000, 1e-10});
    EXPECT_EQ(path.stopped, Stopped::converged);
    EXPECT_LT(path.objective.back(), path.objective.front());
    for (std::size_t k = 1; k < path.objective.size(); ++k) {
      EXPECT_LE(path.objective[k], path.objective[k - 1] * (1 + 1e-14)) << k;
    }
  }
}

TEST(Descend, APathHoldsOnlyFiniteNumbersWhateverTheData) {
  Random random(11);
  const auto anything = [&] {
    const double kind = random.uniform();
    if (kind < 0.3) return 0.0;
    if (kind < 0.6) return std::floor(3 * random.normal());
    return random.normal() * std::pow(10, kind < 0.9 ? 2 * random.normal() : 300 * (random.uniform() - 0.5));
  };
  int paths = 0;
  for (int round = 0; round < 500; ++round) {
    Points points;
    for (int i = 0; i < 6; ++i) {
      points.x.push_back(anything());
      points.y.push_back(anything());
    }
    const std::vector<double> start = {anything(), anything()};
    for (const Loss& loss : all_losses()) {
      for (const Method method : kMethods) {
        const Result<Path> result = descend(loss, points.data(), 1, start, {method, 0.5, false, 30, 1e-8});
        if (!result.ok()) {
          EXPECT_EQ(result.error().code, ErrorCode::overflow) << result.error().message;
          continue;
        }
        ++paths;
        const Path& path = result.value();
        EXPECT_EQ(path.coefficients.size(), 2 * path.objective.size());
        for (const auto* numbers : {&path.coefficients, &path.objective, &path.gradient_norm}) {
          for (const double v : *numbers) EXPECT_TRUE(std::isfinite(v)) << entry_of(loss).id << " round " << round;
        }
      }
    }
  }
  EXPECT_GT(paths, 10000);
}

TEST(Descend, APointThatIsMetExactlyDoesNotHoldReweightedLeastSquares) {
  // From (0, 0) the residual at the origin is 0, where the weight of the absolute loss is infinite.
  const Points points{{0, 1, 2, 3, 4}, {0, 11, 12, 13, 14}};
  const Path path = must_descend(Absolute{}, points.data(), {0, 0}, {Method::irls, 1, false, 200, 1e-10});
  EXPECT_NEAR(at(path)[0], 10, 1e-5);
  EXPECT_NEAR(at(path)[1], 1, 1e-5);
  for (const double v : path.coefficients) EXPECT_TRUE(std::isfinite(v));
}

TEST(Descend, NewtonOnLogCoshConvergesQuadratically) {
  const Points points = noisy_line(60, 6);
  const std::vector<double> best = fit(LogCosh{}, points.data(), {}).value().coefficients;
  const std::vector<double> start = {best[0] + 0.05, best[1] - 0.05};
  const Path path = must_descend(LogCosh{}, points.data(), start, {Method::newton, 1, false, 20, 1e-14});
  EXPECT_EQ(path.stopped, Stopped::converged);
  EXPECT_LE(path.objective.size(), 7u);
  const auto error = [&](int k) { return std::hypot(at(path, k)[0] - best[0], at(path, k)[1] - best[1]); };
  for (int k = 0; k < 3; ++k) EXPECT_LT(error(k + 1), std::max(2 * error(k) * error(k), 1e-14)) << k;
}

TEST(Descend, NewtonFarOffOvershootsAndSaysSo) {
  // log cosh is nearly linear far out: its curvature there sends Newton's step ever farther.
  const std::vector<double> y = {0};
  const Path path = must_descend(LogCosh{}, {{}, y, true, 1}, {2}, {Method::newton, 1, false, 50, 1e-10});
  EXPECT_TRUE(path.stopped == Stopped::diverged || path.stopped == Stopped::singular);
}

TEST(Descend, NewtonHasNoStepWhereThereIsNoCurvature) {
  const Points points = noisy_line(20, 7);
  for (const Loss& loss : {Loss{Absolute{}}, Loss{Quantile{0.3}}}) {
    const Path path = must_descend(loss, points.data(), {1, 1}, {Method::newton, 1, false, 10, 1e-8});
    EXPECT_EQ(path.stopped, Stopped::singular);
    EXPECT_EQ(path.objective.size(), 1u);
  }
  // Huber's curvature is 0 beyond δ.
  EXPECT_EQ(must_descend(Huber{1}, points.data(), {1e6, 0}, {Method::newton, 1, false, 10, 1e-8}).stopped,
            Stopped::singular);
}

TEST(Descend, CollinearColumnsAreSingularForSolversAndAValleyForGradients) {
  const Points points = noisy_line(20, 8);
  const Data data{{points.x, points.x}, points.y, true, 1};
  for (const Method method : {Method::newton, Method::irls}) {
    EXPECT_EQ(must_descend(Squared{}, data, {0, 0, 0}, {method, 1, false, 10, 1e-8}).stopped, Stopped::singular);
  }
  const Path path = must_descend(Squared{}, data, {0, 3, -1}, {Method::gradient, 0.1, false, 5000, 1e-12});
  EXPECT_EQ(path.stopped, Stopped::converged);
  EXPECT_NEAR(at(path)[1] - at(path)[2], 4, 1e-9);  // along the valley nothing moves
}

TEST(Descend, SolversFollowTheUnitsOfThePredictorAndGradientsDoNot) {
  const Points points = noisy_line(30, 9);
  Points other = points;
  for (double& v : other.x) v *= 1000;
  for (const Method method : {Method::newton, Method::irls}) {
    const Path a = must_descend(LogCosh{}, points.data(), {1, 2}, {method, 1, false, 5, 0});
    const Path b = must_descend(LogCosh{}, other.data(), {1, 2e-3}, {method, 1, false, 5, 0});
    EXPECT_NEAR(at(b)[1] * 1000, at(a)[1], 1e-10);
  }
  const Descent gradient{Method::gradient, 0.1, false, 1000, 1e-10};
  EXPECT_EQ(must_descend(LogCosh{}, points.data(), {1, 2}, gradient).stopped, Stopped::converged);
  EXPECT_EQ(must_descend(LogCosh{}, other.data(), {1, 2e-3}, gradient).stopped, Stopped::most_steps);
}

TEST(Descend, AnOptimumIsConvergedAtOnce) {
  const Points exact{{0, 1, 2, 3}, {1, 3, 5, 7}};
  for (const Loss& loss : all_losses()) {
    for (const Method method : kMethods) {
      const Path path = must_descend(loss, exact.data(), {1, 2}, {method, 0.5, false, 10, 0});
      EXPECT_EQ(path.stopped, Stopped::converged);
      EXPECT_EQ(path.objective, std::vector<double>{0});
    }
  }
}

TEST(Descend, BadCallsHaveTheirCodes) {
  const Points points = noisy_line(10, 10);
  const auto code = [&](const Data& data, std::vector<double> start, const Descent& descent, double scale = 1,
                        const Loss& loss = Huber{1}) {
    const Result<Path> result = descend(loss, data, scale, start, descent);
    return result.ok() ? ErrorCode::unknown_loss : result.error().code;
  };
  const Data data = points.data();
  const Descent good;
  const std::vector<double> bad = {1, kNaN, 3}, three = {1, 2, 3}, none, big = {1e300, 2e300, 3e300};
  EXPECT_EQ(code(data, {0, 0}, good), ErrorCode::unknown_loss);  // none
  EXPECT_EQ(code({{}, none, true, 1}, {0}, good), ErrorCode::empty);
  EXPECT_EQ(code({{three}, points.y, true, 1}, {0, 0}, good), ErrorCode::length_mismatch);
  EXPECT_EQ(code({{bad}, three, true, 1}, {0, 0}, good), ErrorCode::not_finite);
  EXPECT_EQ(code({{three}, bad, true, 1}, {0, 0}, good), ErrorCode::not_finite);
  EXPECT_EQ(code({{three}, three, true, 0}, {0, 0}, good), ErrorCode::bad_degree);
  EXPECT_EQ(code({{big}, three, true, 2}, {0, 0, 0}, good), ErrorCode::overflow);
  EXPECT_EQ(code(data, {0, 0}, good, 0), ErrorCode::bad_scale);
  EXPECT_EQ(code(data, {0, 0}, good, kNaN), ErrorCode::bad_scale);
  EXPECT_EQ(code(data, {0, 0}, good, 2, Squared{}), ErrorCode::bad_scale);
  EXPECT_EQ(code(data, {0, 0}, good, 1e-320), ErrorCode::overflow);
  EXPECT_EQ(code(data, {0}, good), ErrorCode::length_mismatch);
  EXPECT_EQ(code(data, {0, kInfinity}, good), ErrorCode::not_finite);
  EXPECT_EQ(code(data, {0, 1e308}, good, 1, Squared{}), ErrorCode::overflow);
  for (const double rate : {0.0, -1.0, kNaN, kInfinity}) {
    EXPECT_EQ(code(data, {0, 0}, {Method::gradient, rate}), ErrorCode::bad_parameter);
  }
  for (const double tolerance : {-1.0, kNaN, kInfinity}) {
    EXPECT_EQ(code(data, {0, 0}, {Method::gradient, 1, false, 10, tolerance}), ErrorCode::bad_parameter);
  }
  EXPECT_EQ(code(data, {0, 0}, {Method::gradient, 1, false, -1}), ErrorCode::bad_parameter);
  EXPECT_EQ(code(data, {0, 0}, {Method::newton, 1, true}), ErrorCode::bad_parameter);
  EXPECT_EQ(code(data, {0, 0}, {Method::gradient, 1, false, std::numeric_limits<int>::max()}), ErrorCode::too_large);
}

}  // namespace
