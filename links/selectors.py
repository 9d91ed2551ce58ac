"""The directory of links, as one reader sees it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count

from links.choices import LinkKind
from links.models import ExternalLink, LinkTag
from portal import countries, languages
from portal.collation import sort_key
from portal.keyset import Slice, by_name
from portal.models import Tag
from portal.operations import Actor
from portal.tags import label_of

FILTERS = ("kind", "language", "country", "topic")
MOST_TOPICS = 40


@dataclass(frozen=True)
class Chosen:
    """What a reader narrows the directory to; what is unknown narrows it to nothing."""

    kind: str = ""
    language: str = ""
    country: str = ""
    topic: str = ""


def found_links(actor: Actor, space: Any, chosen: Chosen) -> Any:
    """The links that ``actor`` may see, of ``space`` or, when it is None, of all spaces."""
    rows = ExternalLink.objects.visible_to(actor)
    if space is not None:
        rows = rows.filter(space=space)
    for name in ("kind", "language", "country"):
        if value := getattr(chosen, name):
            rows = rows.filter(**{name: value})
    return rows.filter(taggings__tag__slug=chosen.topic) if chosen.topic else rows


def page_of_links(actor: Actor, space: Any, chosen: Chosen, *, after: str) -> Slice:
    return by_name(found_links(actor, space, chosen).for_list(), name="title", after=after)


def offered_filters(actor: Actor, space: Any) -> dict[str, list[tuple[str, str]]]:
    """The values that links have which ``actor`` may see: only what leads to something is offered."""
    rows = found_links(actor, space, Chosen())
    used: dict[str, set[str]] = {"kind": set(), "language": set(), "country": set()}
    for row in rows.order_by().values_list("kind", "language", "country").distinct():
        for name, value in zip(used, row, strict=True):
            used[name].add(value)
    return {
        "kind": [(code, str(label)) for code, label in LinkKind.choices if code in used["kind"]],
        "language": [(code, name) for code, name in languages.choices() if code in used["language"]],
        "country": [(code, name) for code, name in countries.choices() if code in used["country"]],
        "topic": _topics(rows),
    }


def _topics(rows: Any) -> list[tuple[str, str]]:
    """The topics that most links have, by name."""
    taggings = LinkTag.objects.filter(content_object__in=rows.order_by().values("pk"))
    most = taggings.values_list("tag").annotate(links=Count("pk")).order_by("-links", "tag")[:MOST_TOPICS]
    tags = Tag.objects.filter(pk__in=[tag for tag, _links in most])
    return sorted(((tag.slug, label_of(tag)) for tag in tags), key=lambda pair: sort_key(pair[1]))
