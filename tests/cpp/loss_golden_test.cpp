// Values, slopes and curvatures on the golden grid, against 50-digit arithmetic.

#include <gtest/gtest.h>

#include "golden.h"
#include "loss/evaluate.h"

namespace {

using golden::Json;

/// The loss of a golden case and the c by which its residual is divided.
struct Scaled {
  bool known = false;
  loss::Loss loss = loss::Squared{};
  double c = 1;
};

Scaled loss_of(const Json& one) {
  const std::string name = one["loss"];
  const Json& params = one["params"];
  if (one["id"] == "squared") return {true, loss::Squared{}};
  if (name == "absolute") return {true, loss::Absolute{}};
  if (name == "huber") return {true, loss::Huber{params["delta"]}};
  if (name == "logcosh") return {true, loss::LogCosh{}, params["c"]};
  if (name == "pinball") return {true, loss::Quantile{params["tau"]}};
  return {};
}

void expect_close(double actual, const Json& expected, const std::string& label) {
  if (expected.is_null()) return;  // a kink of the grid: see OneSidedSlopesAtKinks
  EXPECT_NEAR(actual, expected.get<double>(), 4e-16 * std::abs(expected.get<double>())) << label;
}

TEST(LossGolden, ValueSlopeAndCurvatureOnTheGrid) {
  const Json file = golden::load("loss_values");
  const std::vector<double> grid = file["r"];
  int count = 0;
  for (const Json& one : file["cases"]) {
    const Scaled scaled = loss_of(one);
    if (!scaled.known) continue;
    ++count;
    std::vector<double> residuals;
    for (double r : grid) residuals.push_back(r / scaled.c);
    const auto result = loss::evaluate(scaled.loss, residuals);
    ASSERT_TRUE(result.ok());
    for (std::size_t i = 0; i < grid.size(); ++i) {
      const std::string label = one["id"].get<std::string>() + " at " + std::to_string(grid[i]);
      expect_close(result.value().value[i], one["value"][i], label + " value");
      expect_close(result.value().slope[i] / scaled.c, one["d1"][i], label + " slope");
      expect_close(result.value().curvature[i] / (scaled.c * scaled.c), one["d2"][i], label + " curvature");
    }
  }
  EXPECT_EQ(count, 12);  // squared, absolute, 3 Huber, 2 log-cosh, 5 quantile
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
      EXPECT_EQ(result.value().curvature[0], kink["d2_left"].get<double>()) << one["id"];
      EXPECT_EQ(result.value().curvature[2], kink["d2_right"].get<double>()) << one["id"];
      // At the kink itself: a subgradient.
      EXPECT_GE(result.value().slope[1], kink["d1_left"].get<double>()) << one["id"];
      EXPECT_LE(result.value().slope[1], kink["d1_right"].get<double>()) << one["id"];
    }
  }
  EXPECT_EQ(count, 12);  // absolute 1, each Huber 2, each quantile 1
}

}  // namespace
