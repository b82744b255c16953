#include "kernel.h"

#include <algorithm>

namespace loss {
namespace {

// A loss is taken by value, so that no result can be thought to change its parameters.

/// store(i, z) for the pair z of residuals at each even i; for a loss in stages, store(i, z, its stage).
template <bool staged, class L, class Store>
void for_each_pair(const L& loss, const double* r, std::size_t n, Store store) {
  if constexpr (staged) {
    double stage[kBlock];
    for (std::size_t from = 0; from < n; from += kBlock) {
      const std::size_t end = std::min(from + kBlock, n);
      for (std::size_t i = from; i < end; i += 2) store_pair(stage + (i - from), loss.stage(load_pair(r + i)));
      for (std::size_t i = from; i < end; i += 2) store(i, load_pair(r + i), load_pair(stage + (i - from)));
    }
  } else {
    for (std::size_t i = 0; i < n; i += 2) store(i, load_pair(r + i));
  }
}

/// again(both, i) for an odd last residual, at index i, paired with itself: the first of two results belongs there.
template <class Again>
void last_alone(const double* r, std::size_t n, Again again) {
  if (n % 2 == 0) return;
  const double both[2] = {r[n - 1], r[n - 1]};
  again(both, n - 1);
}

}  // namespace

void values(const Loss& loss, const double* r, std::size_t n, double* out) {
  const auto all = [&](const auto l) {
    constexpr bool staged = requires(Pair z) { l.value(z, z); };
    for_each_pair<staged>(l, r, n - n % 2, [&](std::size_t i, auto... z) { store_pair(out + i, l.value(z...)); });
  };
  std::visit(all, loss);
  last_alone(r, n, [&](const double* both, std::size_t at) {
    double value[2];
    values(loss, both, 2, value);
    out[at] = value[0];
  });
}

void slopes(const Loss& loss, const double* r, std::size_t n, double* slope, double* curvature) {
  const auto all = [&](const auto l) {
    constexpr bool staged = requires(Pair z) { l.slope(z, z); };
    for_each_pair<staged>(l, r, n - n % 2, [&](std::size_t i, auto... z) {
      store_pair(slope + i, l.slope(z...));
      store_pair(curvature + i, l.curvature(z...));
    });
  };
  std::visit(all, loss);
  last_alone(r, n, [&](const double* both, std::size_t at) {
    double s[2], c[2];
    slopes(loss, both, 2, s, c);
    slope[at] = s[0];
    curvature[at] = c[0];
  });
}

void samples(const Loss& loss, const double* r, std::size_t n, double* value, double* slope, double* curvature) {
  const auto all = [&](const auto l) {
    const std::size_t even = n - n % 2;
    if constexpr (
        requires(Pair z) { l.value(z, z); } && !requires(Pair z) { l.slope(z, z); }) {
      // The exp of the first stage is that of the slope.
      for (std::size_t i = 0; i < even; i += 2) {
        const Pair z = load_pair(r + i);
        store_pair(value + i, l.stage(z));
        store_pair(slope + i, l.slope(z));
        store_pair(curvature + i, l.curvature(z));
      }
      for (std::size_t i = 0; i < even; i += 2) {
        store_pair(value + i, l.value(load_pair(r + i), load_pair(value + i)));
      }
    } else {
      values(loss, r, even, value);
      slopes(loss, r, even, slope, curvature);
    }
  };
  std::visit(all, loss);
  last_alone(r, n, [&](const double* both, std::size_t at) {
    double v[2], s[2], c[2];
    samples(loss, both, 2, v, s, c);
    value[at] = v[0];
    slope[at] = s[0];
    curvature[at] = c[0];
  });
}

void weights(const Loss& loss, const double* r, std::size_t n, double* out) {
  const auto all = [&](const auto l) {
    constexpr bool staged = requires(Pair z) { l.weight(z, z); };
    for_each_pair<staged>(l, r, n - n % 2, [&](std::size_t i, auto... z) { store_pair(out + i, l.weight(z...)); });
  };
  std::visit(all, loss);
  last_alone(r, n, [&](const double* both, std::size_t at) {
    double weight[2];
    weights(loss, both, 2, weight);
    out[at] = weight[0];
  });
}

}  // namespace loss
