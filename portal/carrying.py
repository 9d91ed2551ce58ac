"""Coming to a form with something that is carried forward: ``?from=topic:12``."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model

from portal import lineage
from portal.http import MemberRequest
from portal.lineage import Material
from portal.models import Space
from portal.operations import OperationRefusedError
from portal.ui.traces import Trace


@dataclass(frozen=True)
class Origin:
    """What a form is filled from. ``people`` are those whose words they are besides the reader."""

    source: Any
    material: Material
    trace: Trace | None
    people: tuple[Any, ...]
    has_consent: bool

    @property
    def kind(self) -> str:
        return lineage.kind_of(self.source).code


class WayBarredError(Exception):
    """The source cannot become this now; its own page says what has to happen first."""

    def __init__(self, source: Any) -> None:
        super().__init__(str(source))
        self.source = source


def origin_of(request: MemberRequest, target: str) -> Origin | None:
    """Read what ``?from=`` names, if the reader may carry it to a ``target``.

    A form that is sent is not barred here: the operation refuses it, and what was typed stays.

    Raises:
        WayBarredError: they may not do so now; a message says why.
    """
    source = lineage.source_from(request.GET.get("from", ""), request.user)
    if source is None:
        return None
    if request.method == "GET":
        _ask(request, source, target)
    material = lineage.material_of(source)
    carriage = lineage.find_carriage(source, target, request.user)
    others = [pk for pk in material.contributor_ids if pk != request.user.pk]
    people = get_user_model().objects.in_bulk(others)
    return Origin(
        source=source,
        material=material,
        trace=lineage.trace_of(source, request.user),
        people=tuple(people[pk] for pk in others if pk in people),
        has_consent=carriage is not None and carriage.needs_consent,
    )


def first_audience(space: Space, source: Any = None, *, otherwise: str = "") -> str:
    """Propose an audience: that of what is carried forward, else ``otherwise``.

    Without either it is the widest that the space allows, since sharing is the point.
    """
    wanted: str = getattr(source, "audience", "")
    return wanted if wanted in space.audiences else otherwise or space.audiences[0].value


def _ask(request: MemberRequest, source: Any, target: str) -> None:
    try:
        lineage.check_carriage(actor=request.user, source=source, target=target, space_id=request.space.pk)
    except OperationRefusedError as refusal:
        messages.info(request, str(refusal))
        raise WayBarredError(source) from refusal
