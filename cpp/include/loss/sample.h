// What a loss says of one residual.
//
// Convention of the whole book: the residual is r = y − ŷ, and every derivative is with respect to r.

#pragma once

namespace loss {

struct Sample {
  double value;      ///< ρ(r)
  double slope;      ///< ψ(r) = ρ′(r); at a kink the midpoint of the one-sided slopes of |r|, that is 0
  double curvature;  ///< ρ″(r); at a kink of ψ the curvature of the inner side, at a kink of ρ 0
  double weight;     ///< ψ(r)/r, the weight of iteratively reweighted least squares; its limit at 0, which may be +∞
  double density;  ///< exp(−ρ(r))/Z, the noise density whose negative log-likelihood is ρ up to a constant; else NaN
};

}  // namespace loss
