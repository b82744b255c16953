#include "weighted_select.h"

#include <algorithm>

namespace loss {
namespace {

/// The median of three from random places: no order of the crossings is a bad one.
double pivot_of(const Crossing* crossings, std::size_t low, std::size_t high, std::uint64_t& state) {
  const auto draw = [&] {
    state = state * 6364136223846793005u + 1442695040888963407u;
    return crossings[low + (state >> 32) % (high - low)].at;
  };
  const double a = draw(), b = draw(), c = draw();
  return std::max(std::min(a, b), std::min(std::max(a, b), c));
}

struct Part {
  std::size_t end;
  double weight;
};

/// Moves what `belongs` to the front. Without a branch on the comparison, which no processor could foresee.
template <class Belongs>
Part gather(Crossing* crossings, std::size_t low, std::size_t high, Belongs belongs) {
  Part part{low, 0};
  for (std::size_t i = low; i < high; ++i) {
    const Crossing one = crossings[i];
    crossings[i] = crossings[part.end];
    crossings[part.end] = one;
    const bool in = belongs(one.at);
    part.end += in;
    part.weight += in ? one.weight : 0;
  }
  return part;
}

}  // namespace

std::size_t select_by_weight(Crossing* crossings, std::size_t n, double needed) {
  std::size_t low = 0, high = n;
  std::uint64_t state = n;
  while (low < high) {
    const double pivot = pivot_of(crossings, low, high, state);
    const Part less = gather(crossings, low, high, [=](double at) { return at < pivot; });
    if (less.end > low && needed <= less.weight) {
      high = less.end;
      continue;
    }
    needed -= less.weight;
    const Part equal = gather(crossings, less.end, high, [=](double at) { return at == pivot; });
    if (needed <= equal.weight) return less.end;
    needed -= equal.weight;
    low = equal.end;
  }
  // A range that was to hold the place, by sums in another order, holds it at its end.
  return high < n ? high - 1 : n;
}

}  // namespace loss
