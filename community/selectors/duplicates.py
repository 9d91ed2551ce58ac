"""Organisations that are likely one; for readers who may ``community.edit_organisation``."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from django.db.models import Count, QuerySet

from community.models import Organisation, OrganisationName
from community.vocabularies import NameKind

MOST_PAIRS = 50

Pair = tuple[Organisation, Organisation]


def likely_duplicates(organisation: Organisation | None = None) -> list[Pair]:
    """Pairs in one country that share a name, a website or an OID: of ``organisation``, or of all.

    A name counts folded, whichever of its names it is; acronyms say too little to count.
    """
    # Acronyms left out: "KTC" is three schools in every country.
    names = OrganisationName.objects.exclude(kind=NameKind.ACRONYM).filter(organisation__merged_into=None)
    standing = Organisation.objects.filter(merged_into=None)
    pairs = _pairs(names, "organisation__country", "folded", "organisation_id", organisation)
    pairs |= _pairs(standing.exclude(website_key=""), "country", "website_key", "pk", organisation)
    pairs |= _pairs(standing.exclude(oid=""), "country", "oid", "pk", organisation)
    chosen = sorted(pairs)[:MOST_PAIRS]
    rows = Organisation.objects.in_bulk({pk for pair in chosen for pk in pair})
    return [(rows[first], rows[second]) for first, second in chosen]


def _pairs(
    rows: QuerySet[Organisation] | QuerySet[OrganisationName],
    country: str,
    key: str,
    pk: str,
    organisation: Organisation | None,
) -> set[tuple[int, int]]:
    """Ids of rows that share country and ``key``: two queries, the first of which finds the shared keys."""
    if organisation is not None:
        keys = list(rows.filter(**{pk: organisation.pk}).values_list(key, flat=True))
    else:
        shared = rows.values(country, key).annotate(many=Count(pk, distinct=True)).filter(many__gt=1)
        keys = list(shared.order_by(country, key).values_list(key, flat=True)[:MOST_PAIRS])
    if not keys:
        return set()
    sharing: dict[tuple[str, str], set[int]] = defaultdict(set)
    for place, word, found in rows.filter(**{f"{key}__in": keys}).values_list(country, key, pk):
        sharing[(place, word)].add(found)
    pairs = _combined(sharing.values())
    return {pair for pair in pairs if organisation is None or organisation.pk in pair}


def _combined(groups: Iterable[set[int]]) -> set[tuple[int, int]]:
    return {(first, second) for group in groups for first, second in combinations(sorted(group), 2)}
