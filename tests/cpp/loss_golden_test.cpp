// Values, slopes and curvatures on the golden grid, against 50-digit arithmetic.

#include <gtest/gtest.h>

#include "golden.h"
#include "loss/evaluate.h"

namespace {

using golden::Json;

/// The loss of a golden case, and the c by which its residual is divided.
struct Scaled {
  bool known = false;
  loss::Loss loss = loss::Squared{};
  double c = 1;
};

double number(const Json& value) {
  if (value == "inf") return loss::kInfinity;
  if (value == "-inf") return -loss::kInfinity;
  return value;
}

Scaled loss_of(const Json& one) {
  const std::string name = one["loss"];
  const Json& params = one["params"];
  if (one["id"] == "squared") return {true, loss::Squared{}};
  if (name == "absolute") return {true, loss::Absolute{}};
  if (name == "huber") return {true, loss::Huber{params["delta"]}};
  if (name == "logcosh") return {true, loss::LogCosh{}, params["c"]};
  if (name == "pinball") return {true, loss::Quantile{params["tau"]}};
  if (name == "pseudo_huber") return {true, loss::PseudoHuber{params["delta"]}};
  if (name == "epsilon_insensitive") return {true, loss::EpsilonInsensitive{params["eps"]}};
  if (name == "cauchy") return {true, loss::Cauchy{params["c"]}};
  if (name == "geman_mcclure") return {true, loss::GemanMcClure{params["c"]}};
  if (name == "welsch") return {true, loss::Welsch{params["c"]}};
  if (name == "tukey") return {true, loss::Tukey{params["c"]}};
  if (name == "barron") return {true, loss::General{number(params["alpha"]), params["c"]}};
  return {};
}

/// A few roundings of the value, and of the argument where it is an exponential's.
double tolerance(double expected) {
  const double size = std::abs(expected);
  return size > 0 ? 1.5e-15 * size * (1 + std::abs(std::log(size))) : 0;
}

/// `terms`: the size of the terms whose difference is expected.
void expect_close(double actual, const Json& expected, const std::string& label, double terms = 0) {
  if (expected.is_null()) return;  // a kink of the grid: see OneSidedSlopesAtKinks
  EXPECT_NEAR(actual, expected.get<double>(), tolerance(expected) + 2e-16 * terms) << label;
}

/// Holds all cases of a file to their grid; returns how many there were.
int hold_to_grid(const char* name) {
  const Json file = golden::load(name);
  const std::vector<double> grid = file["r"];
  int count = 0;
  for (const Json& one : file["cases"]) {
    const Scaled scaled = loss_of(one);
    if (!scaled.known) continue;
    ++count;
    std::vector<double> residuals;
    for (double r : grid) residuals.push_back(r / scaled.c);
    const auto result = loss::evaluate(scaled.loss, residuals);
    EXPECT_TRUE(result.ok());
    for (std::size_t i = 0; i < grid.size(); ++i) {
      const std::string label = one["id"].get<std::string>() + " at " + std::to_string(grid[i]);
      expect_close(result.value().value[i], one["value"][i], label + " value");
      expect_close(result.value().slope[i] / scaled.c, one["d1"][i], label + " slope");
      expect_close(result.value().curvature[i] / (scaled.c * scaled.c), one["d2"][i], label + " curvature",
                   result.value().weight[i] / (scaled.c * scaled.c));
    }
  }
  return count;
}

TEST(LossGolden, ValueSlopeAndCurvatureOnTheGrid) {
  // squared, absolute, 3 Huber, 2 log-cosh, 5 quantile, 3 pseudo-Huber, 3 ε-insensitive, 4 Cauchy, 3 Geman-McClure, 4
  // Welsch, 2 Tukey
  EXPECT_EQ(hold_to_grid("loss_values"), 31);
  EXPECT_EQ(hold_to_grid("loss_values_barron"), 27);
}

TEST(LossGolden, OneSidedSlopesAtKinks) {
  const Json file = golden::load("loss_values");
  int count = 0;
  for (const Json& one : file["cases"]) {
    const Scaled scaled = loss_of(one);
    if (!scaled.known || !one.contains("kinks")) continue;
    for (const Json& kink : one["kinks"]) {
      ++count;
      const double at = kink["r"];
      const double step = 1e-9 * std::fmax(1, std::abs(at));
      const auto result = loss::evaluate(scaled.loss, std::vector<double>{at - step, at, at + step});
      ASSERT_TRUE(result.ok());
      EXPECT_NEAR(result.value().slope[0], kink["d1_left"].get<double>(), 2e-9) << one["id"];
      EXPECT_NEAR(result.value().slope[2], kink["d1_right"].get<double>(), 2e-9) << one["id"];
      EXPECT_NEAR(result.value().curvature[0], kink["d2_left"].get<double>(), 2e-8) << one["id"];
      EXPECT_NEAR(result.value().curvature[2], kink["d2_right"].get<double>(), 2e-8) << one["id"];
      // At the kink itself: a subgradient.
      EXPECT_GE(result.value().slope[1], kink["d1_left"].get<double>()) << one["id"];
      EXPECT_LE(result.value().slope[1], kink["d1_right"].get<double>()) << one["id"];
    }
  }
  EXPECT_EQ(count, 22);  // absolute and each quantile 1; each Huber, ε-insensitive and Tukey 2
}

}  // namespace
