// What a hint says of the next solution before the data are looked at.

#include "hint.h"

#include <gtest/gtest.h>

#include "criterion.h"
#include "fit_steps.h"
#include "random.h"

namespace {

using namespace loss;

TEST(Prediction, IsOffByTheSquareOfTheWayAndCarriesTheSumOfLossesWithinItsBound) {
  const Loss loss = LogCosh{};
  for (const int n : {4000, 300000}) {
    for (const ScaleRule rule : {ScaleRule::fixed, ScaleRule::joint}) {
      Random random(21);
      std::vector<double> x, y;
      for (int i = 0; i < n; ++i) {
        x.push_back(10 * random.uniform());
        y.push_back(2 + 0.5 * x.back() + random.normal() + (i % 11 == 3 ? 30 * random.uniform() : 0));
      }
      const Data data{{x}, y, true, 1};
      Design design = make_design(data).value();
      Hint hint;
      ASSERT_TRUE(fit_on_design(loss, design, {rule}, hint).ok());
      const bool free = rule == ScaleRule::joint;
      for (int round = 0; round < 8; ++round) {
        const Eigen::Index row = round % 3 * 1000;
        add_row(hint, design, loss, row, -1);
        x[static_cast<std::size_t>(row)] = 10 * random.uniform();
        y[static_cast<std::size_t>(row)] = 30 * random.uniform();
        ASSERT_TRUE(replace_row(design, data, row));
        add_row(hint, design, loss, row, 1);

        const Prediction prediction(hint, design, loss, free);
        const Walk walk = design.walk();
        Criterion f = free ? Criterion(walk, loss, FreeScale{}) : Criterion(walk, loss, hint.scale);
        LossSums sums;
        f.leave_sums(sums, true);
        Derivatives d;
        f.derivatives(prediction.at(), d);
        const double moved = 10.0 / n;
        for (Eigen::Index j = 0; j < d.gradient.size(); ++j) {
          EXPECT_LE(std::abs(d.gradient[j]), (moved * moved + 1e-13) * d.terms[j]) << n << " round " << round;
        }
        EXPECT_NEAR(prediction.rho(d.gradient), sums.rho, prediction.rho_error() + 1e-14 * sums.rho);
        EXPECT_EQ(prediction.knows_rho(), n == 300000 && !free) << round;

        const Result<Fit> again = fit_on_design(loss, design, {rule}, hint);
        ASSERT_TRUE(again.ok());
        const Fit afresh = fit(loss, data, {rule}).value();
        EXPECT_NEAR(again.value().objective, afresh.objective, 2e-14 * std::abs(afresh.objective));
        EXPECT_NEAR(again.value().coefficients[1], afresh.coefficients[1], 1e-12);
      }
    }
  }
}

TEST(Prediction, OfOtherLossesDoesNotKnowTheSum) {
  Random random(22);
  std::vector<double> x, y;
  for (int i = 0; i < 5000; ++i) {
    x.push_back(random.uniform());
    y.push_back(random.normal());
  }
  const Data data{{x}, y, true, 1};
  Design design = make_design(data).value();
  for (const Loss& loss : {Loss{PseudoHuber{1}}, Loss{Huber{1.345}}}) {
    Hint hint;
    ASSERT_TRUE(fit_on_design(loss, design, {}, hint).ok());
    add_row(hint, design, loss, 7, -1);
    y[7] += 1;
    ASSERT_TRUE(replace_row(design, data, 7));
    add_row(hint, design, loss, 7, 1);
    EXPECT_FALSE(Prediction(hint, design, loss, false).knows_rho());
  }
}

}  // namespace
