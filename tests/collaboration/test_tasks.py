"""The task list of a group."""

from datetime import date

import pytest
from django.utils import timezone

from collaboration.models import Task
from collaboration.operations.tasks import MOST_TASKS, add_task, change_task, move_task, remove_task
from portal.models import AuditEntry, Hint
from portal.operations import AccessDeniedError, OperationRefusedError
from tests.factories_collaboration import TaskFactory, ask

MAY_NOT = [
    "newcomer", "observer", "moderator", "administrator", "outsider", "rival", "stranger", "visitor",
]  # fmt: skip


def hints(group):
    return Hint.objects.filter(key=f"group:{group.pk}").count()


def test_tasks_stand_in_the_order_in_which_they_came(group, member, colleague):
    add_task(actor=member, group=group, title="First", assignee=colleague, due_on=date(2026, 4, 1))
    add_task(actor=colleague, group=group, title="Second")

    assert list(group.tasks.in_order().values_list("title", "assignee", "due_on", "state", "order")) == [
        ("First", colleague.pk, date(2026, 4, 1), "todo", 1), ("Second", None, None, "todo", 2),
    ]  # fmt: skip
    assert (hints(group), AuditEntry.objects.count()) == (2, 2)


@pytest.mark.parametrize("who", MAY_NOT)
def test_only_who_is_in_the_group_works_on_its_tasks(who, group, task, everybody):
    actor = everybody[who]
    for verb in (
        lambda: add_task(actor=actor, group=group, title="Mine"),
        lambda: change_task(actor=actor, task=task, title="Mine", assignee=None, due_on=None),
        lambda: move_task(actor=actor, task=task, state="done"),
        lambda: remove_task(actor=actor, task=task),
    ):
        with pytest.raises(AccessDeniedError) as denied:
            verb()
        assert denied.value.permission == "collaboration.work_in_group"

    assert list(Task.objects.values_list("title", "state")) == [("Write the first page", "todo")]
    assert (hints(group), AuditEntry.objects.count()) == (0, 0)


def test_who_is_only_invited_does_not_work_yet(group, task, moderator):
    ask(group, moderator)

    with pytest.raises(AccessDeniedError):
        move_task(actor=moderator, task=task, state="done")


def test_a_closed_group_has_done_its_work(closed, member):
    task = TaskFactory(group=closed)

    with pytest.raises(AccessDeniedError):
        move_task(actor=member, task=task, state="done")
    with pytest.raises(AccessDeniedError):
        add_task(actor=member, group=closed, title="More")


@pytest.mark.parametrize("who", ["moderator", "stranger"])
def test_tasks_are_given_to_people_of_the_group(who, group, task, member, everybody):
    person = everybody[who]

    for verb in (
        lambda: add_task(actor=member, group=group, title="Yours", assignee=person),
        lambda: change_task(actor=member, task=task, title="Yours", assignee=person, due_on=None),
    ):
        with pytest.raises(OperationRefusedError) as refused:
            verb()
        assert refused.value.field == "assignee"

    assert list(Task.objects.values_list("title", "assignee")) == [("Write the first page", None)]


def test_a_task_changes(group, task, member, colleague):
    change_task(actor=member, task=task, title="Write two pages", assignee=colleague, due_on=date(2026, 4, 2))

    task.refresh_from_db()
    assert (task.title, task.assignee, task.due_on) == ("Write two pages", colleague, date(2026, 4, 2))
    assert hints(group) == 1


def test_a_task_moves_and_says_when_it_was_done(group, task, colleague):
    seen = []
    for state in ("doing", "done", "todo"):
        move_task(actor=colleague, task=task, state=state)
        task.refresh_from_db()
        seen.append((task.state, task.done_at))

    assert seen == [("doing", None), ("done", timezone.now()), ("todo", None)]
    assert hints(group) == 3


def test_moving_a_task_where_it_is_changes_nothing(group, task, member):
    move_task(actor=member, task=task, state="todo")

    assert (hints(group), AuditEntry.objects.count()) == (0, 0)


def test_a_task_is_removed(group, task, member):
    remove_task(actor=member, task=task)

    assert (Task.objects.count(), hints(group)) == (0, 1)
    assert AuditEntry.objects.get().object_id == task.pk


def test_a_list_has_an_end(group, member):
    Task.objects.bulk_create(
        [Task(space=group.space, group=group, title=f"T{n}", order=n) for n in range(MOST_TASKS)]
    )

    with pytest.raises(OperationRefusedError) as refused:
        add_task(actor=member, group=group, title="One more")

    assert (refused.value.field, Task.objects.count()) == ("title", MOST_TASKS)
