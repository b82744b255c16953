#include "loss/sums.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

#include "draw_sums_of.h"

namespace loss {
namespace {

constexpr double kQuartile = 0.67448975019608174;  // Φ⁻¹(¾)

double normal_cdf(double x) { return 0.5 * std::erfc(-x / std::numbers::sqrt2); }

/// P(Γ > t) for the sum Γ of n waiting times, n = 1, 2, … one after the other: exp(−t) Σ tʲ/j! over j < n.
class WaitingLonger {
 public:
  explicit WaitingLonger(double t) : t_(t), term_(std::exp(-t)) {}
  double next() {
    sum_ += term_;
    term_ *= t_ / ++n_;
    return sum_;
  }

 private:
  double t_, term_, sum_ = 0;
  int n_ = 0;
};

double exponential_sum_cdf(int k, double t) {
  if (t <= 0) return 0;
  WaitingLonger longer(t);
  for (int n = 1; n < k; ++n) longer.next();
  return 1 - longer.next();
}

/// k uniforms on [0, 1]: their density is the B-spline f of degree k − 1, whose recursion adds nothing but positive
/// numbers (M. G. Cox, 1972; C. de Boor, 1972), and P(Σ ≤ t) = Σ f_{k+1}(t − j) over whole j ≥ 0.
double uniform_sum_cdf(int k, double t) {
  if (t <= 0) return 0;
  if (t >= k) return 1;
  const int whole = static_cast<int>(t);
  const double part = t - whole;
  // f[i] = f_m(part + i)
  double f[kMostCauses + 1] = {1};
  for (int m = 2; m <= k + 1; ++m) {
    const double share = 1.0 / (m - 1);
    for (int i = m - 1; i > 0; --i) f[i] = ((part + i) * f[i] + (m - part - i) * f[i - 1]) * share;
    f[0] *= part * share;
  }
  double sum = 0;
  for (int i = 0; i <= whole; ++i) sum += f[i];
  return sum;
}

/// k two-sided waiting times: the size of the sum is that of k − j waiting times with the probability of Banach's
/// matchbox problem, C(k − 1 + j, j)·2^−(k − 1 + j) (S. Kotz, T. J. Kozubowski, K. Podgórski, 2001, "The Laplace
/// distribution and generalizations", section 2.3).
double laplace_sum_cdf(int k, double t) {
  double weights[kMostCauses] = {std::ldexp(1, 1 - k)}, beyond = 0;
  for (int j = 1; j < k; ++j) weights[j] = weights[j - 1] * 0.5 * (k - 1 + j) / j;
  WaitingLonger longer(std::abs(t));
  for (int j = k - 1; j >= 0; --j) beyond += weights[j] * longer.next();
  return t < 0 ? 0.5 * beyond : 1 - 0.5 * beyond;
}

/// P(S ≤ x), for causes with a density.
double cdf(Cause cause, int k, double x) {
  const double sum = x * std::sqrt(static_cast<double>(k));
  switch (cause) {
    case Cause::uniform:
      return uniform_sum_cdf(k, 0.5 * (k + sum / std::numbers::sqrt3));
    case Cause::exponential:
      return exponential_sum_cdf(k, k + sum);
    case Cause::laplace:
      return laplace_sum_cdf(k, sum * std::numbers::sqrt2);
    default:
      return 0.5 + std::atan(x / kQuartile) / std::numbers::pi;
  }
}

/// Steps of the binomial distribution, seen from both sides.
double two_valued_distance(int k) {
  double chance = std::ldexp(1, -k), below = 0, largest = 0;
  for (int j = 0; j <= k; ++j) {
    const double normal = normal_cdf((2 * j - k) / std::sqrt(static_cast<double>(k)));
    largest = std::max({largest, std::abs(below - normal), std::abs(below + chance - normal)});
    below += chance;
    chance *= static_cast<double>(k - j) / (j + 1);
  }
  return largest;
}

/// The largest value of a function with one peak between two numbers, by golden sections.
template <class F>
double peak(F f, double low, double high) {
  constexpr double kGolden = 0.6180339887498949;
  double left = high - kGolden * (high - low), right = low + kGolden * (high - low);
  double at_left = f(left), at_right = f(right), largest = 0;
  for (int step = 0; step < 48; ++step) {
    largest = std::max({largest, at_left, at_right});
    if (at_left > at_right) {
      high = right;
      right = left;
      at_right = at_left;
      at_left = f(left = high - kGolden * (high - low));
    } else {
      low = left;
      left = right;
      at_left = at_right;
      at_right = f(right = low + kGolden * (high - low));
    }
  }
  return largest;
}

Error bad_causes(int k) {
  return {ErrorCode::bad_parameter,
          "A sum must have 1 to " + std::to_string(kMostCauses) + " causes, not " + std::to_string(k) + "."};
}

}  // namespace

Result<std::vector<double>> draw_sums(Cause cause, int k, int count, std::uint64_t seed) {
  if (k < 1 || k > kMostCauses) return bad_causes(k);
  if (count > (1 << 28) / k) {
    return Error{ErrorCode::too_large,
                 std::to_string(count) + " sums of " + std::to_string(k) + " are more than 2^28 causes."};
  }
  const double scale = cause == Cause::cauchy ? kQuartile / k : 1 / std::sqrt(static_cast<double>(k));
  return draw_sums_of(k, cause, scale, count, seed);
}

Result<double> distance_of_sums(Cause cause, int k) {
  if (k < 1 || k > kMostCauses) return bad_causes(k);
  if (cause == Cause::two_valued) return two_valued_distance(k);
  const auto distance = [&](double x) { return std::abs(cdf(cause, k, x) - normal_cdf(x)); };
  // Every peak of a grid is climbed; the causes here have few, and none narrower than its cells.
  constexpr double kStep = 0.125;
  double largest = 0, before = 0, here = 0;
  for (double x = -6; x <= 6; x += kStep) {
    const double next = distance(x);
    if (here >= before && here >= next) largest = std::max(largest, peak(distance, x - 2 * kStep, x));
    before = here;
    here = next;
  }
  return largest;
}

Result<AgainstNormal> against_normal(std::span<const double> values, const PixelAxis& axis) {
  const Result<Image> image = bin(values, std::vector<double>(values.size()), axis, {-1, 1, 1});
  if (!image.ok()) return image.error();
  if (image.value().not_finite > 0) return Error{ErrorCode::not_finite, "A value is not a finite number."};
  AgainstNormal found{image.value().counts, image.value().outside};
  std::vector<double> sorted(values.begin(), values.end());
  std::sort(sorted.begin(), sorted.end());
  const double share = 1 / static_cast<double>(values.size());
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    const double normal = normal_cdf(sorted[i]);
    found.distance = std::max(
        {found.distance, normal - static_cast<double>(i) * share, static_cast<double>(i + 1) * share - normal});
  }
  return found;
}

}  // namespace loss
