// The one table of losses: what there is, what it is called, which parameters and scales it takes.

#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "loss/error.h"
#include "loss/regression.h"

namespace loss {

/// Any loss of the catalogue.
using Loss = std::variant<Squared, Absolute, Huber, LogCosh, Quantile, PseudoHuber, EpsilonInsensitive, Cauchy,
                          GemanMcClure, Welsch, Tukey, General>;

/// A parameter lies strictly between min and max, or on them where `closed`.
struct Parameter {
  std::string_view id;
  double default_value;
  double min;
  double max;
  bool closed = false;
};

/// How a fit may treat the scale s in ρ(r/s).
enum class ScaleRule {
  fixed,  ///< given by the caller
  mad,    ///< median|r| / constant, re-estimated together with the coefficients
  joint,  ///< minimised over together with the coefficients
  s,      ///< the smallest S-scale of any coefficients, before the loss is minimised at it: MM-estimation
};

/// The stable name of a rule: "fixed", "mad", "joint", "s".
std::string_view scale_name(ScaleRule rule);

struct Entry {
  std::string_view id;
  std::string_view task;  ///< "regression"
  std::vector<Parameter> parameters;
  std::vector<ScaleRule> scales;  ///< empty where the fit does not depend on a scale
  bool has_density;               ///< for some parameters at least; `evaluate` says for which
};

/// Every loss, in the order in which the book introduces them.
std::span<const Entry> catalogue();

/// A parameter by name, as callers give it.
using NamedValue = std::pair<std::string, double>;

/// The loss of that id; parameters that are not given take their defaults.
/// Errors: unknown_loss; bad_parameter for an unknown name or a value outside the parameter's open range.
Result<Loss> make_loss(std::string_view id, std::span<const NamedValue> parameters);

/// The entry that a loss belongs to.
const Entry& entry_of(const Loss& loss);

}  // namespace loss
