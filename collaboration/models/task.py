from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from collaboration.choices import TaskState
from collaboration.models.group import Group
from collaboration.querysets import TaskQuerySet
from portal.tenancy import SpaceManager, SpaceModel


class Task(SpaceModel):
    """A piece of work in a group; seen by those who see the group."""

    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="tasks")
    title = models.CharField(_("task"), max_length=160)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    due_on = models.DateField(_("due"), null=True, blank=True)
    state = models.CharField(_("state"), max_length=20, choices=TaskState, default=TaskState.TODO)
    order = models.PositiveSmallIntegerField(default=0)
    done_at = models.DateTimeField(null=True, blank=True)

    # Set by who shows it, on the day of the reader.
    is_late = False

    objects = SpaceManager.from_queryset(TaskQuerySet)()  # type: ignore[misc]

    class Meta(SpaceModel.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(state__in=TaskState.values), name="task_state_known"),
            models.CheckConstraint(
                condition=Q(state="done", done_at__isnull=False) | (~Q(state="done") & Q(done_at=None)),
                name="done_tasks_say_when",
            ),
        ]
        indexes = [models.Index(fields=["group", "order", "id"], name="tasks_of_group")]

    def __str__(self) -> str:
        return self.title

    @property
    def is_done(self) -> bool:
        return self.state == TaskState.DONE
