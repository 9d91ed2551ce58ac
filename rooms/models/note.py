from django.conf import settings
from django.db import models
from django.db.models import Q

from portal.addresses import in_space
from portal.markdown import excerpt
from portal.tenancy import SpaceManager, SpaceModel
from portal.text import MarkdownModel
from rooms.choices_votes import BlockKind
from rooms.models.poll import RoomPoll
from rooms.models.room import Room
from rooms.querysets_votes import NoteBlockQuerySet


class NoteBlock(SpaceModel, MarkdownModel):
    """One short piece of a room's notes, which everybody who speaks there writes together.

    ``author`` wrote its latest version, number ``version``. ``beside`` is the block that somebody changed
    while this one was written: both texts are kept until people say what becomes of them. Removed blocks
    keep their versions and can be brought back; what moderators hide has ``hidden_at``.
    """

    room = models.ForeignKey(Room, on_delete=models.CASCADE, related_name="notes")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=BlockKind, default=BlockKind.TEXT)
    version = models.PositiveIntegerField(default=1)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField()
    who = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    due_on = models.DateField(null=True, blank=True)
    poll = models.ForeignKey(RoomPoll, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    beside = models.ForeignKey("self", null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    removed_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)

    objects = SpaceManager.from_queryset(NoteBlockQuerySet)()  # type: ignore[misc]

    class Meta(SpaceModel.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=BlockKind.values), name="note_block_kind_known"),
            models.CheckConstraint(
                condition=Q(kind=BlockKind.TASK) | Q(who=None, due_on=None), name="only_tasks_have_a_day"
            ),
            models.CheckConstraint(
                condition=Q(kind=BlockKind.DECISION) | Q(poll=None), name="only_decisions_rest_on_votes"
            ),
        ]
        indexes = [models.Index(fields=["room", "position"], name="notes_of_room")]

    def __str__(self) -> str:
        return excerpt(self.html, 80)

    def get_absolute_url(self) -> str:
        return f"{in_space(self.space, 'room_notes', self.room_id)}#note-{self.pk}"

    @property
    def is_removed(self) -> bool:
        return self.removed_at is not None

    @property
    def is_hidden(self) -> bool:
        return self.hidden_at is not None


class NoteVersion(SpaceModel):
    """What a block said at one time; ``seq`` is the room's number with which it came.

    Without words where the platform deleted them.
    """

    block = models.ForeignKey(NoteBlock, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=BlockKind)
    body = models.TextField(blank=True)
    html = models.TextField(blank=True)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField()
    seq = models.PositiveBigIntegerField()

    class Meta(SpaceModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["block", "number"], name="note_version_once"),
            models.CheckConstraint(condition=Q(kind__in=BlockKind.values), name="note_version_kind_known"),
        ]

    def __str__(self) -> str:
        return f"{self.block_id} v{self.number}"
