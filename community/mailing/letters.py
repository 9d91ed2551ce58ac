"""What one mail about notices says, and the headers by which mail programs group it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.urls import reverse
from django.utils.translation import gettext as _

from community.blocking import is_from_blocked
from community.choices import NoticeGroup, NoticeKind
from community.mailing.stopping import Stop, headers_for, stop_link
from community.models import Notice
from community.notice_groups import group_of
from community.noticeboard import ShownNotice
from community.replying.answerable import way_to_answer
from community.subjects import load, subject_of
from portal.addresses import absolute
from portal.mail import compose
from portal.mail_words import for_mail
from portal.markdown import excerpt
from portal.models import Space
from portal.operations import may

MOST_PIECES = 8


@dataclass(frozen=True)
class Piece:
    """One of the things that a notice tells of, with its own words as safe HTML."""

    html: str
    url: str
    author: str = ""
    at: datetime | None = None


def notice_letter(notice: Notice, shown: ShownNotice) -> EmailMultiAlternatives:
    """The mail about ``notice``, which its reader may see as ``shown``.

    Runs in a scope that reads what the recipient may read, and in their language. Private words stay in the
    body: subject, preview and ``List-Id`` say nothing of them.
    """
    reader = notice.recipient
    pieces = pieces_of(notice)
    stop = Stop(reader.pk, group_of(notice.kind), notice.space_id)
    way = way_to_answer(reader, notice.thread_type_id, notice.thread_id)
    reply_to = {"Reply-To": way.address} if way.address else {}
    return compose(
        to=reader.email,
        reader=reader,
        subject=_subject(notice, shown),
        template="notice",
        headers={**thread_headers(notice), **headers_for(stop), **_list_id(shown), **reply_to},
        context={
            "notice": shown,
            "preview": "" if shown.is_private else _preview(pieces) or shown.text,
            # Who answers between the lines quotes the greeting.
            "name": "" if way.is_nameless else reader.name,
            "pieces": pieces[:MOST_PIECES],
            "more": max(len(notice.unmailed_ids) - MOST_PIECES, 0),
            "note": _note(notice),
            "link": absolute(shown.url),
            "can_be_answered": bool(way.address),
            "is_nameless": way.is_nameless,
            "settings_link": absolute(reverse("me_settings_notices")),
            "stop_link": stop_link(stop),
            "group": NoticeGroup(stop.group).label,
        },
    )


def _note(notice: Notice) -> str:
    model = notice.object_type.model_class()
    return str(subject_of(model).mail_note) if model is not None else ""


def pieces_of(notice: Notice) -> list[Piece]:
    """The words that no mail has told yet, as far as the recipient may see them now, oldest first.

    None where they are the recipient's own.
    """
    if notice.kind == NoticeKind.REACTED:
        return []
    ids = dict.fromkeys(notice.unmailed_ids)
    found = load((notice.object_type_id, pk) for pk in ids)
    objects = [found[notice.object_type_id, pk] for pk in ids if (notice.object_type_id, pk) in found]
    return [piece for obj in objects if (piece := _piece(obj, notice.recipient)) is not None]


def _piece(obj: Any, reader: Any) -> Piece | None:
    subject = subject_of(type(obj))
    if not may(reader, subject.permission, obj) or is_from_blocked(reader, obj):
        return None
    html = subject.words(obj)
    if not html:
        return None
    author = getattr(obj, "author", None)
    return Piece(
        html=for_mail(html),
        url=absolute(subject.address(obj)),
        author=author.name if author is not None else getattr(obj, "visitor_name", ""),
        at=getattr(obj, "posted_at", None),
    )


def _subject(notice: Notice, shown: ShownNotice) -> str:
    """The same for all mails of a thread, since some programs group by it too."""
    what = str(notice.get_kind_display())
    if shown.is_private:
        return what
    if shown.space is not None and shown.title == shown.space.name:
        return _("%(what)s · %(place)s") % {"what": what, "place": shown.space.name}
    return _("%(what)s: %(title)s") % {"what": what, "title": shown.title}


def _preview(pieces: Iterable[Piece]) -> str:
    return next((excerpt(piece.html, 120) for piece in pieces), "")


def thread_headers(notice: Notice) -> dict[str, str]:
    """One thread of mails for one thread of things; the same mail sent twice has the same id."""
    root = f"<thread-{notice.thread_type_id}-{notice.thread_id}@{mail_host()}>"
    return {
        "Message-ID": f"<notice-{notice.pk}-{notice.count}@{mail_host()}>",
        "In-Reply-To": root,
        "References": root,
        "Precedence": "list",
    }


def _list_id(shown: ShownNotice) -> dict[str, str]:
    """By which people sort mail; the name of a place that is not for everybody's eyes is left out."""
    if shown.space is None:
        return {}
    return {"List-Id": list_id(shown.space, is_private=shown.is_private)}


def list_id(space: Space, *, is_private: bool) -> str:
    where = f"<space-{space.pk}.{mail_host()}>"
    name = " ".join(space.name.replace('"', "").split())
    return where if is_private or not name.isascii() else f'"{name}" {where}'


def mail_host() -> str:
    return urlsplit(settings.SITE_URL).hostname or "localhost"
