"""Counting what a directory has found, by the rows that repeat what can be chosen."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.db.models import Count, QuerySet


def count_facets(
    kinds: Iterable[str], chosen: Mapping[str, str], facets_for: Callable[[dict[str, str]], QuerySet[Any]]
) -> dict[str, dict[str, int]]:
    """How many of what is found have which code, by kind; a chosen kind counts as if it were not chosen.

    ``facets_for`` gives the facets of what fits a choice. One query for all kinds that nobody chose, one for
    each that somebody did.
    """
    picked = [kind for kind in kinds if chosen.get(kind)]
    counts = _by_code(facets_for(dict(chosen)).exclude(kind__in=picked))
    for kind in picked:
        others = {name: code for name, code in chosen.items() if name != kind}
        counts |= _by_code(facets_for(others).filter(kind=kind))
    return counts


def _by_code(facets: QuerySet[Any]) -> dict[str, dict[str, int]]:
    counts: dict[str, dict[str, int]] = {}
    for kind, code, number in facets.values_list("kind", "code").annotate(Count("pk")).order_by():
        counts.setdefault(kind, {})[code] = number
    return counts
