#include "loss/catalogue.h"

#include <array>

#include "parameters.h"

namespace loss {

std::string_view error_name(ErrorCode code) {
  switch (code) {
    case ErrorCode::empty:
      return "empty";
    case ErrorCode::length_mismatch:
      return "length-mismatch";
    case ErrorCode::not_finite:
      return "not-finite";
    case ErrorCode::unknown_loss:
      return "unknown-loss";
    case ErrorCode::unknown_noise:
      return "unknown-noise";
    case ErrorCode::bad_parameter:
      return "bad-parameter";
    case ErrorCode::bad_scale:
      return "bad-scale";
    case ErrorCode::bad_degree:
      return "bad-degree";
    case ErrorCode::bad_row:
      return "bad-row";
    case ErrorCode::too_few_points:
      return "too-few-points";
    case ErrorCode::rank_deficient:
      return "rank-deficient";
    case ErrorCode::too_large:
      return "too-large";
    case ErrorCode::overflow:
      return "overflow";
    case ErrorCode::unbounded:
      return "unbounded";
  }
  return "unknown";
}

std::string_view scale_name(ScaleRule rule) {
  switch (rule) {
    case ScaleRule::fixed:
      return "fixed";
    case ScaleRule::mad:
      return "mad";
    case ScaleRule::joint:
      return "joint";
    case ScaleRule::s:
      return "s";
  }
  return "unknown";
}

namespace {

constexpr auto kFixed = ScaleRule::fixed, kMad = ScaleRule::mad, kJoint = ScaleRule::joint, kS = ScaleRule::s;

// A threshold, which is in units of the scale, beyond these has squares that leave a double's range.
constexpr double kLeast = 1e-100, kMost = 1e100;

// In the order of the alternatives of Loss: entry_of and make_loss rely on it. Defaults of δ and c give 95 % efficiency
// at the normal distribution with scale 1 (R's psi.huber, psi.bisquare; Holland & Welsch 1977), but for `general`.
const std::array<Entry, std::variant_size_v<Loss>> kCatalogue{{
    {"squared", "regression", {}, {}, true},
    {"absolute", "regression", {}, {}, true},
    {"huber", "regression", {{"delta", 1.345, kLeast, kMost}}, {kFixed, kMad, kJoint}, true},
    {"log-cosh", "regression", {}, {kFixed, kMad, kJoint}, true},
    {"quantile", "regression", {{"tau", 0.5, 0, 1}}, {}, true},
    {"pseudo-huber", "regression", {{"delta", 1.287, kLeast, kMost}}, {kFixed, kMad}, true},
    {"epsilon-insensitive", "regression", {{"epsilon", 0.1, 0, kInfinity}}, {}, true},
    {"cauchy", "regression", {{"c", 2.385, kLeast, kMost}}, {kFixed, kMad}, true},
    {"geman-mcclure", "regression", {{"c", 3.787, kLeast, kMost}}, {kFixed, kMad}, false},
    {"welsch", "regression", {{"c", 2.985, kLeast, kMost}}, {kFixed, kMad}, false},
    {"tukey", "regression", {{"c", 4.685, kLeast, kMost}}, {kFixed, kMad, kS}, false},
    {"general",
     "regression",
     {{"alpha", 1, -kInfinity, kInfinity, true}, {"c", 1, kLeast, kMost}},
     {kFixed, kMad},
     true},
}};

/// The alternative of Loss at `index` with its parameters in the catalogue's order.
template <std::size_t index = 0>
Loss loss_at(std::size_t wanted, const double* parameters) {
  using L = std::variant_alternative_t<index, Loss>;
  if (index == wanted) {
    if constexpr (std::is_empty_v<L>) return L{};
    if constexpr (sizeof(L) == sizeof(double)) return L{parameters[0]};
    if constexpr (sizeof(L) == 2 * sizeof(double)) return L{parameters[0], parameters[1]};
  }
  if constexpr (index + 1 < std::variant_size_v<Loss>) return loss_at<index + 1>(wanted, parameters);
  return Squared{};
}

}  // namespace

std::span<const Entry> catalogue() { return kCatalogue; }

const Entry& entry_of(const Loss& loss) { return kCatalogue[loss.index()]; }

Result<Loss> make_loss(std::string_view id, std::span<const NamedValue> given) {
  const Entry* entry = nullptr;
  for (const Entry& candidate : kCatalogue) {
    if (candidate.id == id) entry = &candidate;
  }
  if (!entry) return Error{ErrorCode::unknown_loss, "There is no loss \"" + std::string(id) + "\" in the catalogue."};

  double parameters[2];
  if (auto refused = take_parameters(id, entry->parameters, given, parameters)) return *refused;
  return loss_at(static_cast<std::size_t>(entry - kCatalogue.data()), parameters);
}

}  // namespace loss
