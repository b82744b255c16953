// The best of many local minima: searches from many starts, of which the most promising go on.

#pragma once

#include <memory>
#include <vector>

#include "newton.h"
#include "walk.h"

namespace loss {

/// A function of a linear model's coefficients, and perhaps more, that may have several local minima.
class LocalSearch {
 public:
  explicit LocalSearch(const Walk& walk) : walk_(walk) {}
  virtual ~LocalSearch() = default;

  const Walk& walk() const { return walk_; }

  /// The same function of other data.
  virtual std::unique_ptr<LocalSearch> on(const Walk& walk) const = 0;
  /// A point to start from, for coefficients γ (see Walk::to_x).
  virtual Eigen::VectorXd start(const Eigen::VectorXd& gamma) const = 0;
  /// Starts of its own, beside least squares, least absolute deviations and planes through points.
  virtual std::vector<Eigen::VectorXd> own_starts() const { return {}; }
  /// Up to `steps` safe steps downhill; fewer where they end.
  virtual void descend(Eigen::VectorXd& at, int steps) const = 0;
  /// Downhill to the last digit.
  virtual NewtonResult polish(Eigen::VectorXd& at) const = 0;
  virtual double value(const Eigen::VectorXd& at) const = 0;
  /// value(at) < than, where that is known sooner.
  virtual bool is_below(const Eigen::VectorXd& at, double than) const { return value(at) < than; }
  /// The distance of two points in units in which clearly different ones are 1e−6 or more apart.
  virtual double distance(const Eigen::VectorXd& a, const Eigen::VectorXd& b) const = 0;

 private:
  const Walk& walk_;
};

struct LocalMinimum {
  Eigen::VectorXd at;
  double value = 0;
  NewtonResult newton;
};

/// Different minima, the best first. With many points those of a tenth of them are found first and lead to these.
/// `planes`: how many planes through p points to try. Empty where no start led to a finite value.
std::vector<LocalMinimum> local_minima(const LocalSearch& search, int planes);

/// Whether the second is as good as the first, but for rounding.
bool is_tied(const std::vector<LocalMinimum>& minima);

}  // namespace loss
