"""What stands for topics that were merged or went to another space."""

from typing import Any, Final

from forums.choices import Addressed
from forums.models import OldAddress, Topic

MOST_STEPS: Final = 20


def heir_among(topics: Any, number: int) -> Topic | None:
    """The one of ``topics`` to which ``number`` leads by now, or which has it still.

    It may have gone on several times, so the way is followed step by step through what is in scope.
    """
    at: int | None = number
    for _step in range(MOST_STEPS):
        if at is None:
            break
        found: Topic | None = topics.select_related("space").filter(pk=at).first()
        if found is not None:
            return found
        onward = OldAddress.objects.filter(what=Addressed.TOPIC, number=at).exclude(leads_to=at)
        at = onward.values_list("leads_to", flat=True).first()
    return None


def heir_of_number(number: int) -> int | None:
    """The id of the topic in scope that stands for the one which had ``number``."""
    found = heir_among(Topic.objects.all(), number)
    return found.pk if found is not None else None
