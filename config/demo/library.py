"""Resources and practices of the demo, and the steps of lineage that lead to them, as deeds in time."""

from datetime import timedelta
from functools import partial
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from community.operations.consent import agree_to_words, ask_for_words
from config.demo.content import CONTENT
from config.demo.items import Link, Practice, Resource
from config.demo.text import span
from config.demo.world import World
from portal.lineage import content_type, tie
from portal.models import Link as LinkRow
from repository.choices import Right
from repository.models import PracticeContributor, ResourceContributor
from repository.operations.practices import PracticeText, StepText, create_practice, set_practice
from repository.operations.resources import ResourceText, create_resource

THINKING_TIME = timedelta(hours=5)
ORIGINS = {link.result: link for link in CONTENT.links if link.relation == "carried_forward"}


def plan_library(world: World) -> int:
    """Plan all resources and practices that are not there yet; returns how many."""
    resources = [resource for resource in CONTENT.resources if resource.key not in world.ledger]
    practices = [practice for practice in CONTENT.practices if practice.key not in world.ledger]
    for resource in resources:
        _plan_consent(world, resource.key)
        world.at(world.ago(resource.at), partial(deposit, world, resource))
    for practice in practices:
        world.at(world.ago(practice.at), partial(describe, world, practice))
        if practice.set_after:
            ready = world.ago(practice.at) + span(practice.set_after)
            world.at(ready, partial(settle, world, practice))
    return len(resources) + len(practices)


def deposit(world: World, resource: Resource) -> None:
    row = create_resource(
        actor=world.people[resource.by],
        space=world.spaces[resource.space],
        text=ResourceText(
            title=resource.title,
            kind=resource.kind,
            language=resource.lang,
            licence=resource.licence,
            summary=resource.summary,
            body=resource.body,
            link=resource.links[0].url if resource.links else "",
            source_note=resource.source,
            words=resource.tags,
        ),
        audience=resource.audience,
        files=[SimpleUploadedFile(each.name, each.text.encode()) for each in resource.files],
        source=origin_of(world, resource.key),
    )
    world.ledger.remember(resource.key, row)
    note_on_link(world, resource.key, row)
    _name(world, resource.contributors, ResourceContributor, resource=row)


def describe(world: World, practice: Practice) -> None:
    row = create_practice(
        actor=world.people[practice.by],
        space=world.spaces[practice.space],
        text=PracticeText(
            title=practice.title,
            summary=practice.summary,
            language=practice.lang,
            kind=practice.kind,
            problem=practice.problem,
            result=practice.result,
            countries=practice.countries,
            words=practice.tags,
            steps=tuple(StepText(step.title, step.text, step.duration) for step in practice.steps),
        ),
        audience=practice.audience,
        source=origin_of(world, practice.key),
    )
    world.ledger.remember(practice.key, row)
    note_on_link(world, practice.key, row)
    _name(world, practice.contributors, PracticeContributor, practice=row)


def settle(world: World, practice: Practice) -> None:
    set_practice(
        actor=world.people[practice.by], practice=world.ledger.find(practice.key), confirmed=Right.values
    )


def origin_of(world: World, key: str) -> Any | None:
    """Find what an item is carried forward from; None also when that has been deleted since."""
    link = ORIGINS.get(key)
    return world.ledger.find(link.origin) if link else None


def note_on_link(world: World, key: str, row: Any) -> None:
    """Say on the link what its maker said."""
    if key in ORIGINS:
        LinkRow.objects.filter(to_type=content_type(row), to_id=row.pk).update(note=ORIGINS[key].note)


def plan_citations(world: World) -> int:
    """Plan the links between things that were not carried forward but refer to each other."""
    cited = [link for link in CONTENT.links if link.relation != "carried_forward"]
    new = [link for link in cited if _name_of(link) not in world.ledger]
    for link in new:
        world.at(world.ago(link.at), partial(_cite, world, link))
    return len(new)


def _cite(world: World, link: Link) -> None:
    source, result = world.ledger.find(link.origin), world.ledger.find(link.result)
    if source is None or result is None:
        return
    row = tie(
        actor=world.people[link.by], source=source, result=result, relation=link.relation, note=link.note
    )
    world.ledger.remember(_name_of(link), row)


def _name_of(link: Link) -> str:
    return f"link.{link.origin}.{link.result}"


def _plan_consent(world: World, key: str) -> None:
    """Ask the author of the words some hours before they agree."""
    link = ORIGINS.get(key)
    if link is None or not link.consent_by:
        return
    asked: list[Any] = []

    def ask() -> None:
        source = world.ledger.find(link.origin)
        if source is not None:
            asker = world.people[link.by]
            asked.append(ask_for_words(actor=asker, source=source, target="resource", draft={}))

    def agree() -> None:
        for request in asked:
            agree_to_words(actor=world.people[link.consent_by], request=request)

    agreed = world.ago(link.consent_at)
    world.at(agreed - THINKING_TIME, ask)
    world.at(agreed, agree)


def _name(world: World, keys: tuple[str, ...], through: Any, **what: Any) -> None:
    """Name the contributors whom carrying forward has not named already."""
    (row,) = what.values()
    named = set(row.contributors.values_list("user_id", flat=True))
    people = [world.people[key] for key in keys]
    through.objects.bulk_create(
        [through(space_id=row.space_id, user=user, **what) for user in people if user.pk not in named]
    )
