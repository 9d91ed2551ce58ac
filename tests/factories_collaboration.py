"""Dull rows of groups: every value is fixed or counted, nothing is random."""

from datetime import date, timedelta
from typing import Any

import factory
from factory.django import DjangoModelFactory

from collaboration.choices import GroupRole, GroupState
from collaboration.models import Group, GroupMember, Task
from collaboration.operations.groups import GroupText
from portal.choices import Audience
from portal.circles import add_to_circle
from portal.tenancy.scope import forget_person
from tests.factories import NOON, CircleFactory


class GroupFactory(DjangoModelFactory):
    """A group at work; give ``convenor=`` to have one."""

    class Meta:
        model = Group
        skip_postgeneration_save = True

    title = factory.Sequence(lambda n: f"Group {n}")
    aim = "Something will exist that does not exist now."
    planned_output = "resource"
    starts_on = date(2026, 3, 2)
    ends_on = date(2026, 4, 27)
    audience = Audience.SPACE
    state = GroupState.ACTIVE
    members_circle = factory.SubFactory(CircleFactory, space=factory.SelfAttribute("..space"))
    circle = factory.LazyAttribute(
        lambda group: group.members_circle if group.audience == Audience.PARTIES else None
    )
    formed_at = NOON
    closed_at = factory.LazyAttribute(lambda group: NOON if group.state == GroupState.CLOSED else None)

    @factory.post_generation
    def convenor(self, create: bool, extracted: Any, **values: Any) -> None:  # noqa: FBT001
        if create and extracted is not None:
            put_in(self, extracted, role=GroupRole.CONVENOR)


class TaskFactory(DjangoModelFactory):
    class Meta:
        model = Task

    space = factory.SelfAttribute("group.space")
    title = factory.Sequence(lambda n: f"Task {n}")
    done_at = factory.LazyAttribute(lambda task: NOON if task.state == "done" else None)
    state = "todo"


def put_in(group: Group, user: Any, *, role: str = GroupRole.MEMBER) -> GroupMember:
    """Make ``user`` a member who has joined."""
    part = GroupMember.objects.create(
        space=group.space,
        group=group,
        user=user,
        role=role,
        invited_at=NOON,
        joined_at=NOON + timedelta(minutes=group.member_count),
    )
    add_to_circle(group.members_circle, user)
    forget_person(user.pk)
    group.member_count += 1
    group.save(update_fields=["member_count"])
    return part


def ask(group: Group, user: Any) -> GroupMember:
    """Invite ``user``, who has not answered yet."""
    forget_person(user.pk)
    return GroupMember.objects.create(space=group.space, group=group, user=user, invited_at=NOON)


def group_text(**values: Any) -> GroupText:
    defaults: dict[str, Any] = {
        "title": "A plan for mentors", "aim": "Mentors have a plan.", "planned_output": "resource",
        "words": ("mentors",),
    }  # fmt: skip
    return GroupText(**{**defaults, **values})


def group_form(**values: Any) -> dict[str, Any]:
    """What a browser sends for a new group."""
    return {
        "title": "A plan for mentors", "aim": "Mentors have a plan.", "planned_output": "resource",
        "body": "", "starts_on": "2026-03-02", "ends_on": "2026-04-27", "tags": "mentors",
        "audience": "space", **values,
    }  # fmt: skip
