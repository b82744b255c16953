// Selection by accumulated weight: the step of a line search along which a slope changes at each crossing.

#pragma once

#include <cstddef>
#include <cstdint>

namespace loss {

/// A crossing of a residual's sign on the way along an edge.
struct Crossing {
  double at;      ///< the step at which it happens, ≥ 0
  double weight;  ///< by how much the slope of the objective grows there
  std::uint32_t index;
};

/// Position of the first crossing, in order of `at`, at which the weights so far reach `needed` (the first of all where
/// `needed` ≤ 0); n where they never do. Reorders. Expected time linear in n.
std::size_t select_by_weight(Crossing* crossings, std::size_t n, double needed);

}  // namespace loss
