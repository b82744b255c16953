#include "loss/descend.h"

#include <algorithm>
#include <cmath>

#include "kernel.h"
#include "linear.h"
#include "loss/evaluate.h"
#include "raw_design.h"
#include "small_solver.h"

namespace loss {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

constexpr double kMostWork = 268435456;
constexpr double kMostNumbers = 16777216;  // in a path
constexpr double kDiverged = 1e300;
constexpr double kWeightCap = 1e8;
constexpr double kSingular = 1e-14;

/// √Σv² without overflow.
double norm_of(const VectorXd& v) {
  const double largest = v.cwiseAbs().maxCoeff();
  return largest > 0 && std::isfinite(largest) ? (v / largest).norm() * largest : largest;
}

/// A place on the path and what the loss says there.
class Place {
 public:
  Place(const RawDesign& design, const Loss& loss, VectorXd beta)
      : beta(std::move(beta)), z(design.y - times(design.a, this->beta)), slope(z.size()), curvature(z.size()) {
    finite = z.allFinite();
    if (!finite) return;
    const auto n = static_cast<std::size_t>(z.size());
    slopes(loss, z.data(), n, slope.data(), curvature.data());
    gradient = -transpose_times(design.a, slope) / static_cast<double>(n);
    gradient_norm = norm_of(gradient);
    objective = total(loss, {z.data(), n});
    finite = std::isfinite(objective) && gradient.allFinite() && std::isfinite(gradient_norm);
  }

  VectorXd beta, z, slope, curvature, gradient;
  double objective = 0, gradient_norm = 0;
  bool finite;
};

/// Weights of the residuals at a place, all finite; see descend.h for the cap.
VectorXd weights_at(const Loss& loss, const VectorXd& z) {
  const double zero = 0;
  double at_zero;
  weights(loss, &zero, 1, &at_zero);
  VectorXd w(z.size());
  weights(loss, z.data(), static_cast<std::size_t>(z.size()), w.data());
  if (std::isfinite(at_zero)) return w;
  std::vector<double> finite;
  std::copy_if(w.data(), w.data() + w.size(), std::back_inserter(finite), [](double v) { return std::isfinite(v); });
  double median = 1;
  if (!finite.empty()) {
    double* const middle = finite.data() + finite.size() / 2;
    std::nth_element(finite.data(), middle, finite.data() + finite.size());
    median = *middle;
  }
  for (double& v : w) v = std::min(v, kWeightCap * median);
  return w;
}

/// The solution of Σ w x xᵀ step = right, or nothing where it has none; columns are brought to one size first, so that
/// units alone do not make it singular.
VectorXd solve(const RawDesign& design, const VectorXd& w, const VectorXd& right) {
  const Index p = design.a.cols();
  MatrixXd gram = weighted_gram(design.a, w);
  VectorXd size(p);
  for (Index j = 0; j < p; ++j) size[j] = norm_of(design.a.col(j));
  for (Index j = 0; j < p; ++j) {
    for (Index k = 0; k < p; ++k) gram(j, k) = gram(j, k) / size[j] / size[k];
  }
  if (!gram.allFinite()) return {};
  const SmallSolver solver(gram, kSingular);
  if (!solver.invertible()) return {};
  return solver.solve(right.cwiseQuotient(size)).cwiseQuotient(size);
}

/// The whole step, before the rate; empty where it is not determined.
VectorXd step_from(const Place& place, const RawDesign& design, const Loss& loss, Method method) {
  switch (method) {
    case Method::newton:
      return solve(design, place.curvature, transpose_times(design.a, place.slope));
    case Method::irls: {
      const VectorXd w = weights_at(loss, place.z);
      return solve(design, w, transpose_times(design.a, w.cwiseProduct(place.z)));
    }
    default:
      return -place.gradient;
  }
}

Result<int> check(const Descent& descent, const RawDesign& design) {
  const auto refuse = [](std::string why) { return Error{ErrorCode::bad_parameter, std::move(why)}; };
  if (!(descent.rate > 0) || !std::isfinite(descent.rate)) return refuse("The rate must be positive and finite.");
  if (!(descent.tolerance >= 0) || !std::isfinite(descent.tolerance)) {
    return refuse("The tolerance must be finite and not negative.");
  }
  if (descent.decay && descent.method != Method::subgradient) return refuse("Only the rate of subgradient may decay.");
  if (descent.most_steps < 0) return refuse("The number of steps must not be negative.");
  const auto n = static_cast<double>(design.a.rows()), p = static_cast<double>(design.a.cols());
  const double steps = descent.most_steps + 1.0;
  if (steps * n * p > kMostWork || steps * (p + 2) > kMostNumbers) {
    return Error{ErrorCode::too_large, std::to_string(descent.most_steps) + " steps are too many for " +
                                           std::to_string(design.a.rows()) + " points."};
  }
  return 0;
}

void append(Path& path, const Place& place) {
  path.coefficients.insert(path.coefficients.end(), place.beta.data(), place.beta.data() + place.beta.size());
  path.objective.push_back(place.objective);
  path.gradient_norm.push_back(place.gradient_norm);
}

}  // namespace

std::string_view stopped_name(Stopped stopped) {
  constexpr std::string_view kNames[] = {"converged", "most-steps", "diverged", "singular"};
  return kNames[static_cast<int>(stopped)];
}

Result<Path> descend(const Loss& loss, const Data& data, double scale, std::span<const double> start,
                     const Descent& descent) {
  const Result<RawDesign> made = make_raw_design(loss, data, scale, start);
  if (!made.ok()) return made.error();
  const RawDesign& design = made.value();
  if (const auto checked = check(descent, design); !checked.ok()) return checked.error();

  Place place(design, loss, design.coefficients);
  if (!place.finite) {
    return Error{ErrorCode::overflow, "The loss at the start does not fit into a double; start nearer to the data."};
  }
  const bool solves = descent.method == Method::newton || descent.method == Method::irls;
  Path path;
  const auto stop = [&](Stopped why) {
    path.stopped = why;
    return std::move(path);
  };
  bool still = false;
  for (int k = 1;; ++k) {
    append(path, place);
    if (place.objective > kDiverged) return stop(Stopped::diverged);
    if (place.gradient_norm <= descent.tolerance || still) return stop(Stopped::converged);
    if (k > descent.most_steps) return stop(Stopped::most_steps);
    const VectorXd whole = step_from(place, design, loss, descent.method);
    if (whole.size() == 0) return stop(Stopped::singular);
    const VectorXd step = whole * (descent.decay ? descent.rate / std::sqrt(static_cast<double>(k)) : descent.rate);
    Place next(design, loss, place.beta + step);
    if (!next.finite) return stop(Stopped::diverged);
    still = solves && step.cwiseAbs().maxCoeff() <= descent.tolerance * next.beta.cwiseAbs().maxCoeff();
    place = std::move(next);
  }
}

}  // namespace loss
