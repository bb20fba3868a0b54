# Makes response.json and data/response_toy.csv. From the repository's root:  Rscript test/reference/make/response.R
suppressMessages({library(survey); library(jsonlite)})
options(digits = 15)
results <- list()
put <- function(key, call, ...) results[[key]] <<- c(list(call = call), list(...))

# ---- sample size: two independent waves ------------------------------------------------------------------------------
for (case in list(c(159, 0.8, 0.8), c(159, 0.5, 0.8), c(500, 0.3, 0.9), c(10473, 0.8, 0.8))) {
  n <- case[1]; p <- case[2]; power <- case[3]
  found <- function(low, high) uniroot(function(q)
    power.prop.test(n = n, p1 = p, p2 = q)$power - power, c(low, high), tol = 1e-15)$root
  put(sprintf("power.%d.%g.%g", n, p, power),
      sprintf("p2 for which power.prop.test(n = %d, p1 = %g, p2)$power is %g, above and below p1", n, p, power),
      rise = found(p + 1e-6, 0.999999) - p, fall = p - found(0.000001, p - 1e-6))
}

# ---- nonresponse: everything from the equations, person by person -----------------------------------------------------
# 900 people in three strata, made up: the young, men and people of foreign origin answer less.
set.seed(2012)
n <- 900
people <- data.frame(id = sprintf("p%04d", 1:n), stratum = rep(c("a", "b", "c"), c(400, 300, 200)))
people$weight <- c(a = 12.5, b = 30, c = 7.25)[people$stratum]
people$sex <- sample(c("f", "m"), n, TRUE)
people$age <- sample(c("18-29", "30-59", "60+"), n, TRUE, c(0.25, 0.45, 0.3))
people$origin <- sample(c("danish", "other"), n, TRUE, c(0.65, 0.35))
eta <- with(people, -0.2 - 0.3 * (sex == "m") + 0.5 * (age == "30-59") + 0.9 * (age == "60+") - 0.7 * (origin == "other") + 0.2 * (stratum == "c"))
people$answered <- as.integer(runif(n) < plogis(eta))
write.csv(people, "test/reference/data/response_toy.csv", row.names = FALSE, quote = FALSE)

variables <- c("sex", "age", "origin")
indicator <- function(key, d, strata) {
  design <- svydesign(id = ~1, strata = strata, weights = d, data = people)
  N <- sum(d); r <- people$answered
  fit <- suppressWarnings(glm(answered ~ sex + age + origin, quasibinomial(), people, weights = d / mean(d), control = list(epsilon = 1e-15, maxit = 100)))
  x <- model.matrix(fit); rho <- unname(fitted(fit)); slope <- rho * (1 - rho); z <- slope * x
  J <- t(x) %*% (d * slope * x); M <- t(x) %*% (d^2 * slope * x); sigma <- solve(J) %*% M %*% solve(J)
  mean_rho <- sum(d * rho) / N
  S2 <- sum(d * (rho - mean_rho)^2) / (N - 1)
  v <- function(u) { vcov(svytotal(~u, update(design, u = u)))[1, 1] / N^2 }
  lambda1 <- sum(d * rowSums((z %*% sigma) * z)) / N
  lambda2 <- v(rho - mean_rho)
  bias <- lambda1 - lambda2
  adjusted <- max(0, S2 - bias)
  zc <- sweep(z, 2, colSums(d * z) / N)
  A <- colSums(d * (rho - mean_rho) * zc) / N
  B <- t(zc) %*% (d * zc) / N
  BS <- B %*% sigma
  u <- (rho - mean_rho)^2
  varR <- (4 * t(A) %*% sigma %*% A + 2 * sum(diag(BS %*% BS)) + v(u - sum(d * u) / N)) / S2
  put(paste0(key, ".indicator"), "Shlomo, Skinner & Schouten (2012), from the equations; design variances by svytotal",
      coefficients = unname(coef(fit)), mean = mean_rho, unadjusted = 1 - 2 * sqrt(S2), bias = bias, R = 1 - 2 * sqrt(adjusted), se = sqrt(varR[1, 1]),
      cv = sqrt(adjusted) / mean_rho, cv_se = sqrt(varR[1, 1] / 4 / mean_rho^2 + (sqrt(adjusted) / mean_rho)^4 / n))
  # Rates and unconditional partial indicators of each category; variances by the delta method on four totals.
  out <- list(); square <- list()
  for (variable in variables) for (level in sort(unique(people[[variable]]))) {
    c <- as.numeric(people[[variable]] == level)
    t4 <- svytotal(~rc + c + r + one, update(design, rc = r * c, c = c, r = r, one = 1))
    f <- function(t) sqrt(t[2] / t[4]) * (t[1] / t[2] - t[3] / t[4])
    gradient <- function(f, at) sapply(1:4, function(k) { h <- at[k] * 1e-5; up <- at; down <- at; up[k] <- at[k] + h; down[k] <- at[k] - h; (f(up) - f(down)) / (2 * h) })
    at <- unname(coef(t4)); g <- gradient(f, at); V <- unname(vcov(t4))
    rate <- svyciprop(~answered, subset(design, c == 1), method = "logit", df = Inf)
    out[[paste0(variable, ".", level)]] <- list(invited = sum(c), answered = sum(r * c), rate = coef(rate)[[1]], low = attr(rate, "ci")[[1]], high = attr(rate, "ci")[[2]],
      partial = f(at), partial_se = sqrt(t(g) %*% V %*% g)[1, 1])
  }
  put(paste0(key, ".categories"), "rates by svyciprop(logit, df = Inf); partial indicators Schouten, Shlomo & Skinner (2011), delta method on svytotal", value = out)
}
indicator("weighted", people$weight, ~stratum)
indicator("plain", rep(1, n), ~rep(1, n))

# ---- weighting classes: variance of a mean over people who answered, factors estimated --------------------------------
# Linearised over everyone invited: d * (B_class + answered * factor * (u - B_class)).
set.seed(7)
people$y <- with(people, round(rnorm(n, 50 + 6 * (age == "60+") - 4 * (origin == "other"), 8), 1))
write.csv(people, "test/reference/data/response_toy.csv", row.names = FALSE, quote = FALSE)
d <- people$weight; r <- people$answered
class <- paste(people$age, people$origin)
factor <- ave(d, class, FUN = sum) / ave(d * r, class, FUN = sum)
w <- d * factor * r
estimate <- function(domain) {
  T <- sum(w * domain); mean_y <- sum(w * people$y * domain) / T
  u <- domain * (people$y - mean_y) / T
  B <- ave(w * u, class, FUN = sum) / ave(w, class, FUN = sum)
  people$linear <- B + r * factor * (u - B)
  design <- svydesign(id = ~1, strata = ~stratum, weights = ~weight, data = people)
  fixed <- svydesign(id = ~1, strata = ~stratum, weights = ~w, data = transform(people, w = w)[r == 1, ])
  list(mean = mean_y, se = sqrt(vcov(svytotal(~linear, design))[1, 1]), fixed = SE(svymean(~y, subset(fixed, domain[r == 1] == 1)))[[1]])
}
put("classes.all", "mean of y over everyone who answered, factors of age x origin", value = estimate(rep(1, n)))
put("classes.women", "mean of y over women who answered", value = estimate(as.numeric(people$sex == "f")))
cells <- unique(class); cells <- cells[order(cells)]
put("classes.factors", "sum of weights invited / answered by class",
    names = cells, value = sapply(cells, function(k) (ave(d, class, FUN = sum) / ave(d * r, class, FUN = sum))[class == k][1], USE.NAMES = FALSE))

# ---- trimming: cap at 2.5 times the mean within the stratum, the excess shared out until nobody is above -------------
trim <- function(w, cap) { total <- sum(w); over <- rep(FALSE, length(w)); repeat { new <- w > cap * (1 + 1e-13); if (!any(new)) break
  over <- over | new; w[over] <- cap; w[!over] <- w[!over] * (total - sum(w[over])) / sum(w[!over]) }; w }
skew <- round(exp(rnorm(40, 2, 1)), 3)
put("trim", "trim at 2 x mean, redistributed in proportion until nobody is above", weights = skew, value = trim(skew, 2 * mean(skew)))
writeLines(toJSON(list(meta = list(R = R.version.string, survey = as.character(packageVersion("survey")), made = "Rscript test/reference/make/response.R"), results = results), digits = 15, auto_unbox = TRUE, pretty = TRUE, matrix = "rowmajor"), "test/reference/response.json")
