# Makes exposure-made.json: what a year more goes with, among all and among brothers and sisters, on mobility_toy.csv, with
# standard errors by families and by areas that families lie in; by R lm with sandwich and clubSandwich.
# From the repository's root:  Rscript test/reference/make/exposure.R
suppressMessages({library(sandwich); library(clubSandwich); library(jsonlite); library(numDeriv)})
options(digits = 15, contrasts = c("contr.treatment", "contr.poly"))
results <- list()

toy <- read.csv("test/reference/data/mobility_toy.csv", na.strings = "")
toy$woman <- as.numeric(toy$sex == "w")
told <- function(f, v) list(call = deparse1(formula(f)), est = unname(coef(f)["years"]), se = unname(sqrt(diag(v))["years"]))
by <- function(key, formula, cluster, type, weights = rep(1, nrow(toy))) {
  environment(formula) <- environment(); f <- lm(formula, toy, weights = weights)
  results[[key]] <<- told(f, vcovCL(f, cluster, type = "HC0", cadjust = type == "CR1"))
}
for (outcome in c("child", "neet")) {
  all <- as.formula(paste(outcome, "~ years + woman")); siblings <- as.formula(paste(outcome, "~ years + woman + factor(family)"))
  by(paste0(outcome, "_all"), all, ~family, "CR1"); by(paste0(outcome, "_siblings"), siblings, ~family, "CR1")
}
all <- child ~ years + woman; siblings <- child ~ years + woman + factor(family)
for (type in c("CR0", "CR1")) {
  by(paste0("areas_all_", type), all, ~area, type); by(paste0("areas_siblings_", type), siblings, ~area, type)
}
by("weighted_siblings", siblings, ~area, "CR1", toy$weight)
for (part in c("all", "siblings")) {
  f <- lm(get(part), toy); t <- coef_test(f, vcovCR(f, toy$area, "CR2"), "Satterthwaite", coefs = "years")
  results[[paste0("areas_", part, "_CR2")]] <- list(call = deparse1(formula(f)), est = t$beta, se = t$SE, df = t$df_Satt, p = t$p_Satt)
}
# How alike siblings are, areas as clusters: by the infinitesimal jackknife over areas.
F <- split(toy$child, toy$family); area <- tapply(toy$area, toy$family, unique)
alike <- function(u) { u <- u[area]; N <- lengths(F); S <- sapply(F, sum); Q <- sapply(F, function(y) sum(y^2))
  fam <- sum(u); n <- sum(u * N); between <- (sum(u * S^2 / N) - sum(u * S)^2 / n) / (fam - 1); within <- (sum(u * Q) - sum(u * S^2 / N)) / (n - fam)
  k <- (n - sum(u * N^2) / n) / (fam - 1); (between - within) / (between + (k - 1) * within) }
many <- length(unique(toy$area)); d <- jacobian(alike, rep(1, many))
results$areas_likeness <- list(call = "anova(lm(child ~ family))", est = alike(rep(1, many)), se = sqrt(sum(d^2) * many / (many - 1)))

# People: families of two or more, their children, children alone; families in which years differ.
N <- table(toy$family); many_ <- names(N)[N > 1]; span <- tapply(toy$years, toy$family, function(x) diff(range(x)))
results$people <- list(call = "table(family)", est = c(sum(N > 1), sum(N[N > 1]), sum(N == 1), sum(span > 0)))
versions <- lapply(c(sandwich = "sandwich", clubSandwich = "clubSandwich"), function(p) as.character(packageVersion(p)))
writeLines(toJSON(list(meta = list(R = R.version.string, packages = versions, data = "mobility_toy.csv, made by mobility.R"), results = results), digits = 15, auto_unbox = TRUE, pretty = FALSE), "test/reference/exposure-made.json")
