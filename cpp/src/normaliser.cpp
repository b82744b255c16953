#include "loss/normaliser.h"

namespace loss {
LogNormaliser general_log_normaliser(double) { return {0, 0, 0}; }
double pseudo_huber_normaliser(double) { return 1; }
double cauchy_normaliser(double) { return 1; }
}  // namespace loss
