#include "loss/catalogue.h"

#include <array>
#include <cstdio>

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
    case ErrorCode::bad_parameter:
      return "bad-parameter";
    case ErrorCode::bad_scale:
      return "bad-scale";
    case ErrorCode::bad_degree:
      return "bad-degree";
    case ErrorCode::too_few_points:
      return "too-few-points";
    case ErrorCode::rank_deficient:
      return "rank-deficient";
    case ErrorCode::too_large:
      return "too-large";
    case ErrorCode::overflow:
      return "overflow";
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
  }
  return "unknown";
}

namespace {

// In the order of the alternatives of Loss: entry_of relies on it.
const std::array<Entry, std::variant_size_v<Loss>> kCatalogue{{
    {"squared", "regression", {}, {}, true},
    {"absolute", "regression", {}, {}, true},
    // 1.345 gives 95 % efficiency at the normal distribution (Huber 1981; R's psi.huber).
    {"huber",
     "regression",
     {{"delta", 1.345, 0, kInfinity}},
     {ScaleRule::fixed, ScaleRule::mad, ScaleRule::joint},
     true},
    {"log-cosh", "regression", {}, {ScaleRule::fixed, ScaleRule::joint}, true},
    {"quantile", "regression", {{"tau", 0.5, 0, 1}}, {}, true},
}};

std::string number(double value) {
  char text[32];
  std::snprintf(text, sizeof text, "%.6g", value);
  return text;
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

  for (const auto& [name, value] : given) {
    bool known = false;
    for (const Parameter& parameter : entry->parameters) known = known || parameter.id == name;
    if (!known) return Error{ErrorCode::bad_parameter, std::string(id) + " has no parameter \"" + name + "\"."};
  }
  // No loss has more than one parameter yet; `parameter` is unused by those that have none.
  double parameter = 0;
  for (const Parameter& p : entry->parameters) {
    parameter = p.default_value;
    for (const auto& [name, value] : given) {
      if (name == p.id) parameter = value;
    }
    if (!(parameter > p.min && parameter < p.max)) {
      return Error{ErrorCode::bad_parameter, std::string(p.id) + " must lie strictly between " + number(p.min) +
                                                 " and " + number(p.max) + ", but is " + number(parameter) + "."};
    }
  }
  switch (entry - kCatalogue.data()) {
    case 0:
      return Loss{Squared{}};
    case 1:
      return Loss{Absolute{}};
    case 2:
      return Loss{Huber{parameter}};
    case 3:
      return Loss{LogCosh{}};
    default:
      return Loss{Quantile{parameter}};
  }
}

}  // namespace loss
