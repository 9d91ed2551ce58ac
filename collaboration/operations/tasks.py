"""The task list of a group: its members add, change, move and remove."""

from datetime import date
from typing import Any

from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext as _

from collaboration.choices import TaskState
from collaboration.events import TasksChanged
from collaboration.models import Group, Task
from portal.audit import record
from portal.events import publish
from portal.operations import Actor, OperationRefusedError, operation, require

MOST_TASKS = 100


@operation
def add_task(
    *, actor: Actor, group: Group, title: str, assignee: Any = None, due_on: date | None = None
) -> Task:
    """Put a task at the end of the list.

    Raises:
        OperationRefusedError: the assignee is not in the group, or the list is full.
    """
    group = Group.objects.select_for_update(of=("self",)).select_related("space").get(pk=group.pk)
    require(actor, "collaboration.work_in_group", group)
    _check_assignee(group, assignee)
    if group.tasks.count() >= MOST_TASKS:
        raise OperationRefusedError(_("This list is full: finish or remove some tasks first."), field="title")

    last = group.tasks.aggregate(last=Max("order"))["last"] or 0
    task = Task.objects.create(
        space=group.space, group=group, title=title, assignee=assignee, due_on=due_on, order=last + 1
    )
    _tell(task, actor, "collaboration.add_task")
    return task


@operation
def change_task(*, actor: Actor, task: Task, title: str, assignee: Any, due_on: date | None) -> Task:
    """Change what is to be done, by whom, by when."""
    task = _locked(task)
    require(actor, "collaboration.work_in_group", task.group)
    _check_assignee(task.group, assignee)
    task.title = title
    task.assignee = assignee
    task.due_on = due_on
    task.save(update_fields=["title", "assignee", "due_on"])
    _tell(task, actor, "collaboration.change_task")
    return task


@operation
def move_task(*, actor: Actor, task: Task, state: str) -> Task:
    """Put a task into another state; moving it where it is changes nothing."""
    task = _locked(task)
    require(actor, "collaboration.work_in_group", task.group)
    if task.state == state:
        return task
    task.state = TaskState(state)
    task.done_at = timezone.now() if state == TaskState.DONE else None
    task.save(update_fields=["state", "done_at"])
    _tell(task, actor, "collaboration.move_task", state=state)
    return task


@operation
def remove_task(*, actor: Actor, task: Task) -> None:
    task = _locked(task)
    require(actor, "collaboration.work_in_group", task.group)
    _tell(task, actor, "collaboration.remove_task")
    task.delete()


def _locked(task: Task) -> Task:
    found: Task = (
        Task.objects.select_for_update(of=("self",)).select_related("group__space", "space").get(pk=task.pk)
    )
    return found


def _check_assignee(group: Group, assignee: Any) -> None:
    if assignee is not None and not group.members.joined().filter(user=assignee).exists():
        raise OperationRefusedError(_("Choose somebody who is in this group."), field="assignee")


def _tell(task: Task, actor: Actor, verb: str, **details: Any) -> None:
    record(actor=actor, verb=verb, obj=task, **details)
    publish(TasksChanged(group_id=task.group_id, space_id=task.space_id))
