"""Polls of rooms and their notes for tests: made by operations, as in life."""

from datetime import timedelta

from django.utils import timezone

from rooms.models import NoteBlock, RoomPoll
from rooms.operations.notes import BlockText, add_block, change_block
from rooms.operations.polls import Question, ask_poll


def ask(actor, room, question="Shall we?", **how) -> RoomPoll:
    return ask_poll(actor=actor, room=room, question=Question(question, **how))


def ids(poll, *names):
    """Ids of options by their text or word, one for each time that it is named."""
    by_name = {option.word or option.text: option.pk for option in poll.options.all()}
    return [by_name[name] for name in names]


def numbers(poll):
    """How many voted, and how often each option was chosen."""
    poll = RoomPoll.objects.get(pk=poll.pk)
    return poll.voter_count, [option.vote_count for option in poll.options.order_by("order")]


def over(poll):
    """As if its time were over."""
    RoomPoll.objects.filter(pk=poll.pk).update(closes_at=timezone.now() - timedelta(seconds=1))
    poll.refresh_from_db()


def write(actor, room, body="We meet on Monday.", **facts) -> NoteBlock:
    return add_block(actor=actor, room=room, text=BlockText(body, **facts))


def change(actor, block, body, base=None, **facts) -> NoteBlock:
    return change_block(
        actor=actor, block=block, base_version=base or block.version, text=BlockText(body, **facts)
    )


def said(room):
    """What the notes say, in their order."""
    blocks = NoteBlock.objects.filter(room=room).standing().order_by("position", "pk")
    return list(blocks.values_list("body", flat=True))
