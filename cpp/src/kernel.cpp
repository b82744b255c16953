#include "kernel.h"

namespace loss {

// In each, an odd last residual goes through once more, paired with itself.

void values(const Loss& loss, const double* r, std::size_t n, double* out) {
  std::visit(
      [=](const auto& l) {
        for (std::size_t i = 0; i + 2 <= n; i += 2) store_pair(out + i, l.value(load_pair(r + i)));
      },
      loss);
  if (n % 2 == 0) return;
  const double last[2] = {r[n - 1], r[n - 1]};
  double value[2];
  values(loss, last, 2, value);
  out[n - 1] = value[0];
}

void slopes(const Loss& loss, const double* r, std::size_t n, double* slope, double* curvature) {
  std::visit(
      [=](const auto& l) {
        for (std::size_t i = 0; i + 2 <= n; i += 2) {
          const Pair z = load_pair(r + i);
          store_pair(slope + i, l.slope(z));
          store_pair(curvature + i, l.curvature(z));
        }
      },
      loss);
  if (n % 2 == 0) return;
  const double last[2] = {r[n - 1], r[n - 1]};
  double s[2], c[2];
  slopes(loss, last, 2, s, c);
  slope[n - 1] = s[0];
  curvature[n - 1] = c[0];
}

void weights(const Loss& loss, const double* r, std::size_t n, double* out) {
  std::visit(
      [=](const auto& l) {
        for (std::size_t i = 0; i + 2 <= n; i += 2) store_pair(out + i, l.weight(load_pair(r + i)));
      },
      loss);
  if (n % 2 == 0) return;
  const double last[2] = {r[n - 1], r[n - 1]};
  double w[2];
  weights(loss, last, 2, w);
  out[n - 1] = w[0];
}

}  // namespace loss
