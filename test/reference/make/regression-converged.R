# Makes regression-converged.json: the regressions of survey-api.json and survey-cdc.json iterated to the end.
# Run in test/reference: Rscript make/regression-converged.R > regression-converged.json
suppressMessages(library(survey))
read <- function(name) read.csv(file.path("data", paste0(name, ".csv")), stringsAsFactors = TRUE)
api <- read("apistrat"); clus <- read("apiclus1"); nh <- read("nhanes")
nhd <- svydesign(id = ~SDMVPSU, strata = ~SDMVSTRA, weights = ~WTMEC2YR, data = nh, nest = TRUE)
designs <- list(
  dstrat = svydesign(id = ~1, strata = ~stype, weights = ~pw, data = api, fpc = ~fpc),
  dstrat_nofpc = svydesign(id = ~1, strata = ~stype, weights = ~pw, data = api),
  dclus1 = svydesign(id = ~dnum, weights = ~pw, data = clus, fpc = ~fpc))
number <- function(x) paste0("[", paste(formatC(x, digits = 15, format = "g", flag = "#"), collapse = ", "), "]")
entry <- function(key, call, m) sprintf('    "%s": {\n      "call": "%s",\n      "iter": %d,\n      "est": %s,\n      "vcov": [%s]\n    }',
  key, call, m$iter, number(coef(m)), paste(apply(vcov(m), 1, number), collapse = ", "))
out <- c()
for (n in names(designs)) {
  d <- designs[[n]]
  out <- c(out,
    entry(paste0(n, ".glm_logit"), "svyglm(sch.wide ~ ell + meals + mobility, design = d, family = quasibinomial(), epsilon = 1e-15, maxit = 100)",
      svyglm(sch.wide ~ ell + meals + mobility, design = d, family = quasibinomial(), epsilon = 1e-15, maxit = 100)),
    entry(paste0(n, ".glm_poisson"), "svyglm(api.stu ~ enroll + stype, design = d, family = quasipoisson(), epsilon = 1e-15, maxit = 100)",
      svyglm(api.stu ~ enroll + stype, design = d, family = quasipoisson(), epsilon = 1e-15, maxit = 100)))
}
out <- c(out,
  entry("nhanes.logit", "svyglm(HI_CHOL ~ factor(race) + agecat + RIAGENDR, design = dn, family = quasibinomial(), epsilon = 1e-15, maxit = 100)",
    svyglm(HI_CHOL ~ factor(race) + agecat + RIAGENDR, design = nhd, family = quasibinomial(), epsilon = 1e-15, maxit = 100)),
  entry("nhanes.logit_domain", "svyglm(HI_CHOL ~ agecat, design = subset(dn, RIAGENDR == 2), family = quasibinomial(), epsilon = 1e-15, maxit = 100)",
    svyglm(HI_CHOL ~ agecat, design = subset(nhd, RIAGENDR == 2), family = quasibinomial(), epsilon = 1e-15, maxit = 100)))
cat(sprintf('{\n  "meta": {"package": "survey", "version": "%s", "R": "%s"},\n  "results": {\n%s\n  }\n}\n',
  packageVersion("survey"), R.version.string, paste(out, collapse = ",\n")))
