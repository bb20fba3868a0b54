# Makes multiplicity-more.json: fits of imputed data sets for multiplicity.json, two one-sided tests and Fieller limits.
# From the repository's root:  Rscript test/reference/make/multiplicity.R FOLDER-WITH-mice_nhanes_imputed_m5.csv
suppressMessages(library(jsonlite))
options(digits = 15)
folder <- commandArgs(TRUE)[1]
imputed <- read.csv(file.path(folder, "mice_nhanes_imputed_m5.csv"))
fits <- lapply(split(imputed, imputed$.imp), function(d) lm(chl ~ age + bmi, d))
results <- list(imputed_fits = list(call = "lm(chl ~ age + bmi) in each imputation: coef(), vcov()",
  values = unname(t(sapply(fits, coef))), covariances = unname(lapply(fits, function(f) unname(vcov(f)))), dfComplete = fits[[1]]$df.residual))

# t.test once above and once below the margin; a paired difference and a difference of two groups.
schools <- read.csv("test/reference/data/apistrat.csv")
growth <- schools$api00 - schools$api99
elementary <- growth[schools$stype == "E"]; others <- growth[schools$stype != "E"]
tost <- function(key, call, run, margin) {
  plain <- run(0, "two.sided", 0.90)
  up <- run(-margin, "greater", 0.95); down <- run(margin, "less", 0.95)
  value <- if (length(plain$estimate) == 2) -diff(plain$estimate) else plain$estimate
  results[[key]] <<- list(call = call, value = unname(value), se = unname(plain$stderr), df = unname(plain$parameter), margin = margin,
    above = c(unname(up$statistic), up$p.value), below = c(unname(down$statistic), down$p.value), interval = as.numeric(plain$conf.int))
}
one <- function(mu, alternative, level) t.test(growth - 30, mu = mu, alternative = alternative, conf.level = level)
two <- function(mu, alternative, level) t.test(elementary, others, mu = mu, alternative = alternative, conf.level = level)
tost("tost_one_6", "t.test(growth - 30, mu = -6 | 6)", one, 6)
tost("tost_one_3", "t.test(growth - 30, mu = -3 | 3)", one, 3)
tost("tost_two_20", "t.test(elementary, others, mu = -20 | 20)", two, 20)

# Fieller's set as the values of r that a t test of mean(y - r x) does not reject: found on the data, not by a formula.
fieller <- function(key, call, y, x) {
  t <- function(r) t.test(y - r * x)$p.value - 0.05
  r <- mean(y) / mean(x); reach <- 100 * abs(r)
  results[[key]] <<- list(call = call, above = mean(y), below = mean(x), variance = c(var(y), var(x), cov(y, x)) / length(y), df = length(y) - 1, value = r,
    interval = c(uniroot(t, c(r - reach, r), tol = 1e-15)$root, uniroot(t, c(r, r + reach), tol = 1e-15)$root))
}
fieller("fieller_growth", "t.test(y - r * x)$p.value == 0.05, y growth, x meals", growth, schools$meals)
fieller("fieller_few", "the same for the first 12 schools", growth[1:12], schools$meals[1:12])
stopifnot(t.test(growth[1:12])$p.value < 0.05)

meta <- list(R = R.version.string, data = c("mice_nhanes_imputed_m5.csv", "apistrat.csv"))
write_json(list(meta = meta, results = results), "test/reference/multiplicity-more.json", digits = NA, auto_unbox = TRUE)
