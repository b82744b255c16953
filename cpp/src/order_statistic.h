// Order statistics, in time linear in the number of values: quantile regression without a predictor.

#pragma once

#include <cstddef>

#include "line_problem.h"

namespace loss {

struct OrderStatistics {
  double at, next;  ///< the values of rank k and k + 1, counted from 0; twice the same where k is the last
};

/// Among the values y + shift of `data`, of which there are more than k. Its t play no part; they may be its y again.
OrderStatistics order_statistics(const LineData& data, std::size_t k);

}  // namespace loss
