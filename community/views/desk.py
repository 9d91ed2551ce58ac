"""One's own desk, and the first steps that lead there."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from community.forms import ProfileForm, WelcomeForm
from community.http import PersonRequest, next_of
from community.labels import role_label
from community.noticeboard import show
from community.operations.people import introduce_oneself
from community.selectors import (
    notices_of,
    open_requests_of,
    spaces_of,
    suggested_spaces,
)
from community.steps import next_steps
from portal.http import member_required, see_other
from portal.ui import panels


@require_safe
@member_required
def desk(request: PersonRequest) -> HttpResponse:
    """What is new for this person, where they belong, and what a newcomer could do next."""
    unread = notices_of(request.user).filter(read_at=None)[:5]
    memberships = spaces_of(request.user)
    context = {
        "spaces": [{"space": row.space, "standing": role_label(row.space, row.role)} for row in memberships],
        "suggestions": [] if memberships else suggested_spaces(request.user),
        "requests": open_requests_of(request.user),
        "notices": show(unread, request.user),
        "steps": next_steps(request.user, has_spaces=bool(memberships)),
        "panels": panels.for_slot("me", request, None),
    }
    return render(request, "community/desk.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def welcome(request: PersonRequest) -> HttpResponse:
    """The one question of the first visit; it can be skipped."""
    onward = next_of(request)
    if request.method != "POST":
        return _welcome_page(request, WelcomeForm(initial=ProfileForm.of(request.user)), onward)
    form = WelcomeForm(request.POST)
    if not form.is_valid():
        return _welcome_page(request, form, onward, status=422)
    introduce_oneself(actor=request.user, **form.cleaned_data)
    return see_other(onward or reverse("me_first_spaces"))


def _welcome_page(
    request: PersonRequest, form: WelcomeForm, onward: str, *, status: int = 200
) -> HttpResponse:
    context = {"form": form, "next": onward, "skip_url": onward or reverse("me_first_spaces")}
    return render(request, "community/welcome.html", context, status=status)


@require_safe
@member_required
def first_spaces(request: PersonRequest) -> HttpResponse:
    """Where a newcomer could begin."""
    return render(request, "community/first_spaces.html", {"spaces": suggested_spaces(request.user)})
