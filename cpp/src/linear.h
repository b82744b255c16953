// The few products that estimation needs of tall matrices (n×p, p small). Functions of their own, column by column:
// Eigen's general products inlined at every use would make the WebAssembly module several times as large, and gain
// nothing at these shapes.

#pragma once

#include <Eigen/Core>

namespace loss {

/// a v
Eigen::VectorXd times(const Eigen::MatrixXd& a, const Eigen::VectorXd& v);

/// |a| |v|, entry by entry: what the terms of a v amount to without cancellation
Eigen::VectorXd times_absolute(const Eigen::MatrixXd& a, const Eigen::VectorXd& v);

/// aᵀ v
Eigen::VectorXd transpose_times(const Eigen::MatrixXd& a, const Eigen::VectorXd& v);

/// |a|ᵀ |v|
Eigen::VectorXd transpose_times_absolute(const Eigen::MatrixXd& a, const Eigen::VectorXd& v);

/// aᵀ diag(w) a
Eigen::MatrixXd weighted_gram(const Eigen::MatrixXd& a, const Eigen::VectorXd& w);

/// v and one more entry
Eigen::VectorXd joined(const Eigen::VectorXd& v, double last);

/// tᵀ a t, for symmetric a
Eigen::MatrixXd congruent(const Eigen::MatrixXd& t, const Eigen::MatrixXd& a);

/// y − a b
Eigen::VectorXd residuals(const Eigen::VectorXd& y, const Eigen::MatrixXd& a, const Eigen::VectorXd& b);

/// The solution of an upper triangular system.
Eigen::VectorXd solve_upper(const Eigen::MatrixXd& r, const Eigen::VectorXd& b);

}  // namespace loss
