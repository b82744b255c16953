// Bad input is answered by a code, and by a message that names what is wrong.

#include <gtest/gtest.h>

#include <cstdio>
#include <limits>
#include <span>

#include "loss/evaluate.h"
#include "loss/fit.h"
#include "loss/maximum_likelihood.h"

namespace {

using namespace loss;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

const std::vector<double> kX = {1, 2, 3, 4, 5}, kY = {1, 3, 2, 5, 4};

template <class T>
ErrorCode code_of(const Result<T>& result) {
  EXPECT_FALSE(result.ok());
  EXPECT_FALSE(result.ok() || result.error().message.empty());
  return result.ok() ? ErrorCode::too_large : result.error().code;
}

Result<Fit> fit_line(const std::vector<double>& x, const std::vector<double>& y) {
  return fit(Squared{}, {{x}, y, true, 1}, {});
}

TEST(Error, NamesAreStable) {
  const std::vector<std::pair<ErrorCode, std::string_view>> names = {
      {ErrorCode::empty, "empty"},
      {ErrorCode::length_mismatch, "length-mismatch"},
      {ErrorCode::not_finite, "not-finite"},
      {ErrorCode::unknown_loss, "unknown-loss"},
      {ErrorCode::unknown_noise, "unknown-noise"},
      {ErrorCode::bad_parameter, "bad-parameter"},
      {ErrorCode::bad_scale, "bad-scale"},
      {ErrorCode::bad_degree, "bad-degree"},
      {ErrorCode::too_few_points, "too-few-points"},
      {ErrorCode::rank_deficient, "rank-deficient"},
      {ErrorCode::too_large, "too-large"},
      {ErrorCode::overflow, "overflow"},
      {ErrorCode::unbounded, "unbounded"},
  };
  for (const auto& [code, name] : names) EXPECT_EQ(error_name(code), name);
}

TEST(Error, Losses) {
  EXPECT_EQ(make_loss("mse", {}).error().code, ErrorCode::unknown_loss);
  EXPECT_EQ(make_loss("", {}).error().code, ErrorCode::unknown_loss);
  for (const double tau : {0.0, 1.0, -0.1, 1.1, kNaN, kInfinity, -kInfinity}) {
    const std::vector<NamedValue> given = {{"tau", tau}};
    EXPECT_EQ(make_loss("quantile", given).error().code, ErrorCode::bad_parameter) << tau;
  }
  for (const double delta : {0.0, -1.0, kNaN, kInfinity, 3e-319, 5e279}) {
    const std::vector<NamedValue> given = {{"delta", delta}};
    EXPECT_EQ(make_loss("huber", given).error().code, ErrorCode::bad_parameter) << delta;
  }
  const std::vector<NamedValue> foreign = {{"tau", 0.5}};
  EXPECT_EQ(make_loss("huber", foreign).error().code, ErrorCode::bad_parameter);
}

TEST(Error, Data) {
  EXPECT_EQ(code_of(fit_line({}, {})), ErrorCode::empty);
  EXPECT_EQ(code_of(fit(Squared{}, {{}, kY, false, 1}, {})), ErrorCode::empty);
  EXPECT_EQ(code_of(fit_line({1, 2}, kY)), ErrorCode::length_mismatch);
  EXPECT_EQ(code_of(fit_line({1, 2, kNaN, 4, 5}, kY)), ErrorCode::not_finite);
  EXPECT_EQ(code_of(fit_line(kX, {1, 2, kInfinity, 4, 5})), ErrorCode::not_finite);
  EXPECT_EQ(code_of(fit_line(kX, {1, 2, -kInfinity, 4, 5})), ErrorCode::not_finite);
  EXPECT_EQ(code_of(fit_line({1}, {1})), ErrorCode::too_few_points);
  EXPECT_EQ(code_of(fit_line({3, 3, 3, 3, 3}, kY)), ErrorCode::rank_deficient);
  EXPECT_EQ(code_of(fit(Squared{}, {{kX, kX}, kY, true, 1}, {})), ErrorCode::rank_deficient);
  EXPECT_EQ(code_of(fit(Squared{}, {{kX}, kY, true, 0}, {})), ErrorCode::bad_degree);
  EXPECT_EQ(code_of(fit(Squared{}, {{kX}, kY, true, kMaxDegree + 1}, {})), ErrorCode::bad_degree);
  EXPECT_EQ(code_of(fit(Squared{}, {{kX, kY}, kY, true, 2}, {})), ErrorCode::bad_degree);
  const std::vector<double> shifted = {2, 4, 6, 8, 10.5};
  EXPECT_TRUE(fit(Squared{}, {{kX, shifted}, kY, true, 1}, {}).ok());
}

TEST(Error, MessagesNameTheOffender) {
  EXPECT_NE(fit_line({1, 2, kNaN, 4, 5}, kY).error().message.find("index 2"), std::string::npos);
  EXPECT_NE(fit_line({1, 2}, kY).error().message.find("2 values"), std::string::npos);
  EXPECT_NE(make_loss("mse", {}).error().message.find("mse"), std::string::npos);
}

TEST(Error, Scales) {
  const Data data{{kX}, kY, true, 1};
  for (const double scale : {0.0, -1.0, kNaN, kInfinity}) {
    EXPECT_EQ(code_of(fit(Huber{1.345}, data, {ScaleRule::fixed, scale})), ErrorCode::bad_scale) << scale;
  }
  EXPECT_EQ(code_of(fit(Squared{}, data, {ScaleRule::mad})), ErrorCode::bad_scale);
  EXPECT_EQ(code_of(fit(Quantile{0.5}, data, {ScaleRule::fixed, 2})), ErrorCode::bad_scale);
  EXPECT_EQ(code_of(fit(Cauchy{2.385}, data, {ScaleRule::joint})), ErrorCode::bad_scale);
  // With δ ≤ 1 the joint scale would be 0 whatever the data.
  EXPECT_EQ(code_of(fit(Huber{1}, data, {ScaleRule::joint})), ErrorCode::bad_scale);
}

TEST(Error, OverflowOnTheWay) {
  EXPECT_EQ(code_of(fit_line(kX, {1e200, -1e200, 1e200, 3, 4})), ErrorCode::overflow);  // Σ r²
  EXPECT_EQ(code_of(fit_line({0, 1e-300, 2e-300, 3e-300, 5e-300}, {0, 1e100, 3e100, 2e100, 5e100})),
            ErrorCode::overflow);
  EXPECT_EQ(code_of(fit(Huber{1.345}, {{kX}, kY, true, 1}, {ScaleRule::fixed, 1e-320})), ErrorCode::overflow);
  // Squares of y/scale.
  const std::vector<double> x = {0, -48, 0, -48, -48}, far = {325, -48, -4e97, 3.75, -1e308};
  EXPECT_EQ(code_of(fit(LogCosh{}, {{x}, far, true, 1}, {ScaleRule::fixed, 295})), ErrorCode::overflow);
  // Any slope up to 0.2/5e-313 leaves all points within ε.
  const std::vector<double> least = {4.9e-313, 0, 5e-324, 1e-323, 1.5e-323}, flat = {0, 1e-310, 7e-15, 0, 0};
  EXPECT_EQ(code_of(fit(EpsilonInsensitive{0.1}, {{least}, flat, true, 1}, {})), ErrorCode::overflow);
  // As many coefficients as points: what is left is rounding, and yet its square is no double.
  const std::vector<double> a = {-327.68, -48}, b = {-48, 2.1738888417014848e-322}, y = {-2.1944496275174755e306, -48};
  EXPECT_EQ(code_of(fit(Squared{}, {{a, b}, y, false, 1}, {})), ErrorCode::overflow);
  EXPECT_EQ(code_of(fit(make_noise("gaussian", {}).value(), {{a, b}, y, false, 1})), ErrorCode::overflow);
}

TEST(Error, TheLeastDoublesAreFittedWhereNothingDividesThem) {
  const std::vector<double> tiny = {1e-320, 2e-320, 3e-320, 4e-320, 9e-320};
  const auto found = fit(Absolute{}, {{}, tiny, true, 1}, {});
  ASSERT_TRUE(found.ok());
  EXPECT_NEAR(found.value().coefficients[0], 3e-320, 1e-323);
}

TEST(Error, MoreThanTheMemoryTakesIsRefusedBeforeItIsTouched) {
  // Spans over one small vector's address would be read out of bounds if the size were not checked first.
  const std::vector<double> one(1);
  const std::span<const double> many(one.data(), std::size_t{1} << 27);
  EXPECT_EQ(code_of(fit(Squared{}, {{many}, many, true, 1}, {})), ErrorCode::too_large);
  EXPECT_EQ(evaluate(Squared{}, many).error().code, ErrorCode::too_large);
}

TEST(Error, Evaluate) {
  EXPECT_EQ(evaluate(Squared{}, std::vector<double>{1, kNaN}).error().code, ErrorCode::not_finite);
  EXPECT_EQ(evaluate(LogCosh{}, std::vector<double>{kInfinity}).error().code, ErrorCode::not_finite);
  EXPECT_TRUE(evaluate(Squared{}, {}).ok());
}

TEST(Error, NumbersAreWrittenAsByPrintf) {
  for (const double value :
       {1.0,    0.5,    10.0,         1e5,         999999.0, 999999.4,   999999.6, 1e6,   1234567.0,
        1.345,  1e-4,   1.2345678e-4, 9.999996e-5, 1e-5,     2.5e-7,     1e100,    1e300, 1.7976931348623157e308,
        5e-324, 1e-309, 1.0 / 3,      2.0 / 3,     99999.96, 123.456789, 1e10}) {
    char expected[64];
    std::snprintf(expected, sizeof expected, "strictly between 1e-100 and 1e+100, but is %.6g.", -value);
    const std::vector<NamedValue> given = {{"delta", -value}};
    const std::string message = make_loss("huber", given).error().message;
    EXPECT_NE(message.find(expected), std::string::npos) << message;
  }
}

}  // namespace
