# Makes stata/made/*.dta and what R haven reads in every .dta, .sas7bdat and .xpt here: stata/haven.jsonl, sas/haven.jsonl.
# Run in this folder with R 4.2, haven 2.5.1, foreign 0.8, jsonlite.
suppressMessages({library(haven); library(foreign); library(jsonlite)})

rows <- data.frame(
  whole = 1:5, number = c(1.5, NA, -3, 1e300, 0), text = c("a", "b\u00e6", "", "\u20ac", "last one"),
  date = as.Date("2020-02-29") + 0:4, moment = as.POSIXct("2021-01-01 12:34:56", tz = "UTC") + 0:4
)
rows$answer <- labelled(c(1, 2, tagged_na("a"), NA, 3), c(Yes = 1, No = 2, Refused = tagged_na("a")), label = "The answer")
dir.create("stata/made", showWarnings = FALSE)
for (v in c(8, 10, 12, 13, 14, 15)) write_dta(rows, sprintf("stata/made/haven%d.dta", v), version = v, label = "Made by haven")
long <- data.frame(id = 1:4, text = c("short", strrep("ab", 200), "", strrep("x", 3000)))
for (v in 13:15) write_dta(long, sprintf("stata/made/long%d.dta", v), version = v, strl_threshold = 100)
for (v in c(8, 10)) write.dta(rows[1:2], sprintf("stata/made/foreign%d.dta", v), version = v)

numbers <- function(x) lapply(as.double(unclass(x)), function(v) {
  if (!is.na(v)) return(sprintf("%.17g", v)) # as text: jsonlite rounds to 15 digits
  tag <- na_tag(v)
  if (is.na(tag)) NULL else list(tag = tag)
})
column <- function(x, name) {
  temporal <- if (inherits(x, "Date")) "date" else if (inherits(x, "POSIXct")) "datetime" else if (inherits(x, "difftime")) "time"
  format <- attr(x, "format.stata"); if (is.null(format)) format <- attr(x, "format.sas")
  labels <- attr(x, "labels")
  seconds <- if (is.character(x)) x else as.double(unclass(x)) * (if (identical(temporal, "date")) 86400 else 1)
  list(
    name = name, label = attr(x, "label", exact = TRUE), temporal = temporal, format = format, text = is.character(x),
    values = if (is.character(x)) as.list(unclass(as.character(x))) else numbers(seconds),
    labels = lapply(seq_along(labels), function(i) list(
      value = if (is.character(labels)) labels[[i]] else numbers(labels[i])[[1]], label = names(labels)[i]))
  )
}
catalogs <- c(hadley = "formats", missing_test = "missing_formats", test_data_linux = "test_formats_linux",
              test_data_win = "test_formats_win", `tagged-na` = "tagged-na")
look <- function(file) {
  base <- sub("[.].*$", "", basename(file))
  x <- if (grepl("dta$", file)) {
    # haven writes UTF-8 into old versions too, and reads it there only when told to
    if (grepl("made/haven", file)) read_dta(file, encoding = "UTF-8") else read_dta(file)
  } else if (grepl("[.]xpt", file)) {
    copy <- tempfile(fileext = ".xpt"); file.copy(file, copy); read_xpt(copy)
  } else if (base %in% names(catalogs)) read_sas(file, file.path(dirname(file), paste0(catalogs[[base]], ".sas7bcat")))
  else read_sas(file)
  list(file = file, label = attr(x, "label"), notes = as.list(attr(x, "notes")), columns = lapply(names(x), function(n) column(x[[n]], n)))
}
# haven cannot read dates_xpt.sas7bdat, which holds the same as dates_xpt_v8.xpt.
files <- setdiff(list.files(c("stata", "sas"), "[.](dta|sas7bdat|xpt.?)$", recursive = TRUE, full.names = TRUE), "sas/pyreadstat/dates_xpt.sas7bdat")
for (folder in c("stata", "sas")) {
  inside <- files[startsWith(files, folder)]
  lines <- vapply(inside, function(f) as.character(toJSON(look(f), auto_unbox = TRUE, null = "null", na = "null", digits = NA)), "")
  writeLines(lines, file.path(folder, "haven.jsonl"))
}
