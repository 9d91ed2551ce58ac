"""A space's own words on top of the shared core: added, renamed, merged, retired."""

from typing import Any

from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _

from community.events import WordsChanged
from community.operations.belonging import locked
from community.selectors.vocabulary import tagging_tables
from portal.audit import record
from portal.choices import WordKind
from portal.events import publish
from portal.models import Space, Tag
from portal.operations import Actor, OperationRefusedError, operation, require
from portal.tags import known_in, parse


@operation
def add_word(*, actor: Actor, space: Space, name: str, kind: str = WordKind.FREE) -> Tag:
    """A word of the space's own; one that was retired comes back.

    Raises:
        AccessDeniedError: ``actor`` does not administer the space, or it is archived.
        OperationRefusedError: no word, or one that is there already.
    """
    space = locked(space)
    require(actor, "community.edit_space", space)
    name, slug = _checked(name)
    present = known_in(space).filter(slug=slug).order_by("-space_id").first()
    if present is not None and (present.space_id is None or not present.is_retired):
        raise OperationRefusedError(_("This word is in the list already."), field="name")

    values = {"name": name, "kind": kind, "retired_at": None, "merged_into": None}
    word, _made = Tag.objects.update_or_create(space=space, slug=slug, defaults=values)
    return _told(actor, space, word, "community.add_word")


@operation
def rename_word(*, actor: Actor, word: Tag, name: str, kind: str) -> Tag:
    """Write a word of the space's own differently; addresses that name it go on working.

    Raises:
        AccessDeniedError: ``actor`` does not administer the space, or it is archived.
        OperationRefusedError: a word of the shared core, no word, or one that is there already.
    """
    space, word = _own(actor, word)
    name, slug = _checked(name)
    if known_in(space).filter(slug=slug).exclude(pk=word.pk).exists():
        raise OperationRefusedError(
            _("This word is in the list already. Merge the two instead."), field="name"
        )
    word.name, word.kind = name, kind
    word.save(update_fields=["name", "kind"])
    return _told(actor, space, word, "community.rename_word")


@operation
def merge_word(*, actor: Actor, word: Tag, into: Tag) -> Tag:
    """Let what carries ``word`` in its space carry ``into``; who types the old one gets the new one.

    Raises:
        AccessDeniedError: ``actor`` does not administer the space, or it is archived.
        OperationRefusedError: a word of the shared core, or ``into`` is retired, foreign or the word itself.
    """
    space, word = _own(actor, word)
    into_now = known_in(space).filter(pk=into.pk, retired_at=None).exclude(pk=word.pk).first()
    if into_now is None:
        raise OperationRefusedError(_("Choose another word of the list."), field="into")

    for through in tagging_tables():
        _retag(through, space, word, into_now)
    Tag.objects.filter(merged_into=word).update(merged_into=into_now)
    word.retired_at, word.merged_into = timezone.now(), into_now
    word.save(update_fields=["retired_at", "merged_into"])
    return _told(actor, space, word, "community.merge_word", things_changed=True)


@operation
def retire_word(*, actor: Actor, word: Tag) -> Tag:
    """Propose a word no more; what carries it keeps it.

    Raises:
        AccessDeniedError: ``actor`` does not administer the space, or it is archived.
        OperationRefusedError: a word of the shared core, or retired already.
    """
    space, word = _own(actor, word)
    if word.is_retired:
        raise OperationRefusedError(_("This word is retired already."))
    word.retired_at = timezone.now()
    word.save(update_fields=["retired_at"])
    return _told(actor, space, word, "community.retire_word")


def _checked(name: str) -> tuple[str, str]:
    try:
        words = parse(name)
    except OperationRefusedError as refusal:
        raise OperationRefusedError(str(refusal), field="name") from refusal
    if len(words) != 1:
        raise OperationRefusedError(_("Write one word or short phrase, without commas."), field="name")
    return words[0], slugify(words[0], allow_unicode=True)


def _own(actor: Actor, word: Tag) -> tuple[Space, Tag]:
    """The word as it is now, with its space under lock; refused when it belongs to no space."""
    if word.space is None:
        raise OperationRefusedError(_("Words of the shared core stay as they are in every space."))
    space = locked(word.space)
    require(actor, "community.edit_space", space)
    return space, Tag.objects.get(pk=word.pk)


def _retag(through: Any, space: Space, word: Tag, into: Tag) -> None:
    old = through.objects.filter(space=space, tag=word)
    have_both = through.objects.filter(space=space, tag=into).values("content_object_id")
    old.filter(content_object_id__in=have_both).delete()
    old.update(tag=into)


def _told(actor: Actor, space: Space, word: Tag, verb: str, *, things_changed: bool = False) -> Tag:
    record(actor=actor, verb=verb, obj=word, space_id=space.pk)
    publish(WordsChanged(space_id=space.pk, tag_id=word.pk, things_changed=things_changed))
    return word
