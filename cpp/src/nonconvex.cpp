#include "nonconvex.h"

#include "criterion.h"
#include "linear.h"
#include "newton.h"

namespace loss {

using Eigen::VectorXd;

bool is_convex(const Loss& loss) {
  if (const auto* general = std::get_if<General>(&loss)) return general->alpha >= 1;
  return !std::holds_alternative<Cauchy>(loss) && !std::holds_alternative<GemanMcClure>(loss) &&
         !std::holds_alternative<Welsch>(loss) && !std::holds_alternative<Tukey>(loss);
}

SmoothFit fit_nonconvex(const Design& design, const Loss& loss, double scale) {
  const Walk walk = design.walk();
  const Criterion f(walk, loss, scale);
  SmoothFit fit;
  fit.scale = scale;
  VectorXd at = least_absolute(walk) / scale;
  const NewtonResult newton = minimise(f, at, 400);
  fit.coefficients = times(design.to_a, at) * scale;
  fit.converged = newton.converged;
  fit.iterations = newton.iterations;
  return fit;
}

}  // namespace loss
