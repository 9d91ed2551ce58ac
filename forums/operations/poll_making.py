"""Polls on posts; called by operations that write posts, inside their transaction."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from forums.choices import ResultsShown
from forums.models import Poll, PollOption, Post
from forums.models.poll import MOST_IN_OPTION, MOST_IN_QUESTION
from portal.choices import Ballot
from portal.operations import OperationRefusedError

FEWEST_OPTIONS, MOST_OPTIONS = 2, 10
USUAL_DAYS, MOST_DAYS = 7, 90


@dataclass(frozen=True)
class PollText:
    """What a poll asks; ``closes_at`` in seven days unless it says otherwise."""

    question: str
    options: Sequence[str]
    takes_several: bool = False
    ballot: str = Ballot.OPEN
    results_shown: str = ResultsShown.ALWAYS
    closes_at: datetime = field(default_factory=lambda: timezone.now() + timedelta(days=USUAL_DAYS))


def check_poll(text: PollText | None) -> None:
    """Look at what is asked, if anything is, before anything is written.

    Raises:
        OperationRefusedError: too few or too many options, two alike, or an end that cannot be.
    """
    if text is None:
        return
    if not text.question.strip():
        raise OperationRefusedError(_("Write what you ask."), field="poll_question")
    if len(text.question) > MOST_IN_QUESTION:
        words = _("A question has at most %(most)s characters.") % {"most": MOST_IN_QUESTION}
        raise OperationRefusedError(words, field="poll_question")
    _check_options(text.options)
    now = timezone.now()
    if text.closes_at <= now:
        raise OperationRefusedError(_("Choose a day that is not over yet."), field="poll_closes_on")
    # The end of the last day, whatever the time of the day is now.
    if text.closes_at > now + timedelta(days=MOST_DAYS + 1):
        words = _("A poll ends after at most %(most)s days.") % {"most": MOST_DAYS}
        raise OperationRefusedError(words, field="poll_closes_on")


def _check_options(options: Sequence[str]) -> None:
    if len(options) < FEWEST_OPTIONS:
        words = _("Write at least two answers, each on a line of its own.")
    elif len(options) > MOST_OPTIONS:
        words = _("A poll has at most %(most)s answers.") % {"most": MOST_OPTIONS}
    elif len({option.casefold() for option in options}) < len(options):
        words = _("Two of the answers are the same.")
    elif max(len(option) for option in options) > MOST_IN_OPTION:
        words = _("An answer has at most %(most)s characters.") % {"most": MOST_IN_OPTION}
    else:
        return
    raise OperationRefusedError(words, field="poll_options")


def put_poll(post: Post, text: PollText | None) -> Poll | None:
    """Write the poll of ``post``, if there is to be one, instead of the one that it has."""
    drop_poll(post)
    if text is None:
        return None
    poll: Poll = Poll.objects.create(
        space_id=post.space_id,
        post=post,
        question=text.question.strip(),
        takes_several=text.takes_several,
        ballot=text.ballot,
        results_shown=text.results_shown,
        closes_at=text.closes_at,
    )
    PollOption.objects.bulk_create(
        PollOption(space_id=post.space_id, poll=poll, order=order, text=option)
        for order, option in enumerate(text.options, start=1)
    )
    return poll


def drop_poll(post: Post) -> None:
    """Delete the poll of ``post`` with its votes, if it has one."""
    Poll.objects.filter(post=post).delete()


def poll_of(post: Post) -> Poll | None:
    """The poll of ``post``, if it has one."""
    found: Poll | None = getattr(post, "poll", None)
    return found
