"""Whether it is really the owner of the account who sits at an open session.

allauth asks again for the password or the second step. Who has neither, because mailed codes sign them in,
is not asked by allauth at all: for them a sign-in counts while it is young, and later they sign in again.
"""

import time
from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from allauth.account.internal.flows.reauthentication import (
    did_recently_reauthenticate,
    get_reauthentication_flows,
)
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from portal.http import see_other

SIGNED_IN_AT = "signed_in_at"
YOUNG_SECONDS = 15 * 60


def note_sign_in(request: Any) -> None:
    """Remember in the session when it began; whoever signs in by script has none."""
    if request is not None and hasattr(request, "session"):
        request.session[SIGNED_IN_AT] = time.time()


def has_proved(request: HttpRequest) -> bool:
    if time.time() - request.session.get(SIGNED_IN_AT, 0) < YOUNG_SECONDS:
        return True
    return bool(get_reauthentication_flows(request.user)) and did_recently_reauthenticate(request)


def way_to_prove(request: HttpRequest) -> str:
    """Where the owner proves it and comes back from."""
    name = "account_reauthenticate" if get_reauthentication_flows(request.user) else "me_prove"
    return f"{reverse(name)}?{urlencode({'next': request.get_full_path()})}"


def proof_required(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """For what cannot be taken back; stands below ``member_required``."""

    @wraps(view)
    def proved(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return view(request, *args, **kwargs) if has_proved(request) else see_other(way_to_prove(request))

    return proved
