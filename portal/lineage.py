"""Lineage: what can be carried where, whose consent it needs, where things come from, what came of them.

An app registers *sources* (how a kind shows itself) and *carriages* (what may become what). The address of a
carriage leads to a form of the app that makes the new object, with ``?from=<kind>:<id>``; its own operation
calls ``tie`` inside its transaction. No app needs to know another.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from types import MappingProxyType
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from portal.addresses import number_of
from portal.models import CarryRequest, Link
from portal.models.lineage import Relation
from portal.operations import SYSTEM, Actor, OperationRefusedError, may
from portal.references import Reference, load
from portal.tenancy.scope import memo
from portal.ui.kinds import KINDS
from portal.ui.traces import Trace


@dataclass(frozen=True)
class Kind:
    """How objects of one model appear in lineage.

    ``code`` stands in addresses; ``permission`` is the view permission; ``material(obj)`` gives what a
    carriage copies; ``author_asked(obj)`` the person whose words would be published elsewhere, or None.
    ``also_told(obj)``: ids of who hears what came of it though no material names them.
    ``why_not_ask(actor, obj)``: what keeps ``actor`` from asking that author by name.
    """

    code: str
    model: type[Model]
    label: Any
    permission: str
    material: Callable[[Any], "Material"]
    author_asked: Callable[[Any], Any] = lambda _obj: None
    may_carry: Callable[[Actor, Any], bool] = lambda _actor, _obj: False
    shown_as: Callable[[Any], str] = lambda _obj: ""  # a code of portal.ui.kinds when not ``code`` itself
    also_told: Callable[[Any], list[int]] = lambda _obj: []
    why_not_ask: Callable[[Actor, Any], str] = lambda _actor, _obj: ""
    has_page: bool = True  # False for a part that is shown on the page of its whole


@dataclass(frozen=True)
class Material:
    """What is copied from an object into the form of the one that it becomes."""

    title: str = ""
    summary: str = ""
    body: str = ""
    language: str = ""
    tags: list[str] = field(default_factory=list)
    contributor_ids: list[int] = field(default_factory=list)
    tasks: list[str] = field(default_factory=list)  # one a line; an ISO date at the end is its day


@dataclass(frozen=True)
class Carriage:
    """``source`` may become ``target`` when ``condition`` holds; ``address(obj)`` is the form's path.

    ``code`` tells two ways to the same target apart.
    """

    source: str
    target: str
    label: Any
    address: Callable[[Any], str]
    condition: Callable[[Actor, Any], bool] = lambda _actor, _obj: True
    needs_consent: bool = False
    code: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "code", self.code or self.target)


_kinds: dict[str, Kind] = {}
_by_model: dict[type[Model], Kind] = {}
_carriages: list[Carriage] = []


def register_kind(kind: Kind) -> None:
    _kinds[kind.code] = kind
    _by_model[kind.model] = kind


def register_carriage(carriage: Carriage) -> None:
    _carriages.append(carriage)


def kind_of(obj: Any) -> Kind:
    return _by_model[type(obj)]


def kinds() -> list[Kind]:
    return list(_kinds.values())


def source_from(text: str, actor: Actor) -> Any | None:
    """The object that ``?from=<kind>:<id>`` names, if ``actor`` may see it and carry it; else None."""
    code, _colon, raw_id = text.partition(":")
    kind = _kinds.get(code)
    pk = number_of(raw_id)
    if kind is None or pk is None:
        return None
    obj = kind.model._default_manager.filter(pk=pk).first()  # noqa: SLF001
    is_open = obj is not None and may(actor, kind.permission, obj) and kind.may_carry(actor, obj)
    return obj if is_open else None


def reference(obj: Any) -> str:
    return f"{kind_of(obj).code}:{obj.pk}"


def material_of(obj: Any) -> Material:
    return kind_of(obj).material(obj)


def carriages_for(obj: Any, actor: Actor) -> list[Carriage]:
    """What ``actor`` may carry ``obj`` forward to, in the order of registration."""
    kind = kind_of(obj)
    open_ones = _carriages if kind.may_carry(actor, obj) else []
    return [c for c in open_ones if c.source == kind.code and c.condition(actor, obj)]


def offered_for(obj: Any, actor: Actor) -> list[Carriage]:
    """``carriages_for``, without what would be begun in a section that the object's space does not show."""
    return [c for c in carriages_for(obj, actor) if obj.space.shows(KINDS[c.target].section)]


def find_carriage(source: Any, target: str, actor: Actor) -> Carriage | None:
    return next((c for c in carriages_for(source, actor) if c.target == target), None)


def check_carriage(*, actor: Actor, source: Any, target: str, space_id: int) -> None:
    """Go on only if ``source`` may become a ``target`` of that space now.

    Raises:
        OperationRefusedError: it cannot, or the author of its words has not agreed.
    """
    carriage = find_carriage(source, target, actor)
    if carriage is None:
        raise OperationRefusedError(_("This cannot be carried forward that way now."))
    if carriage.needs_consent and consent_missing(source, target, actor, space_id):
        raise OperationRefusedError(
            _("The author of the answer has to agree first. Ask them, and you will get a notice.")
        )


def consent_missing(source: Any, target: str, actor: Actor, space_id: int) -> bool:
    """Whether somebody else's words are used who has not agreed to this target in that space."""
    author = kind_of(source).author_asked(source)
    if author is None or author.pk == actor.pk:
        return False
    agreed = requests_for(source, target).filter(author=author, to_space_id=space_id)
    return not agreed.exclude(agreed_at=None).exists()


def requests_for(source: Any, target: str) -> Any:
    return CarryRequest.objects.filter(
        from_type=content_type(source), from_id=source.pk, target=target
    ).order_by("-pk")


def content_type(obj: Any) -> ContentType:
    return ContentType.objects.get_for_model(type(obj))


def content_type_of(code: str) -> ContentType:
    return ContentType.objects.get_for_model(_kinds[code].model)


def tie(
    *, actor: Actor, source: Any, result: Any, relation: str = Relation.CARRIED_FORWARD, note: str = ""
) -> Link:
    """Write the link from ``source`` to ``result`` and close the actor's request that led to it."""
    link, _made = Link.objects.get_or_create(
        from_type=content_type(source),
        from_id=source.pk,
        to_type=content_type(result),
        to_id=result.pk,
        relation=relation,
        defaults={
            "from_space_id": source.space_id,
            "to_space_id": result.space_id,
            "by": actor if getattr(actor, "is_authenticated", False) else None,
            "at": timezone.now(),
            "note": note,
        },
    )
    if relation == Relation.CARRIED_FORWARD and actor is not SYSTEM:
        asked = requests_for(source, kind_of(result).code).filter(by=actor, to_space_id=result.space_id)
        asked.filter(done_at=None, declined_at=None).update(done_at=timezone.now())
    return link


def origins_of(obj: Any, actor: Actor) -> list[Trace]:
    """Where ``obj`` comes from, oldest first; what ``actor`` may not see is a private item."""
    return [_end(link, actor, far="from") for link in _links_of(obj) if _is(link, obj, "to")]


def results_of(obj: Any, actor: Actor) -> list[Trace]:
    """What came of ``obj``, oldest first; what ``actor`` may not see is a private item."""
    return [_end(link, actor, far="to") for link in _links_of(obj) if _is(link, obj, "from")]


def has_become(obj: Any, target: str) -> bool:
    """Whether a ``target`` came of ``obj``, whoever may see it; costs nothing beside ``results_of``."""
    wanted = content_type_of(target)
    return any(_is(link, obj, "from") and link.to_type_id == wanted.pk for link in _links_of(obj))


def read_ahead(objects: Sequence[Any]) -> None:
    """Read the links at ``objects``, all of one kind, at once; asking about each then costs no query."""
    for pk, links in _read(objects).items() if objects else ():
        memo(("lineage", content_type(objects[0]).pk, pk), partial(list, links))


def _links_of(obj: Any) -> list[Link]:
    """All links at ``obj``, read once a request."""
    return memo(("lineage", content_type(obj).pk, obj.pk), lambda: _read([obj])[obj.pk])


def _read(objects: Sequence[Any]) -> dict[int, list[Link]]:
    """The links at each of ``objects`` by its id; their far ends are read by kind, not by link."""
    this, pks = content_type(objects[0]), [obj.pk for obj in objects]
    here = Q(from_type=this, from_id__in=pks) | Q(to_type=this, to_id__in=pks)
    links = list(Link.objects.filter(here).order_by("at", "pk"))
    load_ends(links, known={(this.pk, obj.pk): obj for obj in objects})
    return {pk: [link for link in links if (this.pk, pk) in _ends_of(link).values()] for pk in pks}


def _is(link: Link, obj: Any, side: str) -> bool:
    return (getattr(link, f"{side}_type_id"), getattr(link, f"{side}_id")) == (content_type(obj).pk, obj.pk)


def load_ends(links: list[Link], known: Mapping[Reference, Any] = MappingProxyType({})) -> None:
    """Fetch each end but the ``known`` with its space; what is out of scope stays None."""
    ends = {end for link in links for end in _ends_of(link).values()}
    found = {**known, **load(ends - known.keys(), lambda _model: ("space",))}
    for link in links:
        link.near_and_far = {  # type: ignore[attr-defined]
            side: found.get(end) for side, end in _ends_of(link).items()
        }


def _ends_of(link: Link) -> dict[str, Reference]:
    return {"from": (link.from_type_id, link.from_id), "to": (link.to_type_id, link.to_id)}


def _end(link: Link, actor: Actor, *, far: str) -> Trace:
    obj = link.near_and_far[far]  # type: ignore[attr-defined]
    shown = trace_of(obj, actor)
    if shown is None:
        return Trace(kind="", relation=link.get_relation_display(), when=link.at)
    return replace(shown, relation=link.get_relation_display(), detail=link.note, when=link.at)


def trace_of(obj: Any, actor: Actor) -> Trace | None:
    """``obj`` as one station of a way; None when ``actor`` may not see it."""
    kind = _by_model.get(type(obj))
    if kind is None or not may(actor, kind.permission, obj):
        return None
    return Trace(
        kind=kind.shown_as(obj) or kind.code,
        title=str(obj),
        url=obj.get_absolute_url(),
        place=obj.space.name,
    )
