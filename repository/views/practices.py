from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from portal import countries, languages
from portal.addresses import in_space, words_of
from portal.choices import SectionKind
from portal.http import next_url
from portal.operations import may
from portal.ui.framing import crumbs_of, tabs
from repository.choices import PATH, PracticeKind, PracticeState
from repository.forms.practice import ConfirmForm
from repository.models import Practice
from repository.operations.completeness import WHOLE, missing_from
from repository.selectors import page_of_practices
from repository.views.showing import find_practice, may_all, surroundings

# Where a state lies on the path that people see: a review happens between two of its stations.
_REACHED = {PracticeState.IN_REVIEW: PracticeState.APPLIED, PracticeState.RETIRED: PracticeState.DEPOSITED}


@require_safe
def practice(request: Any, slug: str, pk: int, words: str = "") -> HttpResponse:
    shown = find_practice(request, pk)
    if words != words_of(shown.title):
        return redirect(shown.get_absolute_url())
    return render(request, "repository/practice.html", page_of(request, shown))


def page_of(request: HttpRequest, practice: Practice) -> dict[str, Any]:
    missing = missing_from(practice) if practice.is_draft else {}
    return {
        "practice": practice,
        "crumbs": crumbs_of(
            practice.space, SectionKind.COOPERATION, (_("Practices"), in_space(practice.space, "practices"))
        ),
        "steps": [
            {"title": step.title, "body": step.text, "duration": step.duration}
            for step in practice.steps.all()
        ],
        "facts": _facts(practice),
        "path": _path(practice),
        "missing": missing,
        "whole": WHOLE,
        "there": WHOLE - len(missing) - 1,
        "confirm_form": ConfirmForm(),
        "may": may_all(request, practice, "edit_practice", "set_practice"),
        **surroundings(request, practice),
    }


def _facts(practice: Practice) -> list[tuple[str, str]]:
    """What a reader wants to know before they apply it."""
    facts = [
        (_("Kind"), practice.get_kind_display() if practice.kind else ""),
        (_("Applied in"), ", ".join(countries.name_of(code) for code in practice.countries)),
        (_("Language"), languages.name_of(practice.language) if practice.language else ""),
        (_("Licence"), practice.get_licence_display()),
    ]
    return [(term, value) for term, value in facts if value]


def _path(practice: Practice) -> list[dict[str, Any]]:
    """The stations of a practice, with the present one marked and those behind it done."""
    state = PracticeState(practice.state)
    present = PATH.index(_REACHED.get(state, state))
    return [
        {
            "code": station.value,
            "label": station.label,
            "is_present": at == present,
            "is_behind": at < present,
        }
        for at, station in enumerate(PATH)
    ]


@require_safe
def practices(request: Any, slug: str) -> HttpResponse:
    """Everything that is set in a space, the newest first, perhaps of one kind only."""
    kind = request.GET.get("kind", "")
    kind = kind if kind in PracticeKind.values else ""
    before = request.GET.get("before", "")
    page = page_of_practices(request.user, request.space, kind=kind, before=before)
    here = in_space(request.space, "practices")
    context = {
        "crumbs": crumbs_of(request.space, SectionKind.COOPERATION, (_("Practices"), "")),
        "practices": page.rows,
        "kind": kind,
        "tabs": tabs(here, "kind", PracticeKind.choices, kind),
        "next_url": next_url(request, before=page.next_cursor),
        "first_url": here if before else "",
        "may_create": may(request.user, "repository.create_practice", request.space),
    }
    return render(request, "repository/practices.html", context)
