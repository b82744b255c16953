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

bool is_line(const Walk& walk) { return walk.x.size() == 2 && !walk.x[0]; }

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
  if (is_line(walk)) {
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

namespace {

/// add_derivatives for the columns (1, x) or (1, x, v): all sums in one loop.
template <bool with_v>
void add_line_derivatives(const double* x, const double* v, std::size_t n, const double* slope, const double* curvature,
                          VectorXd& sums, MatrixXd& gram) {
  Pair s{}, sx{}, sv{}, c{}, cx{}, cxx{}, cv{}, cvx{}, cvv{};
  const auto add = [&](Pair first, Pair second, Pair at_x, Pair at_v) {
    const Pair second_x = second * at_x, second_v = second * at_v;
    s += first;
    sx += first * at_x;
    c += second;
    cx += second_x;
    cxx += second_x * at_x;
    if constexpr (!with_v) return;
    sv += first * at_v;
    cv += second_v;
    cvx += second_v * at_x;
    cvv += second_v * at_v;
  };
  std::size_t i = 0;
  for (; i + 2 <= n; i += 2) {
    add(load_pair(slope + i), load_pair(curvature + i), load_pair(x + i), with_v ? load_pair(v + i) : Pair{});
  }
  if (i < n) add(Pair{slope[i], 0}, Pair{curvature[i], 0}, Pair{x[i], 0}, Pair{with_v ? v[i] : 0, 0});
  const auto add_to = [](double& total, Pair both) { total += both[0] + both[1]; };
  add_to(sums[0], s);
  add_to(sums[1], sx);
  add_to(gram(0, 0), c);
  add_to(gram(1, 0), cx);
  add_to(gram(1, 1), cxx);
  if constexpr (!with_v) return;
  add_to(sums[2], sv);
  add_to(gram(2, 0), cv);
  add_to(gram(2, 1), cvx);
  add_to(gram(2, 2), cvv);
}

}  // namespace

void add_derivatives(const Walk& walk, const double* v, Index from, Index count, const double* slope,
                     const double* curvature, VectorXd& sums, MatrixXd& gram) {
  const auto n = static_cast<std::size_t>(count);
  if (is_line(walk)) {
    const double* x = walk.x[1] + from;
    (v ? add_line_derivatives<true> : add_line_derivatives<false>)(x, v, n, slope, curvature, sums, gram);
    return;
  }
  add_products(walk.x, from, count, slope, sums);
  add_gram(walk.x, from, count, curvature, gram);
  if (!v) return;
  const Index p = walk.size();
  double weighted[kBlock];
  multiply(curvature, v, n, weighted);
  sums[p] += dot(slope, v, n);
  gram(p, p) += dot(weighted, v, n);
  VectorXd row = VectorXd::Zero(p);
  add_products(walk.x, from, count, weighted, row);
  gram.row(p).head(p) += row;
}

void mirror(MatrixXd& gram) {
  for (Index j = 0; j < gram.cols(); ++j) {
    for (Index k = 0; k < j; ++k) gram(k, j) = gram(j, k);
  }
}

}  // namespace loss
