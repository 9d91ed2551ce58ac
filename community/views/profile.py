"""One's own profile, in small parts: about me, work, languages, offers and wishes, who sees it."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from community.completeness import completeness_of
from community.forms import (
    ExchangeForm,
    LanguageFormSet,
    PhotoForm,
    ProfileForm,
    ReadersForm,
    WorkForm,
)
from community.http import PersonRequest
from community.models import Profile
from community.operations.people import edit_profile
from community.operations.profiles import (
    change_photo,
    choose_readers,
    describe_exchange,
    describe_work,
    keep_languages,
)
from community.selectors import positions_of
from portal.http import kept_form, member_required, refused, see_other
from portal.operations import OperationRefusedError


def page(
    request: PersonRequest, name: str, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """One of the pages of the profile, with the way to the others and what is still missing."""
    parts = (
        ("me_settings", _("About me")),
        ("me_work", _("Work")),
        ("me_languages", _("Languages")),
        ("me_exchange", _("Offers and wishes")),
        ("me_helping", _("Helping others")),
        ("me_readers", _("Who sees it")),
    )
    frame = {
        "tabs": [{"label": label, "url": reverse(each), "current": each == name} for each, label in parts],
        "completeness": completeness_of(request.user),
    }
    return render(request, template, frame | context, status=status)


def own_profile(request: PersonRequest) -> Profile:
    """The profile as it is; an empty one for an account that has none yet."""
    return getattr(request.user, "profile", None) or Profile(user=request.user)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def settings(request: PersonRequest) -> HttpResponse:
    """About me: name, photo and a few words."""
    if request.method != "POST":
        form = ProfileForm(initial=ProfileForm.of(request.user) | kept_form(request))
        return _about_page(request, form, PhotoForm())
    form = ProfileForm(request.POST)
    if form.is_valid():
        try:
            edit_profile(actor=request.user, person=request.user, **form.cleaned_data)
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            return saved(request, "me_settings")
    return _about_page(request, form, PhotoForm(), status=422)


@require_POST
@member_required
def photo(request: PersonRequest) -> HttpResponse:
    """Another photo, or none."""
    form = PhotoForm(request.POST, request.FILES)
    removes = "remove" in request.POST
    if removes or form.is_valid():
        picture = None if removes else form.cleaned_data["photo"]
        change_photo(actor=request.user, person=request.user, picture=picture)
        return saved(request, "me_settings")
    about = ProfileForm(initial=ProfileForm.of(request.user))
    return _about_page(request, about, form, status=422)


def _about_page(
    request: PersonRequest, form: ProfileForm, photo_form: PhotoForm, *, status: int = 200
) -> HttpResponse:
    context = {"form": form, "photo_form": photo_form}
    return page(request, "me_settings", "community/settings.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def work(request: PersonRequest) -> HttpResponse:
    """Positions, and what one does at work."""
    if request.method != "POST":
        return _work_page(request, WorkForm(initial=WorkForm.of(own_profile(request)) | kept_form(request)))
    form = WorkForm(request.POST)
    if form.is_valid():
        describe_work(actor=request.user, person=request.user, **form.cleaned_data)
        return saved(request, "me_work")
    return _work_page(request, form, status=422)


def _work_page(request: PersonRequest, form: WorkForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "positions": positions_of(request.user)}
    return page(request, "me_work", "community/settings_work.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def languages(request: PersonRequest) -> HttpResponse:
    """The languages that one works in, one row each."""
    if request.method != "POST":
        rows = request.user.language_skills.order_by("order", "pk")
        columns = ("language", "level", "can_translate", "can_counsel")
        return _languages_page(request, LanguageFormSet(initial=list(rows.values(*columns))))
    formset: Any = LanguageFormSet(request.POST)  # a LanguageRows, which the factory does not say
    if formset.is_valid():
        try:
            keep_languages(actor=request.user, person=request.user, skills=formset.skills())
        except OperationRefusedError as refusal:
            formset.non_form_errors().append(str(refusal))
        else:
            return saved(request, "me_languages")
    return _languages_page(request, formset, status=422)


def _languages_page(request: PersonRequest, formset: Any, *, status: int = 200) -> HttpResponse:
    context = {"formset": formset}
    return page(request, "me_languages", "community/settings_languages.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def exchange(request: PersonRequest) -> HttpResponse:
    """What one offers to colleagues, and looks for."""
    return _part(request, "me_exchange", ExchangeForm, describe_exchange)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def readers(request: PersonRequest) -> HttpResponse:
    """Who sees the profile, and whether they see the address."""
    return _part(request, "me_readers", ReadersForm, choose_readers)


def _part(
    request: PersonRequest,
    name: str,
    part_form: type[ExchangeForm | ReadersForm],
    describe: Callable[..., Profile],
) -> HttpResponse:
    """A part that is one form: ``describe`` keeps what was typed."""
    if request.method != "POST":
        form = part_form(initial=part_form.of(own_profile(request)) | kept_form(request))
        return _part_page(request, name, form)
    form = part_form(request.POST)
    if form.is_valid():
        describe(actor=request.user, person=request.user, **form.cleaned_data)
        return saved(request, name)
    return _part_page(request, name, form, status=422)


def _part_page(request: PersonRequest, name: str, form: forms.Form, *, status: int = 200) -> HttpResponse:
    return page(request, name, "community/settings_part.html", {"form": form}, status=status)


def saved(request: PersonRequest, name: str) -> HttpResponse:
    messages.success(request, _("Saved."))
    return see_other(reverse(name))
