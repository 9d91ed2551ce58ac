"""What people write at a form or by mail: not too fast, not twice, and sometimes looked at first."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from community.models import User
from forums import nameless
from forums.choices import HeldKind, HoldReason
from forums.limits import (
    MODERATORS_TIMES,
    MOST_A_DAY,
    Lately,
    open_again_at,
    outside_links,
    seconds_to_wait,
    why_held,
)
from forums.models import Board, HeldContribution, Post, Topic
from forums.operations.holding import hold
from forums.operations.packing import packed
from forums.operations.posts import reply_to_topic
from forums.operations.topics import open_topic
from forums.recent import just_written, lately_of, newcomer, posting_rules_of
from portal.choices import Audience
from portal.files import Upload
from portal.operations import Actor, OperationRefusedError, may, operation, require
from portal.text import rendered


class JustPostedError(OperationRefusedError):
    """The same words again; ``plain`` says so where no link can stand, ``url`` leads to them."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.plain = _("You have just posted this. It is not posted twice.")
        super().__init__(format_html('{} <a href="{}">{}</a>', self.plain, url, _("Look at it")))


@operation
def write_topic(
    *,
    actor: Actor,
    board: Board,
    kind: str,
    title: str,
    body: str,
    audience: str = "",
    language: str = "",
    words: Sequence[str] = (),
    source: Any = None,
    files: Iterable[Upload] = (),
    **more: Any,
) -> Topic | HeldContribution:
    """Begin a topic, or let it wait; ``more`` is what else ``open_topic`` takes.

    Raises:
        AccessDeniedError: ``actor`` may not write on this board.
        OperationRefusedError: too fast, too much for a day, or just posted; or ``open_topic`` refuses it.
    """
    _one_at_a_time(actor)
    require(actor, "forums.open_topic", board)
    reason = _look(actor, body, "topic", board, topic_id=None)
    said: dict[str, Any] = {"title": title, "language": language, "audience": audience or board.audience}
    if reason is None:
        return open_topic(
            actor=actor,
            board=board,
            kind=kind,
            body=body,
            words=words,
            source=source,
            files=files,
            **said,
            **more,
        )
    return hold(
        actor=actor, kind=HeldKind.TOPIC, place=board, body=body, reason=reason, files=files, source=source,
        more=packed(more), topic_kind=kind, words=list(words), **said,
    )  # fmt: skip


@operation
def write_reply(
    *,
    actor: Actor,
    topic: Topic,
    body: str,
    files: Iterable[Upload] = (),
    by_mail: bool = False,
    without_name: bool = False,
    **more: Any,
) -> Post | HeldContribution:
    """Reply, or let the reply wait for a moderator. ``more`` is what else ``reply_to_topic`` takes.

    Mails may come late and many at once, so for them the pace does not count. ``without_name``: the page or
    the mail told ``actor`` that they write without their name.

    Raises:
        AccessDeniedError: ``actor`` may not reply, e.g. the topic was locked meanwhile.
        OperationRefusedError: too fast, too much for a day, or just posted; ``actor`` would now write with
            their name; or ``reply_to_topic`` refuses it.
    """
    _one_at_a_time(actor)
    require(actor, "forums.reply_to_topic", topic)
    if without_name and not nameless.stands_in(actor, topic):
        raise OperationRefusedError(
            _("This topic has changed: what you write here now has your name on it. Nothing was posted.")
        )
    reason = _look(actor, body, "reply", topic, topic_id=topic.pk, by_mail=by_mail)
    if reason is None or topic.audience == Audience.PARTIES:  # no moderator has a right to read it there
        mask = True if without_name else None
        return reply_to_topic(actor=actor, topic=topic, body=body, files=files, is_nameless=mask, **more)
    return hold(
        actor=actor, kind=HeldKind.REPLY, place=topic, body=body, reason=reason, files=files,
        more=packed(more), by_mail=by_mail,
    )  # fmt: skip


def _one_at_a_time(actor: Actor) -> None:
    """Two forms of one person wait for each other, so that the second finds what the first has written.

    Not the whole key is locked: others may go on pointing at the person, e.g. with a notice.
    """
    User.objects.select_for_update(no_key=True).get(pk=actor.pk)


def _look(
    actor: Actor, body: str, what: str, place: Board | Topic, *, topic_id: int | None, by_mail: bool = False
) -> HoldReason | None:
    """Why it is held, if it is.

    Raises:
        OperationRefusedError: it is not taken now.
    """
    now = timezone.now()
    text = rendered(body)["body"]
    same = just_written(actor, text, now, topic_id=topic_id)
    if same is not None:
        raise JustPostedError(same.get_absolute_url())
    lately = lately_of(actor, now)
    _keep_pace(lately, what, moderates=may(actor, "forums.see_queue", place), by_mail=by_mail)
    new = newcomer(actor, text, place.space_id)
    if new is None:
        return None
    first_posts = posting_rules_of(place.space_id).first_posts
    return why_held(new, lately, what, links=outside_links(text), first_posts=first_posts)


def _keep_pace(lately: Lately, what: str, *, moderates: bool, by_mail: bool) -> None:
    now = timezone.now()
    seconds = 0 if by_mail else seconds_to_wait(lately, what, now)
    if seconds:
        words = ngettext(
            "One moment: you can send this in %(seconds)d second. Your text is kept.",
            "One moment: you can send this in %(seconds)d seconds. Your text is kept.",
            seconds,
        )
        raise OperationRefusedError(words % {"seconds": seconds})
    again = open_again_at(lately, what, now, moderates=moderates)
    if again is not None:
        most = MOST_A_DAY[what] * (MODERATORS_TIMES if moderates else 1)
        when = date_format(timezone.localtime(again), "DATETIME_FORMAT")
        words = (
            _("You have begun %(most)d topics within a day. The next one is possible from %(when)s.")
            if what == "topic"
            else _("You have written %(most)d replies within a day. The next one is possible from %(when)s.")
        )
        raise OperationRefusedError(words % {"most": most, "when": when})
