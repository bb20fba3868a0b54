# The same work in R with the package survey: prints {seconds, megabytes, check} as its last line.
suppressMessages(library(survey))
args <- commandArgs(TRUE)
job <- args[1]; folder <- args[2]; rows <- as.integer(args[3])
column <- function(name) readBin(file.path(folder, paste0(format(rows, scientific = FALSE), ".", name)), "double", rows)
people <- data.frame(lapply(setNames(nm = c("area", "psu", "w", "y", "glad", "age", "sex")), column))
people$y[is.nan(people$y)] <- NA

seconds <- system.time({
  design <- svydesign(ids = ~psu, strata = ~area, weights = ~w, data = people)
  check <- switch(job,
    "domains from the table" = {
      by <- svyby(~y, ~area, subset(design, !is.na(y)), svymean, covmat = TRUE)
      v <- vcov(by)
      c(coef(by)[c(1, 66)], v[1, 1], v[66, 66])
    },
    "logit" = {
      fit <- svyglm(glad ~ factor(age) + sex, design, family = quasibinomial(), epsilon = 1e-12)
      c(coef(fit), SE(fit))
    },
    "calibration" = {
      totals <- function(name) { t <- table(people[[name]]); d <- data.frame(names(t), as.vector(t) * 2); names(d) <- c(name, "Freq"); d }
      raked <- rake(design, list(~age, ~sex), list(totals("age"), totals("sex")), control = list(maxit = 50, epsilon = 1e-9))
      m <- svymean(~y, raked, na.rm = TRUE)
      c(coef(m), SE(m))
    })
})[["elapsed"]]
peak <- grep("VmHWM", readLines("/proc/self/status"), value = TRUE)
megabytes <- as.numeric(gsub("[^0-9]", "", peak)) / 1024
cat(sprintf('{"seconds": %.3f, "megabytes": %.0f, "check": [%s]}\n', seconds, megabytes, paste(sprintf("%.17g", check), collapse = ", ")))
