# Makes effects.json: effects of a staggered start by roads that share nothing with the code they check: dummy variables in
# lm(), full matrices, quadprog for weights, one-dimensional searches for intervals. Panels are made up and stand in the file.
# From the repository's root:  Rscript test/reference/make/effects.R [castle.csv]
suppressMessages({library(jsonlite); library(quadprog)})
options(digits = 15)
RNGversion("4.0.0"); set.seed(2016)
results <- list()

# --- a panel with gaps, weights and clusters of several units --------------------------------------------------------
n <- 36; years <- 2010:2018
cohort <- rep(c(NA, 2013, 2015, 2016), each = 9)
rows <- do.call(rbind, lapply(1:n, function(i) data.frame(unit = i, period = years, cohort = cohort[i],
  cluster = ceiling(i / 2), weight = round(exp(rnorm(1)), 3))))
own <- rnorm(n); shared <- rnorm(18)
rows$reached <- !is.na(rows$cohort) & rows$period >= rows$cohort
rows$y <- round(10 + own[rows$unit] + 0.3 * (rows$period - 2010) + shared[rows$cluster] * sin(rows$period) / 2 +
  ifelse(rows$reached, 0.4 * (rows$period - rows$cohort + 1), 0) + rnorm(nrow(rows)) / 2, 6)
gaps <- rows[-sample(nrow(rows), 60), ]

sandwich <- function(fit, keep, data, absorbed) {
  X <- model.matrix(fit); w <- data$weight; e <- residuals(fit)
  X <- X[, !is.na(coef(fit))]
  G <- length(unique(data$cluster)); N <- nrow(X)
  K <- ncol(X) - absorbed
  bread <- solve(crossprod(X, w * X))
  scores <- rowsum(X * (w * e), data$cluster)
  V <- G / (G - 1) * (N - 1) / (N - K) * bread %*% crossprod(scores) %*% bread
  V[keep, keep, drop = FALSE]
}
twfe <- function(data) {
  fit <- lm(y ~ reached + factor(period) + factor(unit), data, weights = data$weight)
  # unit effects lie within clusters: not counted, but for the intercept that stands for a period
  V <- sandwich(fit, "reachedTRUE", data, absorbed = length(unique(data$unit)) - 1)
  D <- residuals(lm(reached ~ factor(period) + factor(unit), transform(data, reached = as.numeric(reached)), weights = data$weight))
  pull <- (D * data$weight)[data$reached]; pull <- pull / sum(pull)
  list(value = unname(coef(fit)["reachedTRUE"]), se = sqrt(V[1]), df = length(unique(data$cluster)) - 1,
    negative = sum(pull < 0), negativeWeight = sum(pull[pull < 0]))
}

# --- imputation: fit with dummies where nothing was reached; variance from weights on all outcomes --------------------
dummies <- function(data, units, periods) cbind(outer(data$unit, units, "=="), outer(data$period, periods[-1], "==")) + 0
imputed <- function(data) {
  old <- data[!data$reached, ]; new <- data[data$reached, ]
  new <- new[new$unit %in% old$unit & new$period %in% old$period, ]
  units <- sort(unique(old$unit)); periods <- sort(unique(old$period))
  X0 <- dummies(old, units, periods); X1 <- dummies(new, units, periods)
  W <- old$weight; bread <- solve(crossprod(X0, W * X0))
  beta <- bread %*% crossprod(X0, W * old$y)
  tau <- new$y - X1 %*% beta; e0 <- old$y - X0 %*% beta
  one <- function(v) {
    v <- v / sum(v)
    v0 <- -W * (X0 %*% (bread %*% crossprod(X1, v)))
    key <- paste(new$cohort, new$period)
    middle <- sapply(split(seq_along(v), key), function(k) {
      s <- rowsum(cbind(v, v * tau)[k, , drop = FALSE], new$cluster[k]); sum(s[, 1] * s[, 2]) / sum(s[, 1]^2) })
    middle[is.nan(middle)] <- 0
    pulls <- c(v0 * e0, v * (tau - middle[key]))
    c(sum(v * tau), sqrt(sum(rowsum(pulls, c(old$cluster, new$cluster))^2)))
  }
  since <- new$period - new$cohort
  list(overall = one(new$weight), since = sort(unique(since)),
    horizons = lapply(sort(unique(since)), function(h) one(new$weight * (since == h))))
}
pretrend <- function(data, leads) {
  old <- data[!data$reached, ]
  since <- ifelse(is.na(old$cohort), -99, old$period - old$cohort)
  L <- outer(since, -leads:-1, "==") + 0; colnames(L) <- paste0("lead", leads:1)
  fit <- lm(old$y ~ L + factor(old$period) + factor(old$unit), weights = old$weight)
  keep <- paste0("L", colnames(L))
  V <- sandwich(fit, keep, old, absorbed = length(unique(old$unit)) - 1)
  b <- coef(fit)[keep]; G <- length(unique(old$cluster))
  F <- drop(b %*% solve(V, b)) / leads
  list(values = unname(b), se = unname(sqrt(diag(V))), F = F, p = pf(F, leads, G - 1, lower.tail = FALSE))
}

# --- interaction-weighted event study ---------------------------------------------------------------------------------
interacted <- function(data) {
  since <- data$period - data$cohort
  key <- ifelse(is.na(since) | since == -1, "base", paste0(data$cohort, "_", since))
  data$key <- relevel(factor(key), "base")
  fit <- lm(y ~ key + factor(period) + factor(unit), data, weights = data$weight)
  keep <- paste0("key", setdiff(levels(data$key), "base"))
  V <- sandwich(fit, keep, data, absorbed = length(unique(data$unit)) - 1)
  b <- coef(fit)[keep]; size <- tapply(data$weight, data$key, sum)[-1]
  e <- as.numeric(sub(".*_", "", names(size)))
  one <- function(pick) { a <- size * pick / sum(size * pick); c(sum(a * b), sqrt(drop(a %*% V %*% a))) }
  list(since = sort(unique(e)), effects = lapply(sort(unique(e)), function(x) one(e == x)), overall = one(e >= 0))
}
columns <- function(data) list(unit = as.character(data$unit), period = data$period, outcome = data$y, cohort = data$cohort,
  weight = data$weight, cluster = as.character(data$cluster))
results$gaps <- list(call = "36 units, 9 years, 60 of 324 observations missing, weighted, clusters of two",
  panel = columns(gaps), twfe = twfe(gaps), imputation = imputed(gaps), pretrend = pretrend(gaps, 2), interacted = interacted(gaps))

# --- synthetic difference-in-differences: weights by quadratic programming ---------------------------------------------
simplex <- function(A, b, zeta) {
  A <- scale(A, scale = FALSE); b <- b - mean(b); k <- ncol(A)
  D <- crossprod(A) / nrow(A) + zeta^2 * diag(k); s <- max(diag(D))
  w <- solve.QP(D / s, crossprod(A, b) / nrow(A) / s, cbind(1, diag(k)), c(1, rep(0, k)), meq = 1)$solution
  pmax(w, 0)
}
synth <- function(Y, start, T0s, zeta = NULL, given = NULL) {
  # Y: units x periods; start: place of the first period reached, NA never
  C <- Y[is.na(start), , drop = FALSE]; Tn <- ncol(Y)
  parts <- lapply(sort(unique(na.omit(start))), function(s) {
    R <- Y[which(start == s), , drop = FALSE]; pre <- 1:(s - 1); post <- s:Tn
    noise <- sd(t(apply(C[, pre, drop = FALSE], 1, diff)))
    z <- if (is.null(zeta)) (nrow(R) * length(post))^0.25 * noise else zeta[[as.character(s)]]
    g <- given[[as.character(s)]]
    om <- if (is.null(g)) simplex(t(C[, pre]), colMeans(R[, pre, drop = FALSE]), z) else g$unit
    la <- if (is.null(g)) simplex(C[, pre], rowMeans(C[, post, drop = FALSE]), 1e-6 * noise) else g$time
    change <- function(path) mean(path[post]) - sum(la * path[pre])
    list(unit = om, time = la, zeta = z, value = change(colMeans(R)) - change(drop(om %*% C)), size = nrow(R) * length(post))
  })
  names(parts) <- sort(unique(na.omit(start)))
  size <- sapply(parts, `[[`, "size")
  list(parts = parts, value = sum(size * sapply(parts, `[[`, "value")) / sum(size))
}
N <- 30; Tn <- 12; factor1 <- cumsum(rnorm(Tn))
start <- c(rep(NA, 24), 7, 7, 7, 9, 9, 9)
Y <- round(outer(rnorm(N), rep(1, Tn)) + outer(rep(1, N), cumsum(rnorm(Tn))) + outer(rnorm(N), factor1) +
  matrix(rnorm(N * Tn), N) / 2 + outer(1:N, 1:Tn, function(i, t) ifelse(!is.na(start[i]) & t >= start[i], 2, 0)), 6)
fit <- synth(Y, start)
jack <- sapply(1:N, function(i) {
  keep <- lapply(fit$parts, function(p) list(unit = if (i <= 24) p$unit[-i] / sum(p$unit[-i]) else p$unit, time = p$time))
  synth(Y[-i, ], start[-i], given = keep)$value })
single <- synth(Y[1:25, ], start[1:25])
each <- sapply(1:24, function(i) { s <- rep(NA, 24); s[i] <- 7; synth(Y[1:24, ], s, zeta = list("7" = single$parts[["7"]]$zeta))$value })
results$synthetic <- list(call = "30 units, 12 periods, starts in 7 and 9; the placebo has one unit reached",
  outcome = Y, start = start, value = fit$value, cohorts = unname(lapply(fit$parts, function(p) p[c("unit", "time", "zeta", "value")])),
  jackknife = sqrt((N - 1) / N * sum((jack - mean(jack))^2)), single = single$value, placebos = each)

smoking <- read.csv("test/reference/data/prop99.csv", check.names = FALSE)
prop99 <- synth(as.matrix(smoking[, -1]), ifelse(smoking$state == "California", 20, NA))
results$prop99 <- list(call = "California from 1989, 38 other states, 1970-2000", value = prop99$value,
  cohorts = unname(lapply(prop99$parts, function(p) p[c("unit", "time", "zeta")])))

# --- sensitivity: shortest interval by nested searches, union of tests by a grid of values -----------------------------
beta <- c(0.006696351803839207, 0.02934503369033337, -0.006472972221672535, 0.0730149894952774, 0.1959611177444458,
  0.3120639026165009, 0.2395415455102921, 0.1260425001382828)
S <- diag(0, 8)
S[lower.tri(S, TRUE)] <- c(0.0008428358123637736, 0.0004768686776515096, 0.0002618051075842232, 0.000235422034165822,
  0.0001676371466601267, 0.0001128707663156092, 1.992816214624327e-05, -0.0001368265366181731, 0.0006425420287996531,
  0.000398742500692606, 0.00024355151981581, 0.0002201960305683315, 0.0001804591156542301, 3.843765080091543e-05,
  -2.960421988973394e-05, 0.000522994960192591, 0.0002117686090059578, 0.0001840722252381966, 0.0001458527840441093,
  7.005197403486818e-05, 5.952994979452342e-05, 0.0003089595411438495, 0.0001197866076836362, 0.0001334081316599622,
  0.000101633500889875, 0.0001079051726264879, 0.0003599704359658062, 0.0002478818641975522, 0.0001749579241732135,
  0.0001654256921028718, 0.0004263949813321233, 0.0002171437809010968, 0.0002892747870646417, 0.0004886697861365974,
  0.0003805322048719972, 0.000761739443987608)
S <- S + t(S) - diag(diag(S))
cv <- function(t) sqrt(qchisq(0.95, 1, ncp = t^2))
worst <- function(a, K, P, M) {
  # largest |a'delta| over slope changes of +-M at the inner places, delta 0 in the base period; all corners
  at <- c(-K:-1, 1:P); inner <- (-K + 1):(P - 1)
  corners <- as.matrix(expand.grid(rep(list(c(-M, M)), length(inner))))
  max(abs(apply(corners, 1, function(d) { delta <- numeric(length(at))
    for (j in seq_along(at)) { t <- at[j]
      delta[j] <- if (t > 0) sum((t - inner) * d * (inner >= 0 & inner < t)) else sum((inner - t) * d * (inner < 0 & inner > t)) }
    sum(a * delta) })))
}
shortest <- function(b, V, l, K, M) {
  P <- length(l); slope <- sum(l * 1:P); t <- -K:-1
  full <- function(free) c(free, slope - sum(free * -t[-K]), l)   # free weights; the last keeps sum(v * t) = -slope
  half <- function(free) { a <- full(free); s <- sqrt(drop(a %*% V %*% a)); s * cv(worst(a, K, P, M) / s) }
  if (K == 1) free <- numeric(0) else if (K == 2) free <- optimize(half, c(-5, 5), tol = 1e-12)$minimum else {
    inner <- function(x) optimize(function(z) half(c(x, z)), c(-5, 5), tol = 1e-12)
    x <- optimize(function(x) inner(x)$objective, c(-5, 5), tol = 1e-12)$minimum; free <- c(x, inner(x)$minimum) }
  h <- half(free); m <- sum(full(free) * b); c(m - h, m + h)
}
union <- function(b, V, l, K, Mbar) {
  P <- length(l); f <- c(rep(0, K), l); reach <- sum(abs(rev(cumsum(rev(l))))); z <- qnorm(0.975)
  steps <- lapply(1:K, function(s) { a <- numeric(K + P); a[s] <- -1; if (s < K) a[s + 1] <- 1; a })
  steps <- c(steps, lapply(steps, `-`)); se <- function(a) sqrt(drop(a %*% V %*% a))
  kept <- function(theta) any(sapply(steps, function(a) { m <- Mbar * reach
    x <- sum(f * b) - theta; d <- sum(a * b)
    (x - m * d) / se(f - m * a) <= z && (-x - m * d) / se(f + m * a) <= z }))
  grid <- seq(-2, 2, by = 0.001); inside <- grid[sapply(grid, kept)]
  edge <- function(from, to) { for (i in 1:60) { mid <- (from + to) / 2; if (kept(mid)) from <- mid else to <- mid }; from }
  c(edge(min(inside), min(inside) - 0.001), edge(max(inside), max(inside) + 0.001))
}
case <- function(before, l) { keep <- c((5 - before):4, 4 + seq_along(l)); list(b = beta[keep], V = S[keep, keep], l = l, K = before) }
cases <- list(case(1, 1), case(2, 1), case(2, c(0.5, 0.5)), case(3, 1), case(3, c(0.5, 0.5)))
results$honest <- list(call = "event study of Benzarti & Carloni (2019) as in R HonestDiD's BCdata_EventStudy, parts of it",
  effects = beta, covariance = S, cases = lapply(cases, function(k) list(before = k$K, weights = I(k$l),
    smoothness = lapply(c(0, 0.005, 0.01, 0.05), function(M) list(bound = M, interval = shortest(k$b, k$V, k$l, k$K, M))),
    magnitudes = lapply(c(0, 0.5, 1, 2), function(M) list(bound = M, interval = union(k$b, k$V, k$l, k$K, M))))))

# --- castle (R bacondecomp), where it lies beside the repository -------------------------------------------------------
path <- commandArgs(TRUE)
if (length(path) == 1) {
  castle <- read.csv(path)
  d <- data.frame(unit = castle$sid, period = castle$year, cohort = castle$effyear, cluster = castle$sid, weight = 1, y = castle$l_homicide)
  d$reached <- !is.na(d$cohort) & d$period >= d$cohort
  results$castle <- list(call = "log homicides, 50 states, 2000-2010", imputation = imputed(d), pretrend = pretrend(d, 3), interacted = interacted(d))
}
write(toJSON(list(meta = list(R = R.version.string, script = "make/effects.R"), results = results), digits = NA, auto_unbox = TRUE, na = "null", null = "null"),
  "test/reference/effects.json")
