#include "loss/surface.h"

#include <algorithm>
#include <cmath>
#include <type_traits>

#include "block.h"
#include "grid_axis.h"
#include "kernel.h"
#include "kinked_row.h"
#include "linear.h"
#include "raw_design.h"

namespace loss {
namespace {

using Eigen::VectorXd;

constexpr double kMostWork = 2147483648;

/// Cells side by side that take each residual as it is loaded. Four keep the processor's adders busy.
constexpr std::size_t kCells = 4;

/// Losses of a few instructions, for which loading and storing residuals would cost more than the losses themselves.
template <class L>
constexpr bool kIsShort = std::is_same_v<L, Squared> || std::is_same_v<L, Absolute> || std::is_same_v<L, Quantile> ||
                          std::is_same_v<L, Huber> || std::is_same_v<L, EpsilonInsensitive>;

/// sums[c] = Σ over the n (even) points of ρ(base − at[c]·x), for kCells cells.
template <class L>
void sum_cells(const L& loss, const double* base, const double* x, std::size_t n, const double* at, double* sums) {
  Pair sum[kCells] = {}, value[kCells];
  for (std::size_t c = 0; c < kCells; ++c) value[c] = splat<Pair>(at[c]);
  for (std::size_t i = 0; i < n; i += 2) {
    const Pair r = load_pair(base + i), v = load_pair(x + i);
    for (std::size_t c = 0; c < kCells; ++c) sum[c] += loss.value(r - value[c] * v);
  }
  for (std::size_t c = 0; c < kCells; ++c) sums[c] = sum[c][0] + sum[c][1];
}

/// The same for any loss and one cell.
double sum_cell(const Loss& loss, const double* base, const double* x, std::size_t n, double at) {
  double sum = 0, block[kBlock];
  for (std::size_t from = 0; from < n; from += kBlock) {
    const std::size_t size = std::min(kBlock, n - from);
    for (std::size_t i = 0; i < size; i += 2)
      store_pair(block + i, load_pair(base + from + i) - at * load_pair(x + from + i));
    values(loss, block, size, block);
    sum += sum_of(block, size);
  }
  return sum;
}

/// sums[k] = Σ ρ(base − at[k]·x) for `cells` of them; both vectors are filled up.
void sum_row(const Loss& loss, const VectorXd& base, const VectorXd& x, const std::vector<double>& at,
             std::size_t cells, std::vector<double>& sums) {
  const auto n = static_cast<std::size_t>(x.size());
  const auto all = [&]<class L>(const L& l) {
    if constexpr (kIsShort<L>) {
      for (std::size_t k = 0; k < cells; k += kCells) sum_cells(l, base.data(), x.data(), n, &at[k], &sums[k]);
    } else {
      for (std::size_t k = 0; k < cells; ++k) sums[k] = sum_cell(loss, base.data(), x.data(), n, at[k]);
    }
  };
  std::visit(all, loss);
}

/// As many more values as fill up the last kCells.
std::vector<double> filled_up(std::vector<double> values) {
  values.resize((values.size() + kCells - 1) / kCells * kCells, values.back());
  return values;
}

/// v, and a 0 if that makes an even number: a point at 0 with a residual of 0 adds ρ(0) = 0.
VectorXd even(const VectorXd& v) {
  VectorXd longer = VectorXd::Zero(v.size() + v.size() % 2);
  longer.head(v.size()) = v;
  return longer;
}

}  // namespace

Result<Surface> surface(const Loss& loss, const Data& data, double scale, std::span<const double> coefficients,
                        const GridAxis& first, const GridAxis& second) {
  const Result<RawDesign> made = make_raw_design(loss, data, scale, coefficients);
  if (!made.ok()) return made.error();
  const RawDesign& design = made.value();
  for (const GridAxis& axis : {first, second}) {
    if (auto refused = refuse_axis(axis, static_cast<std::size_t>(design.a.cols()))) return *refused;
  }
  if (first.coefficient == second.coefficient) {
    return Error{ErrorCode::bad_parameter, "The two axes must be two different coefficients."};
  }
  const auto columns = static_cast<std::size_t>(first.count), rows = static_cast<std::size_t>(second.count);
  if (static_cast<double>(columns * rows) * static_cast<double>(design.y.size()) > kMostWork) {
    return Error{ErrorCode::too_large, std::to_string(columns * rows) + " cells are too many for " +
                                           std::to_string(design.y.size()) + " points."};
  }

  VectorXd others = design.coefficients;
  others[first.coefficient] = others[second.coefficient] = 0;
  const VectorXd rest = even(design.y - times(design.a, others));
  const VectorXd x = even(design.a.col(first.coefficient)), z = even(design.a.col(second.coefficient));
  const std::vector<double> cells = values_of(first), across = filled_up(cells), down = values_of(second);

  Surface surface;
  surface.values.reserve(columns * rows);
  const auto n = static_cast<std::size_t>(x.size());
  std::vector<double> row(across.size());
  const auto fits = [](double sum) { return std::isfinite(sum); };
  KinkedRow kinked(kinks_of(loss), {x.data(), n}, cells);
  for (std::size_t j = 0; j < rows; ++j) {
    const VectorXd base = rest - down[j] * z;
    bool filled = false;
    if (kinked.pays()) {
      const std::size_t least = kinked.look(base.data());
      row[least] = sum_cell(loss, base.data(), x.data(), n, cells[least]);
      kinked.fill(least, row.data());
      filled = std::all_of(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(columns), fits);
    }
    if (!filled) sum_row(loss, base, x, across, columns, row);
    // What is no number, or infinite in whatever way, had a residual or a sum that does not fit.
    for (std::size_t k = 0; k < columns; ++k) surface.values.push_back(fits(row[k]) ? row[k] : kInfinity);
  }
  const auto [least, most] = std::minmax_element(surface.values.begin(), surface.values.end());
  surface.least = static_cast<std::size_t>(least - surface.values.begin());
  surface.minimum = *least;
  surface.maximum = *most;
  return surface;
}

}  // namespace loss
