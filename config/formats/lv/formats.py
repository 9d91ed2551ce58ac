"""Latvian in digits: a written month would have to be declined by the sentence in which it stands."""

DATE_FORMAT = "d.m.Y."
DATETIME_FORMAT = "d.m.Y. H:i"
MONTH_DAY_FORMAT = "d.m."
SHORT_DATE_FORMAT = "d.m.Y."
SHORT_DATETIME_FORMAT = "d.m.Y. H:i"
