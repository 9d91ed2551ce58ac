"""The one door to tags: the shared vocabulary and a space's own words, never another space's."""

import re
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from portal.choices import WordKind
from portal.models import Space, Tag
from portal.operations import OperationRefusedError
from portal.vocabulary import CORE, LABELS, slug_of_label

MAX_TAGS = 8
LONGEST = 60
_SEPARATOR = re.compile(r"[,;\n]")


def known_in(space: Space) -> QuerySet[Tag]:
    """The words that people of ``space`` may pick, shared ones first; retired ones among them."""
    return Tag.objects.filter(Q(space=None) | Q(space=space)).order_by("name")


def offered_in(space: Space) -> QuerySet[Tag]:
    """The words that are proposed to who tags something: shared ones, and those that the space keeps.

    Free words of the space stay out: they may come from things that not everybody there may see.
    """
    kept = Q(space=None) | ~Q(kind=WordKind.FREE)
    return known_in(space).filter(kept, retired_at=None)


def put_core_in() -> None:
    """Make the shared core whole again, where a database was emptied; the migrations did it first."""
    for word in CORE:
        Tag.objects.update_or_create(
            space=None,
            slug=word.slug,
            defaults={"code": word.code, "kind": word.kind},
            create_defaults={"code": word.code, "kind": word.kind, "name": word.name},
        )


def label_of(tag: Tag) -> str:
    """The word in the reader's language, where it belongs to the shared core."""
    return str(LABELS.get(tag.code, tag.name))


def parse(text: str) -> list[str]:
    """Words between commas, in the order typed, without doubles.

    Raises:
        OperationRefusedError: more than ``MAX_TAGS``, or a word that is too long or has no letters.
    """
    words: dict[str, str] = {}
    for raw in _SEPARATOR.split(text):
        word = " ".join(raw.split()).lstrip("#")
        if not word:
            continue
        slug = slugify(word, allow_unicode=True)
        if not slug or max(len(word), len(slug)) > LONGEST:  # normal forms may lengthen
            raise OperationRefusedError(_("“%(word)s” cannot be a tag.") % {"word": word[:40]}, field="tags")
        words.setdefault(slug, word)
    if len(words) > MAX_TAGS:
        raise OperationRefusedError(_("Use at most %(most)s tags.") % {"most": MAX_TAGS}, field="tags")
    return list(words.values())


def named(space: Space, words: list[str]) -> list[Tag]:
    """The tags for ``words``: the shared one where it exists, else the space's own, made when new.

    A core word is known by its name in the reader's language too; a merged word stands for the one it became.
    """
    slugs = {slug_of_label(word) or slugify(word, allow_unicode=True): word for word in words}
    found: dict[str, Tag] = {}
    for tag in known_in(space).filter(slug__in=slugs).select_related("merged_into").order_by("-space_id"):
        if tag.slug not in found or tag.space_id is None:
            found[tag.slug] = tag
    for slug, word in slugs.items():
        if slug not in found:
            found[slug], _made = Tag.objects.get_or_create(space=space, slug=slug, defaults={"name": word})
    return list(dict.fromkeys(found[slug].merged_into or found[slug] for slug in slugs))


def names_on(obj: Any) -> list[str]:
    """The tags of ``obj`` as words, in the order in which they were put on."""
    return list(obj.taggings.order_by("pk").values_list("tag__name", flat=True))


def put_on(obj: Any, words: list[str], *, through: Any) -> list[Tag]:
    """Make the tags of ``obj`` exactly ``words``; called by operations, inside their transaction.

    ``through`` is the app's own table of taggings, a ``portal.models.Tagging`` with a ``content_object``.
    """
    tags = named(obj.space, words)
    through.objects.filter(content_object=obj).exclude(tag__in=tags).delete()
    present = set(through.objects.filter(content_object=obj).values_list("tag_id", flat=True))
    through.objects.bulk_create(
        [through(space=obj.space, content_object=obj, tag=tag) for tag in tags if tag.pk not in present]
    )
    return tags
