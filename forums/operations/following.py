"""What people want to hear of. What a person chose the platform never changes."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from community.models import User
from forums.choices import ChosenBy, FollowLevel
from forums.models import Board, Follow, Topic
from portal.models import Space, Tag
from portal.operations import Actor, OperationRefusedError, operation, require

MOST_FOLLOWED = 500
_KINDS = {Topic: "topic", Board: "board", Tag: "tag", Space: "space"}
_PERMISSIONS = {
    "topic": "forums.view_topic",
    "board": "forums.view_board",
    "tag": "forums.follow_tag",
    "space": "community.view_space",
}


@operation
def follow(*, actor: User, target: Any, level: str) -> Follow:
    """From now on ``actor`` hears of ``target``, a topic, board, tag or space, what ``level`` says.

    Raises:
        AccessDeniedError: ``actor`` may not see ``target``.
        OperationRefusedError: there is no such level, or ``actor`` chose ``MOST_FOLLOWED`` things.
    """
    kind = _KINDS[type(target)]
    require(actor, "forums.keep_place", target)
    require(actor, _PERMISSIONS[kind], target)
    if level not in FollowLevel.values:
        raise OperationRefusedError(_("Choose one of the answers."), field="level")
    own = Follow.objects.filter(user=actor)
    if (
        not own.filter(**{kind: target}).exists()
        and own.filter(chosen_by=ChosenBy.PERSON).count() >= MOST_FOLLOWED
    ):
        raise OperationRefusedError(_("You follow very many things. Take some off your list first."))

    chosen = {"level": level, "chosen_by": ChosenBy.PERSON, "chosen_at": timezone.now()}
    kept, _made = Follow.objects.update_or_create(user=actor, **{kind: target}, defaults=chosen)
    return kept


@operation
def unfollow(*, actor: User, target: Any) -> None:
    """Take back what ``actor`` chose about ``target``; then it is as everywhere round it."""
    require(actor, "forums.keep_place", target)
    Follow.objects.filter(user=actor, **{_KINDS[type(target)]: target}).delete()


@operation
def drop_follow(*, actor: User, row: Follow) -> None:
    """Take one row off the list of ``actor``, whether or not they can still see what it names."""
    require(actor, "forums.drop_follow", row)
    row.delete()


@operation
def follow_by_itself(*, actor: Actor, person: User, topic: Topic) -> None:
    """Who opens a topic or writes in it follows it, unless a row says something already."""
    require(actor, "forums.follow_for_others")
    row = Follow(
        user=person, topic=topic, level=FollowLevel.EVERYTHING, chosen_by=ChosenBy.PLATFORM,
        chosen_at=timezone.now(),
    )  # fmt: skip
    Follow.objects.bulk_create([row], ignore_conflicts=True)
