// Distinct row numbers at random, the same every time, so that the same data give the same steps.

#pragma once

#include <Eigen/Core>
#include <algorithm>

#include "generator.h"

namespace loss {

/// m of n rows in rising order: one at random of each of m stretches of equal length, hardly twice the same, quick to
/// gather, and not to be met by a period in the data, as every n/m-th row could be.
class RandomRows {
 public:
  RandomRows(Eigen::Index n, Eigen::Index m) : width_(static_cast<double>(n) / static_cast<double>(m)), last_(n - 1) {}

  /// The next row; call m times.
  Eigen::Index next() {
    const double row = width_ * (static_cast<double>(taken_++) + random_.uniform());
    return std::min(static_cast<Eigen::Index>(row), last_);
  }

 private:
  Random random_;
  double width_;
  Eigen::Index last_, taken_ = 0;
};

}  // namespace loss
