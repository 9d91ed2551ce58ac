"""Where a talk leads when somebody else can help better: another offer, or everybody."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from community.http import PersonRequest
from counselling.models import Talk
from counselling.operations.talking import suggest_offer
from counselling.selectors import offers_like, topic_words
from counselling.views.showing import find_talk
from portal.addresses import in_space, number_of
from portal.http import member_required, see_other
from portal.operations import OperationRefusedError
from portal.spaces import standing


def ways_on(request: PersonRequest, talk: Talk) -> dict[str, Any]:
    """Other offers that both may see; and, for who asked, the form of a help request."""
    asks = talk.asker_id == request.user.pk and not talk.is_requested
    return {"others": offers_like(request.user, talk), "help_url": _help_url(request, talk) if asks else ""}


def _help_url(request: PersonRequest, talk: Talk) -> str:
    place = talk.place
    if place is None or place.is_archived or not standing(request.user).contributes_to(place.pk):
        return ""
    words = ", ".join(topic_words(request.user, talk))
    return f"{in_space(place, 'topic_new')}?{urlencode({'kind': 'help', 'words': words})}"


@require_POST
@member_required
def suggest(request: PersonRequest, pk: int) -> HttpResponse:
    """Name another offer to the other one."""
    talk = find_talk(request, pk)
    wanted = number_of(request.POST.get("offer", ""))
    offer = next((each for each in offers_like(request.user, talk) if each.pk == wanted), None)
    if offer is None:
        raise Http404
    try:
        entry = suggest_offer(actor=request.user, talk=talk, offer=offer)
    except OperationRefusedError as refusal:
        messages.info(request, str(refusal))
        return see_other(talk.get_absolute_url())
    messages.success(request, _("You have suggested this offer."))
    return see_other(f"{talk.get_absolute_url()}#post-{entry.number}")
