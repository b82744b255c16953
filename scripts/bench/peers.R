# Times R's estimators on the benchmark's data, one thread. Prints a line for each: name, seconds (the least of a few).
#
#   Rscript peers.R <file of doubles: all x, then all y> <points>

arguments <- commandArgs(TRUE)
n <- as.integer(arguments[2])
data <- readBin(arguments[1], "double", 2 * n)
x <- cbind(1, data[1:n])
y <- data[n + 1:n]

report <- function(name, package, work) {
  if (!requireNamespace(package, quietly = TRUE)) return(invisible())
  seconds <- c()
  while (length(seconds) < 7 && sum(seconds) < 1) {
    gc(FALSE)
    start <- Sys.time()
    work()
    seconds <- c(seconds, as.numeric(Sys.time() - start, units = "secs"))
  }
  cat(sprintf("%s\t%.9g\n", name, min(seconds)))
}

report("R lm.fit", "stats", function() lm.fit(x, y))
report("R .lm.fit", "stats", function() .lm.fit(x, y))
report("R quantreg pfn", "quantreg", function() {
  set.seed(1)
  quantreg::rq.fit.pfn(x, y, tau = 0.5)
})
report("R quantreg fnb", "quantreg", function() quantreg::rq.fit.fnb(x, y, tau = 0.5))
# The exact one takes minutes at a million points.
some <- seq_len(min(n, 100000))
report("R quantreg br, at most 100,000 points", "quantreg", function() {
  quantreg::rq.fit.br(x[some, ], y[some], tau = 0.5)
})
report("R MASS rlm", "MASS", function() MASS::rlm(x, y, psi = MASS::psi.huber, k = 1.345))
report("R robustbase lmrob", "robustbase", function() {
  set.seed(1)
  robustbase::lmrob.fit(x, y, robustbase::lmrob.control())
})
