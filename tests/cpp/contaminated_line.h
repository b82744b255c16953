// The portable timing data of tests/golden/timings.json: a line with 10 % of the points pushed up.

#pragma once

#include <vector>

#include "random.h"

struct ContaminatedLine {
  std::vector<double> x, y;

  explicit ContaminatedLine(int n, std::uint64_t seed = 20240229) {
    Random random(seed);
    for (int i = 0; i < n; ++i) {
      double u[16];
      for (double& v : u) v = random.uniform();
      double e = u[1];
      for (int j = 2; j <= 12; ++j) e += u[j];
      e -= 6;
      if (u[13] < 0.1) e += 30 * u[14];
      x.push_back(10 * u[0]);
      y.push_back((1 + 2 * x.back()) + e);
    }
  }
};
