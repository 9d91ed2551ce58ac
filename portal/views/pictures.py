from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from portal.pictures import path_of, storage


@require_safe
def picture(request: HttpRequest, name: str, width: str) -> HttpResponse:
    """A public picture under its hash: it never changes, so browsers may keep it."""
    return picture_response(name, int(width), private=False, caching="public, max-age=31536000, immutable")


def picture_response(name: str, width: int, *, private: bool, caching: str) -> HttpResponse:
    """The picture itself; whoever calls has asked whether the reader may see it.

    Raises:
        Http404: there is none of that name and width.
    """
    try:
        with storage(private=private).open(path_of(name, width)) as file:
            response = HttpResponse(file.read(), content_type="image/webp")
    except FileNotFoundError as error:
        raise Http404 from error
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = caching
    return response
