"""What administrators change about their space: its words, its access, its end."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from community.forms.spaces import DescribeSpaceForm, PeopleForm, SpaceAccessForm
from community.http import PersonRequest
from community.operations.describing import describe_space
from community.operations.spaces import archive_space, change_space_access, change_space_people, reopen_space
from community.people_tabs import people_tabs
from community.previews import Meaning, consequences
from community.space_nav import frame
from community.views.refusals import refusal_page
from portal.addresses import in_space
from portal.http import kept_form, member_required, refused, see_other
from portal.models import Space
from portal.operations import OperationRefusedError, require

WORDS = ("name", "tagline", "description", "languages")


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def settings(request: PersonRequest, slug: str) -> HttpResponse:
    """How the space introduces itself."""
    space = request.space
    require(request.user, "community.archive_space", space)
    has_logo = bool(space.logo)
    if request.method != "POST":
        form = DescribeSpaceForm(initial=_words_of(space) | kept_form(request), has_logo=has_logo)
        return _settings_page(request, form)
    form = DescribeSpaceForm(request.POST, request.FILES, has_logo=has_logo)
    if form.is_valid():
        try:
            describe_space(actor=request.user, space=space, **form.cleaned_data)
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            messages.success(request, _("Saved."))
            return see_other(in_space(space, "space_settings"))
    return _settings_page(request, form, status=422)


def _words_of(space: Space) -> dict[str, Any]:
    return {name: getattr(space, name) for name in WORDS}


def _settings_page(request: PersonRequest, form: DescribeSpaceForm, *, status: int = 200) -> HttpResponse:
    context = {**frame(request, "about"), "form": form}
    return render(request, "community/space_settings.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def access(request: PersonRequest, slug: str) -> HttpResponse:
    """Visibility and join policy: choose, read what it means, then save.

    The choice is a GET to the same page, so the consequences can be read before anything changes.
    """
    space = request.space
    require(request.user, "community.edit_space", space)
    if request.method == "POST":
        return _save_access(request)
    now = {"visibility": space.visibility, "join_policy": space.join_policy}
    chosen = "visibility" in request.GET
    form = SpaceAccessForm(request.GET) if chosen else SpaceAccessForm(initial=now)
    preview = consequences(space, **form.cleaned_data) if chosen and form.is_valid() else None
    return _access_page(request, form, preview=preview)


def _save_access(request: PersonRequest) -> HttpResponse:
    form = SpaceAccessForm(request.POST)
    if not form.is_valid():
        return _access_page(request, form, preview=None, status=422)
    change_space_access(actor=request.user, space=request.space, **form.cleaned_data)
    messages.success(request, _("Saved."))
    return see_other(in_space(request.space, "space_access"))


def _access_page(
    request: PersonRequest, form: SpaceAccessForm, *, preview: list[Meaning] | None, status: int = 200
) -> HttpResponse:
    context = {**frame(request, "access"), "form": form, "preview": preview}
    return render(request, "community/space_access.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def people(request: PersonRequest, slug: str) -> HttpResponse:
    """What the space asks of those who want to join, and who sees its members."""
    space = request.space
    require(request.user, "community.edit_space", space)
    now = {name: getattr(space, name) for name in PeopleForm.base_fields}
    form = (
        PeopleForm(request.POST) if request.method == "POST" else PeopleForm(initial=now | kept_form(request))
    )
    if form.is_bound and form.is_valid():
        change_space_people(actor=request.user, space=space, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return see_other(in_space(space, "space_people"))
    tabs = people_tabs(request.user, space, "space_people")
    context = {**frame(request, "people"), "form": form, "tabs": tabs}
    return render(request, "community/space_people.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def archive(request: PersonRequest, slug: str) -> HttpResponse:
    """What archiving means; archive the space, or open it again."""
    require(request.user, "community.archive_space", request.space)
    if request.method != "POST":
        return render(request, "community/space_archive.html", frame(request, "archive"))
    change = reopen_space if request.POST.get("do") == "reopen" else archive_space
    try:
        change(actor=request.user, space=request.space)
    except OperationRefusedError as refusal:
        return refusal_page(request, refusal, back_to="space_archive")
    return see_other(in_space(request.space, "space_archive"))
