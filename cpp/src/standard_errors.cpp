#include "standard_errors.h"

#include <cmath>

#include "linear.h"
#include "small_solver.h"

namespace loss {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

std::vector<double> finite_or_none(std::vector<double> errors) {
  for (const double error : errors) {
    if (!std::isfinite(error)) return {};
  }
  return errors;
}

std::vector<double> errors_from_variance(const Design& design, double variance) {
  // On orthogonal columns of mean square 1, (XᵀX)⁻¹ is 1/n.
  const Index p = design.size();
  const double size = std::sqrt(variance / static_cast<double>(design.rows()));
  std::vector<double> errors;
  for (Index j = 0; j < p; ++j) {
    errors.push_back(size * transpose_times(design.to_a, design.to_data.row(j).transpose()).norm());
  }
  return errors;
}

std::vector<double> m_estimate_errors(const Design& design, double scale, const LossSums& sums) {
  const auto n = static_cast<double>(design.rows()), p = static_cast<double>(design.size());
  const double mean = sums.curvature / n;
  if (!(n > p) || !(mean > 0)) return {};
  // The variance of ψ′ with n − 1, as R has it.
  const double variance = (sums.curvature_squares - sums.curvature * mean) / (n - 1);
  const double correction = 1 + p * variance / (n * mean * mean);
  const double size = scale * correction / mean;
  return errors_from_variance(design, sums.slope_squares / (n - p) * size * size);
}

std::vector<double> errors_from_information(const Design& design, const VectorXd& theta, double eta,
                                            const MatrixXd& information) {
  const SmallSolver solver(information, 1e-12);
  if (!solver.invertible()) return {};
  const MatrixXd covariance = solver.inverse();
  const Index p = design.size();
  std::vector<double> errors;
  for (Index j = 0; j < p; ++j) {
    // β = θ/η changes with θ by 1/η, with η by −θ/η².
    const VectorXd row = transpose_times(design.to_a, design.to_data.row(j).transpose());
    VectorXd change = VectorXd::Zero(covariance.cols());
    change.head(p) = row / eta;
    change[p] = -row.dot(theta) / (eta * eta);
    const double variance = change.dot(times(covariance, change));
    if (!(variance >= 0)) return {};
    errors.push_back(std::sqrt(variance));
  }
  return errors;
}

}  // namespace loss
