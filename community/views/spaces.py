"""The directory of spaces, and their doors."""

from functools import partial
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from community.forms import AskForm, SpaceFilter
from community.http import PersonRequest
from community.labels import role_label
from community.operations.join_requests import ask_to_join, withdraw_join_request
from community.operations.memberships import join_space, leave_space
from community.selectors import last_request_of, listed_spaces, open_request_of
from community.views.refusals import answer_button
from portal.addresses import in_space
from portal.choices import JoinPolicy
from portal.http import kept_form, member_required, next_url, refused, see_other
from portal.keyset import by_name
from portal.models import Space
from portal.operations import OperationRefusedError, may
from portal.spaces import standing


@require_safe
def directory(request: HttpRequest) -> HttpResponse:
    """Every space that the reader may know of."""
    form = SpaceFilter(request.GET)
    spaces = listed_spaces(request.user, **form.chosen())
    page = by_name(spaces, name="name", after=request.GET.get("after", ""), size=24)
    place = standing(request.user)
    cards = [{"space": space, "standing": role_label(space, place.role_in(space.pk))} for space in page.rows]
    context = {
        "form": form,
        "cards": cards,
        "is_filtered": any(form.chosen().values()),
        "next_url": next_url(request, after=page.next_cursor),
        "makes_spaces": may(request.user, "community.create_space"),
        "asks_for_spaces": may(request.user, "community.ask_for_space"),
    }
    return render(request, "community/spaces.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def door(request: Any, slug: str) -> HttpResponse:
    """What joining means here; the button or the form to do it."""
    if request.method == "POST":
        return _knock(request, slug)
    if standing(request.user).is_member(request.space.pk):
        return see_other(request.space.get_absolute_url())
    form = AskForm(initial=kept_form(request), question=request.space.join_question)
    return _show_door(request, form)


@member_required
def _knock(request: PersonRequest, slug: str) -> HttpResponse:
    asks = request.space.join_policy == JoinPolicy.REQUEST
    form = AskForm(request.POST, question=request.space.join_question if asks else "")
    if not form.is_valid():
        return _show_door(request, form, status=422)
    try:
        return _join_or_ask(request, form.cleaned_data["message"])
    except OperationRefusedError as refusal:
        refused(form, refusal)
        return _show_door(request, form, status=422)


def _join_or_ask(request: PersonRequest, message: str) -> HttpResponse:
    space = request.space
    if standing(request.user).is_member(space.pk):
        return see_other(space.get_absolute_url())
    if space.join_policy == JoinPolicy.REQUEST:
        ask_to_join(actor=request.user, space=space, message=message)
        messages.success(request, _("Your request is with the administrators. You will get a notice."))
        return see_other(in_space(space, "space_join"))
    join_space(actor=request.user, space=space)
    messages.success(request, _("Welcome to %(space)s.") % {"space": space.name})
    return see_other(space.get_absolute_url())


def _show_door(request: Any, form: AskForm, *, status: int = 200) -> HttpResponse:
    space: Space = request.space
    come_back = urlencode({"next": request.path})
    last = last_request_of(request.user, space)
    context = {
        "space": space,
        "form": form,
        "login_url": f"{reverse('account_login')}?{come_back}",
        "signup_url": f"{reverse('account_signup')}?{come_back}",
        "asked": last if last is not None and last.decided_at is None else None,
        "answer": last.reply if last is not None and last.granted is False else "",
        "is_blocked": not may(request.user, "community.be_taken_in", space),
        "is_open": space.join_policy == JoinPolicy.OPEN and not space.is_archived,
        "takes_requests": space.join_policy == JoinPolicy.REQUEST and not space.is_archived,
    }
    return render(request, "community/door.html", context, status=status)


@require_POST
@member_required
def withdraw(request: PersonRequest, slug: str) -> HttpResponse:
    asked = open_request_of(request.user, request.space)
    back = in_space(request.space, "space_join")
    if asked is None:
        return see_other(back)
    return answer_button(
        request,
        partial(withdraw_join_request, actor=request.user, request=asked),
        told=_("You have taken your request back."),
        back=back,
    )


@require_POST
@member_required
def leave(request: PersonRequest, slug: str) -> HttpResponse:
    return answer_button(
        request,
        partial(leave_space, actor=request.user, space=request.space),
        told=_("You have left %(space)s.") % {"space": request.space.name},
        back=in_space(request.space, "space_members"),
        onward=reverse("spaces"),
    )
