// Observations that stay, so that fits of nearly the same data start from the last ones.

#pragma once

#include <memory>
#include <span>

#include "loss/fit.h"

namespace loss {

/// Owns copies of the columns of a Data.
class Dataset {
 public:
  /// Errors: as `fit`, of the data.
  static Result<Dataset> make(const Data& data);
  Dataset(Dataset&&) noexcept;
  Dataset& operator=(Dataset&&) noexcept;
  ~Dataset();

  std::size_t size() const;

  /// Observation `row` becomes (x, y), x having one value for each predictor. Errors: bad_row; length_mismatch;
  /// not_finite. After an error nothing has changed.
  Result<int> move(std::size_t row, std::span<const double> x, double y);

  /// As `fit` of these data, from the last fit of the same loss and scale. Errors: bad_scale, rank_deficient, overflow.
  Result<Fit> fit(const Loss& loss, const Scale& scale);

  /// The columns as they are now.
  Data data() const;

 private:
  struct State;
  explicit Dataset(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace loss
