"""Making a space, or asking the coordinators for one."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from community.forms.making_spaces import AskForSpaceForm, DeclineForm, GrantForm, NewSpaceForm
from community.http import PersonRequest
from community.models import SpaceRequest
from community.operations.making_spaces import create_space, finish_setup, free_slug
from community.operations.space_requests import (
    ask_for_space,
    decline_space_request,
    grant_space_request,
    withdraw_space_request,
)
from community.selectors import organisations_offered_to, space_requests_for
from community.views.refusals import answer_button
from portal.choices import JoinPolicy, Visibility
from portal.http import kept_form, member_required, next_url, refused, see_other
from portal.keyset import newest, oldest
from portal.models import Space
from portal.operations import OperationRefusedError, may, require
from portal.space_templates import TEMPLATES

DECLINING = "decline_%s"  # both forms of the page ask for an answer


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def new(request: PersonRequest) -> HttpResponse:
    """Coordinators make a space at once; others ask for one."""
    makes = may(request.user, "community.create_space")
    if not makes:
        require(request.user, "community.ask_for_space")
    maker = NewSpaceForm if makes else AskForSpaceForm
    offered = organisations_offered_to(request.user)
    form = maker(request.POST or None, initial=kept_form(request), organisations=offered)
    if request.method == "POST" and form.is_valid():
        try:
            return _make(request, form.cleaned_data) if makes else _ask(request, form.cleaned_data)
        except OperationRefusedError as refusal:
            refused(form, refusal)
    context = {"form": form, "makes": makes, "templates": TEMPLATES.values()}
    return render(request, "community/space_new.html", context, status=422 if form.is_bound else 200)


def _make(request: PersonRequest, typed: dict[str, Any]) -> HttpResponse:
    template = TEMPLATES[typed["template"]]
    is_hidden = typed["visibility"] == Visibility.HIDDEN
    typed["slug"] = typed["slug"].strip().lower() or free_slug(typed["name"])
    policy = JoinPolicy.INVITATION if is_hidden else template.join_policy
    space: Space = create_space(
        actor=request.user, administrator=request.user, kind=template.kind, join_policy=policy, **typed
    )
    messages.success(request, _("The space is there. These are its first steps."))
    return see_other(space.get_absolute_url())


def _ask(request: PersonRequest, typed: dict[str, Any]) -> HttpResponse:
    wish = ask_for_space(actor=request.user, **typed)
    messages.success(request, _("Your request is with the coordinators. You will get a notice."))
    return see_other(wish.get_absolute_url())


@require_safe
@member_required
def wishes(request: PersonRequest) -> HttpResponse:
    """For coordinators all requests, for others their own; the open ones first, as a queue."""
    rows = space_requests_for(request.user)
    waiting = oldest(rows.filter(decided_at=None), after=request.GET.get("after", ""))
    decided = newest(rows.exclude(decided_at=None), before=request.GET.get("before", ""))
    context = {
        "open_wishes": waiting.rows,
        "more_open": next_url(request, after=waiting.next_cursor),
        "decided_wishes": decided.rows,
        "more_decided": next_url(request, before=decided.next_cursor),
        "decides": may(request.user, "community.view_space_requests"),
    }
    return render(request, "community/space_wishes.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def wish(request: PersonRequest, pk: int) -> HttpResponse:
    """One request: what was asked, and for coordinators the two ways to answer."""
    shown = _wish(request, pk)
    grant = GrantForm(initial={"name": shown.name, "slug": free_slug(shown.name)} | kept_form(request))
    decline = DeclineForm(auto_id=DECLINING)
    if request.method != "POST":
        return _wish_page(request, shown, grant, decline)
    require(request.user, "community.decide_space_request", shown)
    if request.POST.get("do") == "decline":
        decline = DeclineForm(request.POST, auto_id=DECLINING)
        return _decide(request, shown, decline) or _wish_page(request, shown, grant, decline, status=422)
    grant = GrantForm(request.POST)
    return _decide(request, shown, grant) or _wish_page(request, shown, grant, decline, status=422)


def _decide(
    request: PersonRequest, shown: SpaceRequest, form: GrantForm | DeclineForm
) -> HttpResponse | None:
    """The way on when the decision was taken; None when the form is to be shown again."""
    decide: Any = grant_space_request if isinstance(form, GrantForm) else decline_space_request
    if not form.is_valid():
        return None
    try:
        decide(actor=request.user, wish=shown, **form.cleaned_data)
    except OperationRefusedError as refusal:
        refused(form, refusal)
        return None
    messages.success(request, _("Decided. They have a notice."))
    return see_other(reverse("space_wishes"))


def _wish_page(
    request: PersonRequest, shown: SpaceRequest, grant: GrantForm, decline: DeclineForm, *, status: int = 200
) -> HttpResponse:
    context = {
        "wish": shown,
        "template": TEMPLATES.get(shown.template),
        "grant": grant,
        "decline": decline,
        "decides": shown.is_open and may(request.user, "community.decide_space_request", shown),
        "may_withdraw": shown.is_open and may(request.user, "community.withdraw_space_request", shown),
    }
    return render(request, "community/space_wish.html", context, status=status)


@require_POST
@member_required
def withdraw(request: PersonRequest, pk: int) -> HttpResponse:
    return answer_button(
        request,
        partial(withdraw_space_request, actor=request.user, wish=_wish(request, pk)),
        told=_("You have taken your request back."),
        back=reverse("space_wishes"),
    )


@require_POST
@member_required
def finish(request: PersonRequest, slug: str) -> HttpResponse:
    """The first steps are done with."""
    finish_setup(actor=request.user, space=request.space)
    return see_other(request.space.get_absolute_url())


def _wish(request: PersonRequest, pk: int) -> SpaceRequest:
    """The request of this address, if the reader asked it or decides about such requests; else 404."""
    found: SpaceRequest = get_object_or_404(space_requests_for(request.user), pk=pk)
    return found
