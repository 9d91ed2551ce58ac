"""Dates and times where Django's own formats do not suit (``FORMAT_MODULE_PATH``)."""
