from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forums.choices import TopicKind
from forums.models.board import Board
from forums.querysets import PostQuerySet, TopicQuerySet
from portal.addresses import in_space, words_of
from portal.audience import AudienceModel
from portal.markdown import excerpt
from portal.models import Tagging
from portal.tenancy import SpaceManager, SpaceModel
from portal.text import MarkdownModel

if TYPE_CHECKING:
    from forums.models.help_request import HelpRequest

SHORT = 140
# A question without an answer: the first day is everybody's, after the second one somebody has to look.
LATE, TOO_LATE = timedelta(hours=24), timedelta(hours=48)
# Who asked, among those who stand in a topic without a name.
ASKER = 1


class Topic(AudienceModel):
    """A conversation; its first post (number 1) is what the author wrote.

    Counters are stored. ``accepted_post`` and ``solved_at`` are set together on help requests. ``arrived_at``
    is when it came to its board, or posts of another topic to it: boards that were read before do not count.
    Who asked without a name (``is_nameless``) stands in no column here: ``forums.nameless`` knows them.
    """

    board = models.ForeignKey(Board, null=True, blank=True, on_delete=models.PROTECT, related_name="topics")
    kind = models.CharField(_("kind"), max_length=20, choices=TopicKind)
    title = models.CharField(_("title"), max_length=140)
    language = models.CharField(_("language"), max_length=3, blank=True)
    opened_at = models.DateTimeField()
    arrived_at = models.DateTimeField(null=True, blank=True)
    last_posted_at = models.DateTimeField()
    last_author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    is_nameless = models.BooleanField(default=False)
    post_count = models.PositiveIntegerField(default=0)
    accepted_post = models.OneToOneField(
        "forums.Post", null=True, blank=True, on_delete=models.SET_NULL, related_name="accepted_in"
    )
    solved_at = models.DateTimeField(null=True, blank=True)
    locked_at = models.DateTimeField(null=True, blank=True)
    pinned_at = models.DateTimeField(null=True, blank=True)
    hidden_at = models.DateTimeField(null=True, blank=True)

    # Of one reader, where the rows were asked for ``with_reading``.
    last_read: int | None
    read_number: int
    unread: int
    # Of one reader, where it was asked for ``with_own_problem``; None for who does not share it.
    own_problem: int | None
    own_worked_at: Any
    # Whether one reader was asked for help here and has not reacted; ``with_asking``.
    is_asked: bool

    objects = SpaceManager.from_queryset(TopicQuerySet)()  # type: ignore[misc]

    class Meta(AudienceModel.Meta):
        constraints = [
            *AudienceModel.Meta.constraints,
            models.CheckConstraint(condition=Q(kind__in=TopicKind.values), name="topic_kind_known"),
            models.CheckConstraint(
                condition=Q(solved_at=None) | Q(kind=TopicKind.HELP), name="only_help_requests_are_solved"
            ),
            models.CheckConstraint(
                condition=Q(is_nameless=False) | Q(author=None), name="nameless_topics_have_no_author"
            ),
        ]
        indexes = [
            models.Index(fields=["board", "-last_posted_at", "-id"], name="topics_of_board"),
            models.Index(fields=["space", "-last_posted_at", "-id"], name="topics_of_space"),
            models.Index(fields=["-last_posted_at", "-id"], name="topics_latest"),
            models.Index(
                fields=["-opened_at"], condition=Q(kind="help", solved_at=None), name="open_help_requests"
            ),
            models.Index(fields=["-opened_at", "-id"], condition=Q(kind="help"), name="help_requests_latest"),
            models.Index(
                fields=["solved_at"], condition=Q(solved_at__isnull=False), name="topics_by_solution"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return in_space(self.space, "topic", self.pk, words_of(self.title))

    @property
    def is_help(self) -> bool:
        return self.kind == TopicKind.HELP

    @property
    def is_announcement(self) -> bool:
        return self.kind == TopicKind.ANNOUNCEMENT

    @property
    def is_experience(self) -> bool:
        return self.kind == TopicKind.EXPERIENCE

    @property
    def shown_as(self) -> str:
        """A code of ``portal.ui.kinds``."""
        return "question" if self.is_help else "topic"

    @property
    def request(self) -> "HelpRequest | None":
        """What its author says besides the words, and what came of it; None of what asks for no help."""
        return getattr(self, "help_request", None) if self.is_help else None

    @property
    def is_verified(self) -> bool:
        return self.is_solved and self.request is not None and self.request.is_verified

    @property
    def awaits_first_answer(self) -> bool:
        """Whether nobody has written in it since it was asked; it may be locked for all that."""
        return self.is_help and not self.is_solved and self.post_count <= 1

    @property
    def age_tone(self) -> str:
        """How urgent a question without an answer is by its age."""
        waited = timezone.now() - self.opened_at
        if waited > TOO_LATE:
            return "danger"
        return "warning" if waited > LATE else "neutral"

    @property
    def is_too_late(self) -> bool:
        return self.age_tone == "danger"

    @property
    def is_solved(self) -> bool:
        return self.solved_at is not None

    @property
    def is_locked(self) -> bool:
        return self.locked_at is not None

    @property
    def is_hidden(self) -> bool:
        return self.hidden_at is not None

    @property
    def stood_since(self) -> datetime:
        """From when on marks of its board count for it."""
        return self.arrived_at or self.opened_at

    @property
    def is_untouched(self) -> bool:
        """Whether its reader has read nothing of it; only ``with_reading``."""
        return self.unread == self.post_count

    @property
    def nameless_words(self) -> str:
        """What stands in lists instead of a name; empty where there is one, or was."""
        return gettext("Asked without a name") if self.is_nameless else ""

    @property
    def reply_count(self) -> int:
        return max(self.post_count - 1, 0)


class Post(SpaceModel, MarkdownModel):
    """One contribution; ``number`` rises by one in its topic, without gaps.

    A removed post keeps its number and loses its words. ``version`` rises by one with each change of them.
    ``language`` is guessed until somebody has said it, and empty where it is not known. ``reaction_counts``
    has the number of each kind that somebody chose. ``visitor_name`` is that of somebody without an account,
    whose posts have no author. ``mask`` is 0 where the author has a name, also a lost one; else it tells
    apart who writes without one in this topic: 1 asked, others came with another topic.
    """

    topic = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="posts")
    number = models.PositiveIntegerField()
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="posts"
    )
    visitor_name = models.CharField(_("name of the visitor"), max_length=60, blank=True)
    mask = models.PositiveSmallIntegerField(default=0)
    language = models.CharField(_("language"), max_length=3, blank=True)
    language_said_at = models.DateTimeField(null=True, blank=True)
    posted_at = models.DateTimeField()
    edited_at = models.DateTimeField(null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    reaction_counts = models.JSONField(default=dict, blank=True)
    file_count = models.PositiveSmallIntegerField(default=0)
    removed_at = models.DateTimeField(null=True, blank=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects = SpaceManager.from_queryset(PostQuerySet)()  # type: ignore[misc]

    class Meta(SpaceModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["topic", "number"], name="post_number_once"),
            models.CheckConstraint(
                condition=Q(mask=0) | Q(author=None), name="nameless_posts_have_no_author"
            ),
        ]
        indexes = [
            models.Index(fields=["author", "-posted_at"], name="posts_of_author"),
            models.Index(fields=["topic", "-posted_at", "-number"], name="posts_of_topic_by_time"),
        ]

    def __str__(self) -> str:
        return f"#{self.number} in {self.topic_id}"

    def get_absolute_url(self) -> str:
        return in_space(self.space, "post", self.pk)

    @property
    def is_removed(self) -> bool:
        return self.removed_at is not None

    @property
    def is_edited(self) -> bool:
        return self.edited_at is not None

    @property
    def is_nameless(self) -> bool:
        return self.mask > 0

    @property
    def nameless_words(self) -> str:
        """What stands instead of a name; empty where there is one, or was."""
        if not self.is_nameless:
            return ""
        is_asker = self.mask == ASKER and self.topic.is_nameless
        return gettext("The person who asked") if is_asker else gettext("Somebody without a name")

    @property
    def is_by_asker(self) -> bool:
        """Whether who wrote it began its topic, with a name or without."""
        if self.topic.is_nameless:
            return self.mask == ASKER
        return self.author_id is not None and self.author_id == self.topic.author_id

    @property
    def audience(self) -> str:
        """A post is for whom its topic is."""
        return self.topic.audience

    @property
    def is_opening(self) -> bool:
        return self.number == 1

    @property
    def written_by(self) -> str:
        """The name of who wrote it, as it stands beside their words."""
        if self.author is not None:
            return self.author.name
        if self.visitor_name:
            return f"{self.visitor_name} · {_('visitor')}"
        return self.nameless_words or str(_("Former member"))

    @property
    def short(self) -> str:
        """The beginning of its words on one line."""
        return excerpt(self.html, SHORT)


class TopicTag(Tagging):
    content_object = models.ForeignKey(Topic, on_delete=models.CASCADE, related_name="taggings")

    class Meta(Tagging.Meta):
        constraints = [
            models.UniqueConstraint(fields=["content_object", "tag"], name="topic_tag_once"),
        ]

    def __str__(self) -> str:
        return f"{self.tag_id} on {self.content_object_id}"
