// The design matrix in a form in which estimation is well conditioned, and the way back to the data's units.

#pragma once

#include <Eigen/Core>
#include <optional>

#include "block.h"
#include "loss/fit.h"
#include "walk.h"

namespace loss {

/// t in x = (t·2^inner + shift)·2^outer, with t in (−2, 2).
struct Centring {
  double shift = 0;
  int inner = 0, outer = 0;
};

/// n×p design: a column of ones, which is not stored, where there is an intercept, then the columns of a. Predictors
/// are shifted by about their median (where there is an intercept to absorb it) and scaled by powers of two, y is
/// scaled by a power of two: exact operations, but for one rounding of each shifted predictor.
struct Design {
  bool ones = false;
  Eigen::MatrixXd a;     ///< n×(p or p−1), in (−2, 2)
  Eigen::MatrixXd q;     ///< as a, but orthogonal, to the ones too, with mean square 1; empty where to_a says enough
  Eigen::MatrixXd to_a;  ///< p×p, upper triangular: coefficients on the columns of (1, a) = to_a · those on (1, q)
  Eigen::VectorXd y;     ///< n, in (−2, 2)
  int y_exponent = 0;    ///< the data's y are `y` times 2 to this
  /// p×p: coefficients in the data's units = to_data times the coefficients of y (as scaled here) on (1, a).
  Eigen::MatrixXd to_data;
  std::vector<Centring> centring;  ///< of each predictor

  Eigen::Index rows() const { return y.size(); }
  Eigen::Index size() const { return to_a.rows(); }

  /// For estimators: (1, q) where there is q, else (1, a). Refers to this design.
  Walk walk() const;
  /// (1, a)
  Walk plain_walk() const;
  /// (1, a), written out.
  Eigen::MatrixXd full() const;
};

/// How many coefficients. Errors: empty, length_mismatch, bad_degree, too_few_points, too_large.
Result<int> count_coefficients(const Data& data);

/// What is wrong with coefficients that a caller gives, or with the data for them: empty, length_mismatch, bad_degree,
/// too_large, not_finite.
std::optional<Error> refuse_given(const Data& data, std::span<const double> coefficients);

/// Of at least one value. Errors: not_finite, with the index of the first NaN or infinity.
Result<Range> finite_range(std::span<const double> values, const std::string& name);
Result<Range> predictor_range(const Data& data, std::size_t j);

/// Errors: as `fit`, but for bad_scale and overflow.
Result<Design> make_design(const Data& data);

/// Takes over row `row` of the data, which the design is of but for this row. False, and the design is of no more use,
/// where a new one is needed, as where a value is larger than all before.
bool replace_row(Design& design, const Data& data, Eigen::Index row);

}  // namespace loss
