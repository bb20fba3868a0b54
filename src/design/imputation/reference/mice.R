# How mice.json was made: Rscript mice.R > mice.json  (R 4.2.2, mice 3.15.0)
# Four answers from 1 to 5 of 200 people; the last three are lacking the more often the higher the first is.
suppressMessages(library(mice))
set.seed(20211201)
n <- 200
feels <- rnorm(n)
answer <- function() pmin(5, pmax(1, round(3 + feels + 0.8 * rnorm(n))))
data <- data.frame(a = answer(), b = answer(), c = answer(), d = answer())
for (item in c("b", "c", "d"))
  data[[item]][runif(n) < plogis(-2.2 + 0.6 * (data$a - 1))] <- NA

seeds <- 400
m <- 5
pooled <- function(seed) {
  imputed <- mice(data, m = m, maxit = 5, method = "pmm", seed = seed, printFlag = FALSE)
  all <- lapply(seq_len(m), function(i) complete(imputed, i))
  estimate <- function(f) {
    values <- sapply(all, f)
    c(mean(values), var(values))
  }
  c(estimate(function(x) mean(x$b)), estimate(function(x) mean(x$c)), estimate(function(x) mean(x$d)),
    estimate(function(x) cov(x$b, x$c)), estimate(function(x) mean(x$d >= 4)))
}
found <- sapply(seq_len(seeds), pooled)
names <- c("mean_b", "mean_c", "mean_d", "cov_bc", "share_d4")
number <- function(x) format(x, digits = 10, trim = TRUE)
list_of <- function(x) paste0("[", paste(ifelse(is.na(x), "null", x), collapse = ","), "]")
cat("{\n \"made\": \"mice.R: R ", paste(R.version$major, R.version$minor, sep = "."), ", mice ",
    as.character(packageVersion("mice")), "\",\n \"seeds\": ", seeds, ", \"imputations\": ", m, ",\n", sep = "")
cat(" \"data\": {\n", paste(sprintf("  \"%s\": %s", names(data), sapply(data, list_of)), collapse = ",\n"), "\n },\n", sep = "")
cat(" \"over_seeds\": {\n")
rows <- sapply(seq_along(names), function(k) {
  values <- found[2 * k - 1, ]
  between <- found[2 * k, ]
  sprintf("  \"%s\": {\"mean\": %s, \"sd\": %s, \"between\": %s, \"between_sd\": %s}", names[k],
          number(mean(values)), number(sd(values)), number(mean(between)), number(sd(between)))
})
cat(paste(rows, collapse = ",\n"), "\n }\n}\n", sep = "")
