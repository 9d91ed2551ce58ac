"""Ways that things went over several stations, told where the network introduces itself."""

from dataclasses import replace
from typing import Any

from portal.lineage import load_ends, trace_of
from portal.models import Link
from portal.models.lineage import Relation
from portal.operations import Actor
from portal.ui.traces import Trace


def stories(actor: Actor, *, most: int = 1, recent: int = 60) -> list[list[Trace]]:
    """Ways of three stations or more that ``actor`` may see whole, longest first.

    Looks at the ``recent`` latest carried-forward links only, so the cost does not grow with the network.
    """
    links = list(Link.objects.filter(relation=Relation.CARRIED_FORWARD).order_by("-at", "-pk")[:recent])
    load_ends(links)
    onward: dict[tuple[int, int], list[Link]] = {}
    reached = set()
    for link in sorted(links, key=lambda each: each.at):
        onward.setdefault((link.from_type_id, link.from_id), []).append(link)
        reached.add((link.to_type_id, link.to_id))
    ways = [
        way
        for start in onward
        if start not in reached
        for way in _ways_from(onward[start][0].near_and_far["from"], start, onward, actor)  # type: ignore[attr-defined]
    ]
    told = sorted((way for way in ways if len(way) >= 3), key=len, reverse=True)  # noqa: PLR2004
    return told[:most]


def _ways_from(
    obj: Any, key: tuple[int, int], onward: dict[tuple[int, int], list[Link]], actor: Actor
) -> list[list[Trace]]:
    """All ways from ``obj`` on; they end where nothing follows or ``actor`` sees nothing."""
    here = trace_of(obj, actor)
    if here is None:
        return []
    ways = []
    for link in onward.get(key, []):
        for way in _ways_from(
            link.near_and_far["to"],  # type: ignore[attr-defined]
            (link.to_type_id, link.to_id),
            {start: links for start, links in onward.items() if start != key},
            actor,
        ):
            first = replace(way[0], when=link.at, detail=link.note)
            ways.append([here, first, *way[1:]])
    return ways or [[here]]
