# Makes effects-few.json: errors of two-way regressions from few clusters, by clubSandwich on regressions with a dummy for
# every unit and period, and by fitting every pattern of signs anew; quantiles of the largest |t| by mvtnorm. The panel is
# the one with gaps in effects.json.
# From the repository's root:  Rscript test/reference/make/effects-few.R
suppressMessages({library(jsonlite); library(clubSandwich); library(mvtnorm)})
options(digits = 15)
results <- list()
made <- fromJSON("test/reference/effects.json")$results$gaps$panel
data <- data.frame(unit = factor(made$unit), period = made$period, y = made$outcome, cohort = made$cohort,
  weight = made$weight, cluster = made$cluster)
data$reached <- as.numeric(!is.na(data$cohort) & data$period >= data$cohort)

# --- the coefficient of being reached ---------------------------------------------------------------------------------
two_way <- function(data, weighted) {
  fit <- if (weighted) lm(y ~ reached + factor(period) + unit, data, weights = weight)
    else lm(y ~ reached + factor(period) + unit, data)
  cr0 <- vcovCR(fit, cluster = data$cluster, type = "CR0")
  found <- coef_test(fit, vcov = "CR2", cluster = data$cluster, test = "Satterthwaite", coefs = "reached")
  list(value = found$beta, CR0 = sqrt(cr0["reached", "reached"]), CR2 = found$SE, df = found$df_Satt)
}
results$two_way_weighted <- c(call = "clubSandwich::coef_test(lm(y ~ reached + factor(period) + unit, weights = weight), vcov = 'CR2')",
  two_way(data, TRUE))
results$two_way <- c(call = "the same without weights", two_way(data, FALSE))

# --- an effect for each cohort and period, averaged by cells ----------------------------------------------------------
pairs <- unique(data[!is.na(data$cohort) & data$period != data$cohort - 1, c("cohort", "period")])
pairs <- pairs[order(pairs$cohort, pairs$period), ]
X <- sapply(seq_len(nrow(pairs)), function(k)
  as.numeric(!is.na(data$cohort) & data$cohort == pairs$cohort[k] & data$period == pairs$period[k]))
colnames(X) <- sprintf("p%03d", seq_len(nrow(pairs)))
size <- colSums(X * data$weight); since <- pairs$period - pairs$cohort
# columns are mixed so that the mean over some pairs is itself a coefficient
mean_of <- function(own) {
  mix <- diag(ncol(X)); first <- which(own)[1]
  mix[first, ] <- ifelse(own, size / sum(size[own]), 0)
  Z <- X %*% solve(mix); colnames(Z) <- colnames(X)
  fit <- lm(reformulate(c(colnames(Z), "factor(period)", "unit"), "y"), cbind(data, Z), weights = weight)
  coef_test(fit, vcov = "CR2", cluster = data$cluster, test = "Satterthwaite", coefs = colnames(Z)[first])
}
events <- sort(unique(since))
found <- do.call(rbind, c(list(mean_of(since >= 0)), lapply(events, function(e) mean_of(since == e))))
results$interaction <- list(call = "clubSandwich::coef_test(lm(y ~ cohort-period dummies + factor(period) + unit, weights), vcov = 'CR2')",
  since = events, value = found$beta, CR2 = found$SE, df = found$df_Satt)

# --- every pattern of signs, each fitted anew -------------------------------------------------------------------------
few <- droplevels(data[as.numeric(as.factor(data$cluster)) %in% c(1, 5, 6, 9, 10, 13, 15, 17), ])
wild <- function(hypothesis) {
  full <- model.matrix(~ reached + factor(period) + unit, few); root <- sqrt(few$weight)
  rest <- full[, colnames(full) != "reached"]
  names <- sort(unique(few$cluster)); G <- length(names)
  t_of <- function(y) {
    fit <- lm.fit(root * full, root * y)
    bread <- solve(crossprod(root * full))
    scores <- rowsum(full * (few$weight * (fit$residuals / root)), few$cluster)
    V <- G / (G - 1) * bread %*% crossprod(scores) %*% bread
    unname((fit$coefficients["reached"] - hypothesis) / sqrt(V["reached", "reached"]))
  }
  null <- lm.fit(root * rest, root * (few$y - hypothesis * few$reached))
  fitted <- hypothesis * few$reached + null$fitted.values / root
  residuals <- null$residuals / root
  patterns <- as.matrix(expand.grid(rep(list(c(1, -1)), G)))
  own <- t_of(few$y)
  drawn <- apply(patterns, 1, function(signs) t_of(fitted + residuals * signs[match(few$cluster, names)]))
  list(t = own, p = mean(abs(drawn) >= abs(own) * (1 - 1e-9)))
}
results$wild <- list(call = "t of all 2^8 samples whose residuals under the hypothesis have a sign for each cluster, by lm.fit()",
  panel = with(few, list(unit = as.character(unit), period = period, outcome = y, cohort = cohort, weight = weight, cluster = cluster)),
  at = c(0, 0.5, 2), found = lapply(c(0, 0.5, 2), wild))

# --- quantiles of the largest |t| ------------------------------------------------------------------------------------
set.seed(1)
correlations <- list(half = matrix(0.5, 4, 4) + diag(0.5, 4), course = 0.7^abs(outer(1:9, 1:9, "-")), none = diag(3))
results$largest_t <- list(call = "mvtnorm::qmvt(0.95, tail = 'both.tails', df, corr, algorithm = GenzBretz(maxpts = 1e6, abseps = 1e-5))",
  quantiles = unlist(lapply(names(correlations), function(name) lapply(c(4, 13, 60), function(df) {
    corr <- correlations[[name]]
    list(corr = corr, df = df, quantile = qmvt(0.95, tail = "both.tails", df = df, corr = corr,
      algorithm = GenzBretz(maxpts = 1e6, abseps = 1e-5))$quantile)
  })), recursive = FALSE))

writeLines(toJSON(list(made = "test/reference/make/effects-few.R",
  versions = list(R = as.character(getRversion()), clubSandwich = as.character(packageVersion("clubSandwich")),
    mvtnorm = as.character(packageVersion("mvtnorm"))),
  results = results), digits = NA, auto_unbox = TRUE, na = "null"), "test/reference/effects-few.json")
