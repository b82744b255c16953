#include "middle.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "kernel.h"
#include "loss/pair.h"

namespace loss {

using Eigen::Index;
using Eigen::VectorXd;

void MiddleFinder::expect(double size) {
  // Of a sample of 400 points or more: further away one time in five thousand, and then a sweep is lost.
  low_ = 0.98 * size;
  high_ = 1.02 * size;
}

void MiddleFinder::begin(const VectorXd& beta, double scale) {
  beta_ = beta;
  scale_ = scale;
  if (walk_.rows < 4000) {
    low_ = 0;
    high_ = HUGE_VAL;
  } else if (high_ == 0) {
    guess(beta);
  }
  start();
}

void MiddleFinder::start() {
  least_ = low_ / scale_;
  most_ = high_ / scale_;
  below_ = inside_ = 0;
}

void MiddleFinder::see(const double* z, Index from, Index count) {
  if (candidates_.size() < inside_ + kBlock) candidates_.resize(2 * inside_ + kBlock);
  Mask below{};
  const auto keep = [&](double size, Index row) {
    if (size >= least_ && size <= most_) candidates_[inside_++] = {size, row};
  };
  const auto look = [&](Pair size, Index row) {
    below -= size < splat<Pair>(least_);  // true is −1
    const Mask in = (size >= splat<Pair>(least_)) & (size <= splat<Pair>(most_));
    if ((in[0] | in[1]) == 0) return;
    keep(size[0], row);
    keep(size[1], row + 1);
  };
  Index i = 0;
  for (; i + 2 <= count; i += 2) look(magnitude(load_pair(z + i)), from + i);
  // Beside an odd last one: neither below nor inside.
  if (i < count) look(Pair{std::abs(z[i]), std::numeric_limits<double>::quiet_NaN()}, from + i);
  below_ += static_cast<std::size_t>(below[0] + below[1]);
}

/// Whether the middle is among the candidates.
bool MiddleFinder::found() {
  const auto n = static_cast<std::size_t>(walk_.rows);
  const std::size_t upper = n / 2, lower = (n - 1) / 2;
  if (below_ > lower || below_ + inside_ <= upper) return false;
  const auto is_smaller = [](const Candidate& a, const Candidate& b) { return a.size < b.size; };
  const auto begin = candidates_.begin(), end = begin + static_cast<std::ptrdiff_t>(inside_);
  const auto at = begin + static_cast<std::ptrdiff_t>(upper - below_);
  std::nth_element(begin, at, end, is_smaller);
  const auto before = lower == upper ? at : std::max_element(begin, at, is_smaller);
  middle_ = {before->row, at->row, 0.5 * (before->size + at->size) * scale_};
  return true;
}

/// Bounds from some of the residuals.
void MiddleFinder::guess(const VectorXd& beta) {
  const Walk sample = sample_of(walk_, std::min<Index>(walk_.rows, 2000));
  VectorXd sizes = residuals(sample, beta).cwiseAbs();
  std::sort(sizes.data(), sizes.data() + sizes.size());
  const Index m = sizes.size();
  low_ = sizes[m * 45 / 100];
  high_ = sizes[m * 55 / 100];
}

Middle MiddleFinder::end() {
  const double half_width = 0.5 * (high_ - low_);
  while (!found()) {
    const double width = 4 * (high_ - low_) + 1e-3 * high_;
    low_ = std::max(0.0, low_ - width);
    high_ = high_ > 0 ? high_ + width : HUGE_VAL;
    sweep();
  }
  // Next time the coefficients will have moved little.
  const double half = std::max(0.5 * half_width, 1e-4 * middle_.size);
  low_ = std::max(0.0, middle_.size - half);
  high_ = middle_.size + half;
  return middle_;
}

void MiddleFinder::sweep() {
  start();
  const VectorXd theta = beta_ / scale_;
  double z[kBlock];
  for (Index from = 0; from < walk_.rows; from += kBlock) {
    const Index count = std::min<Index>(kBlock, walk_.rows - from);
    residual_block(walk_, 1 / scale_, theta, from, count, z);
    see(z, from, count);
  }
}

Middle MiddleFinder::find(const VectorXd& beta) {
  begin(beta, 1);
  sweep();
  return end();
}

}  // namespace loss
