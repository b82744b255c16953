#include "loss/draw.h"

#include <cmath>
#include <numbers>
#include <string>

#include "draw_sums_of.h"
#include "generator.h"
#include "loss/pair.h"
#include "number_text.h"

namespace loss {
namespace {

constexpr std::string_view kCauses[] = {"uniform", "exponential", "two-valued", "laplace", "cauchy"};

double sign(Random& random) { return random.uniform() < 0.5 ? -1 : 1; }

/// Exponential with mean 1, by inversion.
double waiting_time(Random& random) { return -logarithm(1 - random.uniform()); }

/// Density exp(−|z|)/2. (In two statements: C++ does not say which factor of a product is drawn first.)
double two_sided(Random& random) {
  const double side = sign(random);
  return side * waiting_time(random);
}

/// A point of the unit disc other than its centre, uniformly.
struct DiscPoint {
  double u, v, square;
  explicit DiscPoint(Random& random) {
    do {
      u = 2 * random.uniform() - 1;
      v = 2 * random.uniform() - 1;
      square = u * u + v * v;
    } while (square >= 1 || u == 0 || v == 0);
  }
};

/// A noise, or no matter what where a cause is drawn.
using Draw = double (*)(Random& random, const Noise& noise);

/// Standard normal: the polar method (G. Marsaglia, T. A. Bray, 1964). Its second value is left unused: a draw then
/// depends on nothing but the generator.
double normal(Random& random, const Noise&) {
  const DiscPoint p(random);
  return p.u * std::sqrt(-2 * logarithm(p.square) / p.square);
}

double laplace(Random& random, const Noise&) { return two_sided(random); }

double asymmetric_laplace(Random& random, const Noise& noise) {
  const double tau = noise.parameter;
  const bool below = random.uniform() < tau;
  return below ? -waiting_time(random) / (1 - tau) : waiting_time(random) / tau;
}

/// Tails, in which |z| − δ is a waiting time, with the probability ∫ exp(δ²/2 − δ|z|) dz/Z over |z| > δ; the normal
/// density between, by rejection.
double huber(Random& random, const Noise& noise) {
  const double delta = noise.parameter, tail = exponential(logarithm(2 / delta) - 0.5 * delta * delta - noise.log_z);
  if (random.uniform() < tail) {
    const double side = sign(random);
    return side * (delta + waiting_time(random) / delta);
  }
  while (true) {
    // From the uniform where that is the closer of the two.
    if (delta < 1) {
      const double z = delta * (2 * random.uniform() - 1);
      if (random.uniform() < exponential(-0.5 * z * z)) return z;
    } else if (const double z = normal(random, noise); std::abs(z) <= delta) {
      return z;
    }
  }
}

/// P(Z ≤ z) = (2/π) arctan exp z: the logarithm of a Cauchy variable's size.
double hyperbolic_secant(Random& random, const Noise&) {
  const DiscPoint p(random);
  return logarithm(std::abs(p.u)) - logarithm(std::abs(p.v));
}

/// The tangent of a random angle.
double cauchy(Random& random, const Noise&) {
  const DiscPoint p(random);
  return p.u / p.v;
}

/// A polar method again (R. W. Bailey, 1994, "Polar generation of random variates with the t-distribution", Mathematics
/// of Computation 62, 779–781).
double student(Random& random, const Noise& noise) {
  const DiscPoint p(random);
  const double nu = noise.parameter, power = -2 / nu * logarithm(p.square);
  const double grown = power < 700 ? exponential_minus_one(power) : exponential(power);
  return p.u * std::sqrt(nu * grown / p.square);
}

/// By rejection: Barron's loss rises with α, so that exp(−ρ) lies below 1/(1 + z²/2), a Cauchy density but for a
/// factor. At least 0.56 of the proposals are taken.
double general(Random& random, const Noise& noise) {
  while (true) {
    const double z = std::numbers::sqrt2 * cauchy(random, noise);
    double value;
    rho(noise, &z, 1, &value);
    if (logarithm(1 - random.uniform()) <= log_one_plus_square(z / std::numbers::sqrt2) - value) return z;
  }
}

/// In the order of NoiseKind.
constexpr Draw kNoiseDraws[] = {normal,  laplace, asymmetric_laplace, huber, hyperbolic_secant, cauchy,
                                student, general};

/// In the order of Cause.
constexpr Draw kCauseDraws[] = {
    [](Random& random, const Noise&) { return std::numbers::sqrt3 * (2 * random.uniform() - 1); },
    [](Random& random, const Noise&) { return waiting_time(random) - 1; },
    [](Random& random, const Noise&) { return sign(random); },
    [](Random& random, const Noise&) { return two_sided(random) / std::numbers::sqrt2; },
    cauchy,
};

/// Sums of k.
Result<std::vector<double>> fill(Draw next, const Noise& noise, int k, double scale, int count, std::uint64_t seed) {
  if (!(scale > 0 && scale < kInfinity)) {
    return Error{ErrorCode::bad_scale, "The scale must be positive and finite, but is " + number_text(scale) + "."};
  }
  if (count < 0) {
    return Error{ErrorCode::bad_parameter, "There cannot be " + std::to_string(count) + " draws."};
  }
  if (count > kMostDraws) {
    return Error{ErrorCode::too_large,
                 std::to_string(count) + " draws are more than " + std::to_string(kMostDraws) + "."};
  }
  Random random(seed);
  std::vector<double> draws(static_cast<std::size_t>(count));
  double overflows = 0;
  for (double& drawn : draws) {
    double sum = next(random, noise);
    for (int i = 1; i < k; ++i) sum += next(random, noise);
    drawn = scale * sum;
    overflows += drawn * 0;
  }
  if (overflows != 0) return Error{ErrorCode::overflow, "A draw does not fit into a double."};
  return draws;
}

}  // namespace

std::span<const std::string_view> causes() { return kCauses; }

Result<std::vector<double>> draw(const Noise& noise, double scale, int count, std::uint64_t seed) {
  return fill(kNoiseDraws[static_cast<std::size_t>(noise.kind)], noise, 1, scale, count, seed);
}

Result<std::vector<double>> draw(Cause cause, double scale, int count, std::uint64_t seed) {
  return draw_sums_of(1, cause, scale, count, seed);
}

Result<std::vector<double>> draw_sums_of(int k, Cause cause, double scale, int count, std::uint64_t seed) {
  return fill(kCauseDraws[static_cast<std::size_t>(cause)], Noise{}, k, scale, count, seed);
}

}  // namespace loss
