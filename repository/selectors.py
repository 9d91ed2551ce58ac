"""Reads that join or count for the pages of the library; every one takes the reader and is bounded."""

from typing import Any

from django.db.models import Q

from portal.keyset import Slice, cut
from portal.operations import Actor
from repository.choices import ResourceKind
from repository.models import Practice, Resource
from search.documents import IndexUnavailableError
from search.queries import FoundHit, similar

A_PAGE = 24


def resources_for(actor: Actor, space: Any) -> Any:
    """Published resources that ``actor`` may see; of the whole network when ``space`` is None."""
    rows = Resource.objects.visible_to(actor).published().for_cards()
    return rows if space is None else rows.filter(space=space)


def practices_for(actor: Actor, space: Any) -> Any:
    """Practices that are set and that ``actor`` may see; of the whole network when ``space`` is None."""
    rows = Practice.objects.visible_to(actor).shown().for_cards()
    return rows if space is None else rows.filter(space=space)


def page_of_resources(actor: Actor, space: Any, *, kind: str, before: str) -> Slice:
    rows = resources_for(actor, space).with_tags()
    if kind:
        rows = rows.filter(kind=kind)
    return cut(rows, by="published_at", before=before, size=A_PAGE)


def page_of_practices(actor: Actor, space: Any, *, kind: str, before: str) -> Slice:
    rows = practices_for(actor, space).with_tags()
    if kind:
        rows = rows.filter(kind=kind)
    return cut(rows, by="set_at", before=before, size=A_PAGE)


def tools(actor: Actor, space: Any, *, most: int) -> list[Resource]:
    """The newest resources but for project cards, which are shown apart."""
    rows = resources_for(actor, space).exclude(kind=ResourceKind.PROJECT)
    return list(rows.newest_first()[:most])


def projects(actor: Actor, space: Any, *, most: int) -> list[Resource]:
    return list(resources_for(actor, space).filter(kind=ResourceKind.PROJECT).newest_first()[:most])


def latest_practices(actor: Actor, space: Any, *, most: int) -> list[Practice]:
    return list(practices_for(actor, space).newest_first()[:most])


def resources_by(actor: Actor, person: Any, *, most: int) -> list[Resource]:
    """What ``person`` shared or contributed to, as far as ``actor`` may see it."""
    own = Q(author=person) | Q(contributors__user=person)
    return list(resources_for(actor, None).filter(own).distinct().newest_first()[:most])


def practices_by(actor: Actor, person: Any, *, most: int) -> list[Practice]:
    own = Q(author=person) | Q(contributors__user=person)
    return list(practices_for(actor, None).filter(own).distinct().newest_first()[:most])


def similar_resources(actor: Actor, obj: Any, *, most: int) -> list[FoundHit]:
    """Resources with the telling words and tags of ``obj``; none while the index is being rebuilt."""
    try:
        return similar(actor, obj, types=("resource",), limit=most)
    except IndexUnavailableError:
        return []


def drafts_of(person: Any, *, most: int) -> list[Resource | Practice]:
    """What ``person`` has begun, the latest first; nobody else sees it."""
    begun: list[Resource | Practice] = []
    for model in (Resource, Practice):
        rows = model.objects.visible_to(person).drafts().filter(author=person).select_related("space")
        begun.extend(rows.order_by("-created_at", "-pk")[:most])
    return sorted(begun, key=lambda draft: draft.created_at, reverse=True)[:most]
