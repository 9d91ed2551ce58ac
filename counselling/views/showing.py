"""What the pages of one talk share."""

from typing import Any

from django.shortcuts import get_object_or_404

from community.http import PersonRequest
from counselling.access import can_go_on
from counselling.choices import EntryKind
from counselling.forms import AnswerForm, RatingForm, writing_form
from counselling.models import Offer, Talk
from counselling.operations.talking import read_talk
from counselling.selectors import page_of_entries, ratings_for, time_spent
from portal.http import kept_form, next_url, tells_what_was_in_sight
from portal.operations import may


def find_talk(request: PersonRequest, pk: int) -> Talk:
    """Find the talk of this address.

    Raises:
        Http404: there is none of which the reader is one of the two.
    """
    found: Talk = get_object_or_404(
        Talk.objects.visible_to(request.user).for_list().select_related("place"), pk=pk
    )
    return found


def whole_page(request: PersonRequest, talk: Talk, **forms: Any) -> dict[str, Any]:
    """The page of ``talk``; ``forms`` are those that were refused, by name or kind of entry."""
    page = page_of_entries(talk, before=request.GET.get("before", ""))
    meetings, minutes = time_spent(talk)
    is_counsellor = talk.counsellor_id == request.user.pk
    context = {
        "talk": talk,
        "other": talk.other_than(request.user),
        "is_counsellor": is_counsellor,
        "entries": page.rows,
        "earlier_url": next_url(request, before=page.next_cursor),
        "latest_url": talk.get_absolute_url() if request.GET.get("before") else "",
        "meetings": meetings,
        "minutes": minutes,
        "offer": Offer.objects.visible_to(request.user)
        .select_related("space")
        .filter(pk=talk.offer_id)
        .first(),
        "live_key": f"talk:{talk.pk}",
        "live_keys": f"talk:{talk.pk}",  # what base.html listens for
        "fragment_url": request.get_full_path() if request.method == "GET" else talk.get_absolute_url(),
        "read_number": getattr(talk, talk.read_column(request.user)),
        "may_report": _may_report(request, talk),
        "answer_form": forms.get("answer") or AnswerForm(),
    }
    return context | _writing(request, talk, forms) | _ratings(request, talk, forms)


def _may_report(request: PersonRequest, talk: Talk) -> bool:
    """Whether coordinators could look, and the reader reaches the place where it is asked."""
    place = talk.place
    return place is not None and not place.is_hidden and may(request.user, "community.view_space", place)


def _writing(request: PersonRequest, talk: Talk, forms: dict[str, Any]) -> dict[str, Any]:
    can_write = talk.is_in_progress and can_go_on(talk)
    writing = {kind: forms.get(kind) or writing_form(kind) for kind in EntryKind.values} if can_write else {}
    return {
        "can_write": can_write,
        "is_stuck": talk.is_in_progress and not can_write,
        "writing": writing,
        "draft_key": f"talk-{talk.pk}",
    }


def _ratings(request: PersonRequest, talk: Talk, forms: dict[str, Any]) -> dict[str, Any]:
    if not talk.is_closed:
        return {}
    own, shared = ratings_for(request.user, talk)
    form = forms.get("rating") or RatingForm(initial=RatingForm.of(own) | kept_form(request))
    return {"own_rating": own, "shared_rating": shared, "rating_form": form}


def note_page_as_read(request: PersonRequest, talk: Talk, context: dict[str, Any]) -> None:
    """What a browser without scripts was shown counts as read; notices of it are put away."""
    tells_itself = tells_what_was_in_sight(request) and talk.unread_by(request.user)
    if request.method != "GET" or tells_itself or getattr(request, "htmx", False):
        return
    last = context["entries"][-1].number if context["entries"] else 0
    read_talk(actor=request.user, talk=talk, number=last)
