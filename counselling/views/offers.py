"""One offer: its page, making and changing it, asking its author."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from community.http import PersonRequest
from community.views.refusals import answer_button
from counselling.forms import AskForm, OfferForm
from counselling.models import Offer
from counselling.operations.asking import ask_for_talk, no_room
from counselling.operations.offers import edit_offer, make_offer, pause_offer, remove_offer, resume_offer
from counselling.selectors import open_talk_with, own_offer
from portal.addresses import in_space
from portal.choices import Audience, SectionKind
from portal.http import kept_form, member_required, refused, see_other
from portal.models import Space
from portal.operations import OperationRefusedError, may, require
from portal.ui.framing import crumbs_of

_VERBS = ("edit_offer", "remove_offer", "ask_for_talk")


def _found(request: Any, pk: int) -> Offer:
    offers = Offer.objects.visible_to(request.user).filter(space=request.space)
    found: Offer = get_object_or_404(offers.for_list(), pk=pk)
    return found


def _way_back(space: Space, *ends: tuple[Any, str]) -> list[dict[str, Any]]:
    here = in_space(space, "counselling")
    return crumbs_of(space, SectionKind.COMMUNICATION, (_("Peer counselling"), here), *ends)


@require_safe
def offer(request: Any, slug: str, pk: int) -> HttpResponse:
    shown = _found(request, pk)
    context = {
        "offer": shown,
        "crumbs": _way_back(request.space),
        "may": {verb: may(request.user, f"counselling.{verb}", shown) for verb in _VERBS},
        "is_own": shown.author_id == request.user.pk,
        "talk": open_talk_with(request.user, shown.author),
        "no_room": "" if shown.has_room else no_room(shown),
    }
    return render(request, "counselling/offer.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def new(request: PersonRequest, slug: str) -> HttpResponse:
    require(request.user, "counselling.make_offer", request.space)
    own = own_offer(request.user, request.space)
    if own is not None and request.method != "POST":
        return see_other(in_space(request.space, "offer_edit", own.pk))
    initial = _fresh(request) | kept_form(request)
    form = OfferForm(request.POST or None, initial=initial, space=request.space)
    if request.method == "POST" and form.is_valid():
        audience = form.cleaned_data["audience"]
        try:
            made = make_offer(actor=request.user, space=request.space, text=form.text(), audience=audience)
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            messages.success(request, _("Your offer is in the list. You hear when somebody asks."))
            return see_other(made.get_absolute_url())
    return _form_page(request, form, _("Offer to talk"), cancel_url=in_space(request.space, "counselling"))


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def edit(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    shown = _found(request, pk)
    require(request.user, "counselling.edit_offer", shown)
    form = OfferForm(
        request.POST or None, initial=OfferForm.of(shown) | kept_form(request), space=request.space
    )
    if request.method == "POST" and form.is_valid():
        try:
            edit_offer(
                actor=request.user, offer=shown, text=form.text(), audience=form.cleaned_data["audience"]
            )
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            messages.success(request, _("Saved."))
            return see_other(shown.get_absolute_url())
    return _form_page(request, form, _("Change your offer"), cancel_url=shown.get_absolute_url(), offer=shown)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def ask(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    shown = _found(request, pk)
    require(request.user, "counselling.ask_for_talk", shown)
    form = AskForm(request.POST or None, initial=kept_form(request), offer=shown)
    if request.method == "POST" and form.is_valid():
        try:
            talk = ask_for_talk(actor=request.user, offer=shown, question=form.question())
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            messages.success(request, _("You have asked. You hear as soon as there is an answer."))
            return see_other(talk.get_absolute_url())
    title = _("Ask %(name)s for a talk") % {"name": shown.author}
    context = {
        "offer": shown,
        "form": form,
        "title": title,
        "crumbs": _way_back(request.space, (shown.title, shown.get_absolute_url()), (title, "")),
    }
    return render(request, "counselling/ask.html", context, status=422 if form.is_bound else 200)


@require_POST
@member_required
def pause(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    """Pause the offer, or go on: whichever it is not doing."""
    shown = _found(request, pk)
    deed, told = (
        (resume_offer, _("Your offer is in the list again."))
        if shown.is_paused
        else (pause_offer, _("Your offer is paused. Only you see it."))
    )
    return answer_button(
        request, partial(deed, actor=request.user, offer=shown), told=told,
        back=in_space(request.space, "counselling"), onward=shown.get_absolute_url(),
    )  # fmt: skip


@require_POST
@member_required
def remove(request: PersonRequest, slug: str, pk: int) -> HttpResponse:
    return answer_button(
        request,
        partial(remove_offer, actor=request.user, offer=_found(request, pk)),
        told=_("The offer is gone. Talks that began stay with their two people."),
        back=in_space(request.space, "counselling"),
    )


def _fresh(request: PersonRequest) -> dict[str, Any]:
    profile = getattr(request.user, "profile", None)
    usual = Audience.NETWORK if Audience.NETWORK in request.space.audiences else Audience.SPACE
    return {
        "audience": usual,
        "languages": list(profile.languages) if profile is not None else [],
        "time_zone": request.user.time_zone,
        "most_talks": 2,
    }


def _form_page(
    request: PersonRequest, form: OfferForm, title: str, *, cancel_url: str, offer: Offer | None = None
) -> HttpResponse:
    context = {
        "title": title,
        "form": form,
        "offer": offer,
        "cancel_url": cancel_url,
        "draft_key": f"offer-{offer.pk}" if offer else f"offer-new-{request.space.slug}",
        "crumbs": _way_back(request.space, (title, "")),
    }
    return render(request, "counselling/offer_form.html", context, status=422 if form.is_bound else 200)
