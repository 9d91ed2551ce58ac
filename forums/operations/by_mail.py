"""Replies that came by mail."""

import re
from collections.abc import Iterable

from allauth.account.models import EmailAddress
from django.utils.translation import gettext as _

from forums import nameless
from forums.models import HeldContribution, Post, QuotedTail, Topic
from forums.operations.attachments import MAX_FILES, make_room
from forums.operations.writing import JustPostedError, write_reply
from portal.files import Upload
from portal.folding import fold_text
from portal.models import Space
from portal.operations import Actor, OperationRefusedError, operation


@operation
def reply_by_mail(
    *,
    actor: Actor,
    topic: Topic,
    body: str,
    tail: str = "",
    files: Iterable[Upload] = (),
    without_name: bool = False,
) -> tuple[Post | HeldContribution, list[str]]:
    """Append a post to ``topic``; what the mail quoted is kept beside it, for moderators.

    Who writes a mail cannot mend a form: files that cannot be taken are left out, the words stand. The list
    says why, a sentence for each of them. Of what waits for a moderator the quoted part is left out, and of
    who stands there without a name: signatures are in it.

    Raises:
        AccessDeniedError: ``actor`` may not reply, e.g. the topic was locked meanwhile.
        OperationRefusedError: the same words have just come, or too many for one day; or who stands there
            without a name signed the mail with it.
    """
    if nameless.stands_in(actor, topic) and _says_who(actor, body):
        raise OperationRefusedError(
            _("Your name or e-mail address is in your mail, and in this topic you write without your name.")
        )
    taken, left_out = _sorted_out(topic.space, files)
    try:
        post = write_reply(
            actor=actor, topic=topic, body=body, files=taken, by_mail=True, without_name=without_name
        )
    except JustPostedError as refusal:
        raise OperationRefusedError(refusal.plain) from refusal
    if tail and isinstance(post, Post) and not post.is_nameless:
        QuotedTail.objects.create(space=post.space, post=post, text=tail)
    return post, left_out


def _says_who(actor: Actor, body: str) -> bool:
    """Whether ``body`` holds the name or an address of ``actor``, as signatures and quoted mails do."""
    told = fold_text(body)
    addresses = EmailAddress.objects.filter(user_id=actor.pk).values_list("email", flat=True)
    name = re.escape(fold_text(actor.name))
    return any(fold_text(each) in told for each in addresses) or bool(re.search(rf"\b{name}\b", told))


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
