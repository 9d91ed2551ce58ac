"""What every template may use: the shell round the page and the keys that the page listens to."""

from typing import Any

from django.http import HttpRequest

from portal.ui.shell import Shell


def shell(request: HttpRequest) -> dict[str, Any]:
    """``live_keys`` is for views to fill, such as ``"topic:12 board:3"``."""
    return {"shell": Shell(request), "live_keys": ""}
