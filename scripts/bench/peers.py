# Times scikit-learn's estimators on the benchmark's data, one thread. Prints a line for each: name, seconds (the least
# of a few).
#
#   python3 peers.py <file of doubles: all x, then all y> <points>

import sys
import time
import warnings

import numpy
from sklearn.linear_model import HuberRegressor, LinearRegression

warnings.filterwarnings("ignore")
n = int(sys.argv[2])
data = numpy.fromfile(sys.argv[1])
x, y = data[:n, None], data[n:]
with_ones = numpy.column_stack([numpy.ones(n), x])


def report(name, work):
    seconds = []
    while len(seconds) < 7 and sum(seconds) < 1:
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    print(f"{name}\t{min(seconds):.9g}")


report("numpy lstsq", lambda: numpy.linalg.lstsq(with_ones, y, rcond=None))
report("sklearn LinearRegression", lambda: LinearRegression().fit(x, y))
report("sklearn HuberRegressor", lambda: HuberRegressor(epsilon=1.35, alpha=0).fit(x, y))
