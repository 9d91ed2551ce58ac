"""What digests say of boards: questions that wait for an answer first."""

from datetime import datetime
from typing import Any

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _

from community.mailing.sources import EXCERPT_LENGTH, DigestItem, Source, register_source
from forums.choices import TopicKind
from forums.models import Post, Topic
from portal.markdown import excerpt


def open_questions(since: datetime) -> Any:
    return _with_openings(Topic.objects.waiting().filter(opened_at__gt=since, hidden_at=None))


def other_topics(since: datetime) -> Any:
    waiting = {"kind": TopicKind.HELP, "solved_at": None, "locked_at": None}
    return _with_openings(Topic.objects.exclude(**waiting).filter(opened_at__gt=since, hidden_at=None))


def _with_openings(topics: Any) -> Any:
    """With what their authors wrote first: one query for all that are shown."""
    openings = Post.objects.filter(number=1, removed_at=None)
    return topics.prefetch_related(Prefetch("posts", queryset=openings, to_attr="openings"))


def item(topic: Topic) -> DigestItem:
    text = " ".join(excerpt(opening.html, EXCERPT_LENGTH) for opening in topic.openings)  # type: ignore[attr-defined]
    return DigestItem.of(topic, text=text, at=topic.opened_at)


register_source(Source("questions", 10, _("Open questions"), open_questions, "opened_at", item))
register_source(
    Source(
        "topics", 50, _("New topics"), other_topics, "opened_at", item,
        official=lambda rows: rows.filter(kind=TopicKind.ANNOUNCEMENT),
    )
)  # fmt: skip
