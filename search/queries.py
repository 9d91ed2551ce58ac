"""The one door to finding: every call takes the reader and gives only what the reader may see.

Two locks: the engine cuts hits, counts, facets, suggestions, corrections and similar items with the reader's
tokens, and every hit is looked up again in the database through ``GuildIndex.visible`` before it is shown.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.db.models import BigIntegerField, CharField, Model, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.functional import Promise
from django.utils.safestring import SafeString

from portal.models import Space
from search.access import reader_tokens
from search.asking import parse
from search.documents import FACETS, Answer, Ask, Hit
from search.engine import engine
from search.indexes import all_indexes, key_of
from search.labels import FACET_TITLES, names_for, spaces_by_slug, type_name
from search.params import MAX_PAGES, PAGE_SIZE, Params

MOST_VALUES: Final = 12
# Of the score of the closest; what has one common word of ten is like nothing.
CLOSE_ENOUGH: Final = 0.4
# What would be an operator of a question is nothing but words in running text.
_AS_WORDS: Final = re.compile(r"[^\w'’]+")  # noqa: RUF001  (both apostrophes)


@dataclass(frozen=True)
class FoundHit:
    """One result. ``title`` and ``excerpt`` are escaped, with the found words in ``<mark>``."""

    key: str
    type: str
    type_label: str
    title: SafeString
    excerpt: SafeString
    plain_title: str
    url: str
    dated: datetime
    space: Space | None
    state: str = ""


@dataclass(frozen=True)
class FacetValue:
    code: str
    label: str
    count: int
    selected: bool
    url: str


@dataclass(frozen=True)
class Facet:
    """Several values of one facet mean *or*; values of two facets mean *and*."""

    name: str
    title: str | Promise
    values: Sequence[FacetValue]


@dataclass(frozen=True)
class Found:
    """``total`` counts what the index holds for the reader; a hit that has just gone may still be in it."""

    params: Params
    hits: Sequence[FoundHit]
    total: int
    facets: Sequence[Facet]
    page: "Page[int]"
    corrected: str = ""
    loosened: bool = False


def find(actor: Any, params: Params) -> Found:
    """What ``actor`` may find. At most five queries, however many hits.

    Raises:
        IndexUnavailableError: the index is being rebuilt.
    """
    answer = engine().find(
        Ask(
            question=parse(params.q),
            tokens=reader_tokens(actor),
            selected=params.selected,
            sort=params.sort,
            offset=(params.page - 1) * PAGE_SIZE,
            limit=PAGE_SIZE,
            may_correct=not params.exact,
        )
    )
    paginator = Paginator(range(min(answer.total, MAX_PAGES * PAGE_SIZE)), PAGE_SIZE)
    if params.page > paginator.num_pages:
        return find(actor, replace(params, page=paginator.num_pages))
    states = _states(actor, answer.hits)
    shown = [hit for hit in answer.hits if _pair(hit) in states]
    spaces = spaces_by_slug([*answer.facets["space"], *(hit.space for hit in shown)], actor)
    return Found(
        params=params,
        hits=[found_hit(hit, spaces, state=states[_pair(hit)]) for hit in shown],
        total=answer.total - (len(answer.hits) - len(shown)),
        facets=_facets(actor, params, answer, spaces),
        page=paginator.get_page(params.page),
        corrected=answer.corrected,
        loosened=answer.loosened,
    )


def suggest(actor: Any, text: str, limit: int = 8) -> list[FoundHit]:
    """Things whose titles hold the words of ``text``, the last of which may be unfinished.

    Raises:
        IndexUnavailableError: the index is being rebuilt.
    """
    hits = engine().suggest(text, reader_tokens(actor), limit)
    return [found_hit(hit, {}) for hit in still_visible(actor, hits)]


def similar(actor: Any, obj: Model, *, types: tuple[str, ...] = (), limit: int = 5) -> list[FoundHit]:
    """Things, of ``types`` if there are any, with the words and tags that set ``obj`` apart.

    Only those that ``actor`` can see. At most two queries besides the reader's standing and circles.

    Raises:
        IndexUnavailableError: the index is being rebuilt.
    """
    alike = engine().similar(key_of(obj), reader_tokens(actor), limit, types)
    hits = still_visible(actor, alike)
    spaces = spaces_by_slug((hit.space for hit in hits), actor)
    return [found_hit(hit, spaces) for hit in hits]


def close_to(actor: Any, text: str, *, types: tuple[str, ...], limit: int) -> list[str]:
    """Keys of things of ``types`` that hold the most telling words of ``text``, which needs no operators.

    The reader's tokens cut them; whoever loads them asks ``visible_to`` again. No query besides the reader's
    standing and circles.

    Raises:
        IndexUnavailableError: the index is being rebuilt.
    """
    question = parse(_AS_WORDS.sub(" ", text))
    if not question:
        return []
    found = engine().find(
        Ask(
            question=question.loosened(), tokens=reader_tokens(actor), selected={"type": types}, limit=limit,
            may_correct=False,
        )
    )  # fmt: skip
    best = found.hits[0].score if found.hits else 0.0
    return [hit.key for hit in found.hits if hit.score >= best * CLOSE_ENOUGH]


def still_visible(actor: Any, hits: Sequence[Hit]) -> list[Hit]:
    """Those of ``hits`` that the database still shows to ``actor``: one query for all kinds together."""
    states = _states(actor, hits)
    return [hit for hit in hits if _pair(hit) in states]


def _states(actor: Any, hits: Sequence[Hit]) -> dict[tuple[str, int], str]:
    """How each of ``hits`` stands that the database still shows to ``actor``: a code of its index."""
    by_label: dict[str, list[Hit]] = defaultdict(list)
    for hit in hits:
        by_label[hit.key.rpartition(":")[0]].append(hit)
    known = all_indexes()
    sets: list[Any] = [
        _keys(label, known[label].visible(actor), found, known[label].state())
        for label, found in by_label.items()
        if label in known
    ]
    if not sets:
        return {}
    return {(label, pk): code for label, pk, code in sets[0].union(*sets[1:], all=True)}


def _keys(label: str, rows: QuerySet[Any], hits: Iterable[Hit], state: Any) -> Any:
    pks = [int(hit.key.rpartition(":")[2]) for hit in hits]
    return (
        rows.filter(pk__in=pks)
        .order_by()
        .annotate(hit_label=Value(label, CharField()), hit_pk=Cast("pk", BigIntegerField()), hit_state=state)
        .values_list("hit_label", "hit_pk", "hit_state")
    )


def _pair(hit: Hit) -> tuple[str, int]:
    label, _, pk = hit.key.rpartition(":")
    return label, int(pk)


def found_hit(hit: Hit, spaces: Mapping[str, Space], *, state: str = "") -> FoundHit:
    """``state`` is a code of the kind's index; what the index has no words for is not shown."""
    index = all_indexes().get(hit.key.rpartition(":")[0])
    return FoundHit(
        key=hit.key,
        type=hit.type,
        type_label=type_name(hit.type),
        title=hit.title_html,
        excerpt=hit.excerpt_html,
        plain_title=hit.title,
        url=hit.url,
        dated=hit.dated,
        space=spaces.get(hit.space),
        state=index.state_label(state) if index is not None and state else "",
    )


def _facets(actor: Any, params: Params, answer: Answer, spaces: Mapping[str, Space]) -> list[Facet]:
    """What there is to choose from; a facet with one value and no selection offers no choice."""
    facets: list[Facet] = []
    for name in FACETS:
        counts = answer.facets[name]
        chosen = params.selected.get(name, ())
        if len(counts) < 2 and not chosen:  # noqa: PLR2004
            continue
        ranked = sorted(counts, key=lambda code: (code not in chosen, -counts[code], code))[:MOST_VALUES]
        labels = names_for(name, ranked, spaces, actor)
        facets.append(
            Facet(
                name,
                FACET_TITLES[name],
                [
                    FacetValue(
                        code,
                        labels[code],
                        counts[code],
                        code in chosen,
                        f"?{params.toggled(name, code).query_string()}",
                    )
                    for code in ranked
                ],
            )
        )
    return facets
