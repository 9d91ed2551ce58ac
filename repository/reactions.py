"""What follows from what happens in the library."""

from collections.abc import Iterable

from community.notices import tell_sources
from portal.events import after, within
from portal.files import carrier, holder
from portal.models import StoredFile
from portal.models.files import private_storage
from portal.operations import Actor, may
from repository.events import (
    FilesDropped,
    PracticeChanged,
    PracticeSet,
    ResourceChanged,
    ResourcePublished,
    ResourceWithdrawn,
)
from repository.models import Practice, Resource, ResourceFile
from search import outbox


@holder
def resource_carries(stored: StoredFile, actor: Actor) -> bool:
    """Let a file be as visible as the resource that it hangs on."""
    row = ResourceFile.objects.filter(file=stored).select_related("resource__space").first()
    return row is not None and may(actor, "repository.view_resource", row.resource)


@carrier
def resources_that_carry(file_ids: Iterable[int]) -> dict[int, Resource]:
    rows = ResourceFile.objects.filter(file__in=list(file_ids)).select_related("resource__space")
    return {row.file_id: row.resource for row in rows}


@within(ResourcePublished, ResourceChanged, ResourceWithdrawn)
def index_resource(event: ResourcePublished | ResourceChanged | ResourceWithdrawn) -> None:
    outbox.changed(Resource(pk=event.resource_id))


@within(PracticeSet, PracticeChanged)
def index_practice(event: PracticeSet | PracticeChanged) -> None:
    outbox.changed(Practice(pk=event.practice_id))


@within(ResourcePublished)
def tell_where_resource_comes_from(event: ResourcePublished) -> None:
    if event.is_first:
        _tell(Resource.objects.get(pk=event.resource_id), event.actor_id)


@within(PracticeSet)
def tell_where_practice_comes_from(event: PracticeSet) -> None:
    _tell(Practice.objects.get(pk=event.practice_id), event.actor_id)


@after(FilesDropped)
def delete_blobs(event: FilesDropped) -> None:
    for path in event.paths:
        private_storage().delete(path)


def _tell(result: Resource | Practice, actor_id: int | None) -> None:
    """Those who contributed hear as well as those of whose things it was made."""
    tell_sources(result, actor_id, also=result.contributors.values_list("user_id", flat=True))
