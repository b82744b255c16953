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

  /// Look first near this size, which is that of a sample or of nearly the same data.
  void expect(double size);

  /// For residuals y − Xβ.
  Middle find(const Eigen::VectorXd& beta);

  /// The same for who walks over residuals z = (y − Xβ)/scale anyhow: begin, then see every block of them in order
  /// (count ≤ kBlock), then end.
  void begin(const Eigen::VectorXd& beta, double scale);
  void see(const double* z, Eigen::Index from, Eigen::Index count);
  Middle end();

 private:
  struct Candidate {
    double size;
    Eigen::Index row;
  };

  void start();
  void sweep();
  bool found();
  void guess(const Eigen::VectorXd& beta);

  const Walk& walk_;
  Eigen::VectorXd beta_;
  double scale_ = 1;
  double low_ = 0, high_ = 0;    ///< where to look: sizes |r| in [low, high]
  double least_ = 0, most_ = 0;  ///< the same of |z|
  std::size_t below_ = 0, inside_ = 0;
  Middle middle_;
  std::vector<Candidate> candidates_;  ///< the first `inside_` of them
};

}  // namespace loss
