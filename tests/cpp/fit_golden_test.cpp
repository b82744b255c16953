// Every golden fit of the book's estimators: real and synthetic data, solved in exact rational or 200-bit arithmetic.

#include <gtest/gtest.h>

#include "golden.h"

namespace {

using golden::Json;

/// A double-precision solver may lose about cond·ε of the coefficients; measured against the largest term of a
/// prediction.
void expect_coefficients(const loss::Fit& fit, const Json& lowest, const Json& highest, const golden::Sample& sample,
                         double tolerance, const std::string& label) {
  ASSERT_EQ(fit.coefficients.size(), lowest.size()) << label;
  // The size of each term β_j x_j, because an intercept near zero is not known to its own last digits.
  double size = 0;
  std::vector<double> column_size;
  for (std::size_t j = 0; j < lowest.size(); ++j) {
    double largest = 1;
    const std::size_t term = j - (sample.intercept ? 1 : 0);
    if (!(sample.intercept && j == 0)) {
      const auto& column = sample.x[sample.degree > 1 ? 0 : term];
      const int power = sample.degree > 1 ? static_cast<int>(term) + 1 : 1;
      largest = 0;
      for (double v : column) largest = std::fmax(largest, std::abs(std::pow(v, power)));
    }
    column_size.push_back(largest);
    size = std::fmax(size, std::abs(highest[j].get<double>()) * largest);
  }
  for (std::size_t j = 0; j < lowest.size(); ++j) {
    const double slack = tolerance * size / column_size[j];
    EXPECT_GE(fit.coefficients[j], lowest[j].get<double>() - slack) << label << " coefficient " << j;
    EXPECT_LE(fit.coefficients[j], highest[j].get<double>() + slack) << label << " coefficient " << j;
  }
}

TEST(FitGolden, EveryCaseHasTheOraclesObjectiveCoefficientsAndScale) {
  const int count = golden::for_each_fit([](const std::string& label, const Json& one, const Json& expected,
                                            const golden::Estimator& estimator, const golden::Sample& sample) {
    const auto result = loss::fit(estimator.loss, sample.data(), estimator.scale);
    ASSERT_TRUE(result.ok()) << label << ": " << result.error().message;
    const loss::Fit& fit = result.value();
    EXPECT_TRUE(fit.converged) << label;

    const double objective = expected["objective"].get<double>() * estimator.objective_unit;
    const double cond = one["cond"];
    EXPECT_NEAR(fit.objective, objective, 1e-12 * cond * std::fmax(std::abs(objective), 1e-300)) << label;

    const double tolerance = 1e-13 * cond;
    if (expected.contains("unique") && !expected["unique"].get<bool>()) {
      EXPECT_FALSE(fit.unique) << label;
      expect_coefficients(fit, expected["coef_min"], expected["coef_max"], sample, tolerance, label);
      for (std::size_t j = 0; j < fit.coefficients.size(); ++j) {
        const double low = expected["coef_min"][j], high = expected["coef_max"][j];
        EXPECT_NEAR(fit.lowest[j], low, 1e-11 * std::fmax(std::abs(low), std::abs(high))) << label;
        EXPECT_NEAR(fit.highest[j], high, 1e-11 * std::fmax(std::abs(low), std::abs(high))) << label;
      }
    } else {
      EXPECT_TRUE(fit.unique) << label;
      expect_coefficients(fit, expected["coef"], expected["coef"], sample, tolerance, label);
      EXPECT_EQ(fit.lowest, fit.coefficients) << label;
      EXPECT_EQ(fit.highest, fit.coefficients) << label;
    }
    if (expected.contains("scale")) {
      const double scale = expected["scale"];
      EXPECT_NEAR(fit.scale, scale, 1e-11 * cond * scale) << label;
    }
  });
  EXPECT_EQ(count, 1301);  // the number of golden fits of these estimators: none is passed over
}

}  // namespace
