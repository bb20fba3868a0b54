# Makes survey-more.json and the data that it needs beside the other reference files.
# From the repository's root:  Rscript test/reference/make/survey-more.R
suppressMessages({library(survey); library(jsonlite)})
options(digits = 15)
folder <- "test/reference/data/"
read <- function(name) read.csv(paste0(folder, name, ".csv"), check.names = FALSE)
results <- list()
# Domain means with covariance through totals, since svyby(covmat = TRUE) of 4.1.1 fails on calibrated designs.
byMeans <- function(key, design, y, cell) {
  value <- design$variables[[y]]; cells <- sort(unique(cell)); there <- !is.na(value)
  one <- sapply(cells, function(d) as.numeric(cell == d & there)); value[!there] <- 0
  t <- svytotal(cbind(one * value, one), design)
  k <- length(cells); top <- coef(t)[1:k]; n <- coef(t)[k + 1:k]
  J <- cbind(diag(1 / n, k), diag(-top / n^2, k))
  put(key, sprintf("means of %s by cell from svytotal, delta method", y), names = cells, est = unname(top / n), vcov = unname(J %*% vcov(t) %*% t(J)))
}
put <- function(key, call, ...) results[[key]] <<- c(list(call = call), list(...))
estimate <- function(key, call, x) { if (Sys.getenv("TELL") != "") message(key); put(key, call, est = unname(coef(x)), vcov = unname(as.matrix(vcov(x)))) }

# ---- data -----------------------------------------------------------------------------------------------------------
data(api)
two <- apiclus2[, c("dnum", "snum", "stype", "sch.wide", "api99", "api00", "enroll", "api.stu", "pw", "fpc1", "fpc2")]
write.csv(two, paste0(folder, "apiclus2.csv"), row.names = FALSE, na = "")

# Six strata with two PSUs, three people each: made up.
set.seed(20)
paired <- expand.grid(person = 1:3, psu = 1:2, s = 1:6)[, 3:1]
paired$w <- c(1, 2, 4)[1 + paired$s %% 3] * (1 + (paired$person == 3))
paired$y <- round(rnorm(36, 50 + 3 * paired$s, 10))
paired$x <- round(paired$y / 2 + rnorm(36, 0, 4))
paired$g <- ifelse((paired$person + paired$s) %% 2 == 0, "a", "b")
write.csv(paired, paste0(folder, "paired_toy.csv"), row.names = FALSE)

# Two strata of PSUs, second-stage units within; one PSU of the second stratum has one unit: made up.
twoStage <- data.frame(
  s = c(1,1,1,1,1,1,1,1,1, 2,2,2,2,2,2,2),
  psu = c(1,1,1,1,2,2,2,3,3, 4,4,4,5,5,5,6),
  unit = c(1,1,2,3,1,2,2,1,2, 1,2,2,1,2,3,1),
  N1 = c(rep(10, 9), rep(8, 7)),
  N2 = c(5,5,5,5,6,6,6,4,4, 7,7,7,9,9,9,3),
  y = c(12,15,9,11,20,18,25,14,17, 30,28,35,22,27,24,31))
twoStage$units <- ave(twoStage$unit, twoStage$psu, FUN = function(u) length(unique(u)))
twoStage$w <- (twoStage$N1 / 3) * (twoStage$N2 / twoStage$units)
twoStage$g <- rep(c("a", "b"), 8)
write.csv(twoStage, paste0(folder, "two_stage_toy.csv"), row.names = FALSE)

strat <- read("apistrat"); clus1 <- read("apiclus1")
dstrat <- svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = strat)
dclus1 <- svydesign(id = ~dnum, weights = ~pw, fpc = ~fpc, data = clus1)

# ---- quantiles ------------------------------------------------------------------------------------------------------
quartiles <- c(0.25, 0.5, 0.75)
for (type in c("E", "H", "M")) for (method in c("mean", "beta", "xlogit", "asin"))
  put(sprintf("quantile.dstrat.%s.%s", type, method),
      sprintf("svyquantile(~api00, subset(dstrat, stype == '%s'), c(.25, .5, .75), interval.type = '%s')", type, method),
      value = unclass(svyquantile(~api00, subset(dstrat, stype == type), quartiles, interval.type = method))$api00)
for (rule in c("hf2", "hf4", "hf5", "hf6", "hf8", "hf9")) for (d in c("dstrat", "dclus1"))
  put(sprintf("quantile.%s.%s", d, rule),
      sprintf("svyquantile(~api00, %s, c(.25, .5, .75), qrule = '%s')", d, rule),
      value = unclass(svyquantile(~api00, get(d), quartiles, qrule = rule))$api00)
ten <- c(2, 3, 3, 7, 8, 8, 8, 12, 20, 21)
for (type in c(1, 2, 4:9))
  put(sprintf("quantile.plain.%d", type), sprintf("quantile(c(2, 3, 3, 7, 8, 8, 8, 12, 20, 21), (0:20)/20, type = %d)", type),
      value = unname(quantile(ten, (0:20) / 20, type = type)))

# ---- replicates -----------------------------------------------------------------------------------------------------
dpaired <- svydesign(id = ~psu, strata = ~s, weights = ~w, data = paired, nest = TRUE)
multipliers <- function(r, psus) { m <- as.matrix(r$repweights); m[!duplicated(psus), , drop = FALSE] }
psusOf <- interaction(paired$s, paired$psu)
replicate <- function(key, call, r, psus, d = NULL) {
  put(paste0(key, ".weights"), call, multipliers = multipliers(r, psus), scale = r$scale, rscales = r$rscales, degf = degf(r))
}
for (rho in c(0, 0.3)) {
  name <- if (rho == 0) "brr" else "fay"
  call <- sprintf("as.svrepdesign(dpaired, type = '%s', fay.rho = %g)", if (rho == 0) "BRR" else "Fay", rho)
  r <- as.svrepdesign(dpaired, type = if (rho == 0) "BRR" else "Fay", fay.rho = rho)
  replicate(name, call, r, psusOf)
  estimate(paste0(name, ".mean"), "svymean(~y + x, r)", svymean(~y + x, r))
  estimate(paste0(name, ".total"), "svytotal(~y + x, r)", svytotal(~y + x, r))
  put(paste0(name, ".ratio"), "svyratio(~x, ~y, r)", est = coef(svyratio(~x, ~y, r)), vcov = vcov(svyratio(~x, ~y, r)))
  estimate(paste0(name, ".by"), "svyby(~y, ~g, r, svymean, covmat = TRUE)", svyby(~y, ~g, r, svymean, covmat = TRUE))
}
estimate("paired.total", "svytotal(~y + x, dpaired)", svytotal(~y + x, dpaired))
for (type in c("bootstrap", "subbootstrap")) {
  set.seed(7)
  r <- as.svrepdesign(dclus1, type = type, replicates = 40)
  replicate(type, sprintf("set.seed(7); as.svrepdesign(dclus1, type = '%s', replicates = 40)", type), r, clus1$dnum)
  estimate(paste0(type, ".mean"), "svymean(~api00 + api99, r)", svymean(~api00 + api99, r))
  estimate(paste0(type, ".total"), "svytotal(~enroll, r)", svytotal(~enroll, r))
}
toy <- read("lonely_toy")
for (rule in c("certainty", "remove", "adjust", "average")) {
  options(survey.lonely.psu = rule)
  r <- as.svrepdesign(svydesign(id = ~psu, strata = ~s, weights = ~w, data = toy), type = "JKn")
  estimate(paste0("lonelyJkn.", rule), sprintf("options(survey.lonely.psu = '%s'); svymean(~y, as.svrepdesign(d, type = 'JKn'))", rule), svymean(~y, r))
  estimate(paste0("lonelyJkn.total.", rule), "svytotal(~y, …)", svytotal(~y, r))
}
options(survey.lonely.psu = "fail")
dlogit <- update(dstrat, sw = as.numeric(sch.wide == "Yes"))
fit <- svyglm(sw ~ ell + meals, design = as.svrepdesign(dlogit), family = quasibinomial(), epsilon = 1e-15, maxit = 100)
put("JKn.glmlogit", "svyglm(sch.wide == 'Yes' ~ ell + meals, as.svrepdesign(dstrat), quasibinomial(), epsilon = 1e-15, maxit = 100)",
    est = unname(coef(fit)), vcov = unname(vcov(fit)[1:3, 1:3]))

# ---- two stages -----------------------------------------------------------------------------------------------------
dclus2 <- svydesign(id = ~dnum + snum, fpc = ~fpc1 + fpc2, data = two)
estimate("clus2.mean", "svymean(~api00 + api99, dclus2)", svymean(~api00 + api99, dclus2))
estimate("clus2.total", "svytotal(~enroll, dclus2, na.rm = TRUE)", svytotal(~enroll, dclus2, na.rm = TRUE))
estimate("clus2.by", "svyby(~api00, ~stype, dclus2, svymean, covmat = TRUE)", svyby(~api00, ~stype, dclus2, svymean, covmat = TRUE))
ratio <- svyratio(~api.stu, ~enroll, dclus2, na.rm = TRUE)
put("clus2.ratio", "svyratio(~api.stu, ~enroll, dclus2, na.rm = TRUE)", est = coef(ratio), vcov = vcov(ratio), degf = degf(dclus2))
dclus2wr <- svydesign(id = ~dnum + snum, weights = ~pw, data = two)
estimate("clus2wr.mean", "svymean(~api00, svydesign(id = ~dnum + snum, weights = ~pw, data = apiclus2))", svymean(~api00, dclus2wr))
for (rule in c("certainty", "remove", "adjust")) {
  options(survey.lonely.psu = rule)
  d <- svydesign(id = ~psu + unit, strata = ~s, fpc = ~N1 + N2, weights = ~w, data = twoStage, nest = TRUE)
  estimate(paste0("twoStage.mean.", rule), "svymean(~y, d)", svymean(~y, d))
  estimate(paste0("twoStage.total.", rule), "svytotal(~y, d)", svytotal(~y, d))
  estimate(paste0("twoStage.by.", rule), "svyby(~y, ~g, d, svymean, covmat = TRUE)", svyby(~y, ~g, d, svymean, covmat = TRUE))
}
options(survey.lonely.psu = "fail")
put("twoStage.fail", "svymean(~y, d)", value = try(svymean(~y, svydesign(id = ~psu + unit, strata = ~s, fpc = ~N1 + N2, weights = ~w, data = twoStage, nest = TRUE)), silent = TRUE)[1])

# ---- panels: the same units in two waves, stacked, the unit as PSU --------------------------------------------------
stack <- function(data) rbind(transform(data, wave = 1, y = api99, check.names = FALSE), transform(data, wave = 2, y = api00, check.names = FALSE))
names(strat) <- sub("sch.wide", "wide", names(strat)); names(clus1) <- sub("sch.wide", "wide", names(clus1))
panel <- stack(strat)
panel$y[panel$wave == 2 & panel$wide == "No" & panel$meals > 60] <- NA   # some do not answer the second time
dpanel <- svydesign(id = ~cds, strata = ~stype, weights = ~pw, fpc = ~fpc, data = panel)
dpanel0 <- svydesign(id = ~cds, strata = ~stype, weights = ~pw, data = panel)
for (d in c("dpanel", "dpanel0")) {
  estimate(paste0(d, ".by"), sprintf("svyby(~y, ~wave, subset(%s, !is.na(y)), svymean, covmat = TRUE)", d), svyby(~y, ~wave, subset(get(d), !is.na(y)), svymean, covmat = TRUE))
  estimate(paste0(d, ".by2"), sprintf("svyby(~y, ~wide + wave, subset(%s, !is.na(y)), svymean, covmat = TRUE)", d), svyby(~y, ~wide + wave, subset(get(d), !is.na(y)), svymean, covmat = TRUE))
}
districts <- svydesign(id = ~dnum, weights = ~pw, fpc = ~fpc, data = stack(clus1))
estimate("districts.by", "svyby(~y, ~wave, svydesign(id = ~dnum, weights = ~pw, fpc = ~fpc, data = stacked), svymean, covmat = TRUE)",
         svyby(~y, ~wave, districts, svymean, covmat = TRUE))
estimate("districts.by2", "svyby(~y, ~stype + wave, …)", svyby(~y, ~stype + wave, districts, svymean, covmat = TRUE))
put("districts.degf", "degf(…)", value = degf(districts))
put("dpanel.degf", "degf(dpanel)", value = degf(dpanel))

# ---- calibration where people were drawn directly, and in a panel ----------------------------------------------------
dwide <- svydesign(id = ~1, strata = ~stype, weights = ~pw, fpc = ~fpc, data = strat)
wides <- data.frame(wide = c("No", "Yes"), Freq = c(1072, 5122))
growths <- data.frame(awards = c("No", "Yes"), Freq = c(2300, 3894))
ps <- postStratify(dwide, ~wide, wides)
estimate("ps.mean", "svymean(~api00 + api99, postStratify(dstrat, ~sch.wide, pop))", svymean(~api00 + api99, ps))
byMeans("ps.by", ps, "api00", paste(strat$awards, strat$stype))
rk <- rake(dwide, list(~wide, ~awards), list(wides, growths), control = list(maxit = 500, epsilon = 1e-13))
estimate("rk.mean", "svymean(~api00, rake(dstrat, list(~sch.wide, ~awards), pop))", svymean(~api00, rk))
byMeans("rk.by", rk, "api00", strat$stype)
put("rk.weights", "weights(rk)", value = unname(weights(rk)[1:20]))
totals <- c(`(Intercept)` = 6194, wideYes = 5122, awardsYes = 3894)
for (fun in c("linear", "raking", "logit")) {
  bounds <- if (fun == "logit") c(0.5, 3) else c(-Inf, Inf)
  g <- calibrate(dwide, ~wide + awards, totals, calfun = fun, bounds = bounds, epsilon = 1e-13, maxit = 200)
  put(sprintf("cal.%s.weights", fun), sprintf("weights(calibrate(dstrat, ~sch.wide + awards, pop, calfun = '%s'))", fun), value = unname(weights(g)[1:20]))
  estimate(sprintf("cal.%s.mean", fun), "svymean(~api00 + api99, …)", svymean(~api00 + api99, g))
  byMeans(sprintf("cal.%s.by", fun), g, "api00", strat$stype)
}
totals2 <- c(`(Intercept)` = 6194, wideYes = 5122, api99 = 3914069, meals = 297500)
g2 <- calibrate(dwide, ~wide + api99 + meals, totals2, epsilon = 1e-13)
put("cal2.weights", "weights(calibrate(dstrat, ~sch.wide + api99 + meals, pop))", value = unname(weights(g2)[1:20]))
estimate("cal2.mean", "svymean(~api00 + api.stu, …)", svymean(~api00 + api.stu, g2))
byMeans("cal2.by", g2, "api00", paste(strat$awards, strat$stype))

panel$cell <- paste(panel$wave, panel$wide)
pp <- postStratify(svydesign(id = ~cds, strata = ~stype, weights = ~pw, fpc = ~fpc, data = panel), ~cell,
                   data.frame(cell = c("1 No", "1 Yes", "2 No", "2 Yes"), Freq = c(1072, 5122, 1100, 5094)))
byMeans("pp.by", pp, "y", panel$wave)

meta <- list(package = "survey", version = as.character(packageVersion("survey")), R = R.version.string,
             made = "Rscript test/reference/make/survey-more.R",
             data = c("apistrat", "apiclus1", "apiclus2", "paired_toy", "two_stage_toy", "lonely_toy"))
write(toJSON(list(meta = meta, results = results), digits = NA, auto_unbox = TRUE, pretty = TRUE, null = "null"), "test/reference/survey-more.json")
