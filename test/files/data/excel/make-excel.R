# Makes made/openxlsx.xlsx with formulas and errors as R openxlsx 4.2 writes them. Run in this folder.
library(openxlsx)
d <- data.frame(id = 1:3, date = as.Date("2018-05-06") + 0:2, moment = as.POSIXct("2018-05-06 10:10:10", tz = "UTC") + 0:2,
                number = c(1.5, NA, NaN), text = c("a", NA, "æ"), truth = c(TRUE, FALSE, NA))
options(openxlsx.datetimeFormat = "yyyy-mm-dd hh:mm:ss")
write.xlsx(d, "made/openxlsx.xlsx", sheetName = "Ark1")
