"""How a space looks and which sections it shows."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from community.forms.looks import OWN, LookForm
from community.forms.spaces import SectionsForm
from community.http import PersonRequest
from community.operations.describing import colour_space, show_sections
from community.space_nav import frame
from portal.addresses import in_space
from portal.http import kept_form, member_required, refused, see_other
from portal.operations import OperationRefusedError, require
from portal.ui.colours import nearest_readable, normal


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def look(request: PersonRequest, slug: str) -> HttpResponse:
    """One of the named accents, or a colour of the space's own."""
    space = request.space
    require(request.user, "community.edit_space", space)
    if request.method != "POST":
        now = {"accent": OWN, "colour": space.colour} if space.colour else {"accent": space.accent}
        return _look_page(request, LookForm(initial=now | kept_form(request)))
    form = LookForm(_typed(request.POST))
    if form.is_valid():
        try:
            colour_space(actor=request.user, space=space, **form.chosen())
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            messages.success(request, _("Saved."))
            return see_other(in_space(space, "space_look"))
    return _look_page(request, form, status=422)


def _typed(posted: QueryDict) -> QueryDict:
    """What was posted; the button that offers a readable colour stands for choosing it."""
    offered = posted.get("take", "")
    if not offered:
        return posted
    typed = posted.copy()
    typed["accent"], typed["colour"] = OWN, offered
    return typed


def _look_page(request: PersonRequest, form: LookForm, *, status: int = 200) -> HttpResponse:
    context = {**frame(request, "look"), "form": form, "offered": _offered(form)}
    return render(request, "community/space_look.html", context, status=status)


def _offered(form: LookForm) -> str:
    """The readable colour next to the one that was refused; empty when it was no colour."""
    asked = normal(str(form["colour"].value() or "")) if form.is_bound and "colour" in form.errors else ""
    return nearest_readable(asked) if asked else ""


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def sections(request: PersonRequest, slug: str) -> HttpResponse:
    """Which of the four sections the space shows."""
    space = request.space
    require(request.user, "community.edit_space", space)
    if request.method != "POST":
        now: dict[str, Any] = {"sections": [kind.value for kind in space.sections]}
        return _sections_page(request, SectionsForm(initial=now))
    form = SectionsForm(request.POST)
    if not form.is_valid():
        return _sections_page(request, form, status=422)
    show_sections(actor=request.user, space=space, **form.cleaned_data)
    messages.success(request, _("Saved."))
    return see_other(in_space(space, "space_sections"))


def _sections_page(request: PersonRequest, form: SectionsForm, *, status: int = 200) -> HttpResponse:
    context = {**frame(request, "sections"), "form": form}
    return render(request, "community/space_sections.html", context, status=status)
