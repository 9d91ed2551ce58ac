"""Asking people whether they know an answer: two at a time, and nobody twice in a week."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from community.blocking import reachable_from
from community.helping import take_turns
from community.models import User
from forums import nameless
from forums.choices import HelpState
from forums.events import PersonAsked
from forums.models import HelpInvitation, Routing, Topic
from forums.operations.topics import facts_of, locked
from forums.routing.selectors import MOST_OPEN, Suggestion, room_in, suggest
from portal import audit
from portal.events import publish
from portal.operations import Actor, OperationRefusedError, operation, require


@operation
def ask_people(*, actor: Actor, topic: Topic, people: Collection[int]) -> list[HelpInvitation]:
    """Ask ``people``, who are among those suggested to ``actor``, whether they know an answer.

    Raises:
        AccessDeniedError: ``actor`` neither asked nor moderates, or does not see who belongs to the space;
            or moderates, and who is missing among the suggested would tell who asked without a name.
        OperationRefusedError: it is solved or closed, somebody is no longer to be asked, or too many are.
    """
    topic = locked(topic)
    require(actor, "forums.ask_people", topic)
    _check_waits(topic)
    _let_lapse(topic)
    wanted = set(people)
    if not wanted:
        raise OperationRefusedError(_("Choose one or two people."), field="people")
    if len(wanted) > room_in(topic):
        raise OperationRefusedError(_too_many(room_in(topic)), field="people")
    found = suggest(actor, topic, most=MOST_OPEN, among=wanted)
    asked = _ask(actor, topic, found)
    if len(asked) < len(wanted):
        words = _("Somebody whom you chose cannot be asked any more. Look at the list again.")
        raise OperationRefusedError(words, field="people")
    return asked


def _check_waits(topic: Topic) -> None:
    if topic.is_solved or topic.is_locked or topic.is_hidden:
        raise OperationRefusedError(_("This question does not wait for answers any more."))


def _too_many(room: int) -> str:
    if room == 0:
        return _("Two people are asked already. Ask others when one has said no, or after three days.")
    if room == 1:
        return _("One person is asked already. Choose one more at most.")
    return _("Choose two people at most.")


@operation
def ask_by_itself(*, actor: Actor, topic: Topic) -> list[HelpInvitation]:
    """Ask the two who fit best, as who asked could; once for a question, and only while nobody has answered.

    Raises:
        AccessDeniedError: not the platform.
        OperationRefusedError: the topic went elsewhere a moment ago.
    """
    topic = locked(topic)
    require(actor, "forums.ask_by_itself", topic)
    routing, _made = Routing.objects.get_or_create(topic=topic, defaults={"space": topic.space})
    if routing.looked_at is not None or routing.stopped_at is not None:
        return []
    routing.looked_at = timezone.now()
    routing.save(update_fields=["looked_at"])
    asker = nameless.beginner_of(topic)
    if asker is None or not asker.is_active or not Topic.objects.unanswered().filter(pk=topic.pk).exists():
        return []
    room = room_in(topic)
    return _ask(actor, topic, _reachable(asker, topic)[:room] if room else [])


def _reachable(asker: User, topic: Topic) -> list[Suggestion]:
    """Who fits best and has not blocked ``asker``. Without a name nobody is left out: it would tell them."""
    found = suggest(asker, topic)
    if topic.is_nameless:
        return found
    willing = reachable_from(asker, [each.person.pk for each in found])
    return [each for each in found if each.person.pk in willing]


def _ask(actor: Actor, topic: Topic, found: Sequence[Suggestion]) -> list[HelpInvitation]:
    """Invite those of ``found`` whose turn it is; their offers stay locked until the end."""
    now = timezone.now()
    turns = take_turns([each.person.pk for each in found], now)
    return [_invite(actor, topic, each, now) for each in found if each.person.pk in turns]


def _invite(actor: Actor, topic: Topic, found: Suggestion, now: datetime) -> HelpInvitation:
    said_by = nameless.signed(actor, topic)
    made: HelpInvitation = HelpInvitation.objects.create(
        space=topic.space,
        topic=topic,
        person=found.person,
        reasons=[list(reason) for reason in found.reasons],
        invited_by=actor if said_by.pk is not None else None,
        invited_at=now,
    )
    audit.record(actor=said_by, verb="forums.ask_people", obj=topic, person=found.person.pk)
    publish(PersonAsked(**facts_of(topic, actor), invitation_id=made.pk))
    return made


@operation
def decline_to_help(*, actor: Actor, invitation: HelpInvitation) -> HelpInvitation:
    """Say "not this time"; nobody asks why. Saying it twice, or too late, changes nothing.

    Raises:
        AccessDeniedError: somebody else was asked.
    """
    row: HelpInvitation = (
        HelpInvitation.objects.select_for_update(of=("self",)).select_related("topic").get(pk=invitation.pk)
    )
    require(actor, "forums.decline_to_help", row)
    if row.is_open:
        row.state, row.ended_at = HelpState.DECLINED, timezone.now()
        row.save(update_fields=["state", "ended_at"])
        said_by = nameless.signed(actor, row.topic)
        audit.record(actor=said_by, verb="forums.decline_to_help", obj=row)
    return row


@operation
def let_ask_by_itself(*, actor: Actor, topic: Topic, allowed: bool) -> Routing:
    """Say whether the platform may ask people by itself when nobody answers for a day; as usual it may.

    Raises:
        AccessDeniedError: ``actor`` neither asked nor moderates.
    """
    topic = locked(topic)
    require(actor, "forums.stop_asking", topic)
    routing, _made = Routing.objects.get_or_create(topic=topic, defaults={"space": topic.space})
    routing.stopped_at = None if allowed else routing.stopped_at or timezone.now()
    routing.save(update_fields=["stopped_at"])
    audit.record(
        actor=nameless.signed(actor, topic), verb="forums.let_ask_by_itself", obj=topic, allowed=allowed
    )
    return routing


def _let_lapse(topic: Topic) -> None:
    now = timezone.now()
    HelpInvitation.objects.stale(now).filter(topic=topic).update(state=HelpState.LAPSED, ended_at=now)


@operation
def lapse_invitations(*, actor: Actor) -> int:
    """End what nobody reacted to for some days; returns how many. Under ``all_spaces``."""
    require(actor, "forums.end_invitations")
    now = timezone.now()
    ended: int = HelpInvitation.objects.stale(now).update(state=HelpState.LAPSED, ended_at=now)
    return ended


@operation
def note_answer(*, actor: Actor, topic: Topic, person_id: int) -> int:
    """Somebody who was asked has answered, be it late; returns how many invitations that ends."""
    require(actor, "forums.end_invitations")
    rows = HelpInvitation.objects.filter(topic=topic, person_id=person_id).exclude(state=HelpState.ANSWERED)
    ended: int = rows.update(state=HelpState.ANSWERED, ended_at=timezone.now())
    return ended


@operation
def end_invitations(*, actor: Actor, invitations: QuerySet[Any]) -> int:
    """Let those of ``invitations`` lapse that are open: nobody waits for them any more."""
    require(actor, "forums.end_invitations")
    return invitations.filter(state=HelpState.OPEN).update(state=HelpState.LAPSED, ended_at=timezone.now())


def merge_invitations(*, kept: Topic, gone_id: int) -> None:
    """Invitations of both topics as those of the kept one; before the row of the gone one is deleted.

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
