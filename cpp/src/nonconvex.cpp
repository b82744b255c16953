#include "nonconvex.h"

#include <algorithm>
#include <cmath>

#include "criterion.h"
#include "kernel.h"
#include "linear.h"
#include "local_search.h"
#include "reweight.h"
#include "small_solver.h"

namespace loss {

using Eigen::Index;
using Eigen::VectorXd;

bool is_convex(const Loss& loss) {
  if (const auto* general = std::get_if<General>(&loss)) return general->alpha >= 1;
  return !std::holds_alternative<Cauchy>(loss) && !std::holds_alternative<GemanMcClure>(loss) &&
         !std::holds_alternative<Welsch>(loss) && !std::holds_alternative<Tukey>(loss);
}

namespace {

/// The size of residual below which the loss is convex.
double convex_until(const Loss& loss) {
  double low = -300, high = 300;  // powers of ten
  for (int i = 0; i < 60; ++i) {
    const double middle = (low + high) / 2, z[2] = {std::pow(10, middle), 0};
    double slope[2], curvature[2];
    slopes(loss, z, 2, slope, curvature);
    (curvature[0] > 0 ? low : high) = middle;
  }
  return std::pow(10, low);
}

class FixedScale : public LocalSearch {
 public:
  FixedScale(const Walk& walk, const Loss& loss, double scale)
      : LocalSearch(walk), loss_(loss), scale_(scale), width_(scale * convex_until(loss)) {}

  std::unique_ptr<LocalSearch> on(const Walk& walk) const override {
    return std::make_unique<FixedScale>(walk, loss_, scale_);
  }
  VectorXd start(const VectorXd& gamma) const override { return gamma; }
  std::vector<VectorXd> own_starts() const override { return {graduated()}; }

  void descend(VectorXd& at, int steps) const override {
    for (int i = 0; i < steps; ++i) {
      const VectorXd before = at;
      if (!reweight(walk(), loss_, scale_, at) || distance(before, at) < 1e-7) return;
    }
  }
  NewtonResult polish(VectorXd& at) const override {
    VectorXd theta = at / scale_;
    const NewtonResult result = minimise(Criterion(walk(), loss_, scale_), theta, 100);
    at = theta * scale_;
    return result;
  }
  double value(const VectorXd& at) const override {
    return sum_of_losses(walk(), loss_, 1 / scale_, times(walk().to_x, at) / scale_);
  }
  double distance(const VectorXd& a, const VectorXd& b) const override {
    return (a - b).norm() / (width_ + 1e-8 * b.norm());
  }

 private:
  /// Graduated non-convexity: from least squares with a scale so large that the loss is convex on the data down to
  /// the one asked for, a step at each (A. Blake & A. Zisserman, 1987, "Visual reconstruction"; H. Yang, P. Antonante,
  /// V. Tzoumas, L. Carlone, 2020, IEEE Robotics and Automation Letters 5, whose factor is 1.4).
  VectorXd graduated() const {
    VectorXd gamma = least_squares(walk());
    const double largest = residuals(walk(), times(walk().to_x, gamma)).cwiseAbs().maxCoeff();
    double wider = largest / width_;
    if (!std::isfinite(wider)) return gamma;
    for (const double factor = std::max(1.4, std::pow(wider, 0.01)); wider > 1; wider /= factor) {
      if (!reweight(walk(), loss_, scale_ * wider, gamma)) break;
    }
    return gamma;
  }

  const Loss& loss_;
  double scale_;
  double width_;  ///< of the middle of the loss, where it is convex
};

/// Whether the best minimum is one point: its Hessian has no direction without curvature.
bool is_strict(const Walk& walk, const Loss& loss, double scale, const VectorXd& gamma) {
  Derivatives d;
  Criterion(walk, loss, scale).derivatives(gamma / scale, d);
  return SmallSolver(d.hessian, 1e-12).invertible();
}

}  // namespace

SmoothFit fit_nonconvex(const Design& design, const Loss& loss, double scale) {
  const Walk walk = design.walk();
  SmoothFit fit;
  fit.scale = scale;
  const std::vector<LocalMinimum> minima = local_minima(FixedScale(walk, loss, scale), design.size() <= 2 ? 100 : 300);
  if (minima.empty()) {
    fit.coefficients = times(design.to_a, least_absolute(walk));
    return fit;
  }
  const LocalMinimum& best = minima[0];
  fit.coefficients = times(design.to_a, best.at);
  fit.converged = best.newton.converged;
  fit.iterations = best.newton.iterations;
  fit.unique = !is_tied(minima) && is_strict(walk, loss, scale, best.at);
  return fit;
}

NewtonResult descend_nonconvex(const Walk& walk, const Loss& loss, double scale, VectorXd& gamma) {
  const FixedScale search(walk, loss, scale);
  search.descend(gamma, 100);
  return search.polish(gamma);
}

}  // namespace loss
