"""One place for what comes by mail, and the link of every mail that stops it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from community.forms import SpaceWishesForm, WishesForm
from community.http import PersonRequest
from community.mailing.stopping import Stop, stop_of, words_for
from community.operations.wishes import (
    set_space_wishes,
    set_wishes,
    stop_digest,
    stop_mail,
    try_address_again,
)
from community.selectors import left_out_of_news, spaces_of, unreachable_address, wishes_of
from portal.http import kept_form, member_required, refused, see_other
from portal.locality import time_zone_of
from portal.models import Space
from portal.operations import SYSTEM, OperationRefusedError


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def everywhere(request: PersonRequest) -> HttpResponse:
    """How each kind of notice reaches one, when mail may come, and which spaces digests cover."""
    spaces = [row.space for row in spaces_of(request.user)]
    if request.method != "POST":
        wishes = wishes_of([request.user])[request.user.pk]
        now = WishesForm.of(wishes, spaces, left_out_of_news(request.user)) | kept_form(request)
        return _page(request, WishesForm(initial=now, spaces=spaces), spaces)
    form = WishesForm(request.POST, spaces=spaces)
    if form.is_valid():
        try:
            set_wishes(actor=request.user, **form.values())
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            messages.success(request, _("Saved."))
            return see_other(reverse("me_settings_notices"))
    return _page(request, form, spaces, status=422)


def _page(
    request: PersonRequest, form: WishesForm, spaces: list[Space], *, status: int = 200
) -> HttpResponse:
    wishes = wishes_of([request.user])[request.user.pk]
    different = {space_id for space_id, group in wishes.chosen if space_id is not None and group != "news"}
    context = {
        "form": form,
        "spaces": [{"space": space, "is_different": space.pk in different} for space in spaces],
        "time_zone": time_zone_of(request.user),
        "unreachable": unreachable_address(request.user),
    }
    return render(request, "community/wishes.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def in_one_space(request: PersonRequest, slug: str) -> HttpResponse:
    """What one wants differently in one's space ``slug``."""
    space = next((row.space for row in spaces_of(request.user) if row.space.slug == slug), None)
    if space is None:
        raise Http404
    wishes = wishes_of([request.user])[request.user.pk]
    if request.method != "POST":
        now = SpaceWishesForm.of(wishes, space) | kept_form(request)
        form = SpaceWishesForm(initial=now, wishes=wishes)
        return render(request, "community/wishes_in_space.html", {"form": form, "place": space})
    form = SpaceWishesForm(request.POST, wishes=wishes)
    if not form.is_valid():
        return render(request, "community/wishes_in_space.html", {"form": form, "place": space}, status=422)
    set_space_wishes(actor=request.user, space=space, deliveries=form.values())
    messages.success(request, _("Saved."))
    return see_other(reverse("me_settings_notices"))


@require_POST
@member_required
def address_works(request: PersonRequest) -> HttpResponse:
    """The person says that mail arrives again."""
    try_address_again(actor=request.user)
    messages.success(request, _("Thank you. Mail comes again from now on."))
    return see_other(reverse("me_settings_notices"))


@csrf_exempt  # mail programs post here, without a page of ours and without signing in (RFC 8058)
@require_http_methods(["GET", "HEAD", "POST"])
def stop(request: HttpRequest, token: str) -> HttpResponse:
    """The link in a mail that stops mail like it; looking at the page changes nothing."""
    found = stop_of(token)
    if found is None:
        raise Http404
    is_done = request.method == "POST"
    if is_done:
        _stop(found)
    context: dict[str, Any] = {"what": words_for(found), "is_digest": bool(found.period), "is_done": is_done}
    return render(request, "community/mail_stop.html", context | {"is_one_space": found.space_id is not None})


def _stop(found: Stop) -> None:
    if found.period:
        stop_digest(actor=SYSTEM, user_id=found.user_id, period=found.period)
    else:
        stop_mail(actor=SYSTEM, user_id=found.user_id, groups=[found.group], space_id=found.space_id)
