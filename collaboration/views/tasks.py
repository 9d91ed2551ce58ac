"""The task list: add, change, move, remove."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from collaboration.choices import TaskState
from collaboration.forms import TaskForm
from collaboration.models import Group
from collaboration.operations.tasks import add_task, change_task, move_task, remove_task
from collaboration.views.showing import below, find_group, find_task, people_in, whole_page
from portal.http import MemberRequest, member_required, refused, see_other
from portal.operations import OperationRefusedError, require


@require_http_methods(["GET", "POST"])
@member_required
def task_new(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """Add a task when sent; opened as a page, it leads to the list."""
    group = find_group(request, pk)
    require(request.user, "collaboration.work_in_group", group)
    if request.method == "GET":
        return see_other(_list_of(group))
    form = TaskForm(request.POST, people=people_in(group))
    if form.is_valid():
        try:
            add_task(actor=request.user, group=group, **form.cleaned_data)
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            return see_other(_list_of(group))
    context = whole_page(request, group) | {"task_form": form}
    return render(request, "collaboration/group.html", context, status=422)


@require_http_methods(["GET", "POST"])
@member_required
def task_edit(request: MemberRequest, slug: str, pk: int, task_pk: int) -> HttpResponse:
    task = find_task(request, pk, task_pk)
    require(request.user, "collaboration.work_in_group", task.group)
    present = {"title": task.title, "assignee": task.assignee_id, "due_on": task.due_on}
    form = TaskForm(
        request.POST if request.method == "POST" else None, initial=present, people=people_in(task.group)
    )
    if request.method == "POST" and form.is_valid():
        try:
            change_task(actor=request.user, task=task, **form.cleaned_data)
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            return see_other(_list_of(task.group))
    context = {
        "form": form,
        "task": task,
        "group": task.group,
        "crumbs": below(task.group, _("Change a task")),
    }
    return render(request, "collaboration/task_edit.html", context, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "POST"])
@member_required
def task_move(request: MemberRequest, slug: str, pk: int, task_pk: int) -> HttpResponse:
    """Put a task into the state that is sent; opened as a page, it leads to the list."""
    task = find_task(request, pk, task_pk)
    if request.method == "POST":
        state = request.POST.get("state", "")
        if state not in TaskState.values:
            raise Http404
        move_task(actor=request.user, task=task, state=state)
    return see_other(_list_of(task.group))


@require_http_methods(["GET", "POST"])
@member_required
def task_remove(request: MemberRequest, slug: str, pk: int, task_pk: int) -> HttpResponse:
    """Remove a task when sent; opened as a page, it leads to the list."""
    task = find_task(request, pk, task_pk)
    if request.method == "POST":
        remove_task(actor=request.user, task=task)
    return see_other(_list_of(task.group))


def _list_of(group: Group) -> str:
    return f"{group.get_absolute_url()}#tasks"
