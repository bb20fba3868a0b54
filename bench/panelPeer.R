# Group-time effects of the panel in base R, by influence functions: prints {seconds, cpu, megabytes, check} as its last line.
folder <- commandArgs(TRUE)[1]
column <- function(name) { f <- file.path(folder, paste0("panel.", name)); readBin(f, "double", file.size(f) / 8) }
long <- data.frame(lapply(setNames(nm = c("unit", "year", "start", "y")), column))
long$start[is.nan(long$start)] <- Inf

one <- function() {
  units <- unique(long$unit)
  years <- sort(unique(long$year))
  y <- matrix(NA_real_, length(units), length(years))
  row <- match(long$unit, units)
  y[cbind(row, match(long$year, years))] <- long$y
  start <- numeric(length(units))
  start[row] <- long$start
  stopifnot(!anyNA(y))
  never <- is.infinite(start)
  todo <- expand.grid(t = seq_along(years)[-1], g = sort(unique(start[!never])))
  values <- numeric(nrow(todo))
  influence <- matrix(0, length(units), nrow(todo))
  for (k in seq_len(nrow(todo))) {
    t <- todo$t[k]; g <- todo$g[k]
    base <- if (years[t] < g) t - 1 else max(which(years < g))
    change <- y[, t] - y[, base]
    reached <- start == g
    values[k] <- mean(change[reached]) - mean(change[never])
    influence[reached, k] <- (change[reached] - mean(change[reached])) / sum(reached)
    influence[never, k] <- -(change[never] - mean(change[never])) / sum(never)
  }
  list(values = values, covariance = crossprod(influence))
}
times <- sapply(1:3, function(i) { t <- system.time(found <<- one()); c(t[["elapsed"]], t[["user.self"]] + t[["sys.self"]]) })
times <- apply(times, 1, median)
check <- rbind(found$values, found$covariance)
peak <- grep("VmHWM", readLines("/proc/self/status"), value = TRUE)
megabytes <- as.numeric(gsub("[^0-9]", "", peak)) / 1024
cat(sprintf('{"seconds": %.3f, "cpu": %.3f, "megabytes": %.0f, "check": [%s]}\n', times[1], times[2], megabytes, paste(sprintf("%.17g", check), collapse = ", ")))
