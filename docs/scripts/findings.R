# Reads findings.csv of an export or a batch, prints a small table, and draws a plot. Base R, no packages.
#
#   Rscript findings.R findings.csv areas.png

arguments <- commandArgs(trailingOnly = TRUE)
findings <- read.csv(arguments[1], encoding = "UTF-8", stringsAsFactors = FALSE)

# Images that failed and targets that are not there have rows without an area.
found <- findings[!is.na(findings$area) & findings$check %in% c("confirmed", "doubtful", ""), ]

# Texts that a spreadsheet would run as a formula begin with an apostrophe.
found$phrase <- sub("^'(?='*[=+@\t\r\n-])", "", found$phrase, perl = TRUE)

table <- aggregate(area ~ image + phrase + unit, found, sum)
table$mean_area <- aggregate(area ~ image + phrase + unit, found, mean)$area
table$regions <- aggregate(area ~ image + phrase + unit, found, length)$area
print(table, digits = 6, row.names = FALSE)

png(arguments[2], width = 800, height = 500)
par(mar = c(5, 12, 3, 2))
boxplot(area ~ phrase, found, horizontal = TRUE, las = 1, ylab = "",
        xlab = paste0("area in ", found$unit[1], "\u00b2"), main = "Regions by finding")
invisible(dev.off())
cat("Plot: ", arguments[2], "\n", sep = "")
