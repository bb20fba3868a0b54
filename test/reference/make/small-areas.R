# Makes small-area-made.json: Fay–Herriot by R metafor (the same likelihoods and moments under other names), with the
# mean squared error from its definition in full matrices, on areas that are made up.
# From the repository's root:  Rscript test/reference/make/small-areas.R
suppressMessages({library(metafor); library(jsonlite); library(numDeriv)})
options(digits = 15)
set.seed(66)
results <- list()
tight <- list(threshold = 1e-15, maxiter = 10000, tol = 1e-14)

# g1 + g2 + 2 g3 - b: g3 from the numerical derivative of the weights of the predictor, b from the derivative of g1
# times the bias of the estimated variance (the formulas of Datta & Lahiri 2000 and Datta, Rao & Smith 2005).
mseOf <- function(A, X, psi, method) {
  m <- nrow(X); I <- diag(m)
  known <- is.finite(psi)
  W <- function(a) diag(ifelse(known, 1 / (a + psi), 0))
  Q <- function(a) solve(t(X) %*% W(a) %*% X)
  info <- sum(diag(W(A) %*% W(A))) / 2
  shrink <- function(a) ifelse(known, a / (a + psi), 0)
  g1 <- A - A * shrink(A)
  d <- (1 - shrink(A)) * X
  g2 <- diag(d %*% Q(A) %*% t(d))
  slope <- sapply(1:m, function(i) if (known[i]) grad(function(a) shrink(a)[i], A) else 0)
  total <- ifelse(known, A + psi, 0)
  P <- W(A) - W(A) %*% X %*% Q(A) %*% t(X) %*% W(A)
  # bias of ML: the expected score of the full likelihood over its information
  bias <- switch(method, REML = 0, ML = (sum(diag(P)) - sum(diag(W(A)))) / 2 / info,
    FH = { n <- sum(known); s1 <- sum(diag(W(A))); s2 <- sum(diag(W(A))^2); 2 * (n * s2 - s1^2) / s1^3 })
  spread <- switch(method, REML = 1 / info, ML = 1 / info, FH = 2 * sum(known) / sum(diag(W(A)))^2)
  slope1 <- (1 - shrink(A))^2  # derivative of g1 in A
  g1 - bias * slope1 + g2 + 2 * slope^2 * total * spread
}

case <- function(key, y, psi, x) {
  there <- !is.na(y); X <- cbind(1, x)
  for (method in c("REML", "ML", "FH")) {
    fit <- rma.uni(y[there], psi[there], mods = x[there, , drop = FALSE], method = sub("FH", "PM", method), control = tight)
    A <- if (method == "FH") fit$tau2 else {
      score <- function(a) { W <- diag(1 / (a + psi[there])); Z <- X[there, ]
        P <- W - W %*% Z %*% solve(t(Z) %*% W %*% Z) %*% t(Z) %*% W
        sum((P %*% y[there])^2) - if (method == "REML") sum(diag(P)) else sum(diag(W)) }
      if (score(0) <= 0) 0 else uniroot(score, c(0, 10 * max(psi[there])), tol = 1e-16, maxiter = 10000)$root
    }
    stopifnot(abs(A - fit$tau2) < 1e-6)
    fit <- rma.uni(y[there], psi[there], mods = x[there, , drop = FALSE], tau2 = A)
    at <- ifelse(there, psi, Inf)
    eblup <- drop(X %*% coef(fit)); eblup[there] <- blup(fit)$pred
    results[[paste0(key, "_", method)]] <<- list(
      call = sprintf("rma.uni(y, psi, mods = x, method = \"%s\"), blup(); mse from its definition", sub("FH", "PM", method)),
      areaVariance = A, beta = unname(coef(fit)), se = unname(fit$se), eblup = unname(eblup),
      mse = unname(mseOf(A, X, at, method)))
  }
  results[[key]] <<- list(call = "made up", y = y, psi = psi, x = x)
}

m <- 40
x <- cbind(round(runif(m, 0, 0.6), 2), round(rnorm(m, 0, 1), 1))
n <- round(runif(m, 15, 200))
psi <- signif(0.2 / n, 3)
y <- round(0.7 - 0.3 * x[, 1] + 0.02 * x[, 2] + rnorm(m, 0, 0.04) + rnorm(m, 0, sqrt(psi)), 3)
case("areas40", y, psi, x)
holes <- y; holes[c(3, 17)] <- NA
case("areas40_two_missing", holes, psi, x)
case("alike8", c(0.50, 0.51, 0.49, 0.52, 0.50, 0.49, 0.51, 0.50), rep(0.002, 8), cbind(c(1, 2, 3, 4, 5, 6, 7, 8)))

meta <- list(packages = list(metafor = as.character(packageVersion("metafor"))), R = R.version.string, data = "made up in the script")
write_json(list(meta = meta, results = results), "test/reference/small-area-made.json", digits = NA, auto_unbox = TRUE, null = "null", na = "null", pretty = TRUE)
