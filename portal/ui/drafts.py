"""Tells the browser that a form was accepted, so that it may forget the draft it kept.

A form carries a ``draft_key`` for each of its composers. Our forms answer 303 when their input was accepted;
a way to the sign-in page or a 422 is no acceptance, and then the draft stays on the device. The cookie
carries the keys for ten minutes and nothing else; a page without scripts ignores it.
"""

import re
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import resolve_url

COOKIE = "accepted_draft"
KEY = re.compile(r"[a-z0-9:_-]{1,80}")
SECONDS = 600
MOST_KEYS = 5
BETWEEN = "|"


class AcceptedDraftMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "POST" and was_accepted(response):
            keys = [key for key in request.POST.getlist("draft_key")[:MOST_KEYS] if KEY.fullmatch(key)]
            if keys:
                # Readable by the page on purpose: it names forms, not a person.
                value = BETWEEN.join(keys)
                response.set_cookie(
                    COOKIE, value, max_age=SECONDS, samesite="Lax", secure=request.is_secure()
                )
        return response


def was_accepted(response: HttpResponse) -> bool:
    """303 to anywhere but the sign-in page."""
    if response.status_code != 303:  # noqa: PLR2004  (see_other)
        return False
    return not response.headers.get("Location", "").startswith(resolve_url(settings.LOGIN_URL))
