"""Helpers for tests that read pages."""

import re

from django.http import HttpResponse


def texts(pattern: str, response: HttpResponse) -> list[str]:
    """All that ``pattern`` finds in the page."""
    return re.findall(pattern, response.content.decode())
