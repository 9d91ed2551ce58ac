"""What digests say of boards: questions that wait for an answer first."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from community.mailing.sources import DigestItem, Source, register_source
from forums.choices import TopicKind
from forums.models import Post, Topic
from portal.markdown import excerpt

LENGTH = 420


def open_questions(since: datetime) -> Any:
    return Topic.objects.waiting().filter(opened_at__gt=since, hidden_at=None)


def other_topics(since: datetime) -> Any:
    waiting = {"kind": TopicKind.HELP, "solved_at": None, "locked_at": None}
    return Topic.objects.exclude(**waiting).filter(opened_at__gt=since, hidden_at=None)


def item(topic: Topic) -> DigestItem:
    opening = Post.objects.filter(topic=topic, number=1, removed_at=None).first()
    return DigestItem(
        title=topic.title,
        path=topic.get_absolute_url(),
        text=excerpt(opening.html, LENGTH) if opening is not None else "",
        at=topic.opened_at,
        author=topic.author.name if topic.author is not None else "",
    )


register_source(Source("questions", 10, _("Open questions"), open_questions, "opened_at", item))
register_source(Source("topics", 50, _("New topics"), other_topics, "opened_at", item))
