"""The switch of language at the foot of every page."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_POST

from community.http import next_of
from community.operations.people import choose_language
from portal.http import see_other


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """For this browser, and for the account of who has signed in; back to the page where it was chosen."""
    language = request.POST.get("language", "")
    response = see_other(next_of(request) or "/")
    if language not in dict(settings.LANGUAGES):
        return response
    if request.user.is_authenticated:
        choose_language(actor=request.user, language=language)
    return remember(response, language)


def remember(response: HttpResponse, language: str) -> HttpResponse:
    """Set or forget the cookie that Django's own middleware reads; empty leaves it to the browser."""
    if not language:
        response.delete_cookie(settings.LANGUAGE_COOKIE_NAME)
        return response
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.LANGUAGE_COOKIE_AGE,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response
