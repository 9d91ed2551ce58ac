"""What the pages of the library share: finding an object, and what stands round it."""

from collections.abc import Collection
from typing import Any

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from portal.files import describe
from portal.operations import may
from portal.ui import framing
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
        **framing.surroundings(request, obj),
        "contributors": contributors_of(obj),
        "similar": similar_resources(request.user, obj, most=MOST_SIMILAR),
    }


def may_all(request: HttpRequest, obj: Any, *verbs: str) -> dict[str, bool]:
    """By verb, whether the reader may do it with ``obj``."""
    app = obj._meta.app_label  # noqa: SLF001
    return {verb: may(request.user, f"{app}.{verb}", obj) for verb in verbs}
