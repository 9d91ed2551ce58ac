"""Groups of the demo: formed, joined, at work, closed, as deeds in time."""

from datetime import date, timedelta
from functools import partial
from typing import Any

from django.utils import timezone

from collaboration.operations.groups import GroupText, close_group, form_group
from collaboration.operations.invitations import accept_invitation
from collaboration.operations.tasks import add_task, move_task
from config.demo.content import CONTENT
from config.demo.items import Group, Task
from config.demo.library import note_on_link, origin_of
from config.demo.world import World

# Who is invited answers within hours; the task list is made when all are in.
BETWEEN_ANSWERS = timedelta(hours=2)
WORK_BEGINS = timedelta(hours=18)


class GroupPlay:
    def __init__(self, world: World, group: Group) -> None:
        self.world = world
        self.group = group
        self.lead = world.people[group.lead]
        self.row: Any = None

    def plan(self) -> None:
        world, group = self.world, self.group
        formed = world.ago(group.at)
        world.at(formed, self.form)
        for number, key in enumerate(group.members, start=1):
            world.at(formed + number * BETWEEN_ANSWERS, partial(self.join, key))
        for task in group.tasks:
            self.plan_task(task, formed + WORK_BEGINS)
        if group.closed_at:
            world.at(world.ago(group.closed_at), self.close)

    def plan_task(self, task: Task, begun: Any) -> None:
        """Write it on the list, and bring it to where it stands: on its day, or a day ago at the latest."""
        world = self.world
        rows: list[Any] = []
        world.at(begun, lambda: rows.append(self.add(task)))
        if task.state == "todo":
            return
        moved = world.now + timedelta(days=min(task.due_days, -1))
        who = world.people[task.by]
        world.at(max(moved, begun), lambda: move_task(actor=who, task=rows[0], state=task.state))

    def form(self) -> None:
        world, group = self.world, self.group
        self.row = form_group(
            actor=self.lead,
            space=world.spaces[group.space],
            text=GroupText(
                title=group.title,
                aim=group.aim,
                planned_output=group.planned_output,
                body=group.body,
                words=group.tags,
            ),
            starts_on=self.day(group.starts_days),
            ends_on=self.day(group.ends_days),
            audience=group.audience,
            invitees=[world.people[key].pk for key in group.members],
            source=origin_of(world, group.key),
        )
        world.ledger.remember(group.key, self.row)
        note_on_link(world, group.key, self.row)

    def join(self, key: str) -> None:
        accept_invitation(actor=self.world.people[key], group=self.row)

    def add(self, task: Task) -> Any:
        return add_task(
            actor=self.lead,
            group=self.row,
            title=task.title,
            assignee=self.world.people[task.by],
            due_on=self.day(task.due_days),
        )

    def close(self) -> None:
        group = self.group
        close_group(
            actor=self.lead, group=self.row, done=group.done, learned=group.learned, next_step=group.next_step
        )

    def day(self, days: int) -> date:
        return timezone.localdate(self.world.now) + timedelta(days=days)


def plan_groups(world: World) -> int:
    """Plan all groups that are not there yet; returns how many."""
    new = [group for group in CONTENT.groups if group.key not in world.ledger]
    for group in new:
        GroupPlay(world, group).plan()
    return len(new)
