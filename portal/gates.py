"""Gates: what somebody has to do before the site opens to them, such as setting up a second step.

A gate is registered by the layer that knows the people. While one is shut, everything of the person's is
closed but signing out, their account, static files, and what is for everybody to read before they agree.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from portal.http import see_other

# Open behind every gate: getting out, and what no page can do without.
ALWAYS = ("/accounts/logout/", "/static/", "/media/", "/healthz", "/readyz", "/robots.txt", "/.well-known/")


@dataclass(frozen=True)
class Gate:
    """``is_shut(user, session)``: whether the person has still to do it; ``session`` may keep the answer.

    ``page``: the name of the address that explains and leads on. ``open_paths``: what they need to do it.
    ``shuts_sockets``: whether live connections are refused as well.
    """

    name: str
    is_shut: Callable[[Any, Any], bool]
    page: str
    open_paths: tuple[str, ...]
    shuts_sockets: bool = False


_gates: dict[str, Gate] = {}


def register_gate(gate: Gate) -> None:
    _gates[gate.name] = gate


def shut_for(request: HttpRequest) -> Gate | None:
    """The first gate that stands between this request and the site."""
    if not request.user.is_authenticated or request.path_info.startswith(ALWAYS):
        return None
    for gate in _gates.values():
        ways = (*gate.open_paths, reverse(gate.page))
        if gate.is_shut(request.user, request.session):
            return None if request.path_info.startswith(ways) else gate
    return None


def shut_gate(user: Any) -> Gate | None:
    """The first gate that stands between ``user`` and the site, for ways in that are no pages."""
    return next((gate for gate in _gates.values() if gate.is_shut(user, None)), None)


def lets_sockets_in(user: Any) -> bool:
    """Whether ``user`` may have live connections; asked at the handshake."""
    return not any(gate.shuts_sockets and gate.is_shut(user, None) for gate in _gates.values())


class GateMiddleware:
    """Leads to the first shut gate, whatever was asked for."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        gate = shut_for(request)
        if gate is None:
            return self.get_response(request)
        page = reverse(gate.page)
        return HttpResponseClientRedirect(page) if getattr(request, "htmx", False) else see_other(page)
