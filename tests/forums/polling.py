"""Polls for tests: made by operations, as in life."""

from datetime import timedelta

from django.utils import timezone

from forums.models import Poll
from forums.operations.poll_making import PollText
from forums.operations.polls import set_poll
from forums.operations.posts import reply_to_topic
from forums.operations.voting import vote


def text(question="Which day suits you?", options=("Monday", "Tuesday", "Friday"), **how):
    return PollText(question=question, options=options, **how)


def ask(post, **how) -> Poll:
    """A poll on ``post`` by its author."""
    return set_poll(actor=post.author, post=post, text=text(**how))


def reply_with_poll(topic, author, **how):
    return reply_to_topic(actor=author, topic=topic, body="What do you think?", poll=text(**how))


def ids(poll, *names):
    return [poll.options.get(text=name).pk for name in names]


def give(poll, person, *names, **how):
    """The ballot of a secret vote, or None."""
    poll.refresh_from_db()
    return vote(actor=person, post=poll.post, chosen=ids(poll, *names), **how).ballot


def numbers(poll):
    """How many voted, and how many chose each option."""
    poll = Poll.objects.get(pk=poll.pk)
    return poll.voter_count, [option.vote_count for option in poll.options.order_by("order")]


def end(poll):
    """As if its last day were over."""
    Poll.objects.filter(pk=poll.pk).update(closes_at=timezone.now() - timedelta(minutes=1))
    poll.refresh_from_db()
