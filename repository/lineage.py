"""What the library takes up from other sections, and what others take up from it."""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.access import is_author, is_moderator
from portal.addresses import in_space
from portal.lineage import Carriage, Kind, Material, reference, register_carriage, register_kind
from portal.operations import Actor, may
from portal.tags import names_on
from repository.models import Practice, Resource


def may_carry_resource(actor: Actor, resource: Resource) -> bool:
    return may(actor, "repository.carry_resource", resource)


def may_carry_practice(actor: Actor, practice: Practice) -> bool:
    return may(actor, "repository.carry_practice", practice)


def material_of_resource(resource: Resource) -> Material:
    body = resource.body
    if resource.link:
        body = f"{body}\n\n{resource.link}".strip()
    return Material(
        title=resource.title,
        summary=resource.summary,
        body=body,
        language=resource.language,
        tags=names_on(resource),
        contributor_ids=_people_of(resource),
    )


def material_of_practice(practice: Practice) -> Material:
    """Give a practice as one text: its problem, its steps as a list, its result."""
    steps = "\n".join(f"{step.order}. {step.title}" for step in practice.steps.all())
    parts = [
        (_("Problem"), practice.problem),
        (_("What was done"), steps),
        (_("Result"), practice.result),
    ]
    return Material(
        title=practice.title,
        summary=practice.summary,
        body="\n\n".join(f"# {heading}\n\n{text}" for heading, text in parts if text),
        language=practice.language,
        tags=names_on(practice),
        contributor_ids=_people_of(practice),
    )


def _people_of(obj: Any) -> list[int]:
    """Ids of the author and of everybody who contributed, the author first."""
    others = obj.contributors.order_by("pk").values_list("user_id", flat=True)
    return [pk for pk in dict.fromkeys([obj.author_id, *others]) if pk is not None]


def _form(name: str) -> Callable[[Any], str]:
    """Build the address of a form of ours in the space of the object that is carried forward."""
    return lambda obj: f"{in_space(obj.space, name)}?from={reference(obj)}"


def _is_solved(actor: Actor, topic: Any) -> bool:
    return bool(topic.is_solved)


def _is_over(actor: Actor, obj: Any) -> bool:
    """Rooms and groups give something to the library once they are closed."""
    return obj.closed_at is not None


def _may_become_practice(actor: Actor, resource: Resource) -> bool:
    return is_author.test(actor, resource) or is_moderator.test(actor, resource)


register_kind(
    Kind(
        code="resource",
        model=Resource,
        label=gettext_lazy("Resource"),
        permission="repository.view_resource",
        material=material_of_resource,
        may_carry=may_carry_resource,
    )
)
register_kind(
    Kind(
        code="practice",
        model=Practice,
        label=gettext_lazy("Practice"),
        permission="repository.view_practice",
        material=material_of_practice,
        may_carry=may_carry_practice,
    )
)


def _to_resource(source: str, **how: Any) -> None:
    """``how``: when it may be, and whether it needs consent, unless it is as usual."""
    register_carriage(
        Carriage(
            source=source,
            target="resource",
            label=gettext_lazy("Make a resource"),
            address=_form("resource_new"),
            **how,
        )
    )


def _to_practice(source: str, condition: Callable[[Actor, Any], bool]) -> None:
    register_carriage(
        Carriage(
            source=source,
            target="practice",
            label=gettext_lazy("Make a practice"),
            address=_form("practice_new"),
            condition=condition,
        )
    )


_to_resource("topic", condition=_is_solved, needs_consent=True)
_to_resource("room", condition=_is_over)
_to_resource("decision")
_to_resource("group", condition=_is_over)
_to_practice("resource", _may_become_practice)
_to_practice("group", _is_over)
_to_practice("room", _is_over)
