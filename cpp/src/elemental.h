// Planes through as many points as they have coefficients: where searches for the best of several minima begin.

#pragma once

#include "generator.h"
#include "walk.h"

namespace loss {

/// The planes through p points each of a walk: all of them where there are no more than asked for, else as many at
/// random, the same ones every time. Points that do not determine a plane with those before are passed over.
class ElementalPlanes {
 public:
  ElementalPlanes(const Walk& walk, int most);

  /// γ (see Walk::to_x) of the next plane; false when there are no more.
  bool next(Eigen::VectorXd& gamma);

 private:
  Eigen::VectorXd row(Eigen::Index i) const;
  bool next_combination();
  bool draw();
  bool plane(Eigen::VectorXd& gamma) const;

  const Walk& walk_;
  int left_;
  bool all_ = false, begun_ = false;
  std::vector<Eigen::Index> rows_;
  Random random_;
};

}  // namespace loss
