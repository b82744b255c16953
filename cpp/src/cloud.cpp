#include "loss/cloud.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "number_text.h"

namespace loss {
namespace {

double mean(double x) { return 1 + 0.9 * x - 0.04 * x * x; }
double width(double x) { return 0.3 + 0.25 * x; }

}  // namespace

Result<Cloud> skewed_cloud(int count, std::uint64_t seed) {
  // A uniform cause reaches from −√3 to √3.
  auto x = draw(Cause::uniform, 5 / std::numbers::sqrt3, count, 2 * seed);
  if (!x.ok()) return x.error();
  const auto noise = draw(Cause::exponential, 1, count, 2 * seed + 1);
  Cloud cloud{std::move(x.value()), {}};
  for (double& each : cloud.x) each += 5;
  std::sort(cloud.x.begin(), cloud.x.end());
  cloud.y.reserve(cloud.x.size());
  for (std::size_t i = 0; i < cloud.x.size(); ++i) {
    cloud.y.push_back(mean(cloud.x[i]) + width(cloud.x[i]) * noise.value()[i]);
  }
  return cloud;
}

std::vector<double> cloud_mean(std::span<const double> x) {
  std::vector<double> values;
  for (const double at : x) values.push_back(mean(at));
  return values;
}

Result<std::vector<double>> cloud_quantile(double tau, std::span<const double> x) {
  if (!(tau > 0 && tau < 1)) {
    return Error{ErrorCode::bad_parameter, "tau must lie strictly between 0 and 1, but is " + number_text(tau) + "."};
  }
  std::vector<double> values;
  for (const double at : x) values.push_back(mean(at) + width(at) * (-std::log1p(-tau) - 1));
  return values;
}

}  // namespace loss
