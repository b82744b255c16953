// Evaluating and fitting without Embind, whose glue would be a tenth of what a figure downloads: the same calls as in
// bindings.cpp, with words and numbers in two buffers. web/engine/plain-module.js is the only caller.
//
// The caller puts bytes at `words_at(size)` and numbers at `numbers_at(count)`, calls, and finds the numbers of the
// answer at `answer()`; where the call returns -1, the words of the error: its code, a line break, its message.

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "loss/catalogue.h"
#include "loss/evaluate.h"
#include "loss/fit.h"

#define EXPORTED(name) extern "C" __attribute__((export_name(name)))

namespace loss::bindings {
namespace {

std::vector<char> words;
std::vector<double> numbers;
std::vector<double> answer;

/// Takes the numbers one by one; a list has its length before it, a word its length among the numbers.
class Request {
 public:
  double number() { return numbers[at_++]; }
  std::size_t count() { return static_cast<std::size_t>(number()); }
  std::span<const double> list() {
    const std::size_t length = count();
    const std::span<const double> items(numbers.data() + at_, length);
    at_ += length;
    return items;
  }
  std::string_view word() {
    const std::size_t length = count();
    word_ += length;
    return {words.data() + word_ - length, length};
  }

 private:
  std::size_t at_ = 0;
  std::size_t word_ = 0;
};

/// A word, the number of parameters, and each one's name and value.
Result<Loss> loss_of(Request& request) {
  const std::string_view id = request.word();
  std::vector<NamedValue> parameters(request.count());
  for (auto& [name, value] : parameters) {
    name = std::string(request.word());
    value = request.number();
  }
  return make_loss(id, parameters);
}

int refuse(const Error& error) {
  const std::string text = std::string(error_name(error.code)) + '\n' + error.message;
  words.assign(text.begin(), text.end());
  return -1;
}

void put(std::span<const double> list) {
  answer.push_back(static_cast<double>(list.size()));
  answer.insert(answer.end(), list.begin(), list.end());
}

}  // namespace

EXPORTED("wordsAt") char* words_at(std::size_t size) {
  words.resize(size);
  return words.data();
}

EXPORTED("wordsSize") std::size_t words_size() { return words.size(); }

EXPORTED("numbersAt") double* numbers_at(std::size_t count) {
  numbers.resize(count);
  return numbers.data();
}

EXPORTED("answer") const double* answer_at() { return answer.data(); }

/// A loss, then a list of residuals. The answer: lists of values, slopes, curvatures, weights and, where it has one, of
/// its density.
EXPORTED("evaluate") int evaluate_call() {
  Request request;
  const Result<Loss> loss = loss_of(request);
  if (!loss.ok()) return refuse(loss.error());
  const Result<Evaluation> found = evaluate(loss.value(), request.list());
  if (!found.ok()) return refuse(found.error());
  const Evaluation& all = found.value();
  answer.clear();
  for (const std::vector<double>* list : {&all.value, &all.slope, &all.curvature, &all.weight}) put(*list);
  if (all.has_density) put(all.density);
  return all.has_density;
}

/// A loss; the number of columns, each a list; responses; intercept, degree, rule and scale. The answer: scale,
/// objective, iterations, converged, unique; lists of coefficients, lowest, highest and standard errors.
EXPORTED("fit") int fit_call() {
  Request request;
  const Result<Loss> loss = loss_of(request);
  if (!loss.ok()) return refuse(loss.error());
  Data data;
  data.x.resize(request.count());
  for (std::span<const double>& column : data.x) column = request.list();
  data.y = request.list();
  data.intercept = request.number() != 0;
  data.degree = static_cast<int>(request.number());
  Scale scale;
  scale.rule = static_cast<ScaleRule>(request.number());
  scale.value = request.number();
  const Result<Fit> found = fit(loss.value(), data, scale);
  if (!found.ok()) return refuse(found.error());
  const Fit& best = found.value();
  answer = {best.scale, best.objective, static_cast<double>(best.iterations), static_cast<double>(best.converged),
            static_cast<double>(best.unique)};
  for (const std::vector<double>* list : {&best.coefficients, &best.lowest, &best.highest, &best.standard_errors})
    put(*list);
  return 0;
}

}  // namespace loss::bindings
