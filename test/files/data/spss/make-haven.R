# What haven reads in each sample file, one line a variable: Rscript make-haven.R > haven.jsonl
library(haven)

number <- function(x) ifelse(is.na(x), "null", ifelse(is.finite(x), sprintf("%.17g", x), sprintf('"%s"', x)))
text <- function(x) vapply(enc2utf8(as.character(x)), function(one) {
  if (is.na(one)) "null" else as.character(jsonlite::toJSON(one, auto_unbox = TRUE))
}, "")
list_of <- function(x) paste0("[", paste(x, collapse = ","), "]")
any_of <- function(x) if (is.character(x)) text(x) else number(x)

# Moments as seconds since 1970, times as seconds.
plain <- function(x) {
  if (inherits(x, "Date")) return(as.numeric(x) * 86400)
  if (inherits(x, c("POSIXct", "hms"))) return(as.numeric(x))
  as.vector(unclass(x))
}

variable <- function(file, name, x) {
  labels <- attr(x, "labels")
  pairs <- if (is.null(labels)) "[]" else list_of(sprintf("[%s,%s]", any_of(unname(labels)), text(names(labels))))
  cat(sprintf(
    '{"file":%s,"name":%s,"label":%s,"format":%s,"labels":%s,"missing":%s,"range":%s,"values":%s}\n',
    text(file), text(name), text(c(attr(x, "label", exact = TRUE), NA)[1]), text(attr(x, "format.spss")),
    pairs, list_of(any_of(attr(x, "na_values"))), list_of(number(attr(x, "na_range"))), list_of(any_of(plain(x)))
  ))
}

for (file in sort(list.files(c("haven", "pyreadstat"), "\\.z?sav$", full.names = TRUE))) {
  data <- read_sav(file, user_na = TRUE)
  for (name in names(data)) variable(file, name, data[[name]])
}
