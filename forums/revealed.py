"""Who wrote something without a name, for those who may know; and how a notice tells of a look."""

from typing import Any

from community.subjects import Subject, paragraphs, register_subject
from forums import nameless
from forums.models import Revelation
from portal.operations import Actor, may

register_subject(
    Revelation,
    Subject(
        "forums.view_revelation",
        related=("space", "post__space", "post__topic__space"),
        words=lambda revelation: paragraphs(revelation.reason),
    ),
)


def person_in(revelation: Revelation, actor: Actor) -> Any:
    """Whom ``revelation`` showed; None for who may not look at it, and once nobody knows."""
    if not may(actor, "forums.view_revelation", revelation):
        return None
    return nameless.writer_of(revelation.post)
