#include "loss/quantiles.h"

#include <algorithm>
#include <cmath>

#include "fit_steps.h"
#include "kernel.h"
#include "number_text.h"
#include "quantile_errors.h"

namespace loss {
namespace {

using Eigen::Index;
using Eigen::MatrixXd;
using Eigen::VectorXd;

// What rounding can make of a difference of predictions, as a share of the terms that these are sums of.
constexpr double kRounding = 1e-13;

// Predictions in all: half a GiB.
constexpr double kMostPredictions = 67108864;

std::optional<Error> refuse_taus(std::span<const double> taus) {
  if (taus.empty() || taus.size() > kMostQuantiles) {
    return Error{ErrorCode::bad_parameter, "There must be 1 to " + std::to_string(kMostQuantiles) + " taus, not " +
                                               std::to_string(taus.size()) + "."};
  }
  for (std::size_t k = 0; k < taus.size(); ++k) {
    if (!(taus[k] > 0 && taus[k] < 1)) {
      return Error{ErrorCode::bad_parameter, "Every tau must lie between 0 and 1, but tau " + std::to_string(k) +
                                                 " is " + number_text(taus[k]) + "."};
    }
    if (k > 0 && !(taus[k] > taus[k - 1])) {
      return Error{ErrorCode::bad_parameter,
                   "The taus must rise, but " + number_text(taus[k]) + " follows " + number_text(taus[k - 1]) + "."};
    }
  }
  return std::nullopt;
}

std::optional<Error> refuse_at(const std::vector<std::span<const double>>& at, const Data& data) {
  if (at.empty()) return std::nullopt;
  if (at.size() != data.x.size()) {
    return Error{ErrorCode::length_mismatch, "There are " + std::to_string(data.x.size()) + " predictors, but " +
                                                 std::to_string(at.size()) + " to predict at."};
  }
  for (const auto& column : at) {
    if (column.size() != at[0].size()) {
      return Error{ErrorCode::length_mismatch, "The predictors to predict at have " + std::to_string(at[0].size()) +
                                                   " values and " + std::to_string(column.size()) + "."};
    }
    if (column.empty()) continue;
    if (const auto range = finite_range(column, "A predictor to predict at"); !range.ok()) return range.error();
  }
  return std::nullopt;
}

/// Rows of (1, Design::a), of the data or of others.
struct Rows {
  Index count;
  std::vector<const double*> columns;
  MatrixXd storage;  ///< what the pointers point into, where it is not the design
};

Rows rows_of(const Design& design) { return {design.rows(), design.plain_walk().x, {}}; }

/// As the design was made of its own.
Rows rows_at(const std::vector<std::span<const double>>& at, const Design& design, const Data& data) {
  Rows rows{static_cast<Index>(at[0].size()), {}, {}};
  rows.storage.resize(rows.count, design.a.cols());
  for (std::size_t j = 0; j < at.size(); ++j) {
    const Centring& t = design.centring[j];
    for (Index i = 0; i < rows.count; ++i) {
      const double x = std::ldexp(at[j][static_cast<std::size_t>(i)], -t.outer);
      rows.storage(i, static_cast<Index>(j)) = std::ldexp(x - t.shift, -t.inner);
    }
  }
  for (Index j = 1; data.degree > 1 && j < rows.storage.cols(); ++j) {
    rows.storage.col(j) = rows.storage.col(j - 1).cwiseProduct(rows.storage.col(0));
  }
  if (design.ones) rows.columns.push_back(nullptr);
  for (Index j = 0; j < rows.storage.cols(); ++j) rows.columns.push_back(rows.storage.col(j).data());
  return rows;
}

/// Calls use(from, count, values) for block after block of rows; values(i, k) is the prediction k at row from + i, in
/// units of Design::y.
template <class Use>
void predict(const Rows& rows, const std::vector<VectorXd>& coefficients, Use use) {
  MatrixXd values(kBlock, static_cast<Index>(coefficients.size()));
  for (Index from = 0; from < rows.count; from += kBlock) {
    const Index count = std::min<Index>(kBlock, rows.count - from);
    for (std::size_t k = 0; k < coefficients.size(); ++k) {
      combine(rows.columns, coefficients[k], from, count, values.col(static_cast<Index>(k)).data());
    }
    use(from, count, values);
  }
}

QuantileCrossing crossing_of(const Rows& rows, const std::vector<VectorXd>& coefficients, double unit) {
  VectorXd largest = coefficients[0].cwiseAbs();
  for (const VectorXd& one : coefficients) largest = largest.cwiseMax(one.cwiseAbs());
  QuantileCrossing found;
  predict(rows, coefficients, [&](Index from, Index count, const MatrixXd& values) {
    for (Index i = 0; i < count; ++i) {
      double amount = 0, highest = values(i, 0);
      for (Index k = 1; k < values.cols(); ++k) {
        amount = std::max(amount, highest - values(i, k));
        highest = std::max(highest, values(i, k));
      }
      if (amount == 0) continue;
      double terms = 0;
      for (std::size_t j = 0; j < rows.columns.size(); ++j) {
        const double* column = rows.columns[j];
        terms += largest[static_cast<Index>(j)] * (column ? std::abs(column[from + i]) : 1);
      }
      if (!(amount > kRounding * terms)) continue;
      const auto row = static_cast<std::uint32_t>(from + i);
      found.rows.push_back(row);
      if (amount * unit > found.worst) {
        found.worst = amount * unit;
        found.worst_row = row;
      }
    }
  });
  return found;
}

void put_in_order(MatrixXd& values, Index count) {
  std::vector<double> one(static_cast<std::size_t>(values.cols()));
  for (Index i = 0; i < count; ++i) {
    for (Index k = 0; k < values.cols(); ++k) one[static_cast<std::size_t>(k)] = values(i, k);
    std::sort(one.begin(), one.end());
    for (Index k = 0; k < values.cols(); ++k) values(i, k) = one[static_cast<std::size_t>(k)];
  }
}

}  // namespace

Result<Quantiles> fit_quantiles(std::span<const double> taus, const Data& data, const QuantileOptions& options) {
  if (const auto error = refuse_taus(taus)) return *error;
  const Result<Design> made = make_design(data);
  if (!made.ok()) return made.error();
  const Design& design = made.value();
  if (const auto error = refuse_at(options.at, data)) return *error;
  const std::size_t wanted = options.at.empty() ? data.y.size() : options.at[0].size();
  if (static_cast<double>(taus.size()) * static_cast<double>(wanted) > kMostPredictions) {
    return Error{ErrorCode::too_large, std::to_string(taus.size()) + " quantiles at " + std::to_string(wanted) +
                                           " points do not fit into memory."};
  }

  Quantiles found;
  std::vector<VectorXd> coefficients;
  VectorXd last;
  for (const double tau : taus) {
    Result<Fit> fit = fit_next_quantile(tau, design, last);
    if (!fit.ok()) return fit.error();
    if (options.standard_errors) fit.value().standard_errors = quantile_errors(design, tau, last);
    found.fits.push_back(std::move(fit.value()));
    coefficients.push_back(last);
  }

  const double unit = std::ldexp(1.0, design.y_exponent);
  found.crossing = crossing_of(rows_of(design), coefficients, unit);
  found.predictions.assign(taus.size(), std::vector<double>(wanted));
  bool finite = true;
  const Rows rows = options.at.empty() ? rows_of(design) : rows_at(options.at, design, data);
  predict(rows, coefficients, [&](Index from, Index count, MatrixXd& values) {
    if (options.rearranged) put_in_order(values, count);
    for (std::size_t k = 0; k < taus.size(); ++k) {
      for (Index i = 0; i < count; ++i) {
        const double prediction = values(i, static_cast<Index>(k)) * unit;
        finite = finite && std::isfinite(prediction);
        found.predictions[k][static_cast<std::size_t>(from + i)] = prediction;
      }
    }
  });
  if (!finite) return Error{ErrorCode::overflow, "A prediction does not fit into a double."};
  return found;
}

}  // namespace loss
