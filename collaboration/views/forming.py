"""Forming groups, changing them, extending and closing them."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from collaboration.forms import CloseForm, ExtendForm, GroupForm, GroupTextForm, present_text
from collaboration.operations.groups import (
    USUAL_LENGTH,
    can_be_extended,
    close_group,
    edit_group,
    extend_group,
    form_group,
    latest_end,
)
from collaboration.selectors import people_offered
from collaboration.views.showing import below, find_group
from portal.addresses import in_space
from portal.carrying import Origin, WayBarredError, first_audience, origin_of
from portal.choices import Audience, SectionKind
from portal.http import MemberRequest, kept_form, member_required, refused, see_other
from portal.operations import OperationRefusedError, require
from portal.ui.framing import crumbs_of


@require_http_methods(["GET", "POST"])
@member_required
def group_new(request: MemberRequest, slug: str) -> HttpResponse:
    require(request.user, "collaboration.form_group", request.space)
    try:
        origin = origin_of(request, "group")
    except WayBarredError as barred:
        return see_other(barred.source.get_absolute_url())
    form = _new_form(request, origin)
    if request.method == "POST" and form.is_valid():
        names = ("starts_on", "ends_on", "audience", "invitees", "tasks")
        dates = {name: form.cleaned_data[name] for name in names}
        source = origin and origin.source
        try:
            made = form_group(
                actor=request.user, space=request.space, text=form.text(), source=source, **dates
            )
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            return see_other(made.get_absolute_url())
    context = {"form": form, "origin": origin, "draft_key": f"group-new-{slug}", **_place(request)}
    return _show(request, "collaboration/group_new.html", context)


@require_http_methods(["GET", "POST"])
@member_required
def group_edit(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    group = find_group(request, pk)
    require(request.user, "collaboration.edit_group", group)
    form = GroupTextForm(
        _sent(request), initial={**present_text(group), **_kept(request)}, space=request.space
    )
    if request.method == "POST" and form.is_valid():
        try:
            edited = edit_group(
                actor=request.user, group=group, text=form.text(), audience=form.cleaned_data["audience"]
            )
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            return see_other(edited.get_absolute_url())
    context = {
        "form": form,
        "group": group,
        "draft_key": f"group-{group.pk}",
        "crumbs": below(group, _("Edit")),
    }
    return _show(request, "collaboration/group_edit.html", context)


@require_http_methods(["GET", "POST"])
@member_required
def group_extend(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    group = find_group(request, pk)
    require(request.user, "collaboration.extend_group", group)
    if request.method == "GET" and not can_be_extended(group):
        messages.error(request, _("There is no later day to which this group can be extended."))
        return see_other(group.get_absolute_url())
    latest = latest_end(group)
    form = ExtendForm(_sent(request), initial={"ends_on": latest, **_kept(request)})
    if request.method == "POST" and form.is_valid():
        try:
            extend_group(actor=request.user, group=group, **form.cleaned_data)
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            return see_other(group.get_absolute_url())
    context = {"form": form, "group": group, "latest": latest, "crumbs": below(group, _("Extend"))}
    return _show(request, "collaboration/group_extend.html", context)


@require_http_methods(["GET", "POST"])
@member_required
def group_close(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    group = find_group(request, pk)
    require(request.user, "collaboration.close_group", group)
    form = CloseForm(_sent(request), initial=_kept(request))
    if request.method == "POST" and form.is_valid():
        try:
            closed = close_group(actor=request.user, group=group, **form.cleaned_data)
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            messages.success(request, _("The group is closed. This page now tells what came of it."))
            return see_other(closed.get_absolute_url())
    context = {
        "form": form,
        "group": group,
        "draft_key": f"group-close-{group.pk}",
        "crumbs": below(group, _("Close")),
    }
    return _show(request, "collaboration/group_close.html", context)


def _place(request: MemberRequest) -> dict[str, Any]:
    return {
        "crumbs": crumbs_of(request.space, SectionKind.COLLABORATION, (_("Form a group"), "")),
        "section_url": in_space(request.space, "section", SectionKind.COLLABORATION),
    }


def _sent(request: MemberRequest) -> Any:
    return request.POST if request.method == "POST" else None


def _kept(request: MemberRequest) -> dict[str, Any]:
    return {} if request.method == "POST" else kept_form(request)


def _show(request: MemberRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    return render(request, template, context, status=422 if request.method == "POST" else 200)


def _new_form(request: MemberRequest, origin: Origin | None) -> GroupForm:
    contributors = origin.material.contributor_ids if origin is not None else []
    people = people_offered(request.space, request.user, first=contributors)
    return GroupForm(
        _sent(request),
        initial={**_initial(request, origin), **_kept(request)},
        space=request.space,
        people=people,
    )


def _initial(request: MemberRequest, origin: Origin | None) -> dict[str, Any]:
    """Eight weeks from today, on what is carried forward if there is something."""
    today = timezone.localdate()
    initial: dict[str, Any] = {
        "starts_on": today,
        "ends_on": today + USUAL_LENGTH,
        "audience": first_audience(request.space, origin and origin.source, otherwise=Audience.SPACE),
    }
    if origin is not None:
        material = origin.material
        initial |= {
            "title": material.title,
            "body": material.summary,
            "tags": ", ".join(material.tags),
            "invitees": material.contributor_ids,
            "tasks": "\n".join(material.tasks),
        }
    return initial
