# R's packages at the same work, each timed by R's own clock: see r_session.py.
#
# Lines come in: "hold NAME N K PATH" reads N × K doubles, column by column; "run WORK" does a work
# and answers with its seconds and its values; "versions" answers with what is installed.

asked <- file("stdin", "r")
held <- list()

works <- list(
  alpha = function() psych::alpha(held$items)$total$raw_alpha,
  icc = function() psych::ICC(held$wide)$results$ICC,
  rwg_j = function() multilevel::rwg.j(held$teams, held$group, ranvar = 2)$rwg.j,
  deviation = function() multilevel::ad.m(held$teams, held$group)$AD.M,
  icc1 = function() multilevel::mult.icc(held$teams[, 1:2], held$group)$ICC1
)

answer <- function(...) cat("answer:", ..., "\n")

hold <- function(name, n, k, path) {
  numbers <- matrix(readBin(path, "double", n * k), n, k)
  held[[name]] <<- if (k == 1) numbers[, 1] else as.data.frame(numbers)
  answer(dim(numbers))
}

run <- function(work) {
  gc()
  start <- proc.time()[["elapsed"]]
  values <- suppressMessages(suppressWarnings(work()))
  seconds <- proc.time()[["elapsed"]] - start
  answer(seconds, format(values, digits = 17))
}

versions <- function() {
  for (name in c("psych", "multilevel")) {
    if (requireNamespace(name, quietly = TRUE)) {
      cat("answer:", name, as.character(packageVersion(name)), "\n")
    }
  }
  answer("R", paste(R.version$major, R.version$minor, sep = "."))
}

while (length(line <- readLines(asked, 1)) > 0) {
  words <- strsplit(line, " ")[[1]]
  switch(words[1],
    hold = hold(words[2], as.integer(words[3]), as.integer(words[4]), words[5]),
    run = run(works[[words[2]]]),
    versions = versions()
  )
}
