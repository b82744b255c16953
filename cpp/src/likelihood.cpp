#include "loss/likelihood.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "block.h"
#include "compensated_sum.h"
#include "design.h"
#include "grid_axis.h"
#include "noise_scale.h"

namespace loss {
namespace {

/// Errors: as `likelihood`, but for overflow and unbounded.
std::optional<Error> refuse(const Data& data, std::span<const double> coefficients, std::optional<double> scale) {
  if (scale && (!(*scale > 0) || !std::isfinite(*scale))) {
    return Error{ErrorCode::bad_scale, "The scale must be positive and finite."};
  }
  if (const auto count = count_coefficients(data); !count.ok()) return count.error();
  return refuse_given(data, coefficients);
}

double fitted(const Data& data, std::span<const double> coefficients, std::size_t i) {
  if (data.degree > 1) {
    const double x = data.x[0][i];
    double value = 0;
    for (std::size_t k = coefficients.size(); k-- > 0;) value = value * x + coefficients[k];
    return data.intercept ? value : value * x;
  }
  double value = data.intercept ? coefficients[0] : 0;
  const std::size_t first = data.intercept ? 1 : 0;
  for (std::size_t j = 0; j < data.x.size(); ++j) value += coefficients[first + j] * data.x[j][i];
  return value;
}

/// exp(x) as a decimal. x − k·log 10 is exact but for its last step, because k·kHigh is exact for |k| < 2^31 (W. J.
/// Cody, W. Waite, 1980, "Software manual for the elementary functions").
Decimal decimal_exp(double x) {
  constexpr double kHigh = 0x1.26bb18p+1, kLow = 0x1.ddaaa8ac16ea5p-22;  // log 10 = kHigh + kLow
  double exponent = std::floor(x / (kHigh + kLow));
  double mantissa = exponential((x - exponent * kHigh) - exponent * kLow);
  // Rounding may leave it just outside.
  if (mantissa < 1) mantissa = 1;
  if (mantissa >= 10) {
    mantissa = 1;
    ++exponent;
  }
  return {mantissa, exponent};
}

}  // namespace

Result<Likelihood> likelihood(const Noise& noise, const Data& data, std::span<const double> coefficients,
                              std::optional<double> scale) {
  if (auto refused = refuse(data, coefficients, scale)) return *refused;
  const Error overflow{ErrorCode::overflow, "The likelihood does not fit into doubles here; rescale the data."};

  const std::size_t n = data.y.size();
  Likelihood out;
  out.fitted.resize(n);
  out.residual.resize(n);
  for (std::size_t i = 0; i < n; ++i) {
    out.fitted[i] = fitted(data, coefficients, i);
    out.residual[i] = data.y[i] - out.fitted[i];
    if (!std::isfinite(out.residual[i])) return overflow;
  }

  out.ml_scale = ml_scale(noise, out.residual);
  out.scale = scale.value_or(out.ml_scale);
  if (!(out.scale > 0)) {
    return Error{
        ErrorCode::unbounded,
        "So many residuals are zero that the likelihood grows as the scale shrinks, without end; give a scale."};
  }
  out.log_normaliser = std::log(out.scale) + noise.log_z;

  CompensatedSum sum;
  out.density.reserve(n);
  out.log_density.reserve(n);
  out.rho.reserve(n);
  for_each_block(out.residual, out.scale, [&](const double* z, std::size_t size) {
    double value[kBlock];
    rho(noise, z, size, value);
    sum.add(sum_of(value, size));
    for (std::size_t i = 0; i < size; ++i) {
      out.rho.push_back(value[i]);
      out.log_density.push_back(-value[i] - out.log_normaliser);
      out.density.push_back(exponential(out.log_density.back()));
    }
  });
  out.loss = sum.value();
  out.dropped = static_cast<double>(n) * out.log_normaliser;
  out.log_likelihood = -(out.loss + out.dropped);
  if (!std::isfinite(out.log_likelihood) || !range_of(out.density.data(), n).finite) return overflow;
  out.product = decimal_exp(out.log_likelihood);
  return out;
}

Result<LikelihoodCurve> likelihood_curve(const Noise& noise, const Data& data, std::span<const double> coefficients,
                                         double scale, const GridAxis& axis) {
  const bool along_scale = axis.coefficient == kScaleAxis;
  if (auto refused = refuse(data, coefficients, along_scale ? 1 : scale)) return *refused;
  if (auto refused = along_scale ? refuse_range(axis) : refuse_axis(axis, coefficients.size())) return *refused;
  if (along_scale && !(axis.from > 0)) {
    return Error{ErrorCode::bad_parameter, "An axis of scales must begin above 0."};
  }
  const std::size_t n = data.y.size();
  constexpr double kMostWork = 268435456;
  if (static_cast<double>(axis.count) * static_cast<double>(n) > kMostWork) {
    return Error{ErrorCode::too_large,
                 std::to_string(axis.count) + " values are too many for " + std::to_string(n) + " points."};
  }

  LikelihoodCurve curve;
  curve.at = values_of(axis);
  std::vector<double> line(coefficients.begin(), coefficients.end()), residual(n);
  for (const double at : curve.at) {
    if (along_scale) {
      scale = at;
    } else {
      line[static_cast<std::size_t>(axis.coefficient)] = at;
    }
    for (std::size_t i = 0; i < n; ++i) residual[i] = data.y[i] - fitted(data, line, i);
    CompensatedSum sum;
    for_each_block(residual, scale, [&](const double* z, std::size_t size) {
      double value[kBlock];
      rho(noise, z, size, value);
      sum.add(sum_of(value, size));
    });
    // What is no number is an overflow: ∞ − ∞ on the way.
    const double loss = std::isnan(sum.value()) ? kInfinity : sum.value();
    curve.loss.push_back(loss);
    curve.log_likelihood.push_back(-(loss + static_cast<double>(n) * (std::log(scale) + noise.log_z)));
  }
  const auto most = std::max_element(curve.log_likelihood.begin(), curve.log_likelihood.end());
  if (!std::isfinite(*most)) {
    return Error{ErrorCode::overflow, "No likelihood of this curve fits into a double; rescale the data."};
  }
  curve.most = static_cast<std::size_t>(most - curve.log_likelihood.begin());
  for (const double one : curve.log_likelihood) curve.relative.push_back(exponential(one - *most));
  return curve;
}

}  // namespace loss
