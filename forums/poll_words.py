"""Polls in mails and notices: question and answers while one goes on, the numbers when it has ended."""

from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from community.subjects import Subject, register_subject, written
from forums.models import Poll, Post
from forums.operations.poll_making import poll_of

FEW_VOTED = gettext_lazy(
    "Fewer than three people have voted. The numbers of a secret poll are not shown then, since they would "
    "tell who chose what."
)


def invitation_to_vote(poll: Poll) -> SafeString:
    """Question, answers, the last moment to vote, and where."""
    options = format_html_join(
        "", "<li>{}</li>", ((option.text,) for option in poll.options.order_by("order"))
    )
    if poll.is_closed:
        until = _("This poll has ended.")
    else:
        when = date_format(timezone.localtime(poll.closes_at), "DATETIME_FORMAT")
        until = _("You can vote until %(when)s.") % {"when": when}
    return format_html(
        '<p><strong>{}</strong></p><ul>{}</ul><p>{} <a href="{}">{}</a></p>',
        poll.question,
        options,
        until,
        poll.get_absolute_url(),
        _("See the poll"),
    )


def result_of(poll: Poll) -> SafeString:
    """What came of a poll, in the order of its answers; no numbers where they would tell who chose what."""
    if poll.is_too_small:
        return format_html("<p><strong>{}</strong></p><p>{}</p>", poll.question, FEW_VOTED)
    rows = (
        (option.text, ngettext("%(n)s vote", "%(n)s votes", option.vote_count) % {"n": option.vote_count})
        for option in poll.options.order_by("order")
    )
    return format_html(
        "<p><strong>{}</strong></p><ul>{}</ul>",
        poll.question,
        format_html_join("", "<li>{}: {}</li>", rows),
    )


def words_of_post(post: Any) -> str:
    """Its own words, and its poll below them; nothing once removed."""
    poll = poll_of(post) if not post.is_removed else None
    if poll is None:
        return written(post)
    poll.space = post.space
    return written(post) + invitation_to_vote(poll)


register_subject(
    Post, Subject("forums.view_post", related=("space", "topic", "author", "poll"), words=words_of_post)
)
register_subject(
    Poll,
    Subject(
        "forums.view_poll",
        related=("space", "post__topic"),
        title=lambda poll: poll.question,
        thread=lambda poll: poll,
        words=result_of,
    ),
)
