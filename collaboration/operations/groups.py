"""Groups: formed for an aim and a time, changed, extended once, closed with an outcome."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from collaboration.choices import GroupRole, GroupState, NextStep
from collaboration.events import GroupChanged, GroupClosed, GroupFormed
from collaboration.models import Group, GroupMember, GroupTag, Task
from collaboration.operations.invitations import invite, locked
from collaboration.operations.tasks import MOST_TASKS
from portal.audit import record
from portal.choices import Audience
from portal.circles import CircleFormed, add_to_circle, check_audience
from portal.events import publish
from portal.lineage import check_carriage, tie
from portal.markdown import render
from portal.models import Circle, Space
from portal.operations import Actor, OperationRefusedError, operation, require
from portal.tags import put_on
from portal.tenancy.scope import forget_person

USUAL_LENGTH = timedelta(weeks=8)
# Half a year in all, the extension included; an extension is a quarter at most.
LONGEST = timedelta(days=184)
LONGEST_EXTENSION = timedelta(days=92)


@dataclass(frozen=True)
class GroupText:
    """What a group says of itself; ``words`` are tags."""

    title: str
    aim: str
    planned_output: str
    body: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class FirstTask:
    """What a group begins with; who does it, its people say themselves."""

    title: str
    due_on: date | None = None


@operation
def form_group(
    *,
    actor: Actor,
    space: Space,
    text: GroupText,
    starts_on: date,
    ends_on: date,
    audience: str,
    invitees: Collection[int] = (),
    tasks: Sequence[FirstTask] = (),
    source: Any = None,
) -> Group:
    """Begin a group with ``actor`` as its convenor; ``invitees`` are ids of people of the space.

    The group gets a circle of its own, for which boards and rooms make a place in the same transaction.

    Raises:
        AccessDeniedError: the actor does not contribute to ``space``.
        OperationRefusedError: dates, audience or people are wrong, or ``source`` cannot become a group.
    """
    require(actor, "collaboration.form_group", space)
    if source is not None:
        check_carriage(actor=actor, source=source, target="group", space_id=space.pk)
    _check_dates(starts_on, ends_on)
    if len(tasks) > MOST_TASKS:
        raise OperationRefusedError(
            _("A group has at most %(most)s tasks.") % {"most": MOST_TASKS}, field="tasks"
        )

    circle = Circle.objects.create(space=space, title=text.title)
    group = Group(space=space, author=actor, members_circle=circle, formed_at=timezone.now())
    group.starts_on, group.ends_on = starts_on, ends_on
    _write(group, text, audience)
    _begin(group, actor)
    Task.objects.bulk_create(
        Task(space=space, group=group, title=task.title, due_on=task.due_on, order=number)
        for number, task in enumerate(tasks, start=1)
    )
    if source is not None:
        tie(actor=actor, source=source, result=group)
    record(actor=actor, verb="collaboration.form_group", obj=group)
    publish(GroupFormed(group_id=group.pk, space_id=space.pk, actor_id=actor.pk))
    invite(group, invitees, actor)
    return group


@operation
def edit_group(*, actor: Actor, group: Group, text: GroupText, audience: str) -> Group:
    """Change what a group says of itself; its dates only move by ``extend_group``."""
    group = locked(group)
    require(actor, "collaboration.edit_group", group)
    _write(group, text, audience)
    record(actor=actor, verb="collaboration.edit_group", obj=group)
    publish(GroupChanged(group_id=group.pk, space_id=group.space_id))
    return group


@operation
def extend_group(*, actor: Actor, group: Group, ends_on: date, reason: str) -> Group:
    """Move the end, once, by three months at most.

    Raises:
        OperationRefusedError: it was moved before, or the new end is too early, past or too late.
    """
    group = locked(group)
    require(actor, "collaboration.extend_group", group)
    if group.extended_at is not None:
        raise OperationRefusedError(_("A group can be extended once. Close this one and form another."))
    if ends_on <= max(group.ends_on, timezone.localdate()):
        raise OperationRefusedError(
            _("The new end has to be later than the present one, and later than today."), field="ends_on"
        )
    if ends_on > latest_end(group):
        raise OperationRefusedError(
            _("An extension takes three months at most, and the whole group half a year."), field="ends_on"
        )

    group.ends_on = ends_on
    group.extended_at = timezone.now()
    group.extension_reason = reason
    group.save(update_fields=["ends_on", "extended_at", "extension_reason"])
    record(actor=actor, verb="collaboration.extend_group", obj=group)
    publish(GroupChanged(group_id=group.pk, space_id=group.space_id))
    return group


@operation
def close_group(
    *, actor: Actor, group: Group, done: str, learned: str, next_step: str, next_reason: str = ""
) -> Group:
    """End the work and write down what came of it; the page becomes the outcome's.

    Raises:
        OperationRefusedError: *nothing* comes next, but no reason is given.
    """
    group = locked(group)
    require(actor, "collaboration.close_group", group)
    if next_step == NextStep.NOTHING and not next_reason:
        raise OperationRefusedError(
            _("Say in a sentence why nothing further comes of it."), field="next_reason"
        )

    group.state = GroupState.CLOSED
    group.closed_at = timezone.now()
    group.outcome_done = done.strip()
    group.outcome_done_html = render(group.outcome_done)
    group.outcome_learned = learned.strip()
    group.outcome_learned_html = render(group.outcome_learned)
    group.next_step = next_step
    group.next_reason = next_reason if next_step == NextStep.NOTHING else ""
    group.save()
    group.members.invited().delete()
    record(actor=actor, verb="collaboration.close_group", obj=group, next_step=next_step)
    publish(GroupClosed(group_id=group.pk, space_id=group.space_id, actor_id=actor.pk))
    return group


def latest_end(group: Group) -> date:
    """The last day to which the end can be moved."""
    return min(group.ends_on + LONGEST_EXTENSION, group.starts_on + LONGEST)


def can_be_extended(group: Group) -> bool:
    """Whether there is still a day to which the end can be moved."""
    return group.extended_at is None and latest_end(group) > max(group.ends_on, timezone.localdate())


def _write(group: Group, text: GroupText, audience: str) -> None:
    group.circle = _circle_for(group.space, audience, group.members_circle)
    group.audience = audience
    group.title = text.title
    group.aim = text.aim
    group.planned_output = text.planned_output
    group.write(text.body)
    group.save()
    put_on(group, list(text.words), through=GroupTag)


def _begin(group: Group, convenor: Any) -> None:
    """Make the convenor its first member, and give the circle its places."""
    GroupMember.objects.create(
        space=group.space,
        group=group,
        user=convenor,
        role=GroupRole.CONVENOR,
        invited_at=group.formed_at,
        joined_at=group.formed_at,
    )
    group.member_count = 1
    group.save(update_fields=["member_count"])
    add_to_circle(group.members_circle, convenor)
    forget_person(convenor.pk)
    publish(
        CircleFormed(
            circle_id=group.members_circle_id,
            space_id=group.space_id,
            title=group.title,
            purpose=group.aim,
            actor_id=convenor.pk,
        )
    )


def _check_dates(starts_on: date, ends_on: date) -> None:
    if ends_on <= starts_on:
        raise OperationRefusedError(_("The end has to come after the start."), field="ends_on")
    if ends_on <= timezone.localdate():
        raise OperationRefusedError(_("The end lies in the past."), field="ends_on")
    if ends_on > starts_on + LONGEST:
        raise OperationRefusedError(
            _("A group works for half a year at most. Plan a first part of the work."), field="ends_on"
        )


def _circle_for(space: Space, audience: str, own: Circle) -> Circle | None:
    """For *parties* the parties are the group's own people.

    Raises:
        OperationRefusedError: the space does not allow the audience.
    """
    check_audience(space, audience)
    return own if audience == Audience.PARTIES else None
