"""The groups that somebody works in, and their tasks there. What groups wrote together stays with them."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from collaboration.models import Group, GroupMember, Task
from portal.own_data import Holding, Row, in_slices, look, register


def groups(person: Any) -> Iterator[Row]:
    for parts in in_slices(GroupMember.objects.filter(user=person)):
        seen = look(person, parts, Group, "group_id")
        for part in parts:
            yield {
                "space": seen.space(part),
                "group": seen.title(part.group_id),
                "address": seen.address(part.group_id),
                "role": part.role,
                "invited_at": part.invited_at,
                "joined_at": part.joined_at,
            }


def tasks(person: Any) -> Iterator[Row]:
    """Tasks that are one's own; their words only while one may see the group."""
    for mine in in_slices(Task.objects.filter(assignee=person)):
        seen = look(person, mine, Group, "group_id")
        for task in mine:
            yield {
                "space": seen.space(task),
                "group": seen.title(task.group_id),
                "task": task.title if task.group_id in seen.things else None,
                "state": task.state,
                "due_on": task.due_on,
                "done_at": task.done_at,
            }


register(Holding(code="groups", label=_("Groups"), rows=groups))
register(Holding(code="tasks", label=_("Tasks in groups"), rows=tasks))
