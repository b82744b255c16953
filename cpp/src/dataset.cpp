#include "loss/dataset.h"

#include <cmath>

#include "fit_steps.h"

namespace loss {

struct Dataset::State {
  /// A fit to start from next time.
  struct Known {
    Loss loss;
    Scale scale;
    Hint hint;
  };

  std::vector<std::vector<double>> x;
  std::vector<double> y;
  bool intercept;
  int degree;
  std::optional<Design> design;  ///< of the data as they are; made when needed
  std::vector<Known> known;

  Data data() const { return {{x.begin(), x.end()}, y, intercept, degree}; }
  Hint& hint_for(const Loss& loss, const Scale& scale);
};

namespace {

// Far more than a page draws; beyond, the oldest is forgotten.
constexpr std::size_t kMostKnown = 32;

bool same(const Scale& a, const Scale& b) {
  return a.rule == b.rule && a.value == b.value && a.mad_constant == b.mad_constant && a.start == b.start;
}

}  // namespace

Hint& Dataset::State::hint_for(const Loss& loss, const Scale& scale) {
  for (Known& one : known) {
    if (one.loss == loss && same(one.scale, scale)) return one.hint;
  }
  if (known.size() == kMostKnown) known.erase(known.begin());
  known.push_back({loss, scale, {}});
  return known.back().hint;
}

Dataset::Dataset(std::unique_ptr<State> state) : state_(std::move(state)) {}
Dataset::Dataset(Dataset&&) noexcept = default;
Dataset& Dataset::operator=(Dataset&&) noexcept = default;
Dataset::~Dataset() = default;

Result<Dataset> Dataset::make(const Data& data) {
  if (const auto count = count_coefficients(data); !count.ok()) return count.error();
  // The design finds all else that may be wrong with the data, and is needed soon.
  Result<Design> design = make_design(data);
  if (!design.ok() && design.error().code != ErrorCode::rank_deficient) return design.error();
  auto state = std::make_unique<State>();
  for (const auto& column : data.x) state->x.emplace_back(column.begin(), column.end());
  state->y.assign(data.y.begin(), data.y.end());
  state->intercept = data.intercept;
  state->degree = data.degree;
  if (design.ok()) state->design = std::move(design.value());
  return Dataset(std::move(state));
}

std::size_t Dataset::size() const { return state_->y.size(); }

Data Dataset::data() const { return state_->data(); }

Result<int> Dataset::move(std::size_t row, std::span<const double> x, double y) {
  if (row >= size()) {
    return Error{ErrorCode::bad_row,
                 "There is no row " + std::to_string(row) + " among " + std::to_string(size()) + "."};
  }
  if (x.size() != state_->x.size()) {
    return Error{ErrorCode::length_mismatch, "A row has " + std::to_string(state_->x.size()) + " predictors, not " +
                                                 std::to_string(x.size()) + "."};
  }
  bool finite = std::isfinite(y);
  for (const double v : x) finite = finite && std::isfinite(v);
  if (!finite) return Error{ErrorCode::not_finite, "Row " + std::to_string(row) + " would not be finite."};
  for (std::size_t j = 0; j < x.size(); ++j) state_->x[j][row] = x[j];
  state_->y[row] = y;
  if (!state_->design) return 0;
  const auto at = static_cast<Eigen::Index>(row);
  for (State::Known& one : state_->known) add_row(one.hint, *state_->design, one.loss, at, -1);
  if (!replace_row(*state_->design, state_->data(), at)) {
    state_->design.reset();
    return 0;
  }
  for (State::Known& one : state_->known) add_row(one.hint, *state_->design, one.loss, at, 1);
  return 0;
}

Result<Fit> Dataset::fit(const Loss& loss, const Scale& scale) {
  if (const auto fine = check_scale(loss, scale); !fine.ok()) return fine.error();
  const Data data = state_->data();
  if (const std::optional<Fit> line = fit_without_design(loss, data)) return checked(loss, *line);
  if (!state_->design) {
    Result<Design> design = make_design(data);
    if (!design.ok()) return design.error();
    state_->design = std::move(design.value());
    // The coefficients of hints are in units of the design that is gone.
    state_->known.clear();
  }
  return fit_on_design(loss, *state_->design, scale, state_->hint_for(loss, scale));
}

}  // namespace loss
