// The regression losses: each a formula of one residual r = y − ŷ.
//
// A loss is a small value with members value, slope, curvature, weight (see sample.h) and normaliser, the integral of
// exp(−ρ), +∞ where there is none and so no density. They take double or Pair (see pair.h). All are finite wherever the
// true value fits into a double; none cancels. A loss that needs both exp and log has a `stage`, the first of the two,
// and takes its result as a second argument: over arrays the stages are loops of their own, since a processor looks
// ahead no farther than one of these functions. Losses with a parameter c or δ are r²/2 near 0 unless said otherwise.

#pragma once

#include <cmath>
#include <numbers>

#include "loss/normaliser.h"
#include "loss/pair.h"
#include "loss/sample.h"

namespace loss {

/// −1, 0 or 1.
template <class T>
T sign_of(T r) {
  const T zero = splat<T>(0);
  return select(r > zero, splat<T>(1), select(r < zero, splat<T>(-1), zero));
}

/// r². Noise: normal with variance ½.
struct Squared {
  template <class T>
  T value(T r) const {
    return r * r;
  }
  template <class T>
  T slope(T r) const {
    return 2.0 * r;
  }
  template <class T>
  T curvature(T) const {
    return splat<T>(2);
  }
  template <class T>
  T weight(T) const {
    return splat<T>(2);
  }
  bool operator==(const Squared&) const = default;
  double normaliser() const { return 1 / std::numbers::inv_sqrtpi; }
};

/// |r|. Noise: Laplace with scale 1. The slope at the kink r = 0 is given as 0, the weight there is +∞.
struct Absolute {
  template <class T>
  T value(T r) const {
    return magnitude(r);
  }
  template <class T>
  T slope(T r) const {
    return sign_of(r);
  }
  template <class T>
  T curvature(T) const {
    return splat<T>(0);
  }
  template <class T>
  T weight(T r) const {
    return 1.0 / magnitude(r);
  }
  bool operator==(const Absolute&) const = default;
  double normaliser() const { return 2; }
};

/// r²/2 for |r| ≤ δ, δ(|r| − δ/2) beyond (P. J. Huber, 1964, "Robust estimation of a location parameter", (1.4)).
/// Noise: Huber's least favourable density, normal in the middle with Laplace tails.
struct Huber {
  double delta;

  template <class T>
  T value(T r) const {
    const T size = magnitude(r), inner = smaller(size, splat<T>(delta));
    return inner * (size - 0.5 * inner);
  }
  template <class T>
  T slope(T r) const {
    return larger(splat<T>(-delta), smaller(splat<T>(delta), r));
  }
  template <class T>
  T curvature(T r) const {
    return select(magnitude(r) <= splat<T>(delta), splat<T>(1), splat<T>(0));
  }
  template <class T>
  T weight(T r) const {
    return select(magnitude(r) <= splat<T>(delta), splat<T>(1), delta / magnitude(r));
  }
  /// √(2π) erf(δ/√2) + (2/δ) exp(−δ²/2).
  bool operator==(const Huber&) const = default;
  double normaliser() const {
    return std::sqrt(2 * std::numbers::pi) * std::erf(delta / std::numbers::sqrt2) +
           2 / delta * std::exp(-0.5 * delta * delta);
  }
};

/// log cosh r. Noise: hyperbolic secant, 1/(π cosh r).
struct LogCosh {
  /// log cosh r less its first part, which is 0 near 0 and linear beyond, is log((1 + s)/(1 − s)), where s is this.
  template <class T>
  T stage(T r) const {
    // With e = exp(−|r|): cosh r = (1 + e²)/(2e), and cosh r − 1 = (1 − e)²/(2e) keeps the small values. The s of
    // log(1 + f) is f/(2 + f).
    const T size = magnitude(r);
    const Decay<T> d(size);
    const auto near = size < splat<T>(kNear);
    const T f = select(near, d.lost * d.lost, d.left * d.left);
    return f / (select(near, 4.0 * d.left, splat<T>(2)) + f);
  }
  template <class T>
  T value(T r, T stage) const {
    const T size = magnitude(r);
    return select(size < splat<T>(kNear), splat<T>(0), size - std::numbers::ln2) + log_ratio(stage);
  }
  template <class T>
  T value(T r) const {
    return value(r, stage(r));
  }
  template <class T>
  T slope(T r) const {
    const Decay<T> d(magnitude(r));
    const T size = d.lost * (1.0 + d.left) * (1.0 / (1.0 + d.left * d.left));
    return select(r < splat<T>(0), -size, size);
  }
  template <class T>
  T curvature(T r) const {
    // The division is the same as the slope's, so that both together take one.
    const T e = Decay<T>(magnitude(r)).left, half = 2.0 * e * (1.0 / (1.0 + e * e));
    return half * half;
  }
  template <class T>
  T weight(T r) const {
    return select(magnitude(r) < splat<T>(1e-8), splat<T>(1), slope(r) / r);
  }
  bool operator==(const LogCosh&) const = default;
  double normaliser() const { return std::numbers::pi; }

 private:
  static constexpr double kNear = 0.8813735870195430;  // cosh of it is √2

  /// exp(−a) and 1 − exp(−a) for a ≥ 0.
  template <class T>
  struct Decay {
    T left, lost;
    explicit Decay(T a) {
      const ExpParts<T> parts = exp_parts(-a);
      left = parts.scale + parts.rest;
      lost = (1.0 - parts.scale) - parts.rest;
    }
  };
};

/// τr for r ≥ 0, (τ − 1)r below: the pinball loss (Koenker & Bassett, 1978, "Regression quantiles").
/// Noise: asymmetric Laplace, τ(1−τ) exp(−ρ). The slope at the kink r = 0 is given as 0, the weight there is +∞.
struct Quantile {
  double tau;

  template <class T>
  T value(T r) const {
    return larger(tau * r, (tau - 1) * r);
  }
  template <class T>
  T slope(T r) const {
    const T zero = splat<T>(0);
    return select(r > zero, splat<T>(tau), select(r < zero, splat<T>(tau - 1), zero));
  }
  template <class T>
  T curvature(T) const {
    return splat<T>(0);
  }
  template <class T>
  T weight(T r) const {
    return select(r > splat<T>(0), splat<T>(tau), splat<T>(1 - tau)) / magnitude(r);
  }
  bool operator==(const Quantile&) const = default;
  double normaliser() const { return 1 / (tau * (1 - tau)); }
};

/// δ²(√(1 + (r/δ)²) − 1): Charbonnier et al. (1994); Hartley & Zisserman, "Multiple view geometry", A6.8.
/// Noise: a generalised hyperbolic density, δ-dependent, with tails like Laplace's.
struct PseudoHuber {
  double delta;

  template <class T>
  T value(T r) const {
    const T size = magnitude(r), z = smaller(size / delta, splat<T>(1e200));
    return delta * size * (z / (1.0 + root(z)));
  }
  template <class T>
  T slope(T r) const {
    return r * weight(r);
  }
  template <class T>
  T curvature(T r) const {
    const T w = weight(r);
    return w * w * w;
  }
  template <class T>
  T weight(T r) const {
    return 1.0 / root(r / delta);
  }
  bool operator==(const PseudoHuber&) const = default;
  double normaliser() const { return pseudo_huber_normaliser(delta); }

 private:
  /// √(1 + z²) without overflow.
  template <class T>
  static T root(T z) {
    const T size = magnitude(z);
    return select(size > splat<T>(1e100), size, square_root(1.0 + size * size));
  }
};

/// max(0, |r| − ε): what ε-insensitive support vector regression minimises (V. Vapnik, 1995). The slope at its two
/// kinks is given as 0. Noise: uniform on [−ε, ε] with Laplace tails.
struct EpsilonInsensitive {
  double epsilon;

  template <class T>
  T value(T r) const {
    return larger(magnitude(r) - epsilon, splat<T>(0));
  }
  template <class T>
  T slope(T r) const {
    return select(magnitude(r) > splat<T>(epsilon), sign_of(r), splat<T>(0));
  }
  template <class T>
  T curvature(T) const {
    return splat<T>(0);
  }
  template <class T>
  T weight(T r) const {
    return select(magnitude(r) > splat<T>(epsilon), 1.0 / magnitude(r), splat<T>(0));
  }
  bool operator==(const EpsilonInsensitive&) const = default;
  double normaliser() const { return 2 * epsilon + 2; }
};

/// (c²/2) log(1 + (r/c)²). Noise: Student's t with c² − 1 degrees of freedom, so none for c ≤ 1; Cauchy's for c = √2.
struct Cauchy {
  double c;

  template <class T>
  T value(T r) const {
    return 0.5 * c * c * log_one_plus_square(r / c);
  }
  template <class T>
  T slope(T r) const {
    return r * weight(r);
  }
  template <class T>
  T curvature(T r) const {
    // (1 − z²)/(1 + z²)²; the least double left of it is reached before the bound of z².
    const T z = r / c, w = weight(r);
    return w * ((1.0 - smaller(z * z, splat<T>(1e300))) * w);
  }
  template <class T>
  T weight(T r) const {
    const T z = r / c;
    return 1.0 / (1.0 + z * z);
  }
  bool operator==(const Cauchy&) const = default;
  double normaliser() const { return cauchy_normaliser(c); }
};

/// (r²/2)/(1 + (r/c)²) (S. Geman & D. McClure, 1985). Bounded: no density.
struct GemanMcClure {
  double c;

  template <class T>
  T value(T r) const {
    const T z = smaller(magnitude(r / c), splat<T>(1e100)), square = z * z;
    return 0.5 * c * c * (square / (1.0 + square));
  }
  template <class T>
  T slope(T r) const {
    return r * weight(r);
  }
  template <class T>
  T curvature(T r) const {
    const T z = smaller(magnitude(r / c), splat<T>(1e100)), square = z * z;
    return weight(r) * ((1.0 - 3.0 * square) / (1.0 + square));
  }
  template <class T>
  T weight(T r) const {
    const T z = r / c, w = 1.0 / (1.0 + z * z);
    return w * w;
  }
  bool operator==(const GemanMcClure&) const = default;
  double normaliser() const { return kInfinity; }
};

/// (c²/2)(1 − exp(−(r/c)²)) (J. E. Dennis & R. E. Welsch, 1978). Bounded: no density.
struct Welsch {
  double c;

  template <class T>
  T value(T r) const {
    const T z = r / c;
    return -0.5 * c * c * exponential_minus_one(-(z * z));
  }
  template <class T>
  T slope(T r) const {
    return r * weight(r);
  }
  template <class T>
  T curvature(T r) const {
    const T z = smaller(magnitude(r / c), splat<T>(1e100));
    return weight(r) * (1.0 - 2.0 * z * z);
  }
  template <class T>
  T weight(T r) const {
    const T z = r / c;
    return exponential(-(z * z));
  }
  bool operator==(const Welsch&) const = default;
  double normaliser() const { return kInfinity; }
};

/// Tukey's biweight: (c²/6)(1 − (1 − (r/c)²)³) for |r| ≤ c, c²/6 beyond (A. E. Beaton & J. W. Tukey, 1974). Bounded: no
/// density.
struct Tukey {
  double c;

  template <class T>
  T value(T r) const {
    const T z = smaller(magnitude(r / c), splat<T>(1)), square = z * z;
    return c * c / 6 * (square * (3.0 + square * (square - 3.0)));
  }
  template <class T>
  T slope(T r) const {
    return r * weight(r);
  }
  template <class T>
  T curvature(T r) const {
    const T z = smaller(magnitude(r / c), splat<T>(1));
    return (1.0 - z) * (1.0 + z) * (1.0 - 5.0 * z * z);
  }
  template <class T>
  T weight(T r) const {
    const T z = smaller(magnitude(r / c), splat<T>(1)), root = (1.0 - z) * (1.0 + z);
    return root * root;
  }
  bool operator==(const Tukey&) const = default;
  double normaliser() const { return kInfinity; }
};

/// J. T. Barron (2019), "A general and adaptive robust loss function", (8) and (9): with q = (r/c)² and b = |α − 2|,
/// (b/α)((q/b + 1)^(α/2) − 1), and its limits at α = 0, 2 and ±∞. q/2 near 0. Noise for α ≥ 0 only.
struct General {
  double alpha, c;

  /// log(q/b + 1); 0 for α = ±∞, where q/b is.
  template <class T>
  T stage(T r) const {
    return std::isinf(alpha) ? splat<T>(0) : log_one_plus_square(r / (c * std::sqrt(b())));
  }
  template <class T>
  T value(T r, T log) const {
    const T z = r / c, q = z * z;
    if (std::isinf(alpha)) return alpha > 0 ? grown(0.5 * q) : -exponential_minus_one(-0.5 * q);
    if (std::abs(alpha) < 1e-290) return 0.5 * b() * log;
    // Exact near α = 0, where the power is near 1 …
    const T power = b() / alpha * grown(0.5 * alpha * log);
    if (std::abs(alpha) <= 1) return power;
    // … and near α = 2, where b is near 0: (q/b + 1)^(α/2) = (q/b + 1) exp(x).
    const T x = (0.5 * alpha - 1) * log;
    const ExpParts<T> parts = exp_parts(smaller(x, splat<T>(709)));
    const T near = (q * (parts.scale + parts.rest) + b() * (parts.rest + (parts.scale - 1.0))) / alpha;
    return select(q > splat<T>(1e100), power, select(x > splat<T>(709), splat<T>(kInfinity), near));
  }
  template <class T>
  T slope(T r, T log) const {
    return r * weight(r, log);
  }
  template <class T>
  T curvature(T r, T log) const {
    const T z = r / c;
    if (std::isinf(alpha)) {
      const T q = smaller(z * z, splat<T>(1e200));
      return weight(r, log) * (alpha > 0 ? 1.0 + q : 1.0 - q);
    }
    const T u = smaller(magnitude(z) / std::sqrt(b()), splat<T>(1e100)), square = u * u;
    return weight(r, log) * (1.0 + (alpha - 2) * (square / (1.0 + square)));
  }
  template <class T>
  T weight(T r, T log) const {
    const T z = r / c;
    const T x = std::isinf(alpha) ? z * z * std::copysign(0.5, alpha) : (0.5 * alpha - 1) * log;
    return exponential(x) / (c * c);
  }
  template <class T>
  T value(T r) const {
    return value(r, stage(r));
  }
  template <class T>
  T slope(T r) const {
    return slope(r, stage(r));
  }
  template <class T>
  T curvature(T r) const {
    return curvature(r, stage(r));
  }
  template <class T>
  T weight(T r) const {
    return weight(r, stage(r));
  }
  bool operator==(const General&) const = default;
  double normaliser() const { return alpha < 0 ? kInfinity : c * std::exp(general_log_normaliser(alpha).value); }

 private:
  /// |α − 2|; at α = 2 itself anything small, since it appears only with α − 2 beside it.
  double b() const { return larger(std::abs(alpha - 2), 1e-30); }
  /// exp(x) − 1, +∞ where that is too large for a double.
  template <class T>
  static T grown(T x) {
    return select(x > splat<T>(709), splat<T>(kInfinity), exponential_minus_one(smaller(x, splat<T>(709))));
  }
};

/// All that a loss says of one residual. The density is 0 where there is none.
template <class L>
Sample sample(const L& loss, double r) {
  const double value = loss.value(r);
  return {value, loss.slope(r), loss.curvature(r), loss.weight(r), exponential(-value) / loss.normaliser()};
}

}  // namespace loss
