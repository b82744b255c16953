// The median of |r| without sorting all, and which points it lies on.

#pragma once

#include "walk.h"

namespace loss {

/// The median of |r| is the mean of the sizes of these two residuals (one and the same where n is odd).
struct Middle {
  Eigen::Index lower = 0, upper = 0;
  double size = 0;
};

/// Keeps from one call to the next between what bounds the median was found, and looks there first.
class MiddleFinder {
 public:
  explicit MiddleFinder(const Walk& walk) : walk_(walk) {}

  /// For residuals y − Xβ.
  Middle find(const Eigen::VectorXd& beta);

 private:
  struct Candidate {
    double size;
    Eigen::Index row;
  };

  bool look(const Eigen::VectorXd& beta, double low, double high, Middle& found);
  void guess(const Eigen::VectorXd& beta);

  const Walk& walk_;
  double low_ = 0, high_ = 0;
  std::vector<Candidate> candidates_;
};

}  // namespace loss
