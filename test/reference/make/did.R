# Makes data/did_toy.csv and did-made.json: group-time effects, doubly robust, in base R.
# From the repository's root:  Rscript test/reference/make/did.R
#
# Values by glm and lm. Variances by another road than the formula for the influence function: each estimate solves its
# moment conditions; these are differentiated numerically and inverted (the sandwich of M-estimation).
suppressMessages({library(jsonlite); library(numDeriv)})
options(digits = 15)
set.seed(2019)
results <- list()
put <- function(key, call, ...) results[[key]] <<- c(list(call = call), list(...))

# ---- data: 160 units, 6 periods, three cohorts and the never reached, 24 clusters --------------------------------
n <- 160; years <- 2013:2018
unit <- data.frame(unit = sprintf("u%03d", 1:n), x1 = round(rnorm(n, 40, 9), 1), x2 = rbinom(n, 1, 0.4))
start <- c(2015, 2016, 2018, NA)
unit$cohort <- sapply(1:n, function(i) sample(start, 1, prob = exp(c(0.02, 0.01, 0, 0) * (unit$x1[i] - 40) + c(0.3, 0, -0.2, 0.6))))
unit$cluster <- sprintf("c%02d", 1 + rbinom(n, 23, 0.5))
unit$weight <- round(runif(n, 0.5, 3), 2)
own <- rnorm(n, 0, 2)
d <- do.call(rbind, lapply(years, function(t) {
  y <- 10 + own + (t - 2013) * (0.4 + 0.02 * (unit$x1 - 40) + 0.3 * unit$x2) + rnorm(n, 0, 1)
  y <- y + ifelse(!is.na(unit$cohort) & t >= unit$cohort, 1 + 0.5 * (t - unit$cohort), 0)
  cbind(unit, period = t, y = round(y, 2))
}))
d <- d[order(d$unit, d$period), ]
write.csv(d, "test/reference/data/did_toy.csv", row.names = FALSE, na = "")
Y <- matrix(d$y, n, byrow = TRUE, dimnames = list(NULL, years))
at <- function(t) Y[, as.character(t)]

# ---- one effect: its value, and how far it moves for each unit ---------------------------------------------------
one <- function(g, t, base, notyet, X, w, anticipation) {
  C <- is.na(unit$cohort) | (notyet & unit$cohort != g & unit$cohort > max(t, base) + anticipation)
  G <- unit$cohort %in% g
  i <- which(G | C); D <- as.integer(G[i]); x <- X[i, , drop = FALSE]; wi <- w[i]; dy <- (at(t) - at(base))[i]
  ps <- suppressWarnings(glm.fit(x, D, wi, family = binomial(), control = list(epsilon = 1e-15, maxit = 100)))$coefficients
  or <- lm.wfit(x[D == 0, , drop = FALSE], dy[D == 0], wi[D == 0])$coefficients
  k <- ncol(X)
  odds <- function(g) { p <- plogis(drop(x %*% g)); wi * (1 - D) * p / (1 - p) }
  r <- dy - drop(x %*% or)
  theta <- c(ps, or, sum(wi * D * r) / sum(wi * D), sum(odds(ps) * r) / sum(odds(ps)))
  moments <- function(v) {
    p <- plogis(drop(x %*% v[1:k])); r <- dy - drop(x %*% v[k + 1:k])
    cbind(wi * (D - p) * x, wi * (1 - D) * r * x, wi * D * (r - v[2 * k + 1]), odds(v[1:k]) * (r - v[2 * k + 2]))
  }
  A <- jacobian(function(v) colSums(moments(v)), theta)
  move <- -moments(theta) %*% t(solve(A))
  psi <- numeric(n); psi[i] <- move[, 2 * k + 1] - move[, 2 * k + 2]
  list(value = unname(theta[2 * k + 1] - theta[2 * k + 2]), psi = psi)
}

all <- function(key, X = matrix(1, n, 1), w = rep(1, n), notyet = FALSE, universal = FALSE, anticipation = 0, cluster = unit$unit) {
  plan <- do.call(rbind, lapply(c(2015, 2016, 2018), function(g) do.call(rbind, lapply(years, function(t) {
    last <- max(years[years + anticipation < g])
    if (universal) data.frame(g, t, base = last) else if (t > 2013) data.frame(g, t, base = if (t < g) t - 1 else last)
  }))))
  plan <- plan[plan$t != plan$base, ]
  found <- Map(function(g, t, base) one(g, t, base, notyet, X, w, anticipation), plan$g, plan$t, plan$base)
  psi <- sapply(found, `[[`, "psi")
  att <- sapply(found, `[[`, "value")
  # Averages after the start by the cohorts' weights, and by event time; the weights move too.
  share <- function(w, k) { s <- sapply(plan$g[k], function(g) sum(w[unit$cohort %in% g])); s / sum(s) }
  aggregate <- function(k) {
    slope <- jacobian(function(more) share(w * (1 + more), k), numeric(n))
    list(value = sum(att[k] * share(w, k)), psi = drop(psi[, k, drop = FALSE] %*% share(w, k)) + drop(att[k] %*% slope))
  }
  sandwich <- function(psi) crossprod(rowsum(psi, cluster))
  event <- sort(unique(plan$t - plan$g))
  points <- lapply(event, function(e) aggregate(which(plan$t - plan$g == e)))
  simple <- aggregate(which(plan$t >= plan$g))
  before <- which(plan$t < plan$g - anticipation)
  V <- sandwich(psi)
  W <- drop(att[before] %*% solve(V[before, before], att[before]))
  put(key, "moment conditions of Sant'Anna & Zhao (2020), eq. 3.1, for each cohort and period; see make/did.R",
    cohort = plan$g, period = plan$t, base = plan$base, est = att, vcov = V,
    event = event, eventEst = sapply(points, `[[`, "value"), eventVcov = sandwich(sapply(points, `[[`, "psi")),
    simple = c(simple$value, sqrt(sandwich(simple$psi))), wald = c(W, length(before), pchisq(W, length(before), lower.tail = FALSE)))
}

X <- cbind(1, unit$x1, unit$x2)
S <- cbind(1, unit$x2)
all("none")
all("none.notyet.universal", notyet = TRUE, universal = TRUE)
all("none.notyet.anticipation", notyet = TRUE, anticipation = 1)
all("none.weighted.clustered", w = unit$weight, cluster = unit$cluster)
all("pattern", X = S)
all("pattern.weighted.notyet", X = S, w = unit$weight, notyet = TRUE)
all("pattern.weighted.clustered", X = S, w = unit$weight, cluster = unit$cluster)
all("continuous", X = X)
all("continuous.weighted.notyet", X = X, w = unit$weight, notyet = TRUE)
all("continuous.weighted.clustered.universal", X = X, w = unit$weight, cluster = unit$cluster, universal = TRUE)

writeLines(toJSON(list(results = results), digits = I(15), auto_unbox = TRUE), "test/reference/did-made.json")
