#include "loss/evaluate.h"

#include <cmath>

namespace loss {

namespace {

// Five results each: with the residuals under 1 GiB, half of what the WebAssembly module may hold.
constexpr std::size_t kMostResiduals = std::size_t{1} << 24;

}  // namespace

Result<Evaluation> evaluate(const Loss& loss, std::span<const double> residuals) {
  const std::size_t n = residuals.size();
  if (n > kMostResiduals) {
    return Error{ErrorCode::too_large, std::to_string(n) + " residuals at once do not fit into memory; take at most " +
                                           std::to_string(kMostResiduals) + "."};
  }
  for (std::size_t i = 0; i < n; ++i) {
    if (!std::isfinite(residuals[i])) {
      return Error{ErrorCode::not_finite, "The residual at index " + std::to_string(i) + " is not a finite number."};
    }
  }
  Evaluation out{std::vector<double>(n), std::vector<double>(n), std::vector<double>(n), std::vector<double>(n),
                 std::vector<double>(n)};
  // One loop per quantity: the simple ones become SIMD even where another of the same loss calls exp.
  std::visit(
      [&](const auto& l) {
        for (std::size_t i = 0; i < n; ++i) out.value[i] = l.value(residuals[i]);
        for (std::size_t i = 0; i < n; ++i) out.slope[i] = l.slope(residuals[i]);
        for (std::size_t i = 0; i < n; ++i) out.curvature[i] = l.curvature(residuals[i]);
        for (std::size_t i = 0; i < n; ++i) out.weight[i] = l.weight(residuals[i]);
        for (std::size_t i = 0; i < n; ++i) out.density[i] = l.density(residuals[i]);
      },
      loss);
  return out;
}

double total(const Loss& loss, std::span<const double> residuals) {
  return std::visit(
      [&](const auto& l) {
        // Four partial sums: independent chains for SIMD, and a smaller rounding error than one.
        double sum[4] = {};
        const std::size_t n = residuals.size(), body = n - n % 4;
        for (std::size_t i = 0; i < body; i += 4) {
          for (std::size_t k = 0; k < 4; ++k) sum[k] += l.value(residuals[i + k]);
        }
        for (std::size_t i = body; i < n; ++i) sum[0] += l.value(residuals[i]);
        return (sum[0] + sum[1]) + (sum[2] + sum[3]);
      },
      loss);
}

}  // namespace loss
