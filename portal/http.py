"""Small words that all views share."""

from collections.abc import Callable
from functools import wraps
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import render, resolve_url
from django.utils.cache import patch_vary_headers
from django_htmx.http import HttpResponseClientRedirect

from portal.models import Space
from portal.operations import OperationRefusedError

R = TypeVar("R", bound=HttpResponseBase)


class MemberRequest(HttpRequest):
    """A request of somebody who has signed in."""

    user: AbstractBaseUser  # type: ignore[assignment]
    htmx: Any
    space: Space


def see_other(url: str) -> HttpResponseRedirect:
    """303: the form was taken; go and look."""
    response = HttpResponseRedirect(url)
    response.status_code = 303
    return response


def refused(form: BaseForm, refusal: OperationRefusedError) -> None:
    """Put an operation's refusal where the person will look: at the field, or above the form."""
    field = refusal.field if refusal.field in form.fields else None
    form.add_error(field, str(refusal))


def answer(
    request: HttpRequest, page: str, fragment: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """The page, or only its fragment when htmx asked for that.

    On the way back through the browser's history htmx does not ask as htmx (``htmx-config`` in
    ``base.html``), so it gets the page.
    """
    template = fragment if getattr(request, "htmx", False) else page
    response = render(request, template, context, status=status)
    # Both stand at one address: no cache, nor a browser's way back, may give one for the other.
    patch_vary_headers(response, ["HX-Request"])
    return response


def with_query(request: HttpRequest, **changes: Any) -> str:
    """The address of this page with other query parameters; those that are empty are left out."""
    query = {name: value for name, value in request.GET.items() if value} | changes
    return f"{request.path}?{urlencode({name: value for name, value in query.items() if value})}"


def next_url(request: HttpRequest, **cursor: str) -> str:
    """The address of what comes after this page of a long list, by its cursor; empty where the list ends."""
    return with_query(request, **cursor) if any(cursor.values()) else ""


# Set by reading-place.js: this browser tells what was in sight, so a page that is sent is not yet read.
SIGHT_COOKIE = "reads_by_sight"


def tells_what_was_in_sight(request: HttpRequest) -> bool:
    return request.COOKIES.get(SIGHT_COOKIE) == "1"


KEPT = "kept_form"
_KEPT_BYTES = 60_000


def member_required(view: Callable[..., R]) -> Callable[..., R | HttpResponse]:
    """Only for people who have signed in; others sign in first and come back.

    What somebody typed before their session ended is kept in the new session and offered again by
    ``kept_form``, so that no text is lost.
    """

    @wraps(view)
    def signed_in(request: HttpRequest, *args: Any, **kwargs: Any) -> R | HttpResponse:
        if request.user.is_authenticated:
            return view(request, *args, **kwargs)
        if request.method == "POST":
            _keep(request)
        query = urlencode({"next": request.get_full_path()})
        door = f"{resolve_url(settings.LOGIN_URL)}?{query}"
        # htmx would follow a redirect and put the whole sign-in page where a fragment belongs.
        return HttpResponseClientRedirect(door) if getattr(request, "htmx", False) else see_other(door)

    signed_in.keeps_forms = True  # type: ignore[attr-defined]
    return signed_in


def keep_old_form(request: HttpRequest) -> bool:
    """Keep what was typed into a form of ours whose token is no longer right, for ``kept_form``.

    That happens to whoever signed in again in another window. Nothing is kept when the form came from
    elsewhere, which browsers say of every form that they send, or when nobody is signed in.
    """
    match = request.resolver_match
    is_ours = request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
    keeps = is_ours and request.user.is_authenticated and getattr(match and match.func, "keeps_forms", False)
    if keeps:
        _keep(request)
    return keeps


def _keep(request: HttpRequest) -> None:
    typed = {name: values for name, values in request.POST.lists() if name != "csrfmiddlewaretoken"}
    if sum(len(value) for values in typed.values() for value in values) <= _KEPT_BYTES:
        request.session[KEPT] = {"path": request.path, "typed": typed}


def kept_form(request: HttpRequest) -> dict[str, Any]:
    """What was typed into this page's form before the session ended, as ``initial``; given out once."""
    kept = request.session.get(KEPT)
    if not kept or kept["path"] != request.path:
        return {}
    del request.session[KEPT]
    return {
        name: values if len(values) > 1 else values[0] for name, values in kept["typed"].items() if values
    }
