"""What waits until a moderator has looked at it. It stands apart from posts, so that no count knows of it."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from forums.choices import FirstPosts, HeldKind, HeldOutcome, HoldReason, TopicKind
from forums.models.board import Board
from forums.models.topic import SHORT, Post, Topic
from forums.querysets_held import HeldQuerySet
from portal.addresses import in_space
from portal.choices import Audience
from portal.markdown import excerpt
from portal.models import StoredFile
from portal.tenancy import SpaceManager, SpaceModel
from portal.text import MarkdownModel

LONGEST_NAME = 60


class PostingRules(SpaceModel):
    """What a space looks at before it is shown, whether visitors may comment, and whether people are asked.

    No row: as usual.
    """

    first_posts = models.CharField(
        _("first posts of new members"), max_length=10, choices=FirstPosts, default=FirstPosts.NONE
    )
    visitors_comment = models.BooleanField(_("visitors may comment on public topics"), default=False)
    also_announcements = models.BooleanField(_("also on announcements"), default=False)
    asks_by_itself = models.BooleanField(_("the site asks people who may know"), default=True)

    class Meta(SpaceModel.Meta):
        constraints = [
            models.UniqueConstraint(fields=["space"], name="posting_rules_once_per_space"),
            models.CheckConstraint(
                condition=Q(first_posts__in=FirstPosts.values), name="posting_rules_first_posts_known"
            ),
        ]

    def __str__(self) -> str:
        return f"rules of {self.space_id}"


class HeldContribution(SpaceModel, MarkdownModel):
    """A topic, a reply or a visitor's comment before anybody but its author and moderators may read it.

    A topic is for ``board``, anything else for ``topic``. ``more`` is what else the topic or reply is begun
    with, ready for JSON; ``source`` what a topic is carried forward from. Nobody has to look before
    ``confirmed_at``: a visitor's comment waits for the mailed link. ``version`` rises when its author changes
    it. What is shown keeps no words here: they stand in ``post``. Where ``is_nameless``, no column holds who
    wrote it, as with posts: ``forums.nameless`` knows them.
    """

    kind = models.CharField(max_length=10, choices=HeldKind)
    board = models.ForeignKey(Board, null=True, on_delete=models.CASCADE, related_name="+")
    topic = models.ForeignKey(Topic, null=True, on_delete=models.CASCADE, related_name="+")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+"
    )
    is_nameless = models.BooleanField(default=False)
    visitor_name = models.CharField(_("name"), max_length=LONGEST_NAME, blank=True)
    title = models.CharField(_("title"), max_length=140, blank=True)
    topic_kind = models.CharField(_("kind"), max_length=20, choices=TopicKind, blank=True)
    audience = models.CharField(_("who can see it"), max_length=20, choices=Audience, blank=True)
    language = models.CharField(_("language"), max_length=3, blank=True)
    words = models.JSONField(_("tags"), default=list, blank=True)
    source = models.CharField(max_length=60, blank=True)
    more = models.JSONField(default=dict, blank=True)
    reason = models.CharField(_("reason"), max_length=10, choices=HoldReason)
    version = models.PositiveIntegerField(default=1)
    held_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=10, choices=HeldOutcome, blank=True, default=HeldOutcome.WAITING)
    note = models.TextField(_("a word to the person"), max_length=1000, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    post = models.ForeignKey(Post, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")

    objects = SpaceManager.from_queryset(HeldQuerySet)()  # type: ignore[misc]

    class Meta(SpaceModel.Meta):
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=HeldKind.values), name="held_kind_known"),
            models.CheckConstraint(condition=Q(reason__in=HoldReason.values), name="held_reason_known"),
            models.CheckConstraint(condition=Q(outcome__in=HeldOutcome.values), name="held_outcome_known"),
            models.CheckConstraint(
                condition=Q(kind="topic", board__isnull=False) | (~Q(kind="topic") & Q(topic__isnull=False)),
                name="held_has_its_place",
            ),
            models.CheckConstraint(
                condition=Q(outcome="", decided_at=None) | (~Q(outcome="") & Q(decided_at__isnull=False)),
                name="held_outcome_has_its_time",
            ),
            models.CheckConstraint(
                condition=Q(is_nameless=False) | Q(author=None), name="nameless_held_have_no_author"
            ),
        ]
        indexes = [
            models.Index(fields=["space", "outcome", "id"], name="held_of_space"),
            models.Index(fields=["author", "-held_at"], name="held_of_author"),
        ]

    def __str__(self) -> str:
        return f"held {self.kind} {self.pk}"

    def get_absolute_url(self) -> str:
        return in_space(self.space, "held", self.pk)

    @property
    def is_waiting(self) -> bool:
        return self.outcome == HeldOutcome.WAITING and self.confirmed_at is not None

    @property
    def is_topic(self) -> bool:
        return self.kind == HeldKind.TOPIC

    @property
    def is_comment(self) -> bool:
        return self.kind == HeldKind.COMMENT

    @property
    def nameless_words(self) -> str:
        """What stands instead of a name; empty where there is one."""
        if not self.is_nameless:
            return ""
        return gettext("Asked without a name") if self.is_topic else gettext("Somebody without a name")

    @property
    def heading(self) -> str:
        """Its own title, or that of the topic for which it is."""
        return self.title or (str(self.topic) if self.topic is not None else "")

    @property
    def place_url(self) -> str:
        """Where it is to stand."""
        place = self.topic or self.board
        return place.get_absolute_url() if place is not None else ""

    @property
    def short(self) -> str:
        return excerpt(self.html, SHORT)


class HeldFile(SpaceModel):
    """A file that waits with what it hangs on."""

    held = models.ForeignKey(HeldContribution, on_delete=models.CASCADE, related_name="files")
    file = models.OneToOneField(StoredFile, on_delete=models.PROTECT, related_name="+")
    order = models.PositiveSmallIntegerField(default=0)

    def __str__(self) -> str:
        return f"{self.file_id} of held {self.held_id}"


class Visitor(SpaceModel):
    """Who wrote one comment without an account: the only place with their address, and only for a time.

    No page, list, mail to others, export or index shows ``email``; ``forums.comment_letters`` alone reads it.
    The hashes are for limits. ``forget_visitors`` deletes the row.
    """

    held = models.OneToOneField(HeldContribution, on_delete=models.CASCADE, related_name="visitor")
    email = models.EmailField(max_length=254)
    email_hash = models.CharField(max_length=64)
    network_hash = models.CharField(max_length=64)
    language = models.CharField(max_length=10)
    asked_at = models.DateTimeField()

    class Meta(SpaceModel.Meta):
        indexes = [
            models.Index(fields=["email_hash", "-asked_at"], name="visitors_by_address"),
            models.Index(fields=["network_hash", "-asked_at"], name="visitors_by_network"),
        ]

    def __str__(self) -> str:
        return f"visitor {self.pk}"
