// Times the core over a million points and over a tenth of them, as rows of a table. Prints one JSON object,
// { name: [milliseconds, milliseconds over a tenth], … }. The same program is built natively, as WebAssembly with SIMD
// and without, and compared by scripts/bench.mjs in one run. (Google Benchmark is not used: Debian ships it without the
// sources that a WebAssembly build would need.)
//
//   loss_bench [points]            the table
//   loss_bench [points] --data     the data, for other programs: all x, then all y, as doubles

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <numbers>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "contaminated_line.h"
#include "loss/bin.h"
#include "loss/dataset.h"
#include "loss/evaluate.h"
#include "loss/fit.h"
#include "loss/maximum_likelihood.h"
#include "loss/surface.h"

namespace {

using namespace loss;
using Clock = std::chrono::steady_clock;

// Keeps the compiler from dropping work whose result nobody reads.
volatile double sink;

/// The least time of `work` in milliseconds, over 3 to 50 runs that take about half a second: whatever disturbs a run
/// only ever adds to it.
template <class Work>
double least_time(Work work) {
  double least = kInfinity, all = 0;
  for (int run = 0; run < 3 || (run < 50 && all < 500); ++run) {
    const auto start = Clock::now();
    sink = work();
    const double time = std::chrono::duration<double, std::milli>(Clock::now() - start).count();
    least = std::min(least, time);
    all += time;
  }
  return least;
}

struct Points {
  ContaminatedLine line;
  std::vector<double> residuals;
  Data data;

  explicit Points(int n) : line(n), residuals(line.y.size()), data{{line.x}, line.y, true, 1} {
    for (std::size_t i = 0; i < residuals.size(); ++i) residuals[i] = line.y[i] - 1 - 2 * line.x[i];
  }
};

/// The objective of a fit that must have converged.
template <class AnyFit>
double objective_of(const Result<AnyFit>& result, const std::string& name) {
  if (result.ok() && result.value().converged) return result.value().objective;
  std::fprintf(stderr, "%s did not converge\n", name.c_str());
  std::exit(1);
}

/// A data set that stays, in which one point has moved since the last fits.
class Resident {
 public:
  explicit Resident(const Data& data) : data_(std::move(Dataset::make(data).value())) { refit(); }

  double refit() {
    const std::size_t row = data_.size() / 2;
    const double x = data_.data().x[0][row];
    y_ = 40 - y_;
    if (!data_.move(row, std::span(&x, 1), y_).ok()) std::exit(1);
    double sum =
        objective_of(data_.fit(Squared{}, {}), "squared") + objective_of(data_.fit(Absolute{}, {}), "absolute");
    sum += objective_of(data_.fit(Huber{1.345}, {ScaleRule::mad}), "huber mad");
    sum += objective_of(data_.fit(LogCosh{}, {}), "log-cosh");
    return sum + objective_of(data_.fit(Quantile{0.9}, {}), "quantile 0.9");
  }

 private:
  Dataset data_;
  double y_ = 10;
};

class Table {
 public:
  explicit Table(int n) : all_(n), tenth_(n / 10) {}

  /// One row: how long `work(points)` takes.
  template <class Work>
  void row(const std::string& name, Work work) {
    const double all = least_time([&] { return work(all_); });
    const double tenth = least_time([&] { return work(tenth_); });
    std::printf("%s\"%s\": [%.5f, %.5f]", first_ ? "{ " : ",\n  ", name.c_str(), all, tenth);
    first_ = false;
  }

  void fit_row(const std::string& name, const Loss& loss, const Scale& scale = {}) {
    row(name, [&](const Points& points) { return objective_of(fit(loss, points.data, scale), name); });
  }

  void resident_row(const std::string& name) {
    Resident all(all_.data), tenth(tenth_.data);
    row(name, [&](const Points& points) { return (&points == &all_ ? all : tenth).refit(); });
  }

  ~Table() { std::printf(" }\n"); }

 private:
  Points all_, tenth_;
  bool first_ = true;
};

/// log cosh of every residual, as one writes it with the C library.
double plain_log_cosh(const Points& points) {
  double sum = 0;
  for (const double r : points.residuals) {
    const double size = std::abs(r);
    sum += size + std::log1p(std::exp(-2 * size)) - std::numbers::ln2;
  }
  return sum;
}

/// A surface: Σ|y − a − bx| of 200 points at 256 × 256 lines.
constexpr GridAxis kLevels{0, -9, 11, 256}, kSlopes{1, 1, 3, 256};
constexpr std::size_t kOnSurface = 200;

double surface_of(const Points& points) {
  const Data some{{std::span(points.line.x).first(kOnSurface)}, std::span(points.line.y).first(kOnSurface), true, 1};
  const double at[] = {1, 2};
  return surface(Absolute{}, some, 1, at, kLevels, kSlopes).value().minimum;
}

/// The same as one writes it, a sum for every cell.
double plain_surface(const Points& points) {
  const auto value_on = [](const GridAxis& axis, int k) {
    return axis.from + (axis.to - axis.from) * k / (axis.count - 1);
  };
  std::vector<double> sums;
  for (int j = 0; j < kSlopes.count; ++j) {
    for (int k = 0; k < kLevels.count; ++k) {
      const double level = value_on(kLevels, k), slope = value_on(kSlopes, j);
      double sum = 0;
      for (std::size_t i = 0; i < kOnSurface; ++i) sum += std::abs(points.line.y[i] - level - slope * points.line.x[i]);
      sums.push_back(sum);
    }
  }
  return *std::min_element(sums.begin(), sums.end());
}

/// Σ|y − a − bx| in one sweep: the unit of the budgets. Not inlined: V8 never replaces its first, plain code of a
/// function that is called once, as main is.
__attribute__((noinline)) double pass(const Points& points) {
  const std::vector<double>&x = points.line.x, &y = points.line.y;
  double sum[4] = {};
  for (std::size_t i = 0; i + 4 <= y.size(); i += 4) {
    for (std::size_t k = 0; k < 4; ++k) sum[k] += std::abs(y[i + k] - 1.1 - 1.9 * x[i + k]);
  }
  return (sum[0] + sum[1]) + (sum[2] + sum[3]);
}

}  // namespace

int main(int argc, char** argv) {
  const int n = argc > 1 ? std::atoi(argv[1]) : 1000000;
  if (argc > 2 && std::strcmp(argv[2], "--data") == 0) {
    const ContaminatedLine line(n);
    std::fwrite(line.x.data(), sizeof(double), line.x.size(), stdout);
    std::fwrite(line.y.data(), sizeof(double), line.y.size(), stdout);
    return 0;
  }
  Table table(n);
  table.row("pass", pass);
  table.fit_row("fit quantile 0.9", Quantile{0.9});
  table.row("fit cauchy noise", [](const Points& points) {
    return objective_of(fit(make_noise("cauchy", {}).value(), points.data), "cauchy noise");
  });
  table.row("fit general noise",
            [](const Points& points) { return objective_of(fit_adaptive(points.data), "general noise"); });
  table.resident_row("refit of five");
  table.row("image", [](const Points& points) {
    return bin(points.line.x, points.line.y, {0, 10, 600}, {60, -5, 400}).value().largest;
  });
  table.row("surface", surface_of);
  table.row("plain surface", plain_surface);
  table.row("plain log-cosh", plain_log_cosh);
  for (const Entry& entry : catalogue()) {
    const Loss loss = make_loss(entry.id, {}).value();
    const std::string id(entry.id);
    table.row("sum " + id, [&](const Points& points) { return total(loss, points.residuals); });
    table.row("all of " + id, [&](const Points& points) { return evaluate(loss, points.residuals).value().weight[7]; });
    table.fit_row("fit " + id, loss);
    for (const ScaleRule rule : entry.scales) {
      if (rule != ScaleRule::fixed) table.fit_row("fit " + id + " " + std::string(scale_name(rule)), loss, {rule});
    }
  }
}
