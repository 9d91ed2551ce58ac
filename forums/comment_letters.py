"""Mails to visitors who comment: the only code that reads their address, and it goes nowhere else."""

from types import SimpleNamespace
from typing import Any

from django.core import signing
from django.utils.translation import gettext_lazy as _

from forums.models import HeldContribution, Visitor
from portal.addresses import absolute, in_space
from portal.mail import compose
from portal.post import send
from portal.tasks import background

SALT = "guildhall.comment"


def comment_path(held: HeldContribution, name: str) -> str:
    """The address of ``name`` for who holds the mail; signed, so that nobody guesses one."""
    return in_space(held.space, name, signing.dumps(held.pk, salt=SALT))


def number_in(signed: str) -> int | None:
    """The number of the comment that ``signed`` names; None when it is none of ours."""
    try:
        pk = signing.loads(signed, salt=SALT)
    except signing.BadSignature:
        return None
    return pk if isinstance(pk, int) else None


@background(queue="mail")
def mail_comment_link(held_id: int) -> None:
    """The link by which the comment is confirmed; nothing when that has happened.

    Whoever gets it may not have asked for it, so nothing that was typed stands in it.
    """
    visitor = _visitor(held_id)
    if visitor is not None and visitor.held.confirmed_at is None:
        _send(visitor, "comment_link", _("Confirm your comment"), link="comment_confirm")


@background(queue="mail")
def mail_comment_shown(held_id: int) -> None:
    visitor = _visitor(held_id)
    if visitor is not None and visitor.held.post is not None:
        _send(
            visitor, "comment_shown", _("Your comment is shown now"), link="comment_remove",
            post_url=absolute(visitor.held.post.get_absolute_url()),
        )  # fmt: skip


@background(queue="mail")
def mail_comment_declined(held_id: int) -> None:
    visitor = _visitor(held_id)
    if visitor is not None:
        _send(visitor, "comment_declined", _("Your comment is not shown"), note=visitor.held.note)


def _visitor(held_id: int) -> Visitor | None:
    rows = Visitor.objects.select_related("held__space", "held__topic__space", "held__post__space")
    return rows.filter(held=held_id).first()


def _send(visitor: Visitor, template: str, subject: Any, *, link: str = "", **more: Any) -> None:
    held = visitor.held
    letter = compose(
        to=visitor.email,
        reader=SimpleNamespace(language=visitor.language, time_zone=""),
        subject=subject,
        template=template,
        context={
            "name": held.visitor_name,
            "title": held.heading,
            "link": absolute(comment_path(held, link)) if link else "",
            **more,
        },
    )
    send(letter)
