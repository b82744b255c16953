// Exact quantile regression: the optimal vertex of the linear programme, and the face of optima where it is not alone.

#pragma once

#include "design.h"

namespace loss {

/// In coefficients on the columns of Design::a.
struct VertexFit {
  Eigen::VectorXd coefficients;
  Eigen::VectorXd lowest, highest;  ///< in the data's units, over all optima; only filled where not unique
  int iterations = 0;
  bool converged = false;
  bool unique = true;
};

/// An optimal vertex of Σ ρ_τ(y − xβ), or the nearest one found.
Eigen::VectorXd quantile_vertex(const Eigen::MatrixXd& x, const Eigen::VectorXd& y, double tau,
                                const Eigen::VectorXd& start);

/// Coefficients on the columns of (1, Design::a) to start from, if any.
struct VertexStart {
  const Eigen::VectorXd* coefficients = nullptr;
  bool near = false;  ///< see LineStart; plays a part for lines only
};

/// Minimises Σ ρ_τ(y − aβ) over β; τ = ½ is least absolute deviations.
VertexFit fit_quantile(const Design& design, double tau, const VertexStart& start = {});

/// Minimises Σ max(0, |r| − ε), ε in units of Design::y.
VertexFit fit_epsilon_insensitive(const Design& design, double epsilon, const VertexStart& start = {});

}  // namespace loss
