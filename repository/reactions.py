"""What follows from what happens in the library."""

from typing import Any

from django.contrib.auth import get_user_model

from community.choices import NoticeKind
from community.notices import notify
from portal.events import after, within
from portal.files import holder
from portal.lineage import content_type, material_of, reference
from portal.models import Link, StoredFile
from portal.models.files import private_storage
from portal.operations import Actor, may
from portal.realtime import hint
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


@within(ResourcePublished, ResourceChanged, ResourceWithdrawn)
def index_resource(event: ResourcePublished | ResourceChanged | ResourceWithdrawn) -> None:
    outbox.changed(Resource(pk=event.resource_id))


@within(PracticeSet, PracticeChanged)
def index_practice(event: PracticeSet | PracticeChanged) -> None:
    outbox.changed(Practice(pk=event.practice_id))


@within(ResourcePublished)
def tell_where_resource_comes_from(event: ResourcePublished) -> None:
    if event.is_first:
        _tell_sources(Resource.objects.get(pk=event.resource_id), event.actor_id)


@within(PracticeSet)
def tell_where_practice_comes_from(event: PracticeSet) -> None:
    _tell_sources(Practice.objects.get(pk=event.practice_id), event.actor_id)


@after(FilesDropped)
def delete_blobs(event: FilesDropped) -> None:
    for path in event.paths:
        private_storage().delete(path)


def _tell_sources(result: Any, actor_id: int | None) -> None:
    """Tell the people of what ``result`` was made from that something came of it, each of them once.

    Open pages of the sources are hinted at, since they show what came of them.
    """
    people = {row.user_id for row in result.contributors.all()}
    for link in Link.objects.filter(to_type=content_type(result), to_id=result.pk):
        source = link.from_object
        if source is not None:
            people.update(material_of(source).contributor_ids)
            hint(reference(source))
    users = get_user_model().objects.select_related("profile")
    actor = users.get(pk=actor_id) if actor_id is not None else None
    for user in users.in_bulk(people - {actor_id}).values():
        notify(recipient=user, kind=NoticeKind.CARRIED, obj=result, actor=actor, space=result.space)
