"""Whether the addresses in the directories still answer: who is asked next, and what came of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.utils import timezone

from links.choices import Answer
from links.models import ExternalLink
from portal.operations import Actor, operation, require

SETTLED_FOR = timedelta(days=7)
ASK_AGAIN_AFTER = timedelta(days=1)
# What has been dead for so long seldom comes back: it is asked as seldom as what is well.
GIVEN_UP_AFTER = timedelta(days=30)
# Servers have bad days: what does not answer three days in a row is dead.
FAILURES_OF_THE_DEAD = 3


@dataclass(frozen=True)
class Heard:
    """What came of asking ``url``, the address that the link had when it was claimed."""

    url: str
    answer: Answer


@operation
def claim_links(*, actor: Actor, most: int) -> list[ExternalLink]:
    """The links to ask now, so marked that no other worker asks them too; they are as they were before."""
    require(actor, "links.check_links")
    now = timezone.now()
    due = ExternalLink.objects.due(
        settled_before=now - SETTLED_FOR,
        failing_before=now - ASK_AGAIN_AFTER,
        dead_before=now - GIVEN_UP_AFTER,
    )
    links = list(due.select_for_update(skip_locked=True, of=("self",))[:most])
    ExternalLink.objects.filter(pk__in=[link.pk for link in links]).update(checked_at=now)
    return links


@operation
def note_answers(*, actor: Actor, heard: Mapping[int, Heard]) -> list[ExternalLink]:
    """Write which links answered, by id; what was changed or removed meanwhile is left as it is.

    Returns:
        the links that died or came back to life by it.
    """
    require(actor, "links.check_links")
    turned = []
    links = ExternalLink.objects.select_for_update(of=("self",)).filter(
        pk__in=heard, checked_at__isnull=False
    )
    for link in links.order_by("pk"):
        if link.url != heard[link.pk].url:
            continue
        was_dead = link.dead_since is not None
        _note(link, heard[link.pk].answer)
        if was_dead != (link.dead_since is not None):
            turned.append(link)
    return turned


def _note(link: ExternalLink, answer: Answer) -> None:
    link.last_answer = answer
    if answer == Answer.ALIVE:
        link.failures, link.failing_since, link.dead_since = 0, None, None
    else:
        link.failures += 1
        link.failing_since = link.failing_since or link.checked_at
        if link.failures >= FAILURES_OF_THE_DEAD:
            link.dead_since = link.dead_since or link.failing_since
    link.save(update_fields=["failures", "failing_since", "dead_since", "last_answer"])
