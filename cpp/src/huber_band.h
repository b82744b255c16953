// Huber's loss near a fit that is known: what a sweep finds there says all of nearby lines.
//
// Points whose |r| is neither near the threshold nor near the median keep, on every line and at every scale close by,
// their side of both. So their part of all sums is a polynomial in coefficients and scale, and some numbers stand for
// them; only the few points in between are looked at again. (The same is done for quantiles: see line_band.h.)

#pragma once

#include <optional>
#include <vector>

#include "loss_sums.h"
#include "middle.h"

namespace loss {

/// What a step towards the fixed point of coefficients and MAD scale takes of the residuals z = r/s.
struct MadPieces {
  Eigen::VectorXd sums;  ///< Σ ψ(z)x for each column, then Σ ψ(z)z
  Eigen::MatrixXd gram;  ///< Σ ψ′(z)xx, in the last row Σ ψ′(z)zx
  Middle middle;
  std::optional<LossSums> losses;  ///< where they came along
};

class HuberBand {
 public:
  /// About a line β and a scale at which the median of |r| should be about `middle`. Sweeps once over a walk for which
  /// `is_line` holds, and keeps a reference to it.
  HuberBand(const Walk& walk, double delta, const Eigen::VectorXd& beta, double scale, double middle);

  /// At another line and scale, which `contains` must hold for. Nothing where the median is not found.
  std::optional<MadPieces> at(const Eigen::VectorXd& beta, double scale) const;

  /// Whether no point beyond the band can have changed sides there, whatever rounding did.
  bool contains(const Eigen::VectorXd& beta, double scale) const;

 private:
  /// Over points that keep their sides: those within the threshold, and those beyond.
  struct Within {
    double n = 0, x = 0, xx = 0, r = 0, rx = 0, rr = 0;
  };
  struct Beyond {
    double sign = 0, sign_x = 0, size = 0;  ///< of r, and |r|
  };

  void sweep(Eigen::Index from, Eigen::Index count);
  void gather(Eigen::Index from, Eigen::Index count);
  /// The residuals that the median of |r| lies on, with their sizes.
  struct Sizes {
    Middle middle;
    double lower, upper;
  };
  std::optional<Sizes> find_middle(const Eigen::VectorXd& beta) const;
  double residual(const Eigen::VectorXd& beta, Eigen::Index row) const {
    return (walk_.y[row] - beta[0]) - beta[1] * walk_.x[1][row];
  }

  const Walk& walk_;
  Huber huber_;
  Eigen::VectorXd beta_;
  double scale_, middle_;
  double width_;  ///< on either side
  Within within_;
  Beyond beyond_;
  std::size_t below_ = 0;                               ///< points of smaller |r| than those near the median
  std::vector<Eigen::Index> at_threshold_, at_middle_;  ///< the points in between
};

}  // namespace loss
