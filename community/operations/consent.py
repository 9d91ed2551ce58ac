"""The author of words is asked, by name, before they are published elsewhere."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.events import WordsAsked, WordsDecided
from community.models import User
from portal import lineage
from portal.audit import record
from portal.events import publish
from portal.models import CarryRequest, Space
from portal.operations import OperationRefusedError, operation, require


@operation
def ask_for_words(
    *, actor: User, source: Any, target: str, draft: dict[str, Any], to_space: Space | None = None
) -> CarryRequest:
    """Ask the author of ``source`` to let their words go into a ``target``; the draft is kept meanwhile.

    Asking again before the answer keeps the newer draft and asks nobody twice. ``to_space`` is where the
    result is to stand; the source's own space when not given.

    Raises:
        OperationRefusedError: this cannot be carried forward, nobody needs to agree, the author has left, or
            ``actor`` cannot ask by name.
    """
    carriage = lineage.find_carriage(source, target, actor)
    if carriage is None:
        raise OperationRefusedError(_("This cannot be carried forward that way now."))
    author = lineage.kind_of(source).author_asked(source)
    if not carriage.needs_consent or author is None or author.pk == actor.pk:
        raise OperationRefusedError(_("Nobody has to be asked for this. You can go on."))
    if refusal := lineage.kind_of(source).why_not_ask(actor, source):
        raise OperationRefusedError(refusal)
    if not author.is_active:
        raise OperationRefusedError(_("The author has closed their account and cannot be asked."))

    # Found by the columns of its constraint: asked twice at once, the second finds the first one's.
    asked, is_new = CarryRequest.objects.get_or_create(
        by=actor,
        from_type=lineage.content_type(source),
        from_id=source.pk,
        target=target,
        to_space_id=to_space.pk if to_space else source.space_id,
        done_at=None,
        declined_at=None,
        defaults={"from_space_id": source.space_id, "author": author, "draft": draft},
    )
    if not is_new:
        asked.draft = draft
        asked.save(update_fields=["draft"])
        return asked
    record(
        actor=actor, verb="community.ask_for_words", obj=asked, space_id=asked.from_space_id, target=target
    )
    publish(
        WordsAsked(request_id=asked.pk, space_id=asked.from_space_id, asker_id=actor.pk, author_id=author.pk)
    )
    return asked


@operation
def agree_to_words(*, actor: User, request: CarryRequest) -> CarryRequest:
    """Let the words go where they were asked for.

    Raises:
        AccessDeniedError: ``actor`` is not the named author.
        OperationRefusedError: the author has decided already.
    """
    return _decide(actor, request, agreed=True)


@operation
def decline_to_words(*, actor: User, request: CarryRequest) -> CarryRequest:
    """Keep the words where they are; raises what ``agree_to_words`` raises."""
    return _decide(actor, request, agreed=False)


def _decide(actor: User, request: CarryRequest, *, agreed: bool) -> CarryRequest:
    request = CarryRequest.objects.select_for_update().get(pk=request.pk)
    require(actor, "community.decide_words", request)
    if not request.is_waiting:
        raise OperationRefusedError(_("You have decided this already."))

    moment = "agreed_at" if agreed else "declined_at"
    setattr(request, moment, timezone.now())
    request.save(update_fields=[moment])
    verb = "community.agree_to_words" if agreed else "community.decline_to_words"
    record(actor=actor, verb=verb, obj=request, space_id=request.from_space_id)
    publish(
        WordsDecided(
            request_id=request.pk,
            space_id=request.from_space_id,
            asker_id=request.by_id,
            author_id=request.author_id,
            agreed=agreed,
        )
    )
    return request
