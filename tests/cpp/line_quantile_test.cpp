// Exactness of quantile regression on a line: every answer is certified here in whole numbers, or held against all
// lines that there are.

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "line_problems.h"
#include "line_sample.h"
#include "order_statistic.h"
#include "weighted_select.h"

namespace {

using namespace loss;
using namespace line_problems;

constexpr LineFunctional kBoth[] = {{1, 0}, {0, 1}};

std::int64_t whole(double v) { return static_cast<std::int64_t>(std::floor(v)); }

/// Each kind of data is hard for some way of solving: by strides, by bounds, by pivots.
struct Kind {
  const char* name;
  void (*add)(WholePoints&, Random&, int i, int n);
};

const Kind kKinds[] = {
    {"a line with noise",
     [](WholePoints& p, Random& r, int, int) {
       const std::int64_t t = whole(r.uniform() * 1000000) - 500000;
       p.add(t, t / 3 + whole(50000 * r.normal()));
     }},
    {"noise that grows",
     [](WholePoints& p, Random& r, int, int) {
       const std::int64_t t = whole(r.uniform() * 1000000);
       p.add(t, t / 3 + whole(0.1 * static_cast<double>(t) * r.normal()));
     }},
    {"sorted by t",
     [](WholePoints& p, Random& r, int i, int n) { p.add(1000000LL * i / n, whole(50000 * r.normal())); }},
    {"sorted by y",
     [](WholePoints& p, Random& r, int i, int n) { p.add(whole(1000 * r.uniform()), 1000000LL * i / n); }},
    // Sampled by a stride of 100, 50, 20 … these points would all be of one kind.
    {"a period", [](WholePoints& p, Random& r, int i,
                    int) { p.add(10000 * (i % 100), i % 10 == 0 ? 500000 : whole(1000 * r.uniform())); }},
    {"y is 0 or 1",
     [](WholePoints& p, Random& r, int, int) { p.add(whole(1000 * r.uniform()), r.uniform() < 0.5 ? 0 : 1000); }},
    {"a grid", [](WholePoints& p, Random& r, int, int) { p.add(whole(10 * r.uniform()), whole(10 * r.uniform())); }},
    {"three different t",
     [](WholePoints& p, Random& r, int, int) { p.add(whole(3 * r.uniform()), whole(30000 * r.normal())); }},
    {"nearly twice the same",
     [](WholePoints& p, Random& r, int, int) {
       p.add(200000 * whole(4 * r.uniform()) + whole(2 * r.uniform()),
             100000 * whole(3 * r.normal()) + whole(2 * r.uniform()));
     }},
    {"one far out", [](WholePoints& p, Random& r, int i,
                       int) { p.add(i == 3 ? 1 << 20 : whole(10 * r.uniform()), whole(9 * r.normal())); }},
    {"long tails",
     [](WholePoints& p, Random& r, int, int) {
       p.add(std::clamp<std::int64_t>(whole(100 / (r.uniform() - 0.5)), -1000000, 1000000),
             std::clamp<std::int64_t>(whole(100 / (r.uniform() - 0.5)), -1000000, 1000000));
     }},
    {"two crossing lines",
     [](WholePoints& p, Random& r, int i, int) {
       const std::int64_t t = whole(r.uniform() * 100000);
       p.add(t, i % 2 ? t : 50000 - t);
     }},
};

WholePoints make(const Kind& kind, int n, std::uint64_t seed) {
  Random random(seed);
  WholePoints points;
  for (int i = 0; i < n; ++i) kind.add(points, random, i, n);
  return points;
}

TEST(LineQuantile, IsCertifiedInWholeNumbersForEveryKindOfData) {
  for (const Kind& kind : kKinds) {
    for (const int n : {7, 100, 1000, 10000}) {
      const WholePoints points = make(kind, n, 17);
      for (const std::int64_t parts : {5, 100, 250, 500, 900, 999}) {
        const double tau = static_cast<double>(parts) / kParts;
        const LineFit fit = fit_line_quantile({points.t, points.y}, tau, kBoth);
        EXPECT_TRUE(fit.converged) << kind.name << " " << n << " " << tau;
        const Certificate certificate = certify(points, parts, fit.line);
        EXPECT_TRUE(certificate.vertex) << kind.name << " " << n << " " << tau;
        EXPECT_GE(certificate.least_rise, 0) << kind.name << " " << n << " " << tau;
        // At most τn points lie below, and at most (1 − τ)n above.
        EXPECT_LE(kParts * certificate.below, parts * n) << kind.name << " " << n << " " << tau;
        EXPECT_LE(kParts * certificate.above, (kParts - parts) * n) << kind.name << " " << n << " " << tau;
        // The same holds at every corner of the face of optima, if there is one; and there is if an edge is flat.
        EXPECT_EQ(fit.corners.empty(), certificate.least_rise > 0) << kind.name << " " << n << " " << tau;
        for (const Vertex& corner : fit.corners) {
          EXPECT_EQ(certify(points, parts, corner).least_rise, 0) << kind.name << " " << n << " " << tau;
        }
      }
    }
  }
}

TEST(LineQuantile, NoLineIsBetterAndNoOptimumLiesBeyondTheFace) {
  Random random(21);
  int faces = 0;
  for (int round = 0; round < 4000; ++round) {
    const int n = 2 + static_cast<int>(20 * random.uniform());
    const std::int64_t levels = 2 + whole(8 * random.uniform());
    WholePoints points;
    for (int i = 0; i < n; ++i)
      points.add(whole(levels * random.uniform()) << 17, whole(levels * random.uniform()) << 17);
    if (std::all_of(points.t.begin(), points.t.end(), [&](double t) { return t == points.t[0]; })) continue;
    // Every third problem has its points twice, moved up and down.
    const double tube = static_cast<double>(1 + whole(3 * random.uniform())) / 8;
    const std::vector<double> shifts = round % 3 == 0 ? std::vector<double>{-tube, tube} : std::vector<double>{0};
    const LineData data{points.t, points.y, shifts};
    const double tau = std::floor(1 + 19 * random.uniform()) / 20;
    const LineFit fit = fit_line_quantile(data, tau, kBoth);
    const Exhausted expected = exhaust(data, tau);
    EXPECT_TRUE(fit.converged);
    EXPECT_NEAR(objective(data, tau, fit.line), expected.objective, 1e-13 * (1 + expected.objective)) << round;
    double lowest[] = {fit.line.level, fit.line.slope}, highest[] = {fit.line.level, fit.line.slope};
    for (const Vertex& corner : fit.corners) {
      const double reached[] = {corner.level, corner.slope};
      for (int k = 0; k < 2; ++k) {
        lowest[k] = std::fmin(lowest[k], reached[k]);
        highest[k] = std::fmax(highest[k], reached[k]);
      }
    }
    for (int k = 0; k < 2; ++k) {
      EXPECT_NEAR(lowest[k], expected.lowest[k], 1e-11) << round;
      EXPECT_NEAR(highest[k], expected.highest[k], 1e-11) << round;
    }
    faces += !fit.corners.empty();
  }
  EXPECT_GT(faces, 200);
}

TEST(LineQuantile, IsRegressionAndScaleEquivariant) {
  // y ↦ 4y + ½ + 2t moves the line in the same way; all numbers are exact, so nothing else may change.
  for (const Kind& kind : kKinds) {
    const WholePoints points = make(kind, 3000, 5);
    std::vector<double> y, down;
    for (std::size_t i = 0; i < points.y.size(); ++i) {
      y.push_back(0.25 * points.y[i] + 0.125 + 0.25 * points.t[i]);
      down.push_back(-points.y[i]);
    }
    for (const double tau : {0.25, 0.5, 0.75}) {
      const LineFit fit = fit_line_quantile({points.t, points.y}, tau, {});
      const LineFit moved = fit_line_quantile({points.t, y}, tau, {});
      const double size = std::abs(fit.line.level) + std::abs(fit.line.slope);
      if (fit_line_quantile({points.t, points.y}, tau, kBoth).corners.empty()) {
        EXPECT_NEAR(moved.line.level, 0.25 * fit.line.level + 0.125, 1e-14 * (1 + size)) << kind.name;
        EXPECT_NEAR(moved.line.slope, 0.25 * fit.line.slope + 0.25, 1e-13 * (1 + size)) << kind.name;
      }
      // Upside down, τ becomes 1 − τ; the objective is the same.
      const LineFit mirrored = fit_line_quantile({points.t, down}, 1 - tau, {});
      const double best = objective({points.t, points.y}, tau, fit.line);
      EXPECT_NEAR(objective({points.t, down}, 1 - tau, mirrored.line), best, 1e-13 * best) << kind.name;
    }
  }
}

TEST(LineQuantile, RecoversALineThatMostPointsLieOn) {
  Random random(8);
  for (const int n : {20, 1000, 100000}) {
    std::vector<double> t, y;
    for (int i = 0; i < n; ++i) {
      t.push_back(random.uniform());
      y.push_back(i % 3 == 0 ? 1.9 * random.uniform() - 1 : 0.3 - 0.7 * t.back());
    }
    const LineFit fit = fit_line_quantile({t, y}, 0.5, kBoth);
    EXPECT_TRUE(fit.converged);
    EXPECT_NEAR(fit.line.level, 0.3, 1e-15);
    EXPECT_NEAR(fit.line.slope, -0.7, 2e-15);
    for (const Vertex& corner : fit.corners) EXPECT_NEAR(corner.slope, -0.7, 1e-13);
  }
}

TEST(LineQuantile, FromALastOptimumOrFromAnywhereIsCertifiedAsWell) {
  for (const Kind& kind : kKinds) {
    for (const int n : {100, 3000, 30000}) {
      WholePoints points = make(kind, n, 19);
      for (const std::int64_t parts : {10, 500, 900}) {
        const double tau = static_cast<double>(parts) / kParts;
        Line last = fit_line_quantile({points.t, points.y}, tau, {}).line;
        Random random(23);
        for (int round = 0; round < 6; ++round) {
          // One point moves within the data; a third of them do; the last optimum is none at all.
          for (std::size_t i = 0; i < points.t.size(); ++i) {
            const bool moves = round < 4 ? i == static_cast<std::size_t>(round + n / 2) : round == 4 && i % 3 == 0;
            if (!moves) continue;
            points.t[i] = static_cast<double>(whole(1000000 * random.uniform()) - 500000) * WholePoints::kUnit;
            points.y[i] = static_cast<double>(whole(900000 * random.uniform()) - 500000) * WholePoints::kUnit;
          }
          if (round == 5) last = {1000, -3};
          const LineFit fit = fit_line_quantile({points.t, points.y}, tau, kBoth, {last, round != 3});
          const std::string label = std::string(kind.name) + " " + std::to_string(n) + " " + std::to_string(round);
          EXPECT_TRUE(fit.converged) << label;
          const Certificate certificate = certify(points, parts, fit.line);
          EXPECT_TRUE(certificate.vertex) << label;
          EXPECT_GE(certificate.least_rise, 0) << label;
          EXPECT_EQ(fit.corners.empty(), certificate.least_rise > 0) << label;
          for (const Vertex& corner : fit.corners) EXPECT_EQ(certify(points, parts, corner).least_rise, 0) << label;
          last = fit.line;
        }
      }
    }
  }
}

TEST(LineQuantile, SaysWhenAllPointsHaveOneT) {
  for (const std::size_t n : {1u, 2u, 5000u}) {
    const std::vector<double> t(n, 0.5), y(n, 1);
    EXPECT_FALSE(fit_line_quantile({t, y}, 0.5, kBoth).converged);
  }
  EXPECT_FALSE(fit_line_quantile({}, 0.5, kBoth).converged);
}

TEST(SelectByWeight, FindsWhereSortedWeightsReachWhatIsNeeded) {
  Random random(4);
  for (int round = 0; round < 3000; ++round) {
    const std::size_t n = 1 + static_cast<std::size_t>(30 * random.uniform());
    std::vector<Crossing> crossings;
    for (std::size_t i = 0; i < n; ++i) {
      crossings.push_back(
          {std::floor(10 * random.uniform()), std::floor(4 * random.uniform()), static_cast<std::uint32_t>(i)});
    }
    std::vector<Crossing> sorted = crossings;
    std::sort(sorted.begin(), sorted.end(), [](const Crossing& u, const Crossing& v) { return u.at < v.at; });
    const double needed = std::floor(60 * random.uniform()) - 2;
    double sum = 0;
    std::size_t expected = 0;
    while (expected < n && (sum += sorted[expected].weight) < needed) ++expected;
    const std::size_t found = select_by_weight(crossings.data(), n, needed);
    ASSERT_EQ(found == n, expected == n) << round;
    if (found == n) continue;
    EXPECT_EQ(crossings[found].at, sorted[expected].at) << round;
  }
}

TEST(OrderStatistics, AreThoseOfTheSortedValues) {
  Random random(6);
  for (const std::size_t n : {1u, 2u, 7u, 2001u, 50003u}) {
    for (const int kind : {0, 1, 2}) {
      std::vector<double> y(n);
      for (std::size_t i = 0; i < n; ++i) {
        y[i] = kind == 0   ? random.uniform()
               : kind == 1 ? std::floor(3 * random.uniform()) / 2
                           : static_cast<double>(i) / n;
      }
      const double no_shift[] = {0}, two_shifts[] = {-0.25, 0.25};
      for (const std::span<const double> shifts :
           {std::span<const double>(no_shift), std::span<const double>(two_shifts)}) {
        std::vector<double> sorted;
        for (const double shift : shifts) {
          for (const double v : y) sorted.push_back(v + shift);
        }
        std::sort(sorted.begin(), sorted.end());
        for (const double share : {0.0, 0.001, 0.3, 0.5, 0.99, 1.0}) {
          const auto k = static_cast<std::size_t>(share * static_cast<double>(sorted.size() - 1));
          const OrderStatistics found = order_statistics({y, y, shifts}, k);
          EXPECT_EQ(found.at, sorted[k]) << n << " " << k;
          EXPECT_EQ(found.next, sorted[std::min(k + 1, sorted.size() - 1)]) << n << " " << k;
        }
      }
    }
  }
}

TEST(Sample, TakesOnePointFromEveryStretchAtNoFixedPlace) {
  // t tells the place. Sorted and periodic data alike are met in proportion.
  const int n = 100000;
  std::vector<double> t;
  for (int i = 0; i < n; ++i) t.push_back(static_cast<double>(i) / n);
  const LinePoints sample = draw_sample({t, t});
  const auto m = static_cast<double>(sample.count);
  EXPECT_NEAR(m, std::cbrt(1e10), 1);
  std::vector<int> residues(10);
  for (std::size_t i = 0; i < sample.count; ++i) {
    EXPECT_GE(sample.t[i], static_cast<double>(i) / m - 1e-4);
    EXPECT_LE(sample.t[i], static_cast<double>(i + 1) / m + 1e-4);
    ++residues[static_cast<std::size_t>(std::lround(sample.t[i] * n)) % 10];
  }
  for (const int count : residues) EXPECT_NEAR(count, m / 10, 4 * std::sqrt(m / 10));
}

}  // namespace
