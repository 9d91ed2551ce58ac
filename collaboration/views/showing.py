"""What the pages of groups share: finding a group, its tasks and its people."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _

from collaboration.choices import TaskState
from collaboration.forms import TaskForm
from collaboration.models import Group, Task
from collaboration.operations.groups import can_be_extended
from collaboration.selectors import mix_of, partners_of, time_of
from community.models import User
from portal.addresses import in_space
from portal.choices import SectionKind
from portal.operations import may
from portal.ui import panels
from portal.ui.framing import crumbs_of, surroundings

_VERBS = (
    "edit_group", "extend_group", "invite_to_group", "answer_invitation", "leave_group", "work_in_group",
    "close_group",
)  # fmt: skip

# What is being done stands first, what is done last.
_COLUMNS = (TaskState.DOING, TaskState.TODO, TaskState.DONE)


@dataclass(frozen=True)
class TaskColumn:
    """The tasks in one state."""

    state: TaskState
    tasks: list[Task]


def find_group(request: Any, pk: int) -> Group:
    """Find the group of this address.

    Raises:
        Http404: there is none in this space that the reader may see.
    """
    rows = Group.objects.visible_to(request.user).filter(space=request.space).for_cards()
    found: Group = get_object_or_404(rows.select_related("members_circle"), pk=pk)
    return found


def find_task(request: Any, pk: int, task_pk: int) -> Task:
    """Find a task of the group of this address.

    Raises:
        Http404: there is none that the reader may see.
    """
    group = find_group(request, pk)
    task: Task = get_object_or_404(group.tasks.select_related("assignee"), pk=task_pk)
    task.group = group
    return task


def below(group: Group, label: Any) -> list[dict[str, Any]]:
    """Lead back from a page that does something with a group."""
    return crumbs_of(
        group.space, SectionKind.COLLABORATION, (group.title, group.get_absolute_url()), (label, "")
    )


def people_in(group: Group) -> Any:
    """Those who can take on a task."""
    joined = group.members.joined().values("user_id")
    return User.objects.filter(pk__in=joined).order_by("display_name", "pk")


def work_of(request: HttpRequest, group: Group, today: date | None = None) -> dict[str, Any]:
    """The part of the page that is fetched again when something happens in the group."""
    today = today or timezone.localdate()
    tasks = list(group.tasks.in_order())
    for task in tasks:
        task.is_late = not task.is_done and task.due_on is not None and task.due_on < today
    parts = list(group.members.with_people())
    members = [part for part in parts if part.has_joined]
    return {
        "group": group,
        "columns": [TaskColumn(state, [task for task in tasks if task.state == state]) for state in _COLUMNS],
        "task_count": len(tasks),
        "done_count": sum(task.is_done for task in tasks),
        "members": members,
        "invited": [part for part in parts if not part.has_joined],
        "partners": partners_of(members),
        "mix": mix_of(members),
        "live_key": f"group:{group.pk}",
        "can_be_extended": can_be_extended(group),
        "may": {verb: may(request.user, f"collaboration.{verb}", group) for verb in _VERBS},
        **time_of(group, today),
    }


def whole_page(request: HttpRequest, group: Group) -> dict[str, Any]:
    """The group's work with all that stands round it."""
    work = work_of(request, group)
    back = (_("Groups"), in_space(group.space, "groups"))
    return {
        **work,
        **surroundings(request, group),
        "crumbs": crumbs_of(group.space, SectionKind.COLLABORATION, back),
        "panels": panels.for_slot("group", request, group),
        "task_form": TaskForm(people=people_in(group)) if work["may"]["work_in_group"] else None,
        "live_keys": f"group:{group.pk}",
    }
