#include "huber_band.h"

#include <algorithm>
#include <cmath>

#include "kernel.h"
#include "lanes.h"

namespace loss {
namespace {

using Eigen::Index;
using Eigen::VectorXd;

// Half of the band's width in units of the scale is so much over the number of points. One point of them moves
// coefficients and scale by a few over that number; a hundred points or two are looked at again.
constexpr double kWidth = 128;

// Points of which one that lies in the band makes all be looked at one by one.
constexpr Index kGroup = 8;

// Residuals are computed to a few units in the last place of the terms that they are the difference of.
constexpr double kRounding = 16 * std::numeric_limits<double>::epsilon();

}  // namespace

HuberBand::HuberBand(const Walk& walk, double delta, const VectorXd& beta, double scale, double middle)
    : walk_(walk), huber_{delta}, beta_(beta), scale_(scale), middle_(middle) {
  width_ = kWidth / static_cast<double>(walk.rows) * scale;
  const Index whole = walk.rows - walk.rows % kGroup;
  for (Index from = 0; from < whole; from += kBlock) sweep(from, std::min<Index>(kBlock, whole - from));
  for (Index row = whole; row < walk.rows; ++row) {
    at_threshold_.push_back(row);
    at_middle_.push_back(row);
  }
}

/// A multiple of kGroup points, at most kBlock.
void HuberBand::sweep(Index from, Index count) {
  const double *x = walk_.x[1] + from, *y = walk_.y + from;
  const double threshold = huber_.delta * scale_;
  const Pair within_to = splat<Pair>(threshold - width_), beyond_from = splat<Pair>(threshold + width_);
  const Pair below_to = splat<Pair>(middle_ - width_), above_from = splat<Pair>(middle_ + width_);
  const Pair level = splat<Pair>(beta_[0]), slope = splat<Pair>(beta_[1]);
  Pair in_x{}, in_xx{}, in_r{}, in_rx{}, in_rr{}, signs{}, signs_x{}, sizes{};
  Mask in_count{}, below_count{};
  for (Index group = 0; group < count; group += kGroup) {
    Mask all = {-1, -1};
    for (Index i = group; i < group + kGroup; i += 2) {
      const Pair at = load_pair(x + i), r = (load_pair(y + i) - level) - slope * at, size = magnitude(r);
      const Mask within = size<within_to, beyond = size> beyond_from, below = size < below_to;
      all &= (within | beyond) & (below | (size > above_from));
      const Pair x_within = where(within, at), r_within = where(within, r), sign = where(beyond, unit_of(r));
      in_count -= within;
      in_x += x_within;
      in_xx += x_within * at;
      in_r += r_within;
      in_rx += r_within * at;
      in_rr += r_within * r;
      signs += sign;
      signs_x += sign * at;
      sizes += where(beyond, size);
      below_count -= below;
    }
    if ((all[0] & all[1]) == 0) gather(from + group, kGroup);
  }
  const auto add = [](double& total, Pair both) { total += both[0] + both[1]; };
  within_.n += static_cast<double>(in_count[0] + in_count[1]);
  add(within_.x, in_x);
  add(within_.xx, in_xx);
  add(within_.r, in_r);
  add(within_.rx, in_rx);
  add(within_.rr, in_rr);
  add(beyond_.sign, signs);
  add(beyond_.sign_x, signs_x);
  add(beyond_.size, sizes);
  below_ += static_cast<std::size_t>(below_count[0] + below_count[1]);
}

void HuberBand::gather(Index from, Index count) {
  const double threshold = huber_.delta * scale_;
  for (Index row = from; row < from + count; ++row) {
    const double size = std::abs(residual(beta_, row));
    if (!(size < threshold - width_ || size > threshold + width_)) at_threshold_.push_back(row);
    if (!(size < middle_ - width_ || size > middle_ + width_)) at_middle_.push_back(row);
  }
}

std::optional<HuberBand::Sizes> HuberBand::find_middle(const VectorXd& beta) const {
  const auto n = static_cast<std::size_t>(walk_.rows);
  const std::size_t upper = n / 2, lower = (n - 1) / 2;
  if (below_ > lower || below_ + at_middle_.size() <= upper) return {};
  std::vector<std::pair<double, Index>> sizes;
  for (const Index row : at_middle_) sizes.emplace_back(std::abs(residual(beta, row)), row);
  std::sort(sizes.begin(), sizes.end());
  const auto& low = sizes[lower - below_];
  const auto& high = sizes[upper - below_];
  return Sizes{{low.second, high.second, 0.5 * (low.first + high.first)}, low.first, high.first};
}

std::optional<MadPieces> HuberBand::at(const VectorXd& beta, double scale) const {
  const auto middle = find_middle(beta);
  if (!middle) return {};
  const double delta = huber_.delta, n = within_.n, level = beta[0] - beta_[0], slope = beta[1] - beta_[1];
  // Of the points within, Σr, Σrx and Σr² there; of those beyond, Σ|r| and their number.
  const double r = within_.r - (n * level + within_.x * slope);
  const double rx = within_.rx - (within_.x * level + within_.xx * slope);
  const double rr = within_.rr - level * (within_.r + r) - slope * (within_.rx + rx);
  const double size = beyond_.size - (level * beyond_.sign + slope * beyond_.sign_x);
  const double number = static_cast<double>(walk_.rows) - n - static_cast<double>(at_threshold_.size());

  MadPieces pieces{VectorXd(3), Eigen::MatrixXd::Zero(3, 3), middle->middle, LossSums{}};
  const double squares = rr / (scale * scale);
  pieces.sums << r / scale + delta * beyond_.sign, rx / scale + delta * beyond_.sign_x, squares + delta * size / scale;
  pieces.gram.col(0) << n, within_.x, r / scale;
  pieces.gram.col(1) << 0, within_.xx, rx / scale;
  pieces.losses = {0.5 * squares + delta * (size / scale - 0.5 * delta * number), squares + delta * delta * number, n,
                   n};
  for (const Index row : at_threshold_) {
    const double x = walk_.x[1][row], z = residual(beta, row) / scale, psi = huber_.slope(z);
    pieces.sums += psi * Eigen::Vector3d(1, x, z);
    pieces.losses->rho += huber_.value(z);
    pieces.losses->slope_squares += psi * psi;
    if (huber_.curvature(z) == 0) continue;
    pieces.gram.col(0) += Eigen::Vector3d(1, x, z);
    pieces.gram.col(1) += Eigen::Vector3d(0, x * x, z * x);
    pieces.losses->curvature += 1;
    pieces.losses->curvature_squares += 1;
  }
  mirror(pieces.gram);
  return pieces;
}

bool HuberBand::contains(const VectorXd& beta, double scale) const {
  const auto middle = find_middle(beta);
  if (!middle) return false;
  // |x| and |y| are below 2.
  const double level = std::abs(beta[0]) + std::abs(beta_[0]), slope = std::abs(beta[1]) + std::abs(beta_[1]);
  const double moved = std::abs(beta[0] - beta_[0]) + 2 * std::abs(beta[1] - beta_[1]) +
                       kRounding * (2 + level + 2 * slope + huber_.delta * scale);
  return moved + huber_.delta * std::abs(scale - scale_) < width_ && middle->lower - moved > middle_ - width_ &&
         middle->upper + moved < middle_ + width_;
}

}  // namespace loss
