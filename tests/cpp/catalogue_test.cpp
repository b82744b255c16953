#include "loss/catalogue.h"

#include <gtest/gtest.h>

namespace {

using namespace loss;

TEST(Catalogue, EveryEntryMakesTheLossThatKnowsItsEntry) {
  EXPECT_EQ(catalogue().size(), std::variant_size_v<Loss>);
  for (const Entry& entry : catalogue()) {
    const Result<Loss> made = make_loss(entry.id, {});
    ASSERT_TRUE(made.ok()) << entry.id;
    EXPECT_EQ(entry_of(made.value()).id, entry.id);
  }
}

TEST(Catalogue, IdsAreInTheBooksOrder) {
  std::vector<std::string_view> ids;
  for (const Entry& entry : catalogue()) ids.push_back(entry.id);
  EXPECT_EQ(ids, (std::vector<std::string_view>{"squared", "absolute", "huber", "log-cosh", "quantile", "pseudo-huber",
                                                "epsilon-insensitive", "cauchy", "geman-mcclure", "welsch", "tukey",
                                                "general"}));
}

TEST(Catalogue, ParametersReachTheLoss) {
  const std::vector<NamedValue> delta = {{"delta", 2.5}}, tau = {{"tau", 0.9}};
  EXPECT_EQ(std::get<Huber>(make_loss("huber", delta).value()).delta, 2.5);
  EXPECT_EQ(std::get<Huber>(make_loss("huber", {}).value()).delta, 1.345);
  const std::vector<NamedValue> both = {{"c", 3}, {"alpha", -kInfinity}};
  EXPECT_EQ(std::get<General>(make_loss("general", both).value()).alpha, -kInfinity);
  EXPECT_EQ(std::get<General>(make_loss("general", both).value()).c, 3);
  EXPECT_EQ(std::get<Quantile>(make_loss("quantile", tau).value()).tau, 0.9);
}

TEST(Catalogue, DefaultsLieInsideTheirRanges) {
  for (const Entry& entry : catalogue()) {
    for (const Parameter& p : entry.parameters) {
      EXPECT_GT(p.default_value, p.min) << entry.id;
      EXPECT_LT(p.default_value, p.max) << entry.id;
    }
  }
}

}  // namespace
