"""Notices as their recipient may see them now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from community.models import Notice, User
from community.notice_words import ICONS, gone, sentence
from community.subjects import load, subject_of
from portal.models import CarryRequest, Space
from portal.operations import may


@dataclass(frozen=True)
class ShownNotice:
    """A notice in words; of one that is ``gone`` neither title nor place nor person is left."""

    pk: int
    kind: str
    text: str
    url: str
    icon: str
    when: datetime
    is_unread: bool
    actor: User | None = None
    space: Space | None = None
    is_gone: bool = False
    is_private: bool = False
    count: int = 1
    title: str = ""


def show(notices: Iterable[Notice], reader: User) -> list[ShownNotice]:
    """The notices in words, in their order; queries grow with the kinds of objects, not with the notices.

    Runs in a scope that reads what ``reader`` may read.
    """
    rows = list(notices)
    objects = load((row.object_type_id, row.object_id) for row in rows)
    _load_sources(objects.values())
    return [_show(row, objects.get((row.object_type_id, row.object_id)), reader) for row in rows]


def _load_sources(objects: Iterable[Any]) -> None:
    """Requests for words are named after their source: one query for all of a kind."""
    requests = [obj for obj in objects if isinstance(obj, CarryRequest)]
    sources = load((request.from_type_id, request.from_id) for request in requests)
    for request in requests:
        request.source = sources.get((request.from_type_id, request.from_id))  # type: ignore[attr-defined]


def _show(notice: Notice, obj: Any, reader: User) -> ShownNotice:
    subject = subject_of(type(obj)) if obj is not None else None
    if subject is None or not may(reader, subject.permission, obj):
        return ShownNotice(
            pk=notice.pk, kind="", text=gone(), url="", icon="lock", when=notice.at,
            is_unread=notice.read_at is None, is_gone=True,
        )  # fmt: skip
    title = subject.title(obj)
    actor_name = notice.actor.name if notice.actor else getattr(obj, "visitor_name", "")
    return ShownNotice(
        pk=notice.pk,
        kind=notice.kind,
        text=sentence(notice.kind, actor_name=actor_name, title=title, others=notice.other_people),
        url=subject.address(obj),
        icon=ICONS[notice.kind],
        when=notice.at,
        is_unread=notice.read_at is None,
        actor=notice.actor,
        space=notice.space,
        is_private=_is_private(obj, notice.space),
        count=notice.count,
        title=title,
    )


def _is_private(obj: Any, space: Space | None) -> bool:
    """Whether the object's words and place stay out of a mail's subject."""
    place = obj if isinstance(obj, Space) else space
    return getattr(obj, "audience", "") == "parties" or (place is not None and place.is_hidden)
