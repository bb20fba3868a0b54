# Makes multilevel.json: random-intercept models by R lme4, and the decompositions of a difference of means by R survey.
# From the repository's root:  Rscript test/reference/make/multilevel.R
suppressMessages({library(lme4); library(survey); library(jsonlite)})
options(digits = 15)
read <- function(name) read.csv(paste0("test/reference/data/", name, ".csv"), check.names = FALSE)
results <- list()

# lmer, then the ratio of standard deviations brought to rest by Newton steps on the deviance's slope, since optimisers
# stop where the deviance no longer moves, half of the digits early.
mixed <- function(key, formula, data) for (REML in c(TRUE, FALSE)) {
  start <- lmer(formula, data, REML = REML, control = lmerControl(optimizer = "bobyqa"))
  deviance <- lmer(formula, data, REML = REML, devFunOnly = TRUE)
  theta <- getME(start, "theta")
  if (theta > 1e-4) for (step in 1:6) {
    slope <- numDeriv::grad(deviance, theta, method.args = list(d = 0.2, r = 6)); bend <- numDeriv::hessian(deviance, theta)
    theta <- drop(theta - slope / bend)
  } else theta <- 0
  allowed <- deviance(theta) + qchisq(0.95, 1)
  ends <- c(if (deviance(0) < allowed) 0 else uniroot(function(t) deviance(t) - allowed, c(0, theta), tol = 1e-14)$root,
            uniroot(function(t) deviance(t) - allowed, c(theta, 20 * theta + 5), tol = 1e-14)$root)
  # The model and the deviance function are one object: what is read from it belongs to the theta asked for last.
  made <- lFormula(formula, data, REML = REML)
  best <- mkMerMod(environment(deviance), list(par = theta, fval = deviance(theta), conv = 0, feval = 1), made$reTrms, fr = made$fr)
  area <- as.numeric(VarCorr(best)[[1]]); rest <- sigma(best)^2
  results[[paste0(key, if (REML) "_REML" else "_ML")]] <<- list(
    call = paste0("lmer(", deparse1(formula), ", REML = ", REML, ")"), beta = unname(fixef(best)), se = unname(sqrt(diag(as.matrix(vcov(best))))),
    areaVariance = area, residualVariance = rest, icc = area / (area + rest), deviance = deviance(theta),
    iccLimits = ends^2 / (1 + ends^2))
}

schools <- read("apiclus1")
schools$high <- as.numeric(schools$stype == "H"); schools$middle <- as.numeric(schools$stype == "M")
mixed("schools_null", api00 ~ 1 + (1 | dnum), schools)
mixed("schools_background", api00 ~ meals + ell + high + middle + (1 | dnum), schools)
health <- subset(read("nhanes"), !is.na(HI_CHOL))
health$area <- paste(health$SDMVSTRA, health$SDMVPSU)
health$race2 <- as.numeric(health$race == 2); health$race3 <- as.numeric(health$race == 3); health$woman <- as.numeric(health$RIAGENDR == 2)
mixed("health_null", HI_CHOL ~ 1 + (1 | area), health)
mixed("health_background", HI_CHOL ~ race2 + race3 + woman + (1 | area), health)
flat <- data.frame(area = rep(1:4, each = 3), y = c(1, 2, 3, 3, 2, 1, 2, 1, 3, 1, 3, 2.5))
mixed("flat", y ~ 1 + (1 | area), flat)

# Kitagawa's parts of the difference in high cholesterol between women and men over age groups, from totals, with
# derivatives taken symbolically by svycontrast.
design <- svydesign(~SDMVPSU, strata = ~SDMVSTRA, weights = ~WTMEC2YR, nest = TRUE, data = read("nhanes"))
there <- !is.na(design$variables$HI_CHOL)
ages <- sort(unique(design$variables$agecat)); k <- length(ages)
columns <- list()
for (side in 1:2) for (c in seq_along(ages)) {
  one <- as.numeric(there & design$variables$RIAGENDR == side & design$variables$agecat == ages[c])
  columns[[paste0("n", side, c)]] <- one
  columns[[paste0("y", side, c)]] <- ifelse(there, one * design$variables$HI_CHOL, 0)
}
totals <- svytotal(as.matrix(as.data.frame(columns)), design)
m <- function(s, c) sprintf("y%d%d/n%d%d", s, c, s, c)
p <- function(s, c) sprintf("n%d%d/(%s)", s, c, paste0("n", s, 1:k, collapse = "+"))
overall <- function(s) sprintf("((%s)/(%s))", paste0("y", s, 1:k, collapse = "+"), paste0("n", s, 1:k, collapse = "+"))
middle <- sprintf("((%s + %s)/2)", overall(1), overall(2))
comp <- sprintf("((%s) - (%s))*(((%s) + (%s))/2 - %s)", p(2, 1:k), p(1, 1:k), m(1, 1:k), m(2, 1:k), middle)
rate <- sprintf("((%s) - (%s))*((%s) + (%s))/2", m(2, 1:k), m(1, 1:k), p(1, 1:k), p(2, 1:k))
inputs <- c(m(1, 1:k), p(1, 1:k), m(2, 1:k), p(2, 1:k))
all <- c(paste0(comp, collapse = " + "), paste0(rate, collapse = " + "), comp, rate, inputs)
# What is made of totals: their values and covariance by symbolic derivatives.
symbolic <- function(texts) {
  names <- names(coef(totals)); env <- as.list(coef(totals))
  J <- t(sapply(texts, function(text) attr(eval(deriv(parse(text = text), names), env), "gradient")))
  list(values = unname(sapply(texts, function(text) eval(parse(text = text), env))), covariance = unname(J %*% vcov(totals) %*% t(J)))
}
found <- symbolic(all); places <- 1:(2 + 2 * k); rest <- -places
check <- svycontrast(totals, parse(text = all[1])[[1]])
stopifnot(abs(coef(check) - found$values[1]) < 1e-14, abs(SE(check) - sqrt(found$covariance[1, 1])) < 1e-12)
results$kitagawa <- list(call = "svycontrast(svytotal(...), quote(composition)) and so on",
  inputs = found$values[rest], inputsCovariance = found$covariance[rest, rest], values = found$values[places], covariance = found$covariance[places, places])

# Oaxaca–Blinder: regressions within both sides, parts by their definition, their variance by numerical derivatives.
ob <- read("apistrat"); sides <- split(ob, ob$awards)
fits <- lapply(sides, function(d) lm(api00 ~ meals + ell, d)); X <- lapply(fits, model.matrix)
pooled <- lm(api00 ~ meals + ell + awards, ob)
x1 <- colMeans(X[[1]]); x2 <- colMeans(X[[2]]); b1 <- coef(fits[[1]]); b2 <- coef(fits[[2]]); bp <- coef(pooled)[1:3]
v <- c(x1, b1, x2, b2, bp)
blocks <- list(cov(X[[1]]) / nrow(X[[1]]), vcov(fits[[1]]), cov(X[[2]]) / nrow(X[[2]]), vcov(fits[[2]]), vcov(pooled)[1:3, 1:3])
V <- as.matrix(Matrix::bdiag(blocks))
i <- function(k) (3 * k - 2):(3 * k)
two <- function(star) function(v) c(sum((v[i(3)] - v[i(1)]) * star(v)), sum(v[i(3)] * (v[i(4)] - star(v))) + sum(v[i(1)] * (star(v) - v[i(2)])))
three <- function(v) c(sum((v[i(3)] - v[i(1)]) * v[i(2)]), sum(v[i(1)] * (v[i(4)] - v[i(2)])), sum((v[i(3)] - v[i(1)]) * (v[i(4)] - v[i(2)])))
forms <- list(before = two(function(v) v[i(2)]), after = two(function(v) v[i(4)]), half = two(function(v) (v[i(2)] + v[i(4)]) / 2), pooled = two(function(v) v[i(5)]), three = three)
results$oaxaca <- c(list(call = "lm() on both sides of apistrat's awards; parts by definition, numDeriv::jacobian", inputs = unname(v), inputsCovariance = unname(V)),
  lapply(forms, function(f) { J <- numDeriv::jacobian(f, v); list(values = f(v), covariance = J %*% V %*% t(J)) }))

meta <- list(packages = list(lme4 = as.character(packageVersion("lme4")), survey = as.character(packageVersion("survey"))), R = R.version.string, data = c("apiclus1.csv", "nhanes.csv", "apistrat.csv"))
write_json(list(meta = meta, results = results), "test/reference/multilevel.json", digits = NA, auto_unbox = TRUE, pretty = FALSE)
