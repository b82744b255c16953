// The simplex method for quantile regression, on vertices that interpolate p points, walking each edge past as many
// residuals' signs as pays.
//
// Based on: I. Barrodale and F. D. K. Roberts (1973), "An improved algorithm for discrete l1 linear approximation",
// SIAM J. Numer. Anal. 10, 839–848, and R. Koenker and V. d'Orey (1987), "Computing regression quantiles", Appl.
// Statist. 36, 383–393. Where many points lie on a vertex, steps that do not move it could go round for ever; then the
// points are taken apart by infinitely small random shifts (A. Charnes, 1952, "Optimality and degeneracy in linear
// programming", Econometrica 20, 160–170), which the optimum does not depend on.

#pragma once

#include <Eigen/Core>
#include <vector>

namespace loss {

/// Minimises Σ ρ_τ(y − aβ). Its state: a vertex, the side of every point, and the duals of the points on the vertex.
/// Keeps references to a and y.
class Simplex {
 public:
  Simplex(const Eigen::MatrixXd& a, const Eigen::VectorXd& y, double tau);

  /// Takes the vertex through p independent rows among those that `start` fits best.
  void start_near(const Eigen::VectorXd& start);

  /// Walks downhill until no edge leads down. Returns whether that was reached in the steps allowed.
  bool descend(int most_steps);

  /// Whether some edge leaves the vertex at no cost. Call after `descend`.
  bool has_flat_edge();

  /// On the face of optima, walks to where direction·β is smallest. Call after `descend`; leaves a vertex of the face.
  void slide(const Eigen::VectorXd& direction, int most_steps);

  const Eigen::VectorXd& coefficients() const { return coefficients_; }
  int steps() const { return steps_; }
  /// The p rows that the vertex interpolates.
  const std::vector<Eigen::Index>& basis() const { return basis_; }

 private:
  /// Along it the residual of the basic point at `position` takes the sign `sign`, others of the basis stay zero.
  struct Edge {
    Eigen::Index position = -1;
    int sign = 0;
    double descent = 0;  ///< how fast the objective falls at first
  };

  /// A crossing of a residual's sign on the way along an edge.
  struct Crossing {
    double at;     ///< step at which the residual is zero
    double then;   ///< and how much later, in units of the shifts, where there are any
    double speed;  ///< |change of the residual per step| = the growth of the slope there
    Eigen::Index row;
  };

  bool pick_basis(const std::vector<Eigen::Index>& rows, Eigen::Index few);
  void set_vertex();
  void settle_sides();
  void shift_apart();
  void compute_duals();
  Edge edge_at(Eigen::Index k) const;
  Edge steepest_edge() const;
  Edge flat_edge(const Eigen::VectorXd& direction) const;
  bool walk(const Edge& edge, bool shortest);
  static std::size_t select_by_weight(std::vector<Crossing>& crossings, double needed);

  const Eigen::MatrixXd& a_;
  const Eigen::VectorXd& y_;
  double tau_;
  std::vector<int> side_;    ///< per row: the sign of its residual, or the side it is counted on while zero
  std::vector<char> basic_;  ///< per row: whether the vertex interpolates it
  std::vector<Eigen::Index> basis_;
  Eigen::MatrixXd inverse_;  ///< of the basic rows
  Eigen::VectorXd row_size_;
  Eigen::VectorXd coefficients_, residual_, zero_level_, slope_, dual_, tolerance_;
  /// Shifts of y that are infinitely small, and the residuals that they leave at the vertex, in the same units; empty
  /// while there are none.
  Eigen::VectorXd shift_, shift_residual_;
  std::vector<Crossing> crossings_;
  int steps_ = 0;
};

}  // namespace loss
