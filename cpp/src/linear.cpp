#include "linear.h"

#include <cmath>

namespace loss {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

VectorXd times(const MatrixXd& a, const VectorXd& v) {
  VectorXd sum = VectorXd::Zero(a.rows());
  for (Index j = 0; j < a.cols(); ++j) sum += v[j] * a.col(j);
  return sum;
}

VectorXd times_absolute(const MatrixXd& a, const VectorXd& v) {
  VectorXd sum = VectorXd::Zero(a.rows());
  for (Index j = 0; j < a.cols(); ++j) sum += std::abs(v[j]) * a.col(j).cwiseAbs();
  return sum;
}

VectorXd transpose_times(const MatrixXd& a, const VectorXd& v) {
  VectorXd sums(a.cols());
  for (Index j = 0; j < a.cols(); ++j) sums[j] = a.col(j).dot(v);
  return sums;
}

VectorXd transpose_times_absolute(const MatrixXd& a, const VectorXd& v) {
  VectorXd sums(a.cols());
  for (Index j = 0; j < a.cols(); ++j) sums[j] = a.col(j).cwiseProduct(v).cwiseAbs().sum();
  return sums;
}

MatrixXd weighted_gram(const MatrixXd& a, const VectorXd& w) {
  MatrixXd gram(a.cols(), a.cols());
  VectorXd weighted(a.rows());
  for (Index j = 0; j < a.cols(); ++j) {
    weighted = w.cwiseProduct(a.col(j));
    for (Index k = 0; k <= j; ++k) gram(j, k) = gram(k, j) = weighted.dot(a.col(k));
  }
  return gram;
}

VectorXd joined(const VectorXd& v, double last) {
  VectorXd all = v;
  all.conservativeResize(v.size() + 1);
  all[v.size()] = last;
  return all;
}

namespace {

/// (tᵀ a)ᵀ. The matrices are tiny: plain loops, which stay small.
MatrixXd product(const MatrixXd& t, const MatrixXd& a) {
  MatrixXd sums(a.cols(), t.cols());
  for (Index j = 0; j < t.cols(); ++j) {
    for (Index k = 0; k < a.cols(); ++k) {
      double sum = 0;
      for (Index i = 0; i < t.rows(); ++i) sum += t(i, j) * a(i, k);
      sums(k, j) = sum;
    }
  }
  return sums;
}

}  // namespace

MatrixXd congruent(const MatrixXd& t, const MatrixXd& a) { return product(t, product(t, a)); }

VectorXd residuals(const VectorXd& y, const MatrixXd& a, const VectorXd& b) {
  VectorXd r = y;
  for (Index j = 0; j < a.cols(); ++j) r -= b[j] * a.col(j);
  return r;
}

VectorXd solve_upper(const MatrixXd& r, const VectorXd& b) {
  VectorXd x = b;
  for (Index j = r.cols() - 1; j >= 0; --j) {
    x[j] /= r(j, j);
    for (Index i = 0; i < j; ++i) x[i] -= r(i, j) * x[j];
  }
  return x;
}

}  // namespace loss
