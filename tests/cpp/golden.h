// Reading of tests/golden: oracle values with their conventions (tests/golden/README.md).

#pragma once

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "loss/fit.h"

namespace golden {

using Json = nlohmann::json;

inline const std::vector<std::string> kFitFiles = {"real_ols_quantile", "real_fixed_loss", "real_mscale",
                                                   "real_ml",           "synth_n50",       "synth_n500_1",
                                                   "synth_n500_2",      "synth_poly3"};

inline Json load(const std::string& name) {
  std::ifstream file(std::string(GOLDEN_DIR) + "/" + name + ".json");
  return Json::parse(file);
}

inline Json case_of(const Json& file, const std::string& id) {
  for (const Json& one : file["cases"]) {
    if (one["id"] == id) return one;
  }
  return {};
}

/// The data of a case, kept alive, and seen as loss::Data.
struct Sample {
  std::vector<std::vector<double>> x;
  std::vector<double> y;
  bool intercept;
  int degree;

  loss::Data data() const { return {{x.begin(), x.end()}, y, intercept, degree}; }
};

inline Sample sample_of(const Json& one, const Json& datasets) {
  Sample sample{{}, {}, one["intercept"], one["degree"]};
  if (one.contains("dataset")) {
    const Json columns = case_of(datasets, one["dataset"])["columns"];
    for (const Json& name : one["predictors"]) sample.x.push_back(columns[name.get<std::string>()]);
    sample.y = columns[one["response"].get<std::string>()].get<std::vector<double>>();
  } else {
    for (const Json& column : one["x"]) sample.x.push_back(column);
    sample.y = one["y"].get<std::vector<double>>();
  }
  return sample;
}

/// A loss and a scale rule as the golden estimator of that name means them; `known` is false for other estimators.
struct Estimator {
  bool known = false;
  loss::Loss loss = loss::Squared{};
  loss::Scale scale = {};
  double objective_unit = 1;  ///< our objective over the oracle's
};

inline Estimator estimator_of(const Json& fit) {
  const std::string name = fit["estimator"];
  const Json& params = fit["params"];
  using loss::ScaleRule;
  if (name == "ols") return {true, loss::Squared{}};
  if (name == "quantile") return {true, loss::Quantile{params["tau"]}};
  if (name == "huber") return {true, loss::Huber{params["delta"]}};
  if (name == "pseudo_huber") return {true, loss::PseudoHuber{params["delta"]}};
  if (name == "cauchy") return {true, loss::Cauchy{params["c"]}};
  if (name == "geman_mcclure") return {true, loss::GemanMcClure{params["c"]}};
  if (name == "welsch") return {true, loss::Welsch{params["c"]}};
  if (name == "tukey") return {true, loss::Tukey{params["c"]}};
  // Its objective has a biweight whose largest value is 1.
  if (name == "mm_lmrob") {
    const double c = params["psi"];
    return {true, loss::Tukey{c}, {ScaleRule::s}, c * c / 6};
  }
  if (name == "logcosh") return {true, loss::LogCosh{}, {ScaleRule::fixed, params["c"]}};
  if (name == "huber_mad" || name == "bisquare_mad") {
    const double constant = params["mad_const"] == "0.6745" ? 0.6745 : 0.674489750196081743;
    const auto start = params["init"] == "lad" ? loss::Start::absolute : loss::Start::squared;
    const loss::Scale scale = {ScaleRule::mad, 1, constant, start};
    if (name == "huber_mad") return {true, loss::Huber{params["k"]}, scale};
    return {true, loss::Tukey{params["k"]}, scale};
  }
  if (name == "huber_joint") return {true, loss::Huber{params["epsilon"]}, {ScaleRule::joint}};
  if (name == "logcosh_joint") return {true, loss::LogCosh{}, {ScaleRule::joint}};
  return {};
}

/// Calls visit(label, case, golden fit, estimator, sample) for every golden fit of the book's estimators.
template <class Visit>
int for_each_fit(Visit visit) {
  const Json datasets = load("datasets");
  int count = 0;
  for (const std::string& name : kFitFiles) {
    const Json file = load(name);
    for (const Json& one : file["cases"]) {
      const Sample sample = sample_of(one, datasets);
      for (const Json& fit : one["fits"]) {
        const Estimator estimator = estimator_of(fit);
        if (!estimator.known) continue;
        ++count;
        visit(name + "/" + one["id"].get<std::string>() + "/" + fit["estimator"].get<std::string>() +
                  fit["params"].dump(),
              one, fit, estimator, sample);
      }
    }
  }
  return count;
}

}  // namespace golden
