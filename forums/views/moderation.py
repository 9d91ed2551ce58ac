from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from forums.operations import moderation
from forums.views.showing import find_topic
from portal.http import MemberRequest, member_required, see_other
from portal.operations import OperationRefusedError

# What the buttons of moderators send.
VERBS: dict[str, Any] = {
    "lock": moderation.lock_topic,
    "unlock": moderation.unlock_topic,
    "hide": moderation.hide_topic,
    "unhide": moderation.unhide_topic,
    "pin": moderation.pin_topic,
    "unpin": moderation.unpin_topic,
}


@require_http_methods(["GET", "POST"])
@member_required
def topic_state(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    topic = find_topic(request, pk)
    if request.method == "POST":
        verb = VERBS.get(request.POST.get("verb", ""))
        if verb is None:
            raise Http404
        try:
            verb(actor=request.user, topic=topic)
        except OperationRefusedError as refusal:
            messages.error(request, str(refusal))
    return see_other(topic.get_absolute_url())
