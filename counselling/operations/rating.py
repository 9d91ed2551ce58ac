"""Saying, after a talk, whether it helped."""

from django.utils import timezone
from django.utils.translation import gettext as _

from community.models import User
from counselling.events import TalkTouched
from counselling.models import Talk, TalkRating
from counselling.operations.locking import locked
from portal.audit import record_nameless
from portal.events import publish
from portal.operations import OperationRefusedError, operation, require


@operation
def rate_talk(
    *, actor: User, talk: Talk, helped: str, wants_more: bool, words: str, is_shared: bool
) -> TalkRating:
    """Rate an ended talk for oneself, and for the other if ``is_shared``; a second time changes the first.

    Raises:
        AccessDeniedError: ``actor`` is not one of the two.
        OperationRefusedError: the talk has not ended.
    """
    talk = locked(talk)
    require(actor, "counselling.rate_talk", talk)
    if not talk.is_closed:
        raise OperationRefusedError(_("You can say whether it helped when the talk has ended."))
    values = {
        "helped": helped,
        "wants_more": wants_more,
        "words": words,
        "is_shared": is_shared,
        "rated_at": timezone.now(),
    }
    rating, _made = TalkRating.objects.update_or_create(talk=talk, author=actor, defaults=values)
    record_nameless(verb="counselling.rate_talk", obj=talk)
    publish(TalkTouched(talk_id=talk.pk))
    return rating
