"""How a space looks: its stylesheet, and the logo of a hidden one."""

from typing import Any

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from portal.choices import Visibility
from portal.logos import logo_is
from portal.ui.themes import stylesheet, theme_version
from portal.views.pictures import picture_response

_FOR_EVER = "max-age=31536000, immutable"


@require_safe
def theme(request: Any, slug: str, version: str) -> HttpResponse:
    """The space's own colour; its address changes with it, so browsers may keep it.

    Raises:
        Http404: the space has no colour of its own, or has another one by now.
    """
    space = request.space
    if not space.colour or theme_version(space.colour) != version:
        raise Http404
    response = HttpResponse(stylesheet(space.colour), content_type="text/css; charset=utf-8")
    who = "public" if space.visibility == Visibility.PUBLIC else "private"
    response["Cache-Control"] = f"{who}, {_FOR_EVER}"
    response["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
def logo(request: Any, slug: str, name: str, width: str) -> HttpResponse:
    """The logo of a hidden space, for who may know of it; other logos are public pictures.

    Raises:
        Http404: the space has no such logo, or is not hidden.
    """
    space = request.space
    if not space.is_hidden or not logo_is(space, name, int(width)):
        raise Http404
    return picture_response(name, int(width), private=True, caching="private, max-age=3600")
