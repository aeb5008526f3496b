# Measures of R's sna on one network, as often as each line on standard input asks: name, tab, times.
# Answers with the processor seconds of one time, by R's own clock, and the values.

suppressMessages(library(sna))
given <- commandArgs(TRUE)
ties <- as.matrix(read.csv(given[1]))
n <- as.integer(given[2])
m <- matrix(0, n, n)
m[ties + 1] <- 1
groups <- (seq_len(n) - 1) %% 10

works <- list(
  "hops" = function() betweenness(m, gmode = "digraph"),
  "triad census" = function() triad.census(m, mode = "digraph"),
  "connectedness" = function() connectedness(m),
  "hierarchy" = function() hierarchy(m, measure = "krackhardt"),
  "efficiency" = function() efficiency(m),
  "lubness" = function() lubness(m),
  "centralization" = function() c(
    centralization(m, degree, mode = "digraph", cmode = "indegree"),
    centralization(m, betweenness, mode = "digraph")
  ),
  "brokerage" = function() t(brokerage(m, groups)$raw.nli)
)

asked <- file("stdin")
open(asked)
while (length(line <- readLines(asked, n = 1)) > 0) {
  words <- strsplit(line, "\t")[[1]]
  work <- works[[words[1]]]
  times <- as.integer(words[2])
  start <- proc.time()
  for (k in seq_len(times)) found <- work()
  spent <- proc.time() - start
  seconds <- (spent[["user.self"]] + spent[["sys.self"]]) / times
  cat(seconds, format(as.vector(found), digits = 17), "\n")
  flush(stdout())
}
