"""Finnish: the month of a day stands in the partitive."""

DATETIME_FORMAT = r"j. E Y \k\l\o G.i"
MONTH_DAY_FORMAT = "j. E"
