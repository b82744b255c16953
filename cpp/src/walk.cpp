#include "walk.h"

#include <algorithm>

#include "block.h"
#include "kernel.h"
#include "loss/pair.h"
#include "random_rows.h"

namespace loss {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

Walk sample_of(const Walk& walk, Index m) {
  Walk sample;
  const Index p = walk.size();
  sample.rows = m;
  sample.to_x = walk.to_x;
  sample.storage.resize(m, p + 1);
  RandomRows rows(walk.rows, m);
  for (Index i = 0; i < m; ++i) {
    const Index row = rows.next();
    for (Index j = 0; j < p; ++j) {
      const double* x = walk.x[static_cast<std::size_t>(j)];
      if (x) sample.storage(i, j) = x[row];
    }
    sample.storage(i, p) = walk.y[row];
  }
  for (Index j = 0; j < p; ++j) {
    sample.x.push_back(walk.x[static_cast<std::size_t>(j)] ? sample.storage.col(j).data() : nullptr);
  }
  sample.y = sample.storage.col(p).data();
  return sample;
}

void combine(const std::vector<const double*>& columns, const VectorXd& coefficients, Index from, Index count,
             double* out) {
  const auto n = static_cast<std::size_t>(count);
  std::fill(out, out + n, columns.empty() || columns[0] ? 0.0 : coefficients[0]);
  for (std::size_t j = 0; j < columns.size(); ++j) {
    if (columns[j]) add_multiple(coefficients[static_cast<Index>(j)], columns[j] + from, n, out);
  }
}

void residual_block(const Walk& walk, double eta, const VectorXd& theta, Index from, Index count, double* out) {
  const auto n = static_cast<std::size_t>(count);
  const double* y = walk.y + from;
  // The commonest shape by itself, in one loop.
  if (walk.x.size() == 2 && !walk.x[0]) {
    const double a = theta[0], b = theta[1];
    const double* x = walk.x[1] + from;
    std::size_t i = 0;
    for (; i + 2 <= n; i += 2) store_pair(out + i, (eta * load_pair(y + i) - a) - b * load_pair(x + i));
    if (i < n) out[i] = (eta * y[i] - a) - b * x[i];
    return;
  }
  combine(walk.x, -theta, from, count, out);
  add_multiple(eta, y, n, out);
}

VectorXd residuals(const Walk& walk, const VectorXd& beta) {
  VectorXd r(walk.rows);
  constexpr Index kStep = kBlock;
  for (Index from = 0; from < walk.rows; from += kStep) {
    residual_block(walk, 1, beta, from, std::min(kStep, walk.rows - from), r.data() + from);
  }
  return r;
}

void add_products(const std::vector<const double*>& columns, Index from, Index count, const double* w, VectorXd& sums) {
  const auto n = static_cast<std::size_t>(count);
  for (std::size_t j = 0; j < columns.size(); ++j) {
    sums[static_cast<Index>(j)] += columns[j] ? dot(w, columns[j] + from, n) : sum_of(w, n);
  }
}

void add_gram(const std::vector<const double*>& columns, Index from, Index count, const double* w, MatrixXd& gram) {
  const auto n = static_cast<std::size_t>(count);
  double weighted[kBlock];
  for (std::size_t j = 0; j < columns.size(); ++j) {
    const double* wx = w;
    if (columns[j]) {
      multiply(w, columns[j] + from, n, weighted);
      wx = weighted;
    }
    for (std::size_t k = 0; k <= j; ++k) {
      gram(static_cast<Index>(j), static_cast<Index>(k)) += columns[k] ? dot(wx, columns[k] + from, n) : sum_of(wx, n);
    }
  }
}

void mirror(MatrixXd& gram) {
  for (Index j = 0; j < gram.cols(); ++j) {
    for (Index k = 0; k < j; ++k) gram(k, j) = gram(j, k);
  }
}

}  // namespace loss
