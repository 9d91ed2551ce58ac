"""Requests for words as their two people see them."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from community.models import User
from community.subjects import called, load, subject_of
from portal import lineage
from portal.addresses import in_space
from portal.markdown import excerpt, render
from portal.models import CarryRequest
from portal.operations import may
from portal.ui.kinds import KINDS

EXCERPT = 600


@dataclass(frozen=True)
class WantedWords:
    """``carry_url`` leads the asker on once the author has agreed; empty for everybody else."""

    request: CarryRequest
    url: str
    title: str
    source_url: str
    excerpt: str
    target_label: str | Promise
    target_kind: str
    new_title: str
    carry_url: str


def describe(request: CarryRequest, reader: User) -> WantedWords | None:
    """The request with the words themselves; None when its source is gone or hidden from ``reader``."""
    source = load([(request.from_type_id, request.from_id)]).get((request.from_type_id, request.from_id))
    if source is None or not may(reader, subject_of(type(source)).permission, source):
        return None
    return _describe(request, source, reader, words=lineage.material_of(source).body)


def describe_all(requests: Iterable[CarryRequest], reader: User) -> list[WantedWords]:
    """The requests whose source ``reader`` may see, in their order; one query a kind of source."""
    rows = list(requests)
    sources = load((row.from_type_id, row.from_id) for row in rows)
    described = []
    for row in rows:
        source = sources.get((row.from_type_id, row.from_id))
        if source is not None and may(reader, subject_of(type(source)).permission, source):
            described.append(_describe(row, source, reader))
    return described


def _describe(request: CarryRequest, source: Any, reader: User, words: str = "") -> WantedWords:
    kind = KINDS.get(request.target)
    return WantedWords(
        request=request,
        url=in_space(request.from_space, "words", request.pk),
        title=called(source),
        source_url=source.get_absolute_url(),
        excerpt=excerpt(render(words), EXCERPT),
        target_label=kind.label if kind else request.target,
        target_kind=request.target if kind else "",
        new_title=str(request.draft.get("title", "")),
        carry_url=_carry_url(request, source, reader),
    )


def _carry_url(request: CarryRequest, source: Any, reader: User) -> str:
    if not request.is_agreed or request.done_at is not None or request.by_id != reader.pk:
        return ""
    carriage = lineage.find_carriage(source, request.target, reader)
    return carriage.address(source) if carriage else ""
