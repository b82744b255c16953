#include "line_squares.h"

#include <cmath>

#include "loss/pair.h"

namespace loss {
namespace {

/// Sums over all points of u = x − x0 and v = (y − y0) − slope u, of their squares and product.
struct Moments {
  double u, v, uu, uv, vv;
};

Moments moments(std::span<const double> x, std::span<const double> y, double x0, double y0, double slope) {
  Pair u[2]{}, v[2]{}, uu[2]{}, uv[2]{}, vv[2]{};
  const std::size_t n = x.size();
  std::size_t i = 0;
  const auto add = [&](int k, Pair a, Pair b) {
    b -= slope * a;
    u[k] += a;
    v[k] += b;
    uu[k] += a * a;
    uv[k] += a * b;
    vv[k] += b * b;
  };
  for (; i + 4 <= n; i += 4) {
    for (int k = 0; k < 2; ++k) {
      const std::size_t at = i + 2 * static_cast<std::size_t>(k);
      add(k, load_pair(&x[at]) - x0, load_pair(&y[at]) - y0);
    }
  }
  for (; i < n; ++i) add(0, Pair{x[i] - x0, 0}, Pair{y[i] - y0, 0});
  const auto sum = [](const Pair* both) {
    const Pair s = both[0] + both[1];
    return s[0] + s[1];
  };
  return {sum(u), sum(v), sum(uu), sum(uv), sum(vv)};
}

}  // namespace

LineSquares fit_line_squares(std::span<const double> x, std::span<const double> y) {
  const auto n = static_cast<double>(x.size());
  LineSquares fit;
  // From some point of the data the sums do not cancel much, unless that point lies far out.
  const Moments first = moments(x, y, x[x.size() / 2], y[y.size() / 2], 0);
  const double mean_u = first.u / n, spread = first.uu - first.u * mean_u;
  if (!(spread > 1e-2 * first.uu && first.uu < 1e250 && spread > 1e-250 * n)) return fit;
  if (!(first.vv < 1e250 && (first.vv > 1e-250 || first.vv == 0))) return fit;
  fit.mean_x = x[x.size() / 2] + mean_u;
  fit.spread = spread;
  fit.slope = (first.uv - first.u * (first.v / n)) / spread;
  const double mean_y = y[y.size() / 2] + first.v / n;

  // Once more on what is left, about the means: takes the rounding of the first sums out.
  const Moments left = moments(x, y, fit.mean_x, mean_y, fit.slope);
  const double correction = left.uv / left.uu;
  fit.slope += correction;
  fit.intercept = (mean_y + left.v / n) - fit.slope * fit.mean_x;
  fit.residual_squares = left.vv - left.v * (left.v / n) - left.uv * correction;
  fit.found = std::isfinite(fit.intercept) && fit.residual_squares >= 0;
  return fit;
}

}  // namespace loss
