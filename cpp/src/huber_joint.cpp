#include "huber_joint.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "block.h"
#include "kernel.h"
#include "linear.h"
#include "newton.h"

namespace loss {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr Index kSampleFrom = 4000;

/// Σ (s + 2ρ(r/s)s) as a function of (γ, s), which is convex. With z = r/s the term is s(1 + 2ρ(z)); its derivatives
/// are −2ψ(z)x by γ and 1 + 2ρ(z) − 2zψ(z) = 1 − ψ(z)² by s.
class HuberJoint : public SmoothFunction {
 public:
  HuberJoint(const Walk& walk, const Loss& loss) : walk_(walk), loss_(loss) {}

  bool contains(const VectorXd& at) const override { return at.allFinite() && at[at.size() - 1] > 0; }
  double grain(const VectorXd& at) const override { return at[at.size() - 1]; }

  void derivatives(const VectorXd& at, Derivatives& d) const override {
    const Index p = walk_.size();
    const double s = at[p];
    const VectorXd theta = times(walk_.to_x, at.head(p)) / s;
    d.set_zero(p + 1);
    VectorXd sums = VectorXd::Zero(p + 1);
    MatrixXd gram = MatrixXd::Zero(p + 1, p + 1);
    double squares = 0, size_squares = 0;
    double z[kBlock], slope[kBlock], inner[kBlock];
    for (Index from = 0; from < walk_.rows; from += kBlock) {
      const Index count = std::min<Index>(kBlock, walk_.rows - from);
      const auto n = static_cast<std::size_t>(count);
      residual_block(walk_, 1 / s, theta, from, count, z);
      slopes(loss_, z, n, slope, inner);
      add_derivatives(walk_, z, from, count, slope, inner, sums, gram);
      squares += dot(slope, slope, n);
      size_squares += sum_of_weighted_squares(inner, 2 / s, walk_.y + from, z, n);
    }
    mirror(gram);
    // Bounds as in Criterion.
    const auto n = static_cast<double>(walk_.rows), epsilon = std::numeric_limits<double>::epsilon();
    d.gradient = joined(-2 * transpose_times(walk_.to_x, sums.head(p)), n - squares);
    d.terms = joined(VectorXd::Constant(p, 2 * std::sqrt(n * squares)), n + squares);
    d.hessian.topLeftCorner(p, p) = 2 / s * congruent(walk_.to_x, gram.topLeftCorner(p, p));
    d.hessian.col(p).head(p) = 2 / s * transpose_times(walk_.to_x, gram.col(p).head(p));
    d.hessian.row(p).head(p) = d.hessian.col(p).head(p).transpose();
    d.hessian(p, p) = 2 / s * gram(p, p);
    for (Index j = 0; j <= p; ++j) d.noise[j] = epsilon * std::sqrt(2 * s * size_squares * d.hessian(j, j));
  }

 private:
  const Walk& walk_;
  const Loss& loss_;
};

struct Solution {
  VectorXd at;  ///< (γ, s)
  NewtonResult newton;
};

/// `start`: (γ, s), or empty.
Solution solve(const Walk& walk, const Loss& loss, const VectorXd& start) {
  const Index p = walk.size();
  const double zero = 1e-15 * largest_size(walk.y, static_cast<std::size_t>(walk.rows));
  const HuberJoint f(walk, loss);
  const auto residual = [&](const VectorXd& gamma) { return residuals(walk, times(walk.to_x, gamma)); };
  Solution found;
  if (start.size() > 0) {
    found.at = start;
  } else if (walk.rows >= kSampleFrom) {
    found = solve(sample_of(walk, walk.rows / 10), loss, {});
  } else {
    found.at.resize(p + 1);
    found.at.head(p) = least_squares(walk);
    found.at[p] = residual(found.at.head(p)).norm() / std::sqrt(static_cast<double>(walk.rows));
  }
  found.newton = {};
  if (found.at[p] > zero) found.newton = minimise(f, found.at, 100);
  if (!found.newton.converged) {
    found.at.head(p) = least_absolute(walk);
    found.at[p] = residual(found.at.head(p)).cwiseAbs().mean();
    if (found.at[p] > zero) {
      const NewtonResult again = minimise(f, found.at, 400);
      found.newton = {found.newton.iterations + again.iterations, again.converged};
    }
  }
  // With most points on one plane the function falls all the way to s = 0, where it is 2δ Σ|r|.
  if (!(found.at[p] > 1e3 * zero)) {
    found.at.head(p) = least_absolute(walk);
    found.at[p] = 0;
    found.newton.converged = true;
  }
  return found;
}

}  // namespace

SmoothFit fit_huber_joint(const Design& design, const Huber& huber, const Hint* hint) {
  const Loss loss = huber;
  const Index p = design.size();
  VectorXd start;
  if (hint) {
    start = joined(coordinates(design, hint->coefficients), hint->scale);
  }
  const Solution found = solve(design.walk(), loss, start);
  SmoothFit fit;
  fit.coefficients = times(design.to_a, found.at.head(p));
  fit.scale = found.at[p];
  fit.iterations = found.newton.iterations;
  fit.converged = found.newton.converged;
  return fit;
}

}  // namespace loss
