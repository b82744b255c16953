// A row of a surface under a loss that is linear but for kinks. Along the row the sum of losses is convex and linear
// between the kinks of its points; the cells are evenly spaced, so a kink's place among them takes no search, and no
// point needs a look in every cell.

#pragma once

#include <span>
#include <vector>

#include "loss/catalogue.h"

namespace loss {

/// above·max(r + shift, 0) + below·max(−(r + shift), 0)
struct Kink {
  double shift, above, below;
};

/// What a loss is the sum of; empty where it is not linear between kinks.
std::vector<Kink> kinks_of(const Loss& loss);

class KinkedRow {
 public:
  /// Residuals base − at·x, for evenly spaced `at`. Keeps a reference to `at`.
  KinkedRow(std::vector<Kink> kinks, std::span<const double> x, const std::vector<double>& at);

  /// Whether the cells are in order, and few enough points and cells are not quicker summed one by one.
  bool pays() const { return pays_; }

  /// The cell where the sum is least, of these residuals at 0.
  std::size_t look(const double* base);

  /// Every cell's sum after `look`, from that of its cell. From there the sum only rises on either side, by terms that
  /// are no larger than what it comes to: no digits are lost that each cell's own sum would keep.
  void fill(std::size_t least, double* sums) const;

 private:
  void add(const Kink& kink, const double* base);

  struct Point {
    std::size_t index;
    double sign, size;     ///< of its x, which is not 0
    double cells_by_base;  ///< how many cells its kink moves with its residual at 0
  };
  std::vector<Kink> kinks_;
  std::vector<Point> points_;
  const std::vector<double>& at_;
  bool pays_ = false;
  double first_ = 0;                    ///< the cell of 0 stands so far before the first
  std::vector<double> before_, after_;  ///< [j]: what the kinks between cells j − 1 and j add to the slope there
  std::vector<double> across_;          ///< [j]: by how much their points rise from cell j − 1 to j
  std::vector<double> rise_;            ///< [k]: of the sum, from cell k to k + 1
};

}  // namespace loss
