# Makes scales-moments.json (n, means and covariances of the data sets behind scales.json, and of a made-up survey) and
# scales-more.json (further values on the same moments).
# Run in test/reference, with the folder of bfi.csv and HolzingerSwineford1939.csv (packages psych and lavaan; GPL):
#   Rscript make/scales.R FOLDER
suppressMessages({library(lavaan); library(psych); library(jsonlite)})
folder <- commandArgs(TRUE)[1]
bfi <- read.csv(file.path(folder, "bfi.csv"))
hs <- read.csv(file.path(folder, "HolzingerSwineford1939.csv"))
flip <- function(d, items) { for (i in items) d[[i]] <- 7 - d[[i]]; d }
bfi <- flip(bfi, c("A1", "C4", "C5", "E1", "E2", "O2", "O5"))
agree <- paste0("A", 1:5); neuro <- paste0("N", 1:5); nine <- paste0("x", 1:9)
five <- unlist(lapply(c("A", "C", "E", "N", "O"), paste0, 1:5))

# A survey of six dimensions of four items in two waves: loadings of one item and the intercept of another differ.
set.seed(20211201)
q <- paste0("q", 1:24)
survey <- function(n, loading, intercept) {
  phi <- 0.4 + 0.6 * diag(6); eta <- matrix(rnorm(n * 6), n) %*% chol(phi)
  y <- sapply(1:24, function(i) 0.6 + ifelse(i == 5, intercept, 0) +
    (0.12 + 0.02 * (i %% 4) + ifelse(i == 2, loading, 0)) * eta[, (i + 3) %/% 4] + rnorm(n, sd = 0.15 + 0.01 * (i %% 3)))
  colnames(y) <- q; as.data.frame(y)
}
made <- rbind(cbind(survey(1500, 0, 0), wave = "2018"), cbind(survey(1400, 0.04, 0.05), wave = "2021"))
made$quarter <- rep(c("a", "b", "c", "d"), length.out = nrow(made))

moments <- function(d, items) { d <- na.omit(d[, items]); list(items = items, n = nrow(d), means = unname(colMeans(d)), covariance = unname(cov(d))) }
pairwise <- function(d, items) { d <- d[, items]; list(items = items, n = nrow(d), means = unname(colMeans(d, na.rm = TRUE)), covariance = unname(cov(d, use = "pairwise"))) }
by <- function(d, items, key) lapply(split(d, d[[key]])[unique(as.character(d[[key]][!is.na(d[[key]])]))], moments, items)
all <- list(
  agree = moments(bfi, agree), neuroticism = moments(bfi, neuro),
  agree_pairwise = pairwise(bfi, agree), neuroticism_pairwise = pairwise(bfi, neuro),
  HS = moments(hs, nine), five = moments(bfi, five), made = moments(made, q),
  two = moments(bfi, c("N1", "N2")))
groups <- list(HS_school = by(hs, nine, "school"), five_gender = by(bfi, five, "gender"),
  neuroticism_education = by(bfi[bfi$education %in% 1:4, ], neuro, "education"),
  made_wave = by(made, q, "wave"), made_quarter = by(made, q[1:4], "quarter"))
write(toJSON(list(single = all, groups = groups), digits = NA, auto_unbox = TRUE, pretty = FALSE), "scales-moments.json")

# lavaan stops where the seventh digit is still moving; from there on scoring with lavaan's own gradient and information.
polished <- function(...) {
  m <- cfa(...)
  for (i in 1:200) {
    table <- parTable(m)
    k <- if (m@Model@eq.constraints) m@Model@eq.constraints.K else diag(sum(table$free > 0))
    slope <- lavaan:::lav_model_gradient(m@Model, lavsamplestats = m@SampleStats, lavdata = m@Data)
    if (length(slope) == nrow(k)) slope <- t(k) %*% slope
    step <- as.vector(k %*% solve(t(k) %*% lavInspect(m, "information.expected") %*% k, slope))
    free <- table$free > 0
    table$est[free] <- table$est[free] - step[table$free[free]]
    table$start <- table$est
    as_it_is <- modifyList(m@Options, list(optim.method = "none", optim.force.converged = TRUE))
    m <- suppressWarnings(lavaan(table, slotOptions = as_it_is, slotSampleStats = m@SampleStats, slotData = m@Data))
    if (max(abs(step)) < 1e-13) break
  }
  m
}
measures <- c("npar", "chisq", "df", "pvalue", "baseline.chisq", "baseline.df", "cfi", "tli", "rmsea", "srmr", "logl", "aic", "bic")
# the ends of RMSEA's interval that lavaan finds to four digits, to all of them
interval <- function(f) {
  x <- f[["chisq"]]; df <- f[["df"]]
  at <- function(p) if (pchisq(x, df) < p) 0 else uniroot(function(l) pchisq(x, df, l) - p, c(0, 10 * x + 100), tol = 1e-13)$root
  list(low = at(0.95), high = at(0.05))
}
fit <- function(model) as.list(fitMeasures(model, measures))
syntax <- function(factors) paste(mapply(function(f, i) paste(f, "=~", paste(i, collapse = "+")), names(factors), factors), collapse = "\n")
single <- function(d, factors, std) {
  m <- polished(syntax(factors), data = d, std.lv = std)
  p <- parameterEstimates(m, standardized = TRUE); f <- fit(m); x <- interval(f)
  c(list(lhs = p$lhs, op = p$op, rhs = p$rhs, est = p$est, se = p$se, std = p$std.all), f,
    list(ci = sqrt(unlist(x) / (f$df * nobs(m))), close = fitMeasures(m, "rmsea.pvalue")[[1]]))
}
levels <- function(d, factors, key) {
  equal <- list(configural = "", metric = "loadings", scalar = c("loadings", "intercepts"), strict = c("loadings", "intercepts", "residuals"))
  models <- lapply(equal, function(e) polished(syntax(factors), data = d, group = key, group.equal = e, std.lv = FALSE))
  list(levels = lapply(models, fit), lrt = as.list(lavTestLRT(models[[1]], models[[2]], models[[3]], models[[4]])[-1, c("Chisq diff", "Df diff", "Pr(>Chisq)")]))
}
bigfive <- split(five, rep(c("A", "C", "E", "N", "O"), each = 5))
six <- split(q, rep(paste0("f", 1:6), each = 4))
omega_of <- function(d, items) {  # of the items as they are, from lavaan's estimates
  d <- na.omit(d[, items]); m <- polished(syntax(list(f = items)), data = d, std.lv = TRUE)
  e <- lavInspect(m, "est"); v <- sum(cov(d)) * (nrow(d) - 1) / nrow(d)
  list(total = 1 - sum(diag(e$theta)) / v, general = sum(e$lambda)^2 / v)
}
out <- list(
  omega_raw.agree = omega_of(bfi, agree), omega_raw.neuroticism = omega_of(bfi, neuro), omega_raw.made = omega_of(made, q[1:4]),
  alpha.two = { a <- alpha(na.omit(bfi[, c("N1", "N2")])); list(raw = a$total$raw_alpha, std = a$total$std.alpha, drop = a$item.stats$r.drop) },
  alpha.made = { a <- alpha(made[, q[1:4]]); list(raw = a$total$raw_alpha, std = a$total$std.alpha, G6 = a$total[["G6(smc)"]], drop = a$item.stats$r.drop, without = a$alpha.drop$raw_alpha, feldt = c(a$feldt$lower.ci[[1]], a$feldt$upper.ci[[1]])) },
  cfa.HS_standardised = single(hs, list(visual = nine[1:3], textual = nine[4:6], speed = nine[7:9]), TRUE),
  cfa.five = single(bfi, bigfive, FALSE), cfa.made = single(made, six, FALSE),
  cfa.neuroticism = single(bfi, list(N = neuro), FALSE),
  cfa.two_and_three = single(hs, list(visual = nine[1:2], textual = nine[4:6]), FALSE),
  invariance.HS_school = levels(hs, list(visual = nine[1:3], textual = nine[4:6], speed = nine[7:9]), "school"),
  invariance.five_gender = levels(bfi, bigfive, "gender"),
  invariance.neuroticism_education = levels(bfi[bfi$education %in% 1:4, ], list(N = neuro), "education"),
  invariance.made_wave = levels(made, six, "wave"), invariance.made_quarter = levels(made, list(f = q[1:4]), "quarter"))
noncentral <- expand.grid(x = c(0.5, 5, 30, 120, 900), df = c(1, 7, 240), ncp = c(0, 0.3, 8, 90, 700))
noncentral$p <- mapply(pchisq, noncentral$x, noncentral$df, noncentral$ncp)
noncentral$up <- mapply(function(x, d, n) pchisq(x, d, n, lower.tail = FALSE), noncentral$x, noncentral$df, noncentral$ncp)
out$noncentral <- as.list(noncentral)
meta <- list(R = R.version.string, packages = list(psych = as.character(packageVersion("psych")), lavaan = as.character(packageVersion("lavaan"))))
write(toJSON(list(meta = meta, results = out), digits = NA, auto_unbox = TRUE, na = "null", pretty = FALSE), "scales-more.json")
