"""Invitations to help, carried along when topics merge; called by reactions, in the same transaction."""

from django.utils import timezone

from forums.choices import HelpState
from forums.models import HelpInvitation, Topic


def merge_invitations(*, kept: Topic, gone_id: int) -> None:
    """Those of both topics as those of the kept one; before the row of the gone one is deleted.

    Who was asked in both is asked once, and has answered if they write in the kept one. Where it is no
    question, nobody waits for anybody any more.
    """
    there = set(HelpInvitation.objects.filter(topic=kept).values_list("person_id", flat=True))
    gone = HelpInvitation.objects.filter(topic_id=gone_id)
    gone.filter(person__in=there).delete()
    gone.update(topic=kept)
    now, asked = timezone.now(), HelpInvitation.objects.filter(topic=kept, state=HelpState.OPEN)
    writers = list(kept.posts.exclude(number=1).values_list("author_id", flat=True))
    asked.filter(person__in=writers).update(state=HelpState.ANSWERED, ended_at=now)
    if not kept.is_help or kept.is_solved:
        asked.update(state=HelpState.LAPSED, ended_at=now)
