#include "loss/evaluate.h"

#include <algorithm>
#include <cmath>

#include "block.h"
#include "kernel.h"

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
  Evaluation out{
      std::vector<double>(n), std::vector<double>(n), std::vector<double>(n), std::vector<double>(n), {}, false};
  samples(loss, residuals.data(), n, out.value.data(), out.slope.data(), out.curvature.data());
  weights(loss, residuals.data(), n, out.weight.data());
  const double normaliser = std::visit([](const auto& l) { return l.normaliser(); }, loss);
  out.has_density = normaliser < kInfinity;
  if (out.has_density) {
    out.density.resize(n);
    for (std::size_t i = 0; i < n; ++i) out.density[i] = exponential(-out.value[i]) / normaliser;
  }
  return out;
}

double total(const Loss& loss, std::span<const double> residuals) {
  double sum = 0, block[kBlock];
  for (std::size_t from = 0; from < residuals.size(); from += kBlock) {
    const std::size_t n = std::min(kBlock, residuals.size() - from);
    values(loss, residuals.data() + from, n, block);
    sum += sum_of(block, n);
  }
  return sum;
}

}  // namespace loss
