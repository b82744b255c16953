// Times each loss over residuals and each fit over points. Prints one JSON object: { name: milliseconds, … }, each the
// median of several runs. The same program is built natively, as WebAssembly with SIMD and without, and compared by
// scripts/bench.mjs in one run. (Google Benchmark is not used: Debian ships it without the sources that a WebAssembly
// build would need.)

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "contaminated_line.h"
#include "loss/evaluate.h"
#include "loss/fit.h"

namespace {

using Clock = std::chrono::steady_clock;

// Keeps the compiler from dropping work whose result nobody reads.
volatile double sink;

/// The median time of `work` in milliseconds, over at least three runs and at most about half a second.
template <class Work>
double median_time(Work work) {
  std::vector<double> times;
  double all = 0;
  while (times.size() < 3 || (all < 500 && times.size() < 25)) {
    const auto start = Clock::now();
    sink = work();
    times.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    all += times.back();
  }
  std::nth_element(times.begin(), times.begin() + times.size() / 2, times.end());
  return times[times.size() / 2];
}

bool first = true;

void report(const std::string& name, double milliseconds) {
  std::printf("%s\"%s\": %.4f", first ? "{ " : ",\n  ", name.c_str(), milliseconds);
  first = false;
}

double must_fit(const loss::Loss& loss, const loss::Data& data, const loss::Scale& scale) {
  const auto result = loss::fit(loss, data, scale);
  if (!result.ok() || !result.value().converged) std::exit(1);
  return result.value().objective;
}

}  // namespace

int main(int argc, char** argv) {
  const int n = argc > 1 ? std::atoi(argv[1]) : 1000000;
  const ContaminatedLine line(n);
  const loss::Data data{{line.x}, line.y, true, 1};

  std::vector<double> residuals(line.y.size());
  for (std::size_t i = 0; i < residuals.size(); ++i) residuals[i] = line.y[i] - 1 - 2 * line.x[i];

  report("pass: Σ|y − a − bx|", median_time([&] {
           double sum[4] = {};
           for (std::size_t i = 0; i + 4 <= line.y.size(); i += 4) {
             for (std::size_t k = 0; k < 4; ++k) sum[k] += std::abs(line.y[i + k] - 1.1 - 1.9 * line.x[i + k]);
           }
           return (sum[0] + sum[1]) + (sum[2] + sum[3]);
         }));
  for (const loss::Entry& entry : loss::catalogue()) {
    const loss::Loss made = loss::make_loss(entry.id, {}).value();
    const std::string id(entry.id);
    report("sum: " + id, median_time([&] { return loss::total(made, residuals); }));
    report("all quantities: " + id, median_time([&] { return loss::evaluate(made, residuals).value().weight[7]; }));
    report("fit: " + id, median_time([&] { return must_fit(made, data, {}); }));
    for (const loss::ScaleRule rule : entry.scales) {
      if (rule == loss::ScaleRule::fixed) continue;
      report("fit: " + id + ", scale " + std::string(loss::scale_name(rule)),
             median_time([&] { return must_fit(made, data, {rule}); }));
    }
  }
  std::printf(" }\n");
}
