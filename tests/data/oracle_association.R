# Rscript oracle_association.R civil_service_people_survey_organisations.csv > oracle_association.json
# R 4.2.2, base packages and jsonlite: correlations between and within organisations.
suppressMessages(library(jsonlite))
d <- read.csv(commandArgs(TRUE)[1])
out <- list()
fz <- function(r, df) tanh(atanh(r) + c(-1, 1) * qnorm(.975) / sqrt(df))
one <- function(x, y, z = NULL) {
  k <- d[complete.cases(d[, c(x, y, z)]), ]
  res <- list(n_rows = nrow(k))
  w <- k[k$year == 2019, ]
  ct <- cor.test(w[[x]], w[[y]])
  res$year_2019 <- list(n = nrow(w), r = unname(ct$estimate), low = ct$conf.int[1], high = ct$conf.int[2],
                        spearman = cor(w[[x]], w[[y]], method = "spearman"))
  if (!is.null(z)) {
    Z <- as.matrix(w[, z, drop = FALSE])
    r <- cor(resid(lm(w[[x]] ~ Z)), resid(lm(w[[y]] ~ Z)))
    ci <- fz(r, nrow(w) - length(z) - 3)
    res$year_2019_partial <- list(r = r, low = ci[1], high = ci[2])
  }
  m <- aggregate(k[, c(x, y, z)], list(o = k$organisation), mean)
  ct <- cor.test(m[[x]], m[[y]])
  res$between <- list(n = nrow(m), r = unname(ct$estimate), low = ct$conf.int[1], high = ct$conf.int[2],
                      spearman = cor(m[[x]], m[[y]], method = "spearman"))
  if (!is.null(z)) {
    Z <- as.matrix(m[, z, drop = FALSE])
    r <- cor(resid(lm(m[[x]] ~ Z)), resid(lm(m[[y]] ~ Z)))
    ci <- fz(r, nrow(m) - length(z) - 3)
    res$between_partial <- list(r = r, low = ci[1], high = ci[2])
  }
  n <- table(k$organisation)
  k2 <- k[k$organisation %in% names(n)[n > 1], ]
  within <- function(kk, extra) {
    f <- if (extra) "~ factor(organisation) + factor(year)" else "~ factor(organisation)"
    if (extra && !is.null(z)) f <- paste(f, "+", paste(z, collapse = "+"))
    cor(resid(lm(as.formula(paste(x, f)), kk)), resid(lm(as.formula(paste(y, f)), kk)))
  }
  jack <- function(extra) {
    r <- within(k2, extra); os <- unique(k2$organisation); J <- length(os)
    zs <- sapply(os, function(g) atanh(within(k2[k2$organisation != g, ], extra)))
    se <- sqrt((J - 1) / J * sum((zs - mean(zs))^2))
    ci <- tanh(atanh(r) + c(-1, 1) * qt(.975, J - 1) * se)
    list(n = nrow(k2), organisations = J, r = r, low = ci[1], high = ci[2])
  }
  res$within <- jack(FALSE)
  res$within_given <- jack(TRUE)
  res
}
out$leadership_engagement <- one("leadership_and_change", "engagement")
out$leadership_engagement_given_pay_resources <- one("leadership_and_change", "engagement", c("pay", "resources"))
x <- c(3.1,3.4,2.8,3.9,3.6,2.2,4.1,3.3,3.0,3.8); y <- c(71,78,70,88,79,69,83,83,74,71); z <- c(1,4,2,8,5,7,9,3,2,6)
g <- c(1,1,1,2,2,3,3,3,3,4)
ct <- cor.test(x, y); p <- cor(resid(lm(x~z)), resid(lm(y~z)))
k <- !is.na(match(g, c(1,2,3)))
w <- cor(resid(lm(x[k]~factor(g[k]))), resid(lm(y[k]~factor(g[k]))))
wz <- cor(resid(lm(x[k]~factor(g[k])+z[k])), resid(lm(y[k]~factor(g[k])+z[k])))
b <- cor(tapply(x,g,mean), tapply(y,g,mean))
c90 <- cor.test(x, y, conf.level=.9)$conf.int

out$small <- list(x=x,y=y,z=z,g=g,r=unname(ct$estimate),low=ct$conf.int[1],high=ct$conf.int[2],low90=c90[1],high90=c90[2],spearman=cor(x,y,method="spearman"),partial=p,within=w,within_given_z=wz,between=b)
cat(toJSON(out, digits = I(17), auto_unbox = TRUE, pretty = TRUE))
