"""Replies that came by mail."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from forums.models import HeldContribution, Post, QuotedTail, Topic
from forums.operations.attachments import MAX_FILES, make_room
from forums.operations.writing import JustPostedError, write_reply
from portal.files import Upload
from portal.models import Space
from portal.operations import Actor, OperationRefusedError, operation


@operation
def reply_by_mail(
    *, actor: Actor, topic: Topic, body: str, tail: str = "", files: Iterable[Upload] = ()
) -> tuple[Post | HeldContribution, list[str]]:
    """Append a post to ``topic``; what the mail quoted is kept beside it, for moderators.

    Who writes a mail cannot mend a form: files that cannot be taken are left out, the words stand. The list
    says why, a sentence for each of them. Of what waits for a moderator the quoted part is left out.

    Raises:
        AccessDeniedError: ``actor`` may not reply, e.g. the topic was locked meanwhile.
        OperationRefusedError: the same words have just come, or too many for one day.
    """
    taken, left_out = _sorted_out(topic.space, files)
    try:
        post = write_reply(actor=actor, topic=topic, body=body, files=taken, by_mail=True)
    except JustPostedError as refusal:
        raise OperationRefusedError(refusal.plain) from refusal
    if tail and isinstance(post, Post):
        QuotedTail.objects.create(space=post.space, post=post, text=tail)
    return post, left_out


def _sorted_out(space: Space, files: Iterable[Upload]) -> tuple[list[Upload], list[str]]:
    """Those that a post of ``space`` takes, and a sentence about each that it does not."""
    taken: list[Upload] = []
    left_out: list[str] = []
    for upload in files:
        if len(taken) == MAX_FILES:
            told = {"name": upload.name, "most": MAX_FILES}
            left_out.append(_("“%(name)s”: a post takes at most %(most)s files.") % told)
            continue
        try:
            make_room(space, [*taken, upload])
        except OperationRefusedError as refusal:
            left_out.append(str(refusal))
        else:
            taken.append(upload)
    return taken, left_out
