"""House rules: read by everybody who may know of the space, written by its administrators."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from community.forms.spaces import RulesForm
from community.http import PersonRequest
from community.operations.house_rules import write_rules
from community.selectors import editions_of, rules_of
from community.space_nav import frame
from portal.addresses import in_space
from portal.http import kept_form, member_required, see_other
from portal.operations import may, require


@require_safe
def rules(request: Any, slug: str) -> HttpResponse:
    """The rules that hold now, or with ``?on=`` those of a day.

    Raises:
        Http404: there never were any.
    """
    space = request.space
    editions = editions_of(space)
    if not editions:
        raise Http404
    day = _day(request.GET.get("on", ""))
    shown = rules_of(space, on=day)
    context = {
        "space": space,
        "rules": shown,
        "editions": editions if len(editions) > 1 else [],
        "is_earlier": shown is not None and shown.pk != editions[0].pk,
        "edit_url": in_space(space, "space_rules_edit")
        if may(request.user, "community.edit_space", space)
        else "",
    }
    return render(request, "community/rules.html", context)


def _day(text: str) -> date | None:
    try:
        return parse_date(text)
    except ValueError:  # the form of a date, but no such day
        return None


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def edit(request: PersonRequest, slug: str) -> HttpResponse:
    space = request.space
    require(request.user, "community.edit_space", space)
    if request.method != "POST":
        now = rules_of(space)
        initial = {"body": now.body if now is not None else ""} | kept_form(request)
        return _edit_page(request, RulesForm(initial=initial))
    form = RulesForm(request.POST)
    if not form.is_valid():
        return _edit_page(request, form, status=422)
    write_rules(actor=request.user, space=space, **form.cleaned_data)
    messages.success(request, _("Saved."))
    return see_other(in_space(space, "space_rules_edit"))


def _edit_page(request: PersonRequest, form: RulesForm, *, status: int = 200) -> HttpResponse:
    context = {**frame(request, "rules"), "form": form, "draft_key": f"rules-{request.space.pk}"}
    return render(request, "community/space_rules.html", context, status=status)
