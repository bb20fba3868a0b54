# Makes matching-made.json: regressions with errors of rows and clusters by R sandwich and clubSandwich; the wild cluster
# bootstrap by fitting every one of its samples; matching by looking at everybody, one after another.
# From the repository's root:  Rscript test/reference/make/matching.R
suppressMessages({library(sandwich); library(clubSandwich); library(jsonlite)})
options(digits = 15)
results <- list()
put <- function(key, call, ...) results[[key]] <<- c(list(call = call), list(...))

# Regressions, on schools in districts.
schools <- read.csv("test/reference/data/apiclus1.csv")
schools$size <- schools$enroll / 100
weighted <- lm(api00 ~ ell + meals + mobility, schools, weights = size)
for (kind in c("HC0", "HC1", "HC2", "HC3", "HC4"))
  put(paste0("weighted_", kind), sprintf("sandwich::vcovHC(lm(api00 ~ ell + meals + mobility, weights = enroll / 100), '%s')", kind),
    est = unname(coef(weighted)), vcov = unname(vcovHC(weighted, type = kind)))
clustered <- function(key, fit, cluster, kinds, call) for (kind in kinds) {
  V <- vcovCR(fit, cluster = cluster, type = kind)
  put(paste0(key, kind), sprintf("clubSandwich::vcovCR(%s, dnum, '%s')", call, kind),
    est = unname(coef(fit)), vcov = unname(as.matrix(V)),
    df = if (kind == "CR2") coef_test(fit, V, test = "Satterthwaite")$df_Satt)
}
clustered("weighted_", weighted, schools$dnum, c("CR0", "CR1", "CR1S", "CR2"), "lm(api00 ~ ell + meals + mobility, weights = enroll / 100)")
districts <- schools[schools$dnum %in% names(which(table(schools$dnum) > 1)), ]
districts$dnum <- factor(districts$dnum)
within <- lm(api00 ~ I(meals / 10) + I(ell / 10) + dnum, districts)
clustered("within_", within, districts$dnum, "CR2", "lm(api00 ~ I(meals / 10) + I(ell / 10) + factor(dnum)), districts of more than one school")

# Wild bootstrap: every pattern of signs, each sample fitted anew.
wild <- function(value) {
  X <- model.matrix(~ ell + meals + mobility, schools); y <- schools$api00; j <- 4
  g <- as.integer(factor(schools$dnum)); G <- max(g)
  bread <- solve(crossprod(X))
  tOf <- function(y, at) { b <- bread %*% crossprod(X, y); e <- as.vector(y - X %*% b)
    s <- rowsum(X * e, g); V <- G / (G - 1) * bread %*% crossprod(s) %*% bread; (b[j] - at) / sqrt(V[j, j]) }
  under <- lm.fit(X[, -j], y - value * X[, j])
  t0 <- tOf(y, value)
  draws <- sapply(0:(2^G - 1), function(k) { v <- ifelse(bitwAnd(k, 2^(0:(G - 1))) > 0, -1, 1)
    tOf(value * X[, j] + under$fitted.values + v[g] * under$residuals, value) })
  list(t = t0, p = mean(abs(draws) >= abs(t0) * (1 - 1e-9)))
}
for (value in c(0, -3, 2)) put(paste0("wild_", value), sprintf("mobility = %g, all 2^15 samples fitted", value), value = wild(value))

# Propensity score to the end of its iterations.
people <- read.csv("test/reference/data/apistrat.csv")
people$treated <- as.integer(people$yr.rnd == "Yes" | people$comp.imp == "No")
logit <- glm(treated ~ meals + ell + enroll, binomial, people, epsilon = 1e-15, maxit = 100)
again <- glm(treated ~ meals + ell + enroll, binomial, people, epsilon = 1e-15, maxit = 100, start = coef(logit))
put("propensity", "glm((yr.rnd == 'Yes' | comp.imp == 'No') ~ meals + ell + enroll, binomial), begun again at its end",
  est = unname(coef(again)), se = unname(sqrt(diag(vcov(again)))), deviance = again$deviance)

# Nearest neighbours by looking at everybody. Rows are their own ids.
treated <- people$treated; n <- nrow(people); score <- round(fitted(again), 3)
theirs <- which(treated == 1); others <- which(treated == 0)
turns <- function(order, rounds, distance, allowed, replace) {
  taken <- integer(); found <- NULL
  for (r in 1:rounds) for (i in order) {
    open <- others[allowed(i)]
    mine <- found[found[, 1] == i, 2]
    open <- setdiff(open, if (replace) mine else taken)
    if (length(open) == 0) next
    d <- distance(i, open); best <- open[which.min(d)]
    taken <- c(taken, best); found <- rbind(found, c(i, best))
  }
  found[order(found[, 1]), ]
}
largest <- theirs[order(-score[theirs])]
apart <- function(i, js) abs(score[i] - score[js])
alike <- function(width) function(i) people$stype[others] == people$stype[i] & abs(score[others] - score[i]) <= width * sd(score)
everybody <- function(i) rep(TRUE, length(others))
nearest <- list(
  once = turns(largest, 1, apart, everybody, FALSE),
  exact_caliper = turns(largest, 2, apart, alike(0.1), FALSE),
  replaced = turns(largest, 3, apart, everybody, TRUE))
for (key in names(nearest)) put(paste0("nearest_", key), "by looking at everybody, on the score rounded to three digits", value = nearest[[key]])
traits <- as.matrix(people[, c("meals", "ell", "enroll")])
off <- traits - apply(traits, 2, function(x) ave(x, treated))
inverse <- solve(crossprod(off) / (n - 2))
mahal <- function(i, js) apply(traits[js, , drop = FALSE], 1, function(x) sqrt((x - traits[i, ]) %*% inverse %*% (x - traits[i, ])))
put("nearest_traits", "stats by hand: Mahalanobis within groups, by row", value = turns(theirs, 1, mahal, everybody, FALSE))

# As a study matches people: on the log odds of a score that also knows the categories in which they agree.
among <- glm(treated ~ meals + ell + enroll + stype, binomial, people, epsilon = 1e-15, maxit = 100)
odds <- predict(among)
near <- function(i) { open <- others[people$stype[others] == people$stype[i]]; abs(odds[others] - odds[i]) <= 0.2 * sd(odds) & others %in% open }
study <- list(
  log_odds = turns(theirs[order(-odds[theirs])], 2, function(i, js) abs(odds[i] - odds[js]), near, FALSE),
  traits_alone = turns(theirs, 1, mahal, everybody, FALSE))
for (key in names(study)) put(paste0("study_", key), "by looking at everybody", value = study[[key]])

# Effects of the matched: one row for each use; errors by set, and by set and row.
uses <- function(pairs) {
  sizes <- table(pairs[, 1]); own <- unique(pairs[, 1])
  rbind(data.frame(row = own, set = own, treated = 1, w = 1),
    data.frame(row = pairs[, 2], set = pairs[, 1], treated = 0, w = 1 / as.numeric(sizes[as.character(pairs[, 1])])))
}
for (key in c("once", "exact_caliper", "replaced")) {
  u <- uses(nearest[[key]]); u$y <- people$api00[u$row]; G <- length(unique(u$set))
  fit <- lm(y ~ treated, u, weights = w)
  V <- vcovCL(fit, cluster = ~ set + row, type = "HC0", cadjust = FALSE, multi0 = TRUE)
  put(paste0("effect_", key), "sandwich::vcovCL(lm(api00 ~ treated, weights = w), ~ set + row, cadjust = FALSE) * G/(G - 1)",
    est = unname(coef(fit)[2]), se = sqrt(V[2, 2] * G / (G - 1)))
}
counties <- function(key, pairs) {
  u <- uses(pairs); u$y <- people$api00[u$row]; u$county <- people$cnum[u$row]
  fit <- lm(y ~ treated, u, weights = w)
  for (by in c("row", "county")) {
    u$by <- u[[by]]; G <- min(length(unique(u$set)), length(unique(u$by)))
    V <- vcovCL(fit, cluster = ~ set + by, type = "HC0", cadjust = FALSE)
    put(paste0(key, "_by_", by), sprintf("sandwich::vcovCL(lm(api00 ~ treated, weights = w), ~ set + %s, cadjust = FALSE) * G/(G - 1)", by),
      est = unname(coef(fit)[2]), se = sqrt(V[2, 2] * G / (G - 1)), df = G - 1, sets = length(unique(u$set)),
      people = length(unique(u$row[u$treated == 0])))
  }
}
for (key in names(study)) counties(paste0("study_", key), study[[key]])
counties("replaced", nearest$replaced)

# Weights by odds, made to add up to the treated of each kind of school; errors by county.
p <- fitted(among); pull <- ifelse(treated == 1, 1, p / (1 - p))
share <- ave(treated, people$stype, FUN = sum) / ave(ifelse(treated == 0, pull, 0), people$stype, FUN = sum)
people$w <- ifelse(treated == 1, 1, pull * share)
fit <- lm(api00 ~ treated, people, weights = w)
V <- vcovCR(fit, cluster = people$cnum, type = "CR2")
put("study_odds_by_row", "sandwich::vcovHC(lm(api00 ~ treated, weights = w), 'HC1')", est = unname(coef(fit)[2]), se = sqrt(vcovHC(fit, "HC1")[2, 2]), df = n - 2)
put("study_odds_by_county", "clubSandwich::vcovCR(lm(api00 ~ treated, weights = w), cnum, 'CR2')", est = unname(coef(fit)[2]), se = sqrt(V[2, 2]),
  df = coef_test(fit, V, test = "Satterthwaite")$df_Satt[2])
# Five classes of the score, within kinds of school.
bounds <- quantile(p[treated == 1], 1:4 / 5)
people$cell <- paste(people$stype, findInterval(p, bounds))
side <- function(one) ave(as.numeric(treated == one), people$cell, FUN = sum)
people$w <- ifelse(side(1) * side(0) == 0, 0, ifelse(treated == 1, 1, side(1) / side(0)))
used <- people[people$w > 0, ]
fit <- lm(api00 ~ treated, used, weights = w)
put("study_classes_by_row", "sandwich::vcovHC(lm(api00 ~ treated, weights = w), 'HC1')", est = unname(coef(fit)[2]), se = sqrt(vcovHC(fit, "HC1")[2, 2]), df = nrow(used) - 2)
V <- vcovCR(fit, cluster = used$cnum, type = "CR2")
put("study_classes_by_county", "clubSandwich::vcovCR(lm(api00 ~ treated, weights = w), cnum, 'CR2')", est = unname(coef(fit)[2]), se = sqrt(V[2, 2]),
  df = coef_test(fit, V, test = "Satterthwaite")$df_Satt[2])

# Twin areas that are made up: 12 treated, 40 others, two traits, an outcome in four years.
set.seed(8)
areas <- data.frame(treated = rep(c(1, 0), c(12, 40)), size = round(rnorm(52, 900, 250)), region = sample(c("a", "b"), 52, TRUE))
areas$share <- round(runif(52, 10, 60) + 8 * areas$treated, 1)
slope <- rnorm(52); level <- rnorm(52, 50, 8)
years <- sapply(0:3, function(t) round(level + slope * t + rnorm(52), 1))
ring <- c(15, 20, 33)
counting <- setdiff(1:52, ring)
z <- function(x) x / sd(x[counting])
trend <- apply(years, 1, function(y) coef(lm(y ~ I(0:3)))[2])
columns <- cbind(z(areas$size), z(areas$share), apply(years, 2, z) / 2, z(trend)) / sqrt(4)
twins <- function(k, caliper) {
  found <- NULL
  for (r in 1:k) { done <- integer()
    repeat {
      best <- NULL
      for (i in setdiff(1:12, done)) for (j in setdiff(13:52, c(ring, found[, 2]))) if (areas$region[i] == areas$region[j]) {
        d <- sqrt(sum((columns[i, ] - columns[j, ])^2))
        if (d <= caliper && (is.null(best) || d < best[3])) best <- c(i, j, d)
      }
      if (is.null(best)) break
      found <- rbind(found, best); done <- c(done, best[1])
    }
  }
  unname(found[order(found[, 1]), ])
}
put("twins", "by looking at every pair", areas = as.list(areas), years = t(years), ring = ring,
  two = twins(2, Inf), near = twins(1, 0.6))

write_json(list(meta = list(R = R.version.string, packages = list(sandwich = as.character(packageVersion("sandwich")),
  clubSandwich = as.character(packageVersion("clubSandwich")))), results = results),
  "test/reference/matching-made.json", digits = 15, auto_unbox = TRUE, pretty = FALSE)
