// What the fuzzer's bytes mean. They are read so that what breaks numerical code comes up often: ties, dependent and
// constant columns, exact fits, extreme and special values. Where the bytes end, zeros follow.

#pragma once

#include <bit>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>
#include <string>
#include <vector>

#include "../cpp/random.h"
#include "loss/catalogue.h"
#include "loss/fit.h"

namespace fuzz {

using Numbers = std::span<const double>;

inline constexpr double kSpecial[] = {0.0,
                                      5e-324,
                                      2.2250738585072009e-308,
                                      2.2250738585072014e-308,
                                      1e-308,
                                      1e-300,
                                      1e-162,
                                      1e-154,
                                      1e-15,
                                      1e-9,
                                      1e-4,
                                      0.1,
                                      1.0 / 3,
                                      1.0,
                                      1 + 0x1p-52,
                                      1e6,
                                      1e12,
                                      1e15,
                                      1e16,
                                      0x1p53 + 2,
                                      1.7e12,
                                      1e154,
                                      1e155,
                                      1e300,
                                      1e308,
                                      1.7976931348623157e308,
                                      loss::kInfinity,
                                      std::numeric_limits<double>::quiet_NaN()};

/// Observations that own their numbers.
struct Points {
  std::vector<std::vector<double>> x;
  std::vector<double> y;
  bool intercept = true;
  int degree = 1;

  loss::Data data() const { return {{x.begin(), x.end()}, y, intercept, degree}; }

  /// How many coefficients.
  std::size_t size() const { return (degree > 1 ? static_cast<std::size_t>(degree) : x.size()) + (intercept ? 1 : 0); }
};

/// A loss or a noise as a caller asks for it.
struct Choice {
  std::string_view id;
  std::vector<loss::NamedValue> given;
};

class Input {
 public:
  Input(const std::uint8_t* bytes, std::size_t size) : next_(bytes), end_(bytes + size) {}

  std::uint8_t byte() { return next_ < end_ ? *next_++ : std::uint8_t{0}; }

  /// 0 … count − 1.
  int choose(int count) { return byte() % count; }

  double number() {
    const int kind = byte();
    if (kind < 96) return kind - 48;
    if (kind < 128) return (kind - 112) / 4.0;
    if (kind < 192) return (kind % 2 ? -1 : 1) * kSpecial[choose(std::size(kSpecial))];
    if (kind < 224) return (kind - 208) * std::pow(10.0, choose(256) - 128);
    if (kind < 248) return 0.01 * (byte() + 256 * byte() - 32768);
    std::uint64_t bits = 0;
    for (int i = 0; i < 8; ++i) bits |= std::uint64_t{byte()} << (8 * i);
    return std::bit_cast<double>(bits);
  }

  /// n numbers; `earlier` are columns that they may depend on.
  std::vector<double> column(std::size_t n, const std::vector<std::vector<double>>& earlier) {
    std::vector<double> v(n);
    switch (choose(8)) {
      case 0:  // as they come
        for (double& value : v) value = number();
        return v;
      case 1: {  // constant
        const double value = number();
        for (double& each : v) each = value;
        break;
      }
      case 2: {  // a few values in turn
        const double values[] = {number(), number(), number()};
        const int count = 1 + choose(3);
        for (std::size_t i = 0; i < n; ++i) v[i] = values[i % count];
        break;
      }
      case 3: {  // equal steps
        const double start = number(), step = number();
        for (std::size_t i = 0; i < n; ++i) v[i] = start + static_cast<double>(i) * step;
        break;
      }
      case 4: {  // noise of one size
        Random random(byte());
        const double size = number();
        for (double& value : v) value = size * random.normal();
        break;
      }
      case 5: {  // noise of every size that a double has
        Random random(byte());
        for (double& value : v) value = std::ldexp(random.normal(), static_cast<int>(2098 * random.uniform()) - 1074);
        break;
      }
      case 6: {  // whole numbers at random
        Random random(byte());
        const int levels = 1 + choose(16);
        for (double& value : v) value = std::floor(levels * random.uniform());
        break;
      }
      default: {  // a combination of earlier columns
        const double constant = number();
        for (double& value : v) value = constant;
        for (const std::vector<double>& other : earlier) {
          const double factor = number();
          for (std::size_t i = 0; i < n && i < other.size(); ++i) v[i] += factor * other[i];
        }
      }
    }
    // And a few that stand out.
    for (int count = choose(4); count > 0 && n > 0; --count) v[byte() % n] = number();
    return v;
  }

  /// Up to 64 observations of up to four predictors, or of one and its powers.
  Points points() {
    Points points;
    const auto n = static_cast<std::size_t>(choose(65));
    const int shape = choose(16);
    points.intercept = choose(4) != 3;
    for (int j = shape < 8 ? 1 : shape < 12 ? shape - 8 : shape - 11; j > 0; --j) {
      points.x.push_back(column(n, points.x));
    }
    if (shape == 7) points.degree = choose(loss::kMaxDegree + 2);
    points.y = column(n, points.x);
    return points;
  }

  /// One of the entries of a catalogue, with any parameters.
  template <class Entry>
  Choice choice(std::span<const Entry> entries) {
    const Entry& entry = entries[byte() % entries.size()];
    Choice choice{entry.id, {}};
    for (const loss::Parameter& parameter : entry.parameters) {
      if (choose(3) != 0) choice.given.emplace_back(parameter.id, choose(2) ? number() : byte() / 256.0);
    }
    return choice;
  }

  loss::Scale scale() {
    loss::Scale scale;
    scale.rule = static_cast<loss::ScaleRule>(choose(4));
    if (choose(3) == 2) scale.value = number();
    if (choose(8) == 7) scale.mad_constant = number();
    if (choose(2)) scale.start = loss::Start::absolute;
    return scale;
  }

  std::vector<double> numbers(std::size_t count) {
    std::vector<double> all(count);
    for (double& value : all) value = number();
    return all;
  }

 private:
  const std::uint8_t* next_;
  const std::uint8_t* end_;
};

}  // namespace fuzz
