// Any loss fitted to any data at any scale.

#include "loss/fit.h"

#include <algorithm>

#include "objective.h"
#include "oracle.h"

namespace {

using fuzz::Judged;
using loss::ErrorCode;
using loss::ScaleRule;

struct Case {
  fuzz::Points points;
  fuzz::Choice choice;
  loss::Scale scale;
};

bool all_finite(const fuzz::Points& points) {
  for (const auto& column : points.x) {
    if (!fuzz::finite(column)) return false;
  }
  return fuzz::finite(points.y);
}

/// Zero, or of a size whose powers and quotients stay doubles.
bool is_moderate(double value) {
  const double size = std::abs(value);
  return size == 0 || (size > 1e-60 && size < 1e60);
}

bool all_moderate(const Case& one) {
  const auto moderate = [](const std::vector<double>& v) { return std::all_of(v.begin(), v.end(), is_moderate); };
  for (const auto& [name, value] : one.choice.given) {
    if (!is_moderate(value) || std::abs(value) > 10) return false;
  }
  return one.points.degree <= 4 && std::all_of(one.points.x.begin(), one.points.x.end(), moderate) &&
         moderate(one.points.y) && is_moderate(one.scale.value) && is_moderate(one.scale.mad_constant);
}

void check_error(const Case& one, const loss::Error& error) {
  const auto demand = [&](bool met, const char* sentence) {
    fuzz::require(met, sentence + (": " + error.message), one.points, one.choice, one.scale);
  };
  demand(!error.message.empty(), "an error says what is wrong");
  if (error.code == ErrorCode::not_finite) demand(!all_finite(one.points), "only NaN and infinities are not finite");
  if (error.code == ErrorCode::overflow) demand(!all_moderate(one), "moderate numbers do not overflow");
  if (error.code == ErrorCode::too_large) demand(false, "some points fit into memory");
}

bool is_convex(const Case& one) {
  for (const std::string_view id : {"cauchy", "geman-mcclure", "welsch", "tukey", "general"}) {
    if (one.choice.id == id) return false;
  }
  return true;
}

/// Coefficients that the optimum must not be worse than.
std::vector<std::vector<double>> rivals(const Case& one, const fuzz::Objective& objective, const loss::Fit& found) {
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
        if (fuzz::finite(moved)) all.push_back(moved);
      }
    }
  }
  return all;
}

void check_fit(const Case& one, const loss::Loss& made, const loss::Fit& found) {
  const auto demand = [&](bool met, const std::string& sentence) {
    fuzz::require(met, sentence, one.points, one.choice, one.scale, found);
  };
  demand(all_finite(one.points), "only finite data are fitted");
  demand(fuzz::finite(found.coefficients) && fuzz::finite(found.lowest) && fuzz::finite(found.highest),
         "coefficients and their bounds are finite");
  demand(std::isfinite(found.scale) && found.scale >= 0, "a scale is finite and not below zero");
  demand(!std::isnan(found.objective), "an objective is a number");
  demand(found.scale == 0 || std::isfinite(found.objective), "an objective is finite where the scale is not zero");
  const std::size_t p = found.coefficients.size();
  demand(found.lowest.size() == p && found.highest.size() == p, "every coefficient has its bounds");
  for (std::size_t j = 0; j < p; ++j) {
    demand(found.lowest[j] <= found.highest[j], "a lower bound is not above the upper");
  }
  demand(one.scale.rule == ScaleRule::joint || found.objective >= 0, "a sum of losses is not below zero");
  demand(found.converged || !is_convex(one) || !all_moderate(one), "a convex problem of moderate numbers is solved");
  if (!(found.scale > 0)) return;

  // For least squares the scale is an estimate of its own.
  const double scale = std::holds_alternative<loss::Squared>(made) ? 1 : found.scale;
  const fuzz::Objective objective(made, one.scale.rule, one.points);
  const Judged here = objective(found.coefficients, scale);
  if (!here.finite()) return;
  demand(std::abs(here.value - found.objective) <= here.slack,
         "the objective is that of the coefficients, " + fuzz::text(static_cast<double>(here.value)));
  if (!is_convex(one)) return;
  for (const std::vector<double>& other : rivals(one, objective, found)) {
    const Judged there = objective(other, scale);
    demand(!(there.value + here.slack + there.slack < here.value), "no other coefficients are better, but these have " +
                                                                       fuzz::text(static_cast<double>(there.value)) +
                                                                       ": " + fuzz::text(other));
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  fuzz::Input input(bytes, size);
  const Case one{input.points(), input.choice(), input.scale()};
  fuzz::show(one.points, one.choice, one.scale);
  const auto made = loss::make_loss(one.choice.id, one.choice.given);
  if (!made.ok()) return 0;
  const auto result = loss::fit(made.value(), one.points.data(), one.scale);
  if (result.ok()) {
    check_fit(one, made.value(), result.value());
  } else {
    check_error(one, result.error());
  }
  return 0;
}
