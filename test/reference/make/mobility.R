# Makes mobility_toy.csv and mobility-made.json: measures of chances between origins from their textbook definitions over
# rows, with standard errors by the infinitesimal jackknife (how a measure moves with each row's weight, by numerical
# derivatives), and by R survey, sandwich and glm where these know the measure.
# From the repository's root:  Rscript test/reference/make/mobility.R
suppressMessages({library(survey); library(sandwich); library(jsonlite); library(numDeriv); library(nleqslv)})
options(digits = 15, contrasts = c("contr.treatment", "contr.poly"))
results <- list()

set.seed(20); n <- 160
family <- sort(sample(1:80, n, TRUE)); area <- (family * 7) %% 9 + 1
home <- rnorm(80)[family]
toy <- data.frame(family, area, cohort = sample(c(1990, 1995), n, TRUE), inside = ifelse(area <= 4, "in", "out"))
toy$origin <- ifelse(home + rnorm(n, 0, .5) < -.2, "rest", "other")
toy$parent <- round(300 + 60 * home + 20 * (toy$origin == "other")); toy$parent <- 10 * round(toy$parent / 10)
toy$years <- pmax(0, pmin(18, round(rnorm(n, 9, 5))))
toy$child <- 5 * round((200 + .3 * toy$parent + 25 * home + 2 * toy$years + rnorm(n, 0, 40)) / 5)
toy$class <- c("a", "b", "c")[findInterval(toy$child, quantile(toy$child, c(1, 2) / 3)) + 1]
toy$parents_class <- c("a", "b", "c")[findInterval(toy$parent, quantile(toy$parent, c(1, 2) / 3)) + 1]
toy$neet <- as.numeric(toy$child + rnorm(n, 0, 40) < 300)
toy$sex <- sample(c("m", "w"), n, TRUE); toy$weight <- sample(c(.5, 1, 1.5, 2, 3), n, TRUE)
toy$came <- toy$left <- NA; kind <- sample(1:5, n, TRUE, c(.5, .15, .1, .15, .1))
toy$came[kind == 2] <- "moved in"; toy$came[kind == 3] <- "born"; toy$left[kind == 4] <- "moved out"; toy$left[kind == 5] <- "died"
toy$before <- ifelse(kind %in% 1:2 & kind == 2 | kind == 3, NA, round(50 + 5 * home + rnorm(n, 0, 6)))
toy$after <- ifelse(kind >= 4, NA, round(54 + 5 * home + rnorm(n, 0, 6)))
write.csv(toy, "test/reference/data/mobility_toy.csv", row.names = FALSE, na = "", quote = FALSE)
toy <- read.csv("test/reference/data/mobility_toy.csv", na.strings = "")
one <- rep(1, n); w <- toy$weight

# Covariance by the infinitesimal jackknife: of people as they are, or of clusters with clusters/(clusters - 1).
ij <- function(key, f, weights = one, cluster = NULL, call = deparse1(body(f))) {
  d <- jacobian(f, weights, method.args = list(eps = 1e-3, d = .01, r = 6)); d <- sweep(d, 2, weights, "*")
  if (!is.null(cluster)) d <- t(rowsum(t(d), cluster))
  v <- d %*% t(d) * (if (is.null(cluster)) 1 else ncol(d) / (ncol(d) - 1))
  results[[key]] <<- list(call = call, est = f(weights), se = sqrt(diag(v)), vcov = v)
}
m <- function(x, w) sum(w * x) / sum(w)

# Shares between two origins.
share <- function(o, w) m(toy$neet[toy$origin == o], w[toy$origin == o])
two <- function(w) { a <- share("rest", w); b <- share("other", w); c(a - b, log(a / b), log(a / (1 - a) * (1 - b) / b)) }
ij("two_origins", two); ij("two_origins_weighted", two, w); ij("two_origins_families", two, w, toy$family)
logit <- summary(glm(neet ~ I(origin == "rest"), binomial(link = "logit"), toy, epsilon = 1e-14))$coefficients
results$two_origins_glm <- list(call = "glm(neet ~ origin, binomial)", est = logit[2, 1], se = logit[2, 2])
d <- svydesign(~family, weights = ~weight, data = transform(toy, a = (origin == "rest") * neet, na = 1 * (origin == "rest"), b = (origin == "other") * neet, nb = 1 * (origin == "other")))
s <- svycontrast(svytotal(~a + na + b + nb, d), list(gap = quote(a / na - b / nb), ratio = quote(log(a / na) - log(b / nb)), odds = quote(log(a / (na - a)) - log(b / (nb - b)))))
results$two_origins_survey <- list(call = "svycontrast(svytotal(...))", est = unname(coef(s)), se = unname(SE(s)))

# Tables.
cells <- function(w) xtabs(w ~ toy$parents_class + toy$class)
information <- function(N) { p <- N / sum(N); q <- outer(rowSums(p), colSums(p)); sum((p * log(p / q))[p > 0]) }
table3 <- function(w) { N <- cells(w); P <- N / rowSums(N); c(t(P), (3 - sum(diag(P))) / 2, P[1, 3], log(N[1, 1] * N[2, 2] / N[1, 2] / N[2, 1]), log(N[2, 2] * N[3, 3] / N[2, 3] / N[3, 2]),
  sum(abs(P[1, ] - P[3, ])) / 2, information(N)) }
info <- function(w) { N <- cells(w); q <- colSums(N) / sum(N); information(N) / -sum(q * log(q)) }
ij("table", function(w) c(table3(w), info(w))); ij("table_families", function(w) c(table3(w), info(w)), w, toy$family)
gaps <- function(w) { N <- cells(w); P <- N / rowSums(N); P[1, ] - P[3, ] }
ij("gaps", gaps)
results$by_chance <- list(call = "dissimilarity under equal chances", est = sum(sqrt(2 / pi) * results$gaps$se) / 2)

# Rank-rank lines: ranks by definition, weighted least squares within groups.
rk <- function(x, w, omega) sapply(x, function(v) omega * sum(w[x <= v]) + (1 - omega) * sum(w[x < v])) / sum(w) + (1 - omega) / length(x)
line <- function(in_group, omega) function(w) { p <- rk(toy$parent, w, omega); c <- rk(toy$child, w, omega); i <- in_group
  b <- coef(lm.wfit(cbind(1, p[i]), c[i], w[i])); unname(c(b, b[1] + .25 * b[2])) }
all <- rep(TRUE, n); inner <- toy$inside == "in"
for (o in c(middle = .5, top = 1, bottom = 0)) ij(paste0("rank_", names(which(c(middle = .5, top = 1, bottom = 0) == o))), line(all, o))
ij("rank_weighted", line(all, .5), w); ij("rank_families", line(all, .5), w, toy$family)
ij("rank_groups", function(w) c(line(inner, .5)(w), line(!inner, .5)(w)), w, toy$family)
ij("rank_inside_only", line(inner, .5))

# Regressions on sums.
cl <- function(key, formula, keep, cluster, weights = one) { environment(formula) <- environment(); f <- lm(formula, toy, weights = weights); v <- if (is.null(cluster)) sandwich::vcovHC(f, "HC0") else vcovCL(f, cluster, type = "HC0", cadjust = TRUE)
  results[[key]] <<- list(call = deparse1(formula), est = unname(coef(f)[keep]), se = unname(sqrt(diag(v))[keep])) }
cl("lines", child ~ years + parent, 1:3, NULL); cl("lines_weighted", child ~ years + parent, 1:3, NULL, weights = w)
cl("lines_areas", child ~ years + parent, 1:3, ~area)
cl("elasticity", log(child) ~ log(parent), 1:2, NULL)
toy$woman <- as.numeric(toy$sex == "w")
cl("siblings", child ~ years + woman + factor(family), 2:3, ~family)
cl("siblings_weighted", child ~ years + woman + factor(family), 2:3, ~family, weights = w)
f <- lm(child ~ years + woman + factor(family), toy)
results$siblings_alone <- list(call = "sum(table(family) == 1)", est = sum(table(toy$family) == 1))
within_families <- function(u) { # u: a weight by family, of people 1 each
  N <- table(toy$family); S <- tapply(toy$child, toy$family, sum); Q <- tapply(toy$child^2, toy$family, sum)
  F <- sum(u); n_ <- sum(u * N); msb <- (sum(u * S^2 / N) - sum(u * S)^2 / n_) / (F - 1); msw <- (sum(u * Q) - sum(u * S^2 / N)) / (n_ - F)
  k <- (n_ - sum(u * N^2) / n_) / (F - 1); (msb - msw) / (msb + (k - 1) * msw) }
fam <- length(unique(toy$family)); dj <- jacobian(within_families, rep(1, fam))
a <- anova(lm(child ~ factor(family), toy))[["Mean Sq"]]; N <- table(toy$family); k <- (n - sum(N^2) / n) / (fam - 1)
stopifnot(abs((a[1] - a[2]) / (a[1] + (k - 1) * a[2]) - within_families(rep(1, fam))) < 1e-12)
results$sibling_correlation <- list(call = "anova(lm(child ~ family))", est = within_families(rep(1, fam)), se = sqrt(sum(dj^2) * fam / (fam - 1)))

# Levels, gaps and compositions.
rate <- function(i, w) m(toy$child[i], w[i])
g <- function(i, o, c = NULL) toy$inside == i & toy$origin == o & (if (is.null(c)) TRUE else toy$cohort == c)
dd <- function(c = NULL) function(w) rate(g("in", "rest", c), w) - rate(g("in", "other", c), w) - rate(g("out", "rest", c), w) + rate(g("out", "other", c), w)
ij("double_difference", dd(), w, toy$family)
ij("double_difference_change", function(w) c(dd(1990)(w), dd(1995)(w), dd(1995)(w) - dd(1990)(w)), w, toy$area)
kinds <- expand.grid(sex = c("m", "w"), class = c("a", "b", "c"))
std <- function(side, base) function(w) sum(sapply(seq_len(nrow(kinds)), function(k) { x <- toy$sex == kinds$sex[k] & toy$parents_class == kinds$class[k]
  sum(w[x & base]) / sum(w[base]) * rate(x & side, w) }))
in90 <- toy$cohort == 1990
ij("standardised", function(w) c(std(inner, in90)(w), std(!inner, in90)(w), std(inner, in90)(w) - std(!inner, in90)(w)), w, toy$family)
kit <- function(w) { p <- function(s) sapply(seq_len(nrow(kinds)), function(k) sum(w[s & toy$sex == kinds$sex[k] & toy$parents_class == kinds$class[k]]) / sum(w[s]))
  y <- function(s) sapply(seq_len(nrow(kinds)), function(k) rate(s & toy$sex == kinds$sex[k] & toy$parents_class == kinds$class[k], w))
  c(sum((p(!in90) - p(in90)) * (y(in90) + y(!in90)) / 2), sum((y(!in90) - y(in90)) * (p(in90) + p(!in90)) / 2)) }
ij("composition", kit, w, toy$family)

# Movers.
st <- is.na(toy$came) & is.na(toy$left); is <- function(x, v) !is.na(x) & x == v
mv <- function(w) { S1 <- m(toy$before[st], w[st]); S2 <- m(toy$after[st], w[st]); pop2 <- sum(w[is.na(toy$left)]); pop1 <- sum(w[is.na(toy$came)])
  cm <- sapply(c("born", "moved in"), function(v) { i <- is(toy$came, v); (m(toy$after[i], w[i]) - S2) * sum(w[i]) / pop2 })
  lf <- sapply(c("died", "moved out"), function(v) { i <- is(toy$left, v); (S1 - m(toy$before[i], w[i])) * sum(w[i]) / pop1 })
  i2 <- is.na(toy$left); i1 <- is.na(toy$came)
  unname(c(m(toy$after[i2], w[i2]) - m(toy$before[i1], w[i1]), S2 - S1, cm, lf)) }
ij("movers", mv, w); ij("movers_areas", mv, w, toy$area)

# A trend with a break at 2000, figures with a known covariance.
years <- 1993:2006; V <- outer(1:14, 1:14, function(i, j) (.5 + .05 * i) * (.5 + .05 * j) * .3^abs(i - j))
y <- c(20.1, 19.8, 20.4, 19.5, 19.9, 19.2, 19.4, 18.8, 17.9, 17.5, 16.1, 15.9, 15.2, 14.1)
gls <- function(X) { L <- solve(t(chol(V))); f <- lm.fit(L %*% X, drop(L %*% y)); list(est = unname(f$coefficients), se = sqrt(diag(solve(t(X) %*% solve(V) %*% X))), statistic = sum(f$residuals^2)) }
late <- pmax(0, years - 2000)
results$trend_data <- list(call = "figures by cohort", years = years, values = y, V = V)
results$trend_line <- c(call = "gls, one line", gls(cbind(1, years - 2000)))
results$trend_break <- c(call = "gls, lines that meet", gls(cbind(1, years - 2000, late)))
results$trend_jump <- c(call = "gls, lines with a jump", gls(cbind(1, years - 2000, late, years >= 2000)))
X <- cbind(1, years - 2000, late); results$trend_after <- list(call = "slope after", est = sum(results$trend_break$est[2:3]), se = sqrt(sum(solve(t(X) %*% solve(V) %*% X)[2:3, 2:3])))

# The uniform-difference model: three tables of three by three, its score solved by nleqslv.
counts <- array(c(60, 25, 15, 30, 50, 20, 12, 28, 60,  70, 40, 30, 35, 60, 40, 30, 38, 62,  50, 22, 9, 20, 55, 25, 6, 30, 80), c(3, 3, 3))
N <- as.vector(counts); ix <- expand.grid(j = 1:3, i = 1:3, k = 1:3) # destination fastest, as in the table
design <- function(x) { th <- rbind(0, cbind(0, matrix(x[16:19], 2, byrow = TRUE))); th <- matrix(th, 3); ph <- c(0, x[20:21])
  a <- matrix(x[1:9], 3); b <- rbind(0, matrix(x[10:15], 2)); t_ <- th[cbind(ix$i, ix$j)]; f <- exp(ph[ix$k])
  X <- matrix(0, 27, 21); for (r in 1:27) { i <- ix$i[r]; j <- ix$j[r]; k <- ix$k[r]; X[r, (k - 1) * 3 + i] <- 1; if (j > 1) X[r, 9 + (k - 1) * 2 + j - 1] <- 1
    if (i > 1 && j > 1) { X[r, 15 + (i - 2) * 2 + j - 1] <- f[r]; if (k > 1) X[r, 18 + k] <- 0 }
    if (i > 1 && j > 1 && k > 1) X[r, 19 + k - 1] <- f[r] * t_[r] }
  list(eta = a[cbind(ix$i, ix$k)] + b[cbind(ix$j, ix$k)] + f * t_, X = X) }
score <- function(x, N) { d <- design(x); drop(t(d$X) %*% (N - exp(d$eta))) }
h <- data.frame(N, ix); same <- glm(N ~ factor(i) * factor(k) + factor(j) * factor(k) + factor(i) * factor(j), poisson, h, epsilon = 1e-12)
start <- c(rep(log(mean(N)), 9), rep(0, 6), .5, .3, .3, 1, 0, 0)
solve_ <- function(N, start) { for (r in 1:60) { d <- design(start); mu <- exp(d$eta); step <- solve(t(d$X) %*% (mu * d$X), t(d$X) %*% (N - mu)); start <- start + drop(step) * min(1, 1 / max(abs(step))) }
  nleqslv(start, score, N = N, method = "Newton", control = list(ftol = 1e-13, xtol = 1e-14))$x }
x <- solve_(N, start); d <- design(x); mu <- exp(d$eta); dev <- function(N, mu) 2 * sum(N * log(N / mu) - (N - mu))
moves <- jacobian(function(N) solve_(N, x)[20:21], N)
results$uniform_difference <- list(call = "score of the log-multiplicative layer model = 0", counts = N, est = x[20:21], model_se = sqrt(diag(solve(t(d$X) %*% (mu * d$X))))[20:21],
  se = sqrt(diag(moves %*% diag(N) %*% t(moves))), deviance = dev(N, mu), constant = deviance(same), constant_df = df.residual(same))

writeLines(toJSON(list(meta = list(R = R.version.string, packages = list(survey = as.character(packageVersion("survey")), sandwich = as.character(packageVersion("sandwich"))), data = "mobility_toy.csv, made by this script"), results = results), digits = 15, auto_unbox = TRUE, pretty = FALSE), "test/reference/mobility-made.json")
