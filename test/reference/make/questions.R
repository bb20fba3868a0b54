# Makes data/panel_toy.csv and questions.json: what questions of a study come to, by R's survey, lme4, metafor and mice.
# From the repository's root:  Rscript test/reference/make/questions.R
suppressMessages({library(survey); library(lme4); library(metafor); library(mice); library(jsonlite); library(numDeriv)})
options(digits = 15)
set.seed(2021)
results <- list()
put <- function(key, call, ...) results[[key]] <<- c(list(call = call), list(...))

# ---- data: two waves, two groups, three strata, people of whom many answer twice; twelve areas in one of the groups --
areas <- sprintf("a%02d", 1:12)
first <- data.frame(person = sprintf("p%03d", 1:330), wave = 1)
stay <- sort(sample(1:330, 200))
second <- data.frame(person = c(sprintf("p%03d", stay), sprintf("p%03d", 331:480)), wave = 2)
who <- data.frame(person = sprintf("p%03d", 1:480))
who$group <- ifelse(runif(480) < 0.7, "plan", "other")
who$area <- ifelse(who$group == "plan", areas[pmin(12, 1 + rgeom(480, 0.12) %% 12)], NA)
who$own <- rnorm(480, 0, 0.12)
lift <- setNames(rnorm(12, 0, 0.06), areas)
d <- merge(rbind(first, second), who, by = "person")
d <- d[order(d$wave, d$person), ]; rownames(d) <- NULL
n <- nrow(d)
d$stratum <- c("north", "south", "west")[1 + rbinom(n, 2, 0.45)]
d$weight <- round(runif(n, 0.5, 4), 2)
d$age <- c("young", "middle", "old")[1 + rbinom(n, 2, 0.4 + 0.1 * (d$wave == 2))]
base <- 0.5 + d$own + ifelse(is.na(d$area), 0.05, lift[d$area]) + 0.08 * (d$age == "old") + 0.04 * (d$wave == 2 & d$group == "plan")
score <- function(move) round(pmin(1, pmax(0, base + move * (d$wave == 2) + rnorm(n, 0, 0.12))), 2)
d$d1 <- score(0.05); d$d2 <- score(0.02); d$d3 <- score(-0.01)
for (k in c("d1", "d2", "d3")) d[[k]][runif(n) < 0.06] <- NA
d$glad <- as.integer(base + rnorm(n, 0, 0.2) > 0.45); d$glad[runif(n) < 0.05] <- NA
for (m in 1:3) d[[paste0("glad", m)]] <- ifelse(is.na(d$glad), rbinom(n, 1, 0.6), d$glad)
d$own <- NULL
write.csv(d, "test/reference/data/panel_toy.csv", row.names = FALSE, na = "")
known <- round(setNames(runif(12, 0, 0.6), areas), 2)
put("known", "made up: what is known of every area", value = unname(known))

d$scored <- rowSums(!is.na(d[c("d1", "d2", "d3")]))
d$total <- ifelse(d$scored >= 2, rowMeans(d[c("d1", "d2", "d3")], na.rm = TRUE), NA)
for (k in 1:3) { s <- d[[paste0("d", k)]]; d[[paste0("p", k)]] <- ifelse(is.na(d$total), NA, ifelse(is.na(s), 0, s) / d$scored) }
d$ws <- paste(d$wave, d$stratum)
d$cell <- paste(d$wave, d$group)
des <- svydesign(id = ~1, strata = ~ws, weights = ~weight, data = d)
dfOf <- function(waves, groups) degf(des[d$wave %in% waves & d$group %in% groups, ])

# ---- waves taken as independent: R's survey -------------------------------------------------------------------------
cells <- c("1 plan", "2 plan", "1 other", "2 other")
# Means by cell through totals and the delta method: svyby(covmat = TRUE) of 4.1.1 fails where answers are missing.
byMeans <- function(ys, cell, design = des) {
  names <- unlist(lapply(ys, function(y) if (length(ys) == 1) sort(unique(cell)) else paste0(sort(unique(cell)), ":", y)))
  each <- expand.grid(cell = sort(unique(cell)), y = ys, stringsAsFactors = FALSE)
  one <- sapply(seq_along(names), function(i) as.numeric(cell == each$cell[i] & !is.na(d[[each$y[i]]])))
  value <- sapply(seq_along(names), function(i) ifelse(one[, i] == 1, d[[each$y[i]]], 0))
  t <- svytotal(cbind(value, one), design); k <- length(names); top <- coef(t)[1:k]; n <- coef(t)[k + 1:k]
  J <- cbind(diag(1 / n, k), diag(-top / n^2, k)); V <- J %*% vcov(t) %*% t(J); dimnames(V) <- list(names, names)
  structure(setNames(unname(top / n), names), var = V, statistic = "mean", class = "svystat")
}
byCell <- function(y) byMeans(y, d$cell)
told <- function(b, weights) { s <- svycontrast(b, unname(weights)); c(coef(s), SE(s)) }
for (y in c("glad", "d1", "d2", "d3", "total")) {
  b <- byCell(y)
  change <- told(b, (names(coef(b)) == "2 plan") - (names(coef(b)) == "1 plan"))
  df <- dfOf(1:2, "plan")
  p <- 2 * pt(-abs(change[1] / change[2]), df)
  margin <- 0.1
  tost <- max(pt((change[1] + margin) / change[2], df, lower.tail = FALSE), pt((change[1] - margin) / change[2], df))
  put(paste0("change.", y), sprintf("means of %s by wave and group from svytotal, delta method; svycontrast; degf; two one-sided tests at 0.1", y),
      est = change[1], se = change[2], df = df, p = p, equivalence = tost)
  w <- c("2 plan" = 1, "1 plan" = -1, "2 other" = -1, "1 other" = 1)[names(coef(b))]
  did <- told(b, w)
  put(paste0("change-difference.", y), "the same, plan less other", est = did[1], se = did[2], df = dfOf(1:2, c("plan", "other")))
}
family <- c("d1", "d2", "d3")
put("holm", "p.adjust(p of the changes of d1, d2, d3, 'holm')", value = p.adjust(sapply(family, function(y) results[[paste0("change.", y)]]$p), "holm"))

# What dimensions add to the index: the stacked scores p1, p2, p3 (a dimension's score over how many are scored).
s <- byMeans(c("p1", "p2", "p3"), d$cell)
contribution <- function(k) { w <- setNames(rep(0, length(coef(s))), names(coef(s))); w[paste0("2 plan:p", k)] <- 1; w[paste0("1 plan:p", k)] <- -1; w }
points <- sapply(1:3, function(k) told(s, contribution(k)))
ratio <- svycontrast(svycontrast(s, list(u1 = contribution(1), u2 = contribution(2), u3 = contribution(3))), lapply(1:3, function(k) bquote(.(as.name(paste0("u", k))) / (u1 + u2 + u3))))
put("contributions", "means of p1, p2, p3 by wave and group from svytotal, delta method; svycontrast; shares by svycontrast(quote(u1 / (u1 + u2 + u3)))",
    est = points[1, ], se = points[2, ], shares = unname(coef(ratio)), sharesSe = unname(SE(ratio)))

# Kitagawa by age: totals of values and of people by wave and age within the plan group, and the delta method.
ages <- c("young", "middle", "old"); there <- !is.na(d$glad) & d$group == "plan"
X <- do.call(cbind, lapply(1:2, function(w) do.call(cbind, lapply(ages, function(a) { i <- as.numeric(there & d$wave == w & d$age == a); cbind(i * ifelse(is.na(d$glad), 0, d$glad), i) }))))
colnames(X) <- c(outer(c("t", "n"), c(outer(substr(ages, 1, 1), 1:2, paste0)), paste0))
tot <- svytotal(X, des)
N <- function(w) paste0("(", paste0("n", substr(ages, 1, 1), w, collapse = "+"), ")")
share <- function(a, w) paste0("(n", a, w, "/", N(w), ")"); mean1 <- function(a, w) paste0("(t", a, w, "/n", a, w, ")")
mid <- paste0("((", paste0("t", substr(ages, 1, 1), 1, collapse = "+"), ")/", N(1), "+(", paste0("t", substr(ages, 1, 1), 2, collapse = "+"), ")/", N(2), ")/2")
comp <- sapply(substr(ages, 1, 1), function(a) paste0("(", share(a, 2), "-", share(a, 1), ")*((", mean1(a, 1), "+", mean1(a, 2), ")/2-", mid, ")"))
within <- sapply(substr(ages, 1, 1), function(a) paste0("(", mean1(a, 2), "-", mean1(a, 1), ")*(", share(a, 1), "+", share(a, 2), ")/2"))
texts <- c(paste(comp, collapse = "+"), paste(within, collapse = "+"), comp, within)
k <- svycontrast(tot, setNames(lapply(texts, function(t) parse(text = t)[[1]]), paste0("k", seq_along(texts))))
put("components", "svytotal of values and people by wave and age, svycontrast of Kitagawa's formulas", names = c("composition", "within", paste("composition", ages), paste("within", ages)),
    est = unname(coef(k)), se = unname(SE(k)))

# Every area counting the same.
d$where <- ifelse(is.na(d$area), "none", paste(d$wave, d$area)); des <- svydesign(id = ~1, strata = ~ws, weights = ~weight, data = d)
b <- byMeans("glad", d$where)
of <- function(w) { x <- grepl(paste0("^", w), names(coef(b))); x / sum(x) }
levels <- sapply(1:2, function(w) told(b, of(w))); moved <- told(b, of(2) - of(1))
put("areas-equal", "means of glad by wave and area from svytotal, delta method; svycontrast with 1/12 for each area", est = c(levels[1, ], moved[1]), se = c(levels[2, ], moved[2]))

# ---- areas: smoothed variances, metafor, errors from their definition -------------------------------------------------
mseOf <- function(A, X, psi) {
  W <- diag(1 / (A + psi)); Q <- solve(t(X) %*% W %*% X); g <- A / (A + psi)
  slope <- sapply(seq_along(psi), function(i) grad(function(a) a / (a + psi[i]), A))
  D <- (1 - g) * X
  errors <- D %*% Q %*% t(D)
  diag(errors) <- diag(errors) + A * (1 - g) + 2 * slope^2 * (A + psi) * 2 / sum(diag(W)^2)
  errors
}
smooth <- function(y, w) {
  one <- d[d$wave == w & !is.na(d$area) & !is.na(d[[y]]), ]
  n <- sapply(areas, function(a) sum(one$area == a))
  s2 <- sum(sapply(areas, function(a) sum((one[[y]][one$area == a] - mean(one[[y]][one$area == a]))^2))) / sum(n - 1)
  fits <- lapply(areas, function(a) svymean(as.formula(paste0("~", y)), des[d$wave == w & d$area %in% a, ], na.rm = TRUE, deff = "replace"))
  effects <- sapply(fits, function(f) as.numeric(deff(f)))
  list(direct = sapply(fits, function(f) as.numeric(coef(f))), n = n, psi = s2 * weighted.mean(effects[is.finite(effects)], n[is.finite(effects)]) / n)
}
model <- function(key, direct, psi) {
  X <- cbind(1, known)
  score <- function(a) { W <- diag(1 / (a + psi)); P <- W - W %*% X %*% solve(t(X) %*% W %*% X) %*% t(X) %*% W; sum((P %*% direct)^2) - sum(diag(P)) }
  A <- if (score(0) <= 0) 0 else uniroot(score, c(0, 100 * max(psi)), tol = 1e-18, maxiter = 10000)$root
  fit <- rma.uni(direct, psi, mods = known, method = "REML", control = list(threshold = 1e-14, maxiter = 10000))
  stopifnot(abs(fit$tau2 - A) < 1e-6)
  pred <- blup(rma.uni(direct, psi, mods = known, tau2 = A))$pred
  errors <- mseOf(A, X, psi); m <- length(psi)
  away <- diag(m) - 1 / m
  apart <- drop(away %*% pred); se <- sqrt(diag(away %*% errors %*% t(away)))
  put(key, "direct by svymean, variances smoothed by definition, rma.uni(method = 'REML'), blup; errors from their definition; p.adjust holm",
      areaVariance = A, direct = unname(direct), psi = unname(psi), est = unname(pred), se = sqrt(diag(errors)),
      apart = apart, apartSe = se, apartP = p.adjust(2 * pnorm(-abs(apart / se)), "holm"))
}
for (y in c("glad", "d1")) {
  both <- lapply(1:2, function(w) smooth(y, w))
  for (w in 1:2) model(paste0("area.", y, ".", w), both[[w]]$direct, both[[w]]$psi)
  if (y == "d1") model("area-change.d1", both[[2]]$direct - both[[1]]$direct, both[[1]]$psi + both[[2]]$psi)
}
for (y in c("glad", "total")) {
  icc <- sapply(1:2, function(w) { fit <- lmer(as.formula(paste(y, "~ 1 + (1 | area)")), d[d$wave == w & !is.na(d$area), ], REML = TRUE, control = lmerControl(optimizer = "bobyqa", optCtrl = list(rhoend = 1e-12)))
    v <- as.data.frame(VarCorr(fit))$vcov; v[1] / sum(v) })
  put(paste0("clustering.", y), "lmer(y ~ 1 + (1 | area)), by wave", value = icc)
}

# ---- imputed three times: mice ---------------------------------------------------------------------------------------
pooled <- function(weights, df) {
  fits <- sapply(1:3, function(m) { b <- byMeans(paste0("glad", m), d$cell); told(b, weights(names(coef(b)))) })
  p <- pool.scalar(fits[1, ], fits[2, ]^2, n = df + 1, k = 1)
  c(p$qbar, sqrt(p$t), p$df)
}
level <- pooled(function(names) as.numeric(names == "2 plan"), dfOf(2, "plan"))
change <- pooled(function(names) (names == "2 plan") - (names == "1 plan"), dfOf(1:2, "plan"))
tost <- max(pt((change[1] + 0.1) / change[2], change[3], lower.tail = FALSE), pt((change[1] - 0.1) / change[2], change[3]))
put("imputed", "means of each data set, mice::pool.scalar(n = degf + 1, k = 1); two one-sided tests at 0.1", est = c(level[1], change[1]), se = c(level[2], change[2]), df = c(level[3], change[3]), equivalence = tost)

# ---- people who answered twice: Tam (1984) from its definition ---------------------------------------------------------
influence <- function(y, cell) { there <- d$cell == cell & !is.na(d[[y]]); W <- sum(d$weight[there]); m <- sum(d$weight[there] * d[[y]][there]) / W
  list(mean = m, z = ifelse(there, d$weight * (ifelse(is.na(d[[y]]), 0, d[[y]]) - m) / W, 0)) }
covariance <- function(Z) {
  V <- matrix(0, ncol(Z), ncol(Z))
  for (h in unique(d$ws)) { z <- Z[d$ws == h, , drop = FALSE]; V <- V + nrow(z) / (nrow(z) - 1) * crossprod(scale(z, scale = FALSE)) }
  for (h in unique(d$ws[d$wave == 1])) for (g in unique(d$ws[d$wave == 2])) {
    both <- intersect(d$person[d$ws == h], d$person[d$ws == g]); c <- length(both)
    if (c < 2) next
    one <- scale(Z[match(paste(h, both), paste(d$ws, d$person)), ], scale = FALSE); two <- scale(Z[match(paste(g, both), paste(d$ws, d$person)), ], scale = FALSE)
    V <- V + c / (c - 1) * (crossprod(one, two) + crossprod(two, one))
  }
  V
}
panel <- function(key, ys, w) {
  all <- lapply(ys, function(y) lapply(cells, function(cell) influence(y, cell)))
  Z <- do.call(cbind, lapply(unlist(all, recursive = FALSE), function(i) i$z)); m <- sapply(unlist(all, recursive = FALSE), function(i) i$mean)
  L <- kronecker(diag(length(ys)), t(w))
  put(key, "influences in full, stratified variance, Tam's covariance of common people", est = drop(L %*% m), se = sqrt(diag(L %*% covariance(Z) %*% t(L))))
}
panel("panel.change.glad", "glad", c(-1, 1, 0, 0))
panel("panel.change-difference.glad", "glad", c(-1, 1, 1, -1))
panel("panel.contributions", c("p1", "p2", "p3"), c(-1, 1, 0, 0))

# Changes of areas, the correlation between the waves pooled over areas.
at <- outer(areas, 1:2, function(a, w) paste(w, a))
Z <- do.call(cbind, lapply(c(at), function(one) { d$cell <<- d$where; influence("d1", one)$z }))
V <- covariance(Z); v <- diag(V); i <- 1:12; j <- i + 12
r <- sum(V[cbind(i, j)]) / sum(sqrt(v[i] * v[j]))
both <- lapply(1:2, function(w) smooth("d1", w))
model("panel.area-change.d1", both[[2]]$direct - both[[1]]$direct, both[[1]]$psi + both[[2]]$psi - 2 * r * sqrt(both[[1]]$psi * both[[2]]$psi))

writeLines(toJSON(list(results = results), digits = I(15), auto_unbox = TRUE, pretty = 1), "test/reference/questions.json")
