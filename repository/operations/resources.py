"""Resources: deposited, edited, published and withdrawn."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from portal.audit import record
from portal.events import publish
from portal.files import Upload
from portal.lineage import check_carriage, material_of, reference, tie
from portal.models import Space
from portal.operations import Actor, OperationRefusedError, operation, require
from portal.quota import hold_room
from portal.tags import put_on
from repository.choices import Licence, ResourceState
from repository.events import ResourceChanged, ResourcePublished, ResourceWithdrawn
from repository.models import Resource, ResourceContributor, ResourceTag
from repository.operations.audiences import circle_for
from repository.operations.files import attach, locked


@dataclass(frozen=True)
class ResourceText:
    """Everything that an author types; ``words`` are tags."""

    title: str
    kind: str
    language: str
    licence: str = Licence.CC_BY
    summary: str = ""
    body: str = ""
    link: str = ""
    source_note: str = ""
    words: tuple[str, ...] = ()


@operation
def create_resource(
    *,
    actor: Actor,
    space: Space,
    text: ResourceText,
    audience: str,
    files: Iterable[Upload] = (),
    kept: Iterable[str] = (),
    source: Any = None,
    as_draft: bool = False,
) -> Resource:
    """Put something into the toolbox, published at once unless ``as_draft``.

    ``kept`` names files that ``keep_files`` stored for the actor before. ``source`` is the object that this
    is carried forward from; whoever wrote there becomes a contributor.

    Raises:
        AccessDeniedError: the actor does not contribute to ``space``.
        OperationRefusedError: nothing to show, a bad file or audience, or the consent is missing.
    """
    require(actor, "repository.create_resource", space)
    if source is not None:
        check_carriage(actor=actor, source=source, target="resource", space_id=space.pk)

    resource = Resource(
        space=space,
        author=actor if actor.pk else None,
        audience=audience,
        circle=circle_for(space, audience, source=source),
        created_at=timezone.now(),
    )
    _write(resource, text)
    attach(actor=actor, resource=resource, uploads=files, kept=kept)
    _require_content(resource)
    if source is not None:
        _come_from(resource, source, actor)
    record(actor=actor, verb="repository.create_resource", obj=resource)
    if not as_draft:
        _publish(resource, actor)
    return resource


@operation
def edit_resource(
    *,
    actor: Actor,
    resource: Resource,
    text: ResourceText,
    audience: str,
    files: Iterable[Upload] = (),
    kept: Iterable[str] = (),
    dropped: Iterable[int] = (),
) -> Resource:
    """Change a resource; ``dropped`` are ids of stored files to take off, ``files`` come after those it has.

    Raises:
        AccessDeniedError: the actor neither wrote it nor moderates its space.
        OperationRefusedError: nothing would be left to show, or a bad file or audience.
    """
    hold_room(resource.space)
    resource = locked(resource)
    require(actor, "repository.edit_resource", resource)

    resource.circle = circle_for(resource.space, audience, present=resource)
    resource.audience = audience
    resource.edited_at = timezone.now()
    _write(resource, text)
    attach(actor=actor, resource=resource, uploads=files, kept=kept, dropped=dropped)
    _require_content(resource)
    record(actor=actor, verb="repository.edit_resource", obj=resource)
    if resource.is_published:
        publish(ResourceChanged(resource_id=resource.pk, space_id=resource.space_id))
    return resource


@operation
def publish_resource(*, actor: Actor, resource: Resource) -> Resource:
    """Show a draft to its audience, or what was withdrawn again."""
    resource = locked(resource)
    require(actor, "repository.publish_resource", resource)
    _require_content(resource)
    record(actor=actor, verb="repository.publish_resource", obj=resource)
    _publish(resource, actor)
    return resource


@operation
def withdraw_resource(*, actor: Actor, resource: Resource) -> Resource:
    """Take a resource off the shelf; its author and the moderators of the space still see it.

    What a moderator took away does not come back by its author.
    """
    resource = locked(resource)
    require(actor, "repository.withdraw_resource", resource)
    resource.state = ResourceState.WITHDRAWN
    resource.withdrawn_by = actor if actor.pk else None
    resource.save(update_fields=["state", "withdrawn_by"])
    record(actor=actor, verb="repository.withdraw_resource", obj=resource)
    publish(ResourceWithdrawn(resource_id=resource.pk, space_id=resource.space_id))
    return resource


def _write(resource: Resource, text: ResourceText) -> None:
    resource.title = text.title
    resource.kind = text.kind
    resource.summary = text.summary
    resource.language = text.language
    resource.licence = text.licence
    resource.link = text.link
    resource.source_note = text.source_note
    resource.write(text.body)
    resource.save()
    put_on(resource, list(text.words), through=ResourceTag)


def _publish(resource: Resource, actor: Actor) -> None:
    is_first = resource.published_at is None
    resource.state = ResourceState.PUBLISHED
    resource.published_at = resource.published_at or timezone.now()
    resource.withdrawn_by = None
    resource.save(update_fields=["state", "published_at", "withdrawn_by"])
    publish(
        ResourcePublished(
            resource_id=resource.pk, space_id=resource.space_id, actor_id=actor.pk, is_first=is_first
        )
    )


def _require_content(resource: Resource) -> None:
    if not (resource.body or resource.link or resource.files.exists()):
        raise OperationRefusedError(
            _("There is nothing in it yet: write a text, give a link or attach a file."), field="body"
        )


def _come_from(resource: Resource, source: Any, actor: Actor) -> None:
    """Name whose words and work these are besides the author's, and tie both ends."""
    others = dict.fromkeys(pk for pk in material_of(source).contributor_ids if pk != resource.author_id)
    ResourceContributor.objects.bulk_create(
        [ResourceContributor(space_id=resource.space_id, resource=resource, user_id=pk) for pk in others]
    )
    tie(actor=actor, source=source, result=resource)
    record(actor=actor, verb="repository.carry_forward", obj=resource, source=reference(source))
