// Several quantiles of the same data: each a fit like another, and predictions that do not cross where none may.

#include "loss/quantiles.h"

#include <algorithm>

#include "fit_demands.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  fuzz::Input input(bytes, size);
  const fuzz::Points points = input.points();
  std::vector<double> taus;
  for (int count = input.choose(8); count > 0; --count) taus.push_back(input.choose(16) ? input.byte() / 256.0 : 0.5);
  if (input.choose(8)) {
    std::sort(taus.begin(), taus.end());
    taus.erase(std::unique(taus.begin(), taus.end()), taus.end());
  }
  const bool rearranged = input.choose(2), elsewhere = input.choose(2);
  std::vector<std::vector<double>> at;
  for (std::size_t j = 0; elsewhere && j < points.x.size(); ++j) at.push_back(input.numbers(3));
  fuzz::show(points, fuzz::Numbers(taus));
  const auto result = loss::fit_quantiles(taus, points.data(), {rearranged, {at.begin(), at.end()}, true});
  if (!result.ok()) {
    if (!elsewhere) fuzz::check_error(result.error(), points);
    return 0;
  }
  const loss::Quantiles& found = result.value();
  const auto demand = [&](bool met, const char* sentence) {
    fuzz::require(met, sentence, points, fuzz::Numbers(taus), found.fits[0]);
  };
  for (std::size_t k = 0; k < taus.size(); ++k) {
    const fuzz::Case one{points, {"quantile", {{"tau", taus[k]}}}, {}};
    fuzz::check_fit(one, loss::Quantile{taus[k]}, found.fits[k]);
    const std::vector<double>& errors = found.fits[k].standard_errors;
    demand(errors.empty() || errors.size() == found.fits[k].coefficients.size(), "every coefficient has its error");
    demand(fuzz::finite(errors), "standard errors are finite");
    for (const double error : errors) demand(error >= 0, "a standard error is not below zero");
    demand(fuzz::finite(found.predictions[k]), "predictions are finite");
    for (std::size_t i = 0; rearranged && k > 0 && i < found.predictions[k].size(); ++i) {
      demand(found.predictions[k - 1][i] <= found.predictions[k][i], "rearranged predictions rise with tau");
    }
  }
  const loss::QuantileCrossing& crossing = found.crossing;
  demand(std::is_sorted(crossing.rows.begin(), crossing.rows.end()), "rows are in order");
  demand(crossing.rows.empty() == (crossing.worst == 0), "where nothing crosses the worst is zero, and only there");
  for (const std::uint32_t row : crossing.rows) demand(row < points.y.size(), "only rows that there are cross");
  return 0;
}
