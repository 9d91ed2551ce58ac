"""The door of every request: which space it is in, what it may read, where it may write."""

import time
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language

from portal.checks import reserved_space_slugs
from portal.locality import in_locality_of
from portal.models import Space
from portal.spaces import readable
from portal.tenancy import Scope, SpaceSet, enter

CMS_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; frame-ancestors 'self'"
)


class SpaceMiddleware:
    """Enters the scope of the request, decides about the space of its address, and forbids caching.

    Decides before Wagtail: a space that the reader may not know of is 404, and a hidden one looks exactly
    like one that does not exist.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        actor: Any = request.user
        # What changes from now on may be missing in the page; its socket asks for it (portal.realtime.live).
        request.asked_at = time.time()  # type: ignore[attr-defined]
        with enter(Scope(reads=SpaceSet.readable_by(actor))) as outside:
            space = self._space_of(request)
            if space is None:
                response = self.get_response(request)
            else:
                # The same reader: what was learnt about them while finding the space still holds.
                with enter(replace(outside, writes=space.pk)):
                    response = self.get_response(request)
            return finish(request, response)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: dict[str, Any]) -> None:
        """Stop before any view runs.

        Raises:
            Http404: the address names a space that the reader may not know of.
        """
        if names_space(request.path_info) and getattr(request, "space", None) is None:
            raise Http404

    def _space_of(self, request: HttpRequest) -> Space | None:
        slug = names_space(request.path_info)
        request.space = None  # type: ignore[attr-defined]
        if not slug or "\x00" in slug:  # PostgreSQL does not even take the question
            return None
        space = readable(request.user).filter(slug=slug).first()
        request.space = space  # type: ignore[attr-defined]
        return space


class LocalityMiddleware:
    """Pages in the language and at the times of who has signed in; visitors keep what their browser asks."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with in_locality_of(request.user):
            request.LANGUAGE_CODE = language = get_language()
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", language)
        return response


def names_space(path: str) -> str:
    """The slug after ``/spaces/``, or nothing; pages about spaces, such as ``/spaces/new/``, are in none."""
    parts = path.split("/", 3)
    slug = parts[2] if len(parts) > 2 and parts[1] == "spaces" else ""  # noqa: PLR2004
    return "" if slug in reserved_space_slugs() else slug


def finish(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Answers to people who have signed in are theirs alone; the admin has a policy of its own."""
    if getattr(request, "user", None) is not None and request.user.is_authenticated:
        response.headers.setdefault("Cache-Control", "private, no-store")
    if request.path_info.startswith("/cms/"):
        response.headers.setdefault("Content-Security-Policy", CMS_POLICY)
    else:
        response.headers.setdefault("Permissions-Policy", "camera=(), microphone=(), geolocation=()")
    return response
