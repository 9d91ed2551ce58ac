"""Describing practices: drafted in peace, set when complete."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.addresses import in_space
from portal.carrying import Origin, WayBarredError, first_audience, origin_of
from portal.choices import SectionKind
from portal.http import MemberRequest, answer, kept_form, member_required, see_other
from portal.operations import OperationRefusedError, require
from portal.tags import names_on
from portal.ui.framing import crumbs_of
from repository.choices import Licence
from repository.forms.practice import ConfirmForm, PracticeSheet, listed_steps, typed_steps
from repository.models import Practice
from repository.operations.practices import create_practice, edit_practice, set_practice
from repository.views.practices import page_of
from repository.views.proposing import first_language, parties_in_words
from repository.views.showing import find_practice


@require_http_methods(["GET", "POST"])
@member_required
def practice_new(request: MemberRequest, slug: str) -> HttpResponse:
    require(request.user, "repository.create_practice", request.space)
    try:
        origin = origin_of(request, "practice")
    except WayBarredError as barred:
        return see_other(barred.source.get_absolute_url())
    source = origin and origin.source
    steps, rest = listed_steps(origin.material.body if origin is not None else "")
    sheet = _sheet(request, initial=_initial(request, origin, rest), steps=steps, source=source)
    if _is_sent(request, sheet) and sheet.is_valid():
        try:
            made = create_practice(
                actor=request.user, space=request.space, source=source, **_typed(request, sheet)
            )
        except OperationRefusedError as refusal:
            sheet.refuse(refusal)
        else:
            return _done(request, made)
    context = {"origin": origin, "draft_key": f"practice-new-{slug}", **_place(request)}
    return _show(request, sheet, "repository/practice_new.html", context)


@require_http_methods(["GET", "POST"])
@member_required
def practice_edit(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    practice = find_practice(request, pk)
    require(request.user, "repository.edit_practice", practice)
    sheet = _sheet(request, initial=_present(practice), steps=_steps_of(practice), source=practice)
    if _is_sent(request, sheet) and sheet.is_valid():
        try:
            edited = edit_practice(actor=request.user, practice=practice, **_typed(request, sheet))
        except OperationRefusedError as refusal:
            sheet.refuse(refusal)
        else:
            return _done(request, edited)
    back = (practice.title, practice.get_absolute_url())
    context = {
        "practice": practice,
        "draft_key": f"practice-{practice.pk}",
        "crumbs": crumbs_of(practice.space, SectionKind.COOPERATION, back, (_("Edit"), "")),
    }
    return _show(request, sheet, "repository/practice_edit.html", context)


@require_http_methods(["GET", "POST"])
@member_required
def practice_set(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """Set a draft from its own page; opened as a page, it leads there."""
    practice = find_practice(request, pk)
    if request.method == "GET":
        return see_other(practice.get_absolute_url())
    form = ConfirmForm(request.POST)
    if form.is_valid():
        try:
            made = set_practice(
                actor=request.user, practice=practice, confirmed=form.cleaned_data["confirmed"]
            )
        except OperationRefusedError as refusal:
            form.add_error("confirmed", str(refusal))
        else:
            return _done(request, made)
    context = page_of(request, practice) | {"confirm_form": form}
    return render(request, "repository/practice.html", context, status=422)


def _place(request: MemberRequest) -> dict[str, Any]:
    section = SectionKind.COOPERATION
    return {
        "crumbs": crumbs_of(request.space, section, (_("Describe a practice"), "")),
        "section_url": in_space(request.space, "section", section.value),
    }


def _sheet(
    request: MemberRequest, *, initial: dict[str, Any], steps: list[dict[str, str]], source: Any
) -> PracticeSheet:
    is_sent = request.method == "POST"
    kept = {} if is_sent else kept_form(request)
    return PracticeSheet(
        request.POST if is_sent else None,
        initial={**initial, **kept},
        steps=typed_steps(kept) or steps,
        space=request.space,
        parties=parties_in_words(source),
    )


def _is_sent(request: MemberRequest, sheet: PracticeSheet) -> bool:
    """Asking for more rows is no sending."""
    return request.method == "POST" and not sheet.adds_rows


def _typed(request: MemberRequest, sheet: PracticeSheet) -> dict[str, Any]:
    return {
        "text": sheet.text(),
        "audience": sheet.audience,
        "confirmed": sheet.confirmed,
        "set_now": "set" in request.POST,
    }


def _show(
    request: MemberRequest, sheet: PracticeSheet, template: str, context: dict[str, Any]
) -> HttpResponse:
    context |= {"sheet": sheet, "form": sheet.form, "rows": sheet.rows}
    status = 422 if _is_sent(request, sheet) else 200
    return answer(request, template, "repository/_step_rows.html", context, status=status)


def _done(request: MemberRequest, practice: Practice) -> HttpResponse:
    if practice.is_draft:
        messages.success(request, _("Your draft is kept. Only you can see it until the practice is set."))
    return see_other(practice.get_absolute_url())


def _initial(request: MemberRequest, origin: Origin | None, rest: str) -> dict[str, Any]:
    """Fill a fresh sheet. ``rest`` is what the material says besides steps; the problem is asked anew."""
    if origin is None:
        return {
            "audience": first_audience(request.space),
            "language": first_language(request, None),
            "licence": Licence.CC_BY,
        }
    material = origin.material
    return {
        "title": material.title[:120],
        "summary": material.summary[:280],
        "result": rest,
        "tags": ", ".join(material.tags),
        "audience": first_audience(request.space, origin.source),
        "language": first_language(request, material),
        "licence": Licence.CC_BY,
    }


def _present(practice: Practice) -> dict[str, Any]:
    fields = (
        "title", "summary", "kind", "problem", "result", "countries", "language", "licence", "audience",
    )  # fmt: skip
    return {**{name: getattr(practice, name) for name in fields}, "tags": ", ".join(names_on(practice))}


def _steps_of(practice: Practice) -> list[dict[str, str]]:
    return [
        {"title": step.title, "text": step.text, "duration": step.duration} for step in practice.steps.all()
    ]
