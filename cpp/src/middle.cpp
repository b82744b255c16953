#include "middle.h"

#include <algorithm>
#include <cmath>

#include "kernel.h"
#include "loss/pair.h"

namespace loss {

using Eigen::Index;
using Eigen::VectorXd;

/// Looks among the residuals of sizes in [low, high] only; false if the middle is not there.
bool MiddleFinder::look(const VectorXd& beta, double low, double high, Middle& found) {
  const auto n = static_cast<std::size_t>(walk_.rows);
  std::size_t inside = 0;
  Mask below{};
  const auto keep = [&](double size, Index row) {
    if (size >= low && size <= high) candidates_[inside++] = {size, row};
  };
  double r[kBlock + 1];
  for (Index from = 0; from < walk_.rows; from += kBlock) {
    const Index count = std::min<Index>(kBlock, walk_.rows - from);
    residual_block(walk_, 1, beta, from, count, r);
    r[count] = HUGE_VAL;  // beside an odd last one: neither below nor inside
    if (candidates_.size() < inside + kBlock) candidates_.resize(2 * inside + kBlock);
    for (Index i = 0; i < count; i += 2) {
      const Pair size = magnitude(load_pair(r + i));
      below -= size < splat<Pair>(low);  // true is −1
      const Mask in = (size >= splat<Pair>(low)) & (size <= splat<Pair>(high));
      if ((in[0] | in[1]) == 0) continue;
      keep(size[0], from + i);
      if (i + 1 < count) keep(size[1], from + i + 1);
    }
  }
  const auto below_count = static_cast<std::size_t>(below[0] + below[1]);
  const std::size_t upper = n / 2, lower = (n - 1) / 2;
  if (below_count > lower || below_count + inside <= upper) return false;
  const auto smaller = [](const Candidate& a, const Candidate& b) { return a.size < b.size; };
  const auto begin = candidates_.begin(), end = begin + static_cast<std::ptrdiff_t>(inside);
  const auto at = begin + static_cast<std::ptrdiff_t>(upper - below_count);
  std::nth_element(begin, at, end, smaller);
  const auto before = lower == upper ? at : std::max_element(begin, at, smaller);
  found = {before->row, at->row, 0.5 * (before->size + at->size)};
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

Middle MiddleFinder::find(const VectorXd& beta) {
  Middle middle;
  if (walk_.rows < 4000) {
    look(beta, 0, HUGE_VAL, middle);
    return middle;
  }
  if (high_ == 0) guess(beta);
  double low = low_, high = high_;
  while (!look(beta, low, high, middle)) {
    const double width = 4 * (high - low) + 1e-3 * high;
    low = std::max(0.0, low - width);
    high = high > 0 ? high + width : HUGE_VAL;
  }
  // Next time the coefficients will have moved little.
  const double half = std::max(0.25 * (high_ - low_), 1e-4 * middle.size);
  low_ = std::max(0.0, middle.size - half);
  high_ = middle.size + half;
  return middle;
}

}  // namespace loss
