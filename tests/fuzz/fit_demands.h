// What every fit must be, whoever made it.

#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "objective.h"
#include "oracle.h"

namespace fuzz {

struct Case {
  Points points;
  Choice choice;
  loss::Scale scale;
};

inline bool is_moderate(const Case& one) { return moderate(one.points) && moderate(one.choice) && moderate(one.scale); }

inline bool is_convex(const Case& one) {
  for (const std::string_view id : {"cauchy", "geman-mcclure", "welsch", "tukey", "general"}) {
    if (one.choice.id == id) return false;
  }
  return true;
}

/// Coefficients that the optimum must not be worse than.
inline std::vector<std::vector<double>> rivals(const Case& one, const Objective& objective, const loss::Fit& found) {
  const std::size_t p = found.coefficients.size(), n = one.points.y.size();
  std::vector<std::vector<double>> all = {std::vector<double>(p, 0.0)};
  for (const loss::Loss& other : {loss::Loss{loss::Squared{}}, loss::Loss{loss::Absolute{}}}) {
    if (const auto result = loss::fit(other, one.points.data(), {}); result.ok()) {
      all.push_back(result.value().coefficients);
    }
  }
  // A step that moves the predictions by a share of the typical y, along each coefficient and along all.
  std::vector<double> unit(p, 0.0);
  for (std::size_t j = 0; j < p; ++j) {
    for (const long double x : objective.columns()[j]) unit[j] = std::max(unit[j], static_cast<double>(std::abs(x)));
  }
  double typical = 0;
  for (const double y : one.points.y) typical += std::abs(y) / static_cast<double>(n);
  Random random(p + n);
  for (const double share : {1.0, 1e-2, 1e-4, 1e-7}) {
    for (std::size_t j = 0; j <= p; ++j) {
      for (const int sign : {1, -1}) {
        std::vector<double> moved = found.coefficients;
        for (std::size_t k = 0; k < p; ++k) {
          const double along = j == k ? sign : j == p ? random.normal() : 0;
          moved[k] += along * share * typical / unit[k];
        }
        if (finite(moved)) all.push_back(moved);
      }
    }
  }
  return all;
}

inline void check_fit(const Case& one, const loss::Loss& made, const loss::Fit& found) {
  const auto demand = [&](bool met, const std::string& sentence) {
    require(met, sentence, one.points, one.choice, one.scale, found);
  };
  demand(finite(one.points), "only finite data are fitted");
  demand(finite(found.coefficients) && finite(found.lowest) && finite(found.highest),
         "coefficients and their bounds are finite");
  demand(std::isfinite(found.scale) && found.scale >= 0, "a scale is finite and not below zero");
  demand(!std::isnan(found.objective), "an objective is a number");
  demand(found.scale == 0 || std::isfinite(found.objective), "an objective is finite where the scale is not zero");
  const std::size_t p = found.coefficients.size();
  demand(found.lowest.size() == p && found.highest.size() == p, "every coefficient has its bounds");
  for (std::size_t j = 0; j < p; ++j) {
    demand(found.lowest[j] <= found.highest[j], "a lower bound is not above the upper");
  }
  demand(one.scale.rule == loss::ScaleRule::joint || found.objective >= 0, "a sum of losses is not below zero");
  demand(found.converged || !is_convex(one) || !is_moderate(one), "a convex problem of moderate numbers is solved");
  if (!(found.scale > 0)) return;

  // For least squares the scale is an estimate of its own.
  const double scale = std::holds_alternative<loss::Squared>(made) ? 1 : found.scale;
  const Objective objective(made, one.scale.rule, one.points);
  const Judged here = objective(found.coefficients, scale);
  if (!here.finite()) return;
  demand(std::abs(here.value - found.objective) <= here.slack,
         "the objective is that of the coefficients, " + text(static_cast<double>(here.value)));
  // Where the search has not converged, as it says, no optimum is promised.
  if (!is_convex(one) || !found.converged) return;
  for (const std::vector<double>& other : rivals(one, objective, found)) {
    const Judged there = objective(other, scale);
    demand(!(there.value + here.slack + there.slack < here.value), "no other coefficients are better, but these have " +
                                                                       text(static_cast<double>(there.value)) + ": " +
                                                                       text(other));
  }
}

}  // namespace fuzz
