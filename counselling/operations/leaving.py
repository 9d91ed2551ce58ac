"""What happens to talks when one of the two closes their account."""

from typing import Any

from django.db.models import Q

from counselling.models import Talk
from counselling.operations.asking import decline_talk, withdraw_talk
from counselling.operations.locking import locked
from counselling.operations.talking import end_talk
from portal.operations import SYSTEM, operation, require


@operation
def leave_talks(*, actor: Any, person: Any, most: int) -> int:
    """End at most ``most`` open talks of ``person``, and delete those that nobody is left to read.

    Returns how many it was; 0 when none is left.
    """
    require(actor, "counselling.forget_person")
    mine = Talk.objects.visible_to(person)
    waiting = list(mine.open().order_by("pk")[:most])
    for talk in waiting:
        _end(talk, person)
    both_gone = Q(asker__forgotten_at__isnull=False) | Q(asker=None) | Q(asker=person)
    both_gone &= Q(counsellor__forgotten_at__isnull=False) | Q(counsellor=None) | Q(counsellor=person)
    unread = list(mine.filter(both_gone).order_by("pk").values_list("pk", flat=True)[:most])
    Talk.objects.filter(pk__in=unread).delete()
    return len(waiting) + len(unread)


def _end(talk: Talk, person: Any) -> None:
    """By what it is under its lock: meanwhile the other one may have answered, or ended it."""
    talk = locked(talk)
    if talk.is_in_progress:
        end_talk(actor=SYSTEM, talk=talk)
    elif talk.is_requested and talk.asker_id == person.pk:
        withdraw_talk(actor=SYSTEM, talk=talk)
    elif talk.is_requested:
        decline_talk(actor=SYSTEM, talk=talk, answer="")
