"""What the pages of the library share: finding an object, and what stands round it."""

from collections.abc import Collection
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import urlencode

from portal import lineage
from portal.addresses import in_space
from portal.choices import SectionKind
from portal.files import describe
from portal.models import Space
from portal.operations import may
from repository.models import Practice, PracticeContributor, Resource, ResourceContributor
from repository.selectors import similar_resources

MOST_SIMILAR = 4


def find_resource(request: Any, pk: int) -> Resource:
    """Find the resource of this address.

    Raises:
        Http404: there is none in this space that the reader may see.
    """
    rows = Resource.objects.visible_to(request.user).filter(space=request.space).for_cards()
    found: Resource = get_object_or_404(rows, pk=pk)
    return found


def find_practice(request: Any, pk: int) -> Practice:
    """Find the practice of this address.

    Raises:
        Http404: there is none in this space that the reader may see.
    """
    rows = Practice.objects.visible_to(request.user).filter(space=request.space).for_cards()
    found: Practice = get_object_or_404(rows, pk=pk)
    return found


def crumbs_of(space: Space, section: SectionKind, *ends: tuple[Any, str]) -> list[dict[str, Any]]:
    """Lead back from a page: its section, then ``ends`` as pairs of words and address, the last without."""
    first = {"label": section.label, "url": in_space(space, "section", section.value)}
    return [first, *({"label": label, "url": url} for label, url in ends)]


def tags_of(obj: Any) -> list[dict[str, str]]:
    """Name the tags of ``obj``, each leading to everything that has it."""
    rows = obj.taggings.select_related("tag").order_by("tag__name")
    return [
        {"name": row.tag.name, "url": f"{reverse('search')}?{urlencode({'tag': row.tag.slug})}"}
        for row in rows
    ]


def words_of_tags(obj: Any) -> str:
    return ", ".join(row.tag.name for row in obj.taggings.select_related("tag").order_by("pk"))


def files_of(resource: Resource, *, dropped: Collection[str] = ()) -> list[dict[str, Any]]:
    """Name the files of a resource; ``dropped`` are ids that a form marks for taking off."""
    files = [row.file for row in resource.files.in_order()]
    return [
        describe(file) | {"id": file.pk, "size": file.size_bytes, "is_dropped": str(file.pk) in dropped}
        for file in files
    ]


def contributors_of(obj: Resource | Practice) -> list[ResourceContributor | PracticeContributor]:
    return list(obj.contributors.select_related("user__profile__organisation").order_by("pk"))


def surroundings(request: HttpRequest, obj: Resource | Practice) -> dict[str, Any]:
    """What both kinds of pages show beside the thing itself."""
    return {
        "tags": tags_of(obj),
        "contributors": contributors_of(obj),
        "origins": lineage.origins_of(obj, request.user),
        "results": lineage.results_of(obj, request.user),
        "carries": [
            {"label": carriage.label, "url": carriage.address(obj), "target": carriage.target}
            for carriage in lineage.carriages_for(obj, request.user)
        ],
        "similar": similar_resources(request.user, obj, most=MOST_SIMILAR),
    }


def may_all(request: HttpRequest, obj: Any, *verbs: str) -> dict[str, bool]:
    """By verb, whether the reader may do it with ``obj``."""
    app = obj._meta.app_label  # noqa: SLF001
    return {verb: may(request.user, f"{app}.{verb}", obj) for verb in verbs}
