// Any points in any image.

#include "loss/bin.h"

#include <algorithm>
#include <numeric>

#include "oracle.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  fuzz::Input input(bytes, size);
  const fuzz::Points points = input.points();
  const std::vector<double>& y = points.y;
  const std::vector<double>& x = points.x.empty() ? y : points.x[0];
  const auto axis = [&] {
    const double from = input.number(), to = input.number();
    return loss::PixelAxis{from, to, input.choose(40)};
  };
  const loss::PixelAxis across = axis(), down = axis();
  const double axes[] = {across.from, across.to, down.from, down.to};
  fuzz::show(points, fuzz::Numbers(axes));
  const auto result = loss::bin(x, y, across, down);
  if (!result.ok()) return 0;
  const loss::Image& image = result.value();
  const auto demand = [&](bool met, const char* sentence) {
    fuzz::require(met, sentence, points, fuzz::Numbers(axes));
  };
  demand(image.counts.size() == static_cast<std::size_t>(across.cells) * static_cast<std::size_t>(down.cells),
         "every cell has its count");
  const std::size_t inside = std::accumulate(image.counts.begin(), image.counts.end(), std::size_t{0});
  demand(inside + image.outside + image.not_finite == y.size(), "every point is counted once");
  demand(image.largest == *std::max_element(image.counts.begin(), image.counts.end()), "the largest count is one");
  const auto between = [](double v, const loss::PixelAxis& a) {
    return v >= std::min(a.from, a.to) && v <= std::max(a.from, a.to);
  };
  std::size_t expected = 0;
  for (std::size_t i = 0; i < y.size(); ++i) expected += between(x[i], across) && between(y[i], down);
  demand(inside == expected, "the points between the ends of both axes are inside");
  return 0;
}
