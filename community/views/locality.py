"""In which language the pages speak, and by which clock."""

from django.conf import settings as site
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from community.forms import LocalityForm
from community.http import PersonRequest, next_of
from community.operations.people import choose_language, choose_locality
from portal.http import kept_form, member_required, refused, see_other
from portal.locality import in_locality_of
from portal.operations import OperationRefusedError


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """The switch at the foot of every page: for this browser, and for the account of who has signed in."""
    language = request.POST.get("language", "")
    response = see_other(next_of(request) or "/")
    if language not in dict(site.LANGUAGES):
        return response
    if request.user.is_authenticated:
        choose_language(actor=request.user, language=language)
    return remember(response, language)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def settings(request: PersonRequest) -> HttpResponse:
    if request.method != "POST":
        return _settings_page(
            request, LocalityForm(initial=LocalityForm.of(request.user) | kept_form(request))
        )
    form = LocalityForm(request.POST)
    if form.is_valid():
        try:
            person = choose_locality(actor=request.user, **form.cleaned_data)
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            with in_locality_of(person):
                messages.success(request, _("Saved."))
            return remember(see_other(reverse("me_locality")), person.language)
    return _settings_page(request, form, status=422)


def _settings_page(request: PersonRequest, form: LocalityForm, *, status: int = 200) -> HttpResponse:
    return render(request, "community/locality.html", {"form": form}, status=status)


def remember(response: HttpResponse, language: str) -> HttpResponse:
    """Set or forget the cookie that Django's own middleware reads; empty leaves it to the browser."""
    if not language:
        response.delete_cookie(site.LANGUAGE_COOKIE_NAME)
        return response
    response.set_cookie(
        site.LANGUAGE_COOKIE_NAME,
        language,
        max_age=site.LANGUAGE_COOKIE_AGE,
        httponly=True,
        samesite="Lax",
        secure=site.SESSION_COOKIE_SECURE,
    )
    return response
