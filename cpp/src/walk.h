// A linear model's columns as estimators walk over them: block by block, so that a residual is used while it is still
// in the fastest cache, and no vector of length n is stored on the way.

#pragma once

#include <Eigen/Core>
#include <vector>

namespace loss {

/// X (n×p) and y, as pointers to columns; a column that is nullptr is the constant 1.
struct Walk {
  Eigen::Index rows = 0;
  std::vector<const double*> x;
  const double* y = nullptr;
  /// p×p: coefficients γ on columns that are orthogonal and have mean square 1 are β = to_x γ on the columns of x.
  Eigen::MatrixXd to_x;
  Eigen::MatrixXd storage;  ///< what the pointers point into, where it is not somebody else's

  Eigen::Index size() const { return static_cast<Eigen::Index>(x.size()); }
};

/// Whether X is (1, x): the commonest shape, which has loops of its own.
bool is_line(const Walk& walk);

/// m distinct rows at random, always the same ones.
Walk sample_of(const Walk& walk, Eigen::Index m);

/// out[i] = Σ_j coefficient_j column_j[from + i]
void combine(const std::vector<const double*>& columns, const Eigen::VectorXd& coefficients, Eigen::Index from,
             Eigen::Index n, double* out);

/// out[i] = ηy − Xθ for the n rows from `from`.
void residual_block(const Walk& walk, double eta, const Eigen::VectorXd& theta, Eigen::Index from, Eigen::Index n,
                    double* out);

/// y − Xβ
Eigen::VectorXd residuals(const Walk& walk, const Eigen::VectorXd& beta);

/// sums[j] += Σ_i w[i] column_j[from + i]
void add_products(const std::vector<const double*>& columns, Eigen::Index from, Eigen::Index n, const double* w,
                  Eigen::VectorXd& sums);

/// gram(j, k) += Σ_i w[i] column_j[from + i] column_k[from + i] for k ≤ j.
void add_gram(const std::vector<const double*>& columns, Eigen::Index from, Eigen::Index n, const double* w,
              Eigen::MatrixXd& gram);

/// What a first and a second derivative need, of the columns of X and of one more, v, which is given for these rows
/// only (nullptr: none): sums[j] += Σ_i slope[i] column_j[i], gram(j, k) += Σ_i curvature[i] column_j[i] column_k[i], k
/// ≤ j.
void add_derivatives(const Walk& walk, const double* v, Eigen::Index from, Eigen::Index n, const double* slope,
                     const double* curvature, Eigen::VectorXd& sums, Eigen::MatrixXd& gram);

/// The entries above the diagonal from those below.
void mirror(Eigen::MatrixXd& gram);

}  // namespace loss
