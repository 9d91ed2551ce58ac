"""What requests look like to views that people have signed in for."""

from typing import Any

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme

from community.models import User
from portal.models import Space


class PersonRequest(HttpRequest):
    """A request of somebody who has signed in, in a space if its address names one."""

    user: User
    space: Space
    htmx: Any


def next_of(request: HttpRequest) -> str:
    """Where the reader wanted to go, if that is a page of ours; else empty."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    own = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if own else ""
