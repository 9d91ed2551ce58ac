"""What is new for one reader, found with work that many readers share.

Which rows are new is read once a space and kept for the run, as bare ids; which of them a reader may see is
asked of the database for each; the words of what is shown are kept too, up to a limit. So a run over a whole
network needs little memory, and nobody gets what was only meant for the reader before.
"""

from collections import OrderedDict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from community.blocking import blocked_for
from community.mailing.sources import DigestItem, Source, sources
from portal.models import Space

MOST_NEW = 200
MOST_OF_A_SOURCE = 5
MOST_OF_A_SPACE = 10
MOST_SPACES = 12
MOST_KEPT = 4000


class _Row(NamedTuple):
    pk: int
    at: datetime
    author_id: int | None


@dataclass(frozen=True)
class News:
    """The new things of one kind in one space; ``more`` are not shown."""

    title: Any
    items: list[DigestItem]
    more: int


@dataclass(frozen=True)
class SpaceNews:
    space: Space
    parts: list[News]
    more: int
    order: int = 0

    @property
    def count(self) -> int:
        return sum(len(part.items) for part in self.parts) + self.more


class Edition:
    """The news of one run, since ``since`` at the earliest."""

    def __init__(self, since: datetime) -> None:
        self.since = since
        self._new: dict[tuple[str, int], list[_Row]] = {}
        self._items: OrderedDict[tuple[str, int], DigestItem] = OrderedDict()
        self._spaces: dict[int, Space] = {}

    def news_for(self, reader: Any, space_ids: Collection[int], after: datetime) -> list[SpaceNews]:
        """What others added to the reader's spaces after ``after``, most worth reading first.

        Runs in a scope that reads what ``reader`` may read; ``space_ids`` are spaces of theirs.
        """
        found: dict[int, list[tuple[Source, list[int]]]] = {}
        silenced = blocked_for(reader)
        for source in sources():
            self._look_up(source, space_ids)
            rows = {
                space_id: self._wanted(source, space_id, after, reader.pk, silenced) for space_id in space_ids
            }
            shown = self._shown(source, reader, [pk for pks in rows.values() for pk in pks])
            for space_id, pks in rows.items():
                if visible := [pk for pk in pks if pk in shown]:
                    found.setdefault(space_id, []).append((source, visible))
        made = [self._space_news(space_id, parts) for space_id, parts in found.items()]
        return sorted(made, key=lambda news: (news.order, -news.count, news.space.name))[:MOST_SPACES]

    def _wanted(
        self, source: Source, space_id: int, after: datetime, reader_id: int, silenced: Collection[int]
    ) -> list[int]:
        """What others added after ``after``; of who is silenced only what they did in an office."""
        fresh = [
            row for row in self._new[source.code, space_id] if row.at > after and row.author_id != reader_id
        ]
        unwanted = {row.pk for row in fresh if row.author_id in silenced}
        if unwanted and source.official is not None:
            rows = source.new(self.since).prefetch_related(None).filter(pk__in=unwanted)
            unwanted -= set(source.official(rows).values_list("pk", flat=True))
        return [row.pk for row in fresh if row.pk not in unwanted]

    def _look_up(self, source: Source, space_ids: Collection[int]) -> None:
        """Read what is new in those spaces of which this run has not heard yet: one query for all of them."""
        missing = [space_id for space_id in space_ids if (source.code, space_id) not in self._new]
        if not missing:
            return
        found: dict[int, list[_Row]] = {space_id: [] for space_id in missing}
        rows = source.new(self.since).prefetch_related(None).filter(space_id__in=missing)
        rows = rows.order_by(f"-{source.moment}", "-pk")
        for space_id, *values in rows.values_list("space_id", "pk", source.moment, "author_id").iterator():
            if len(found[space_id]) < MOST_NEW:
                found[space_id].append(_Row(*values))
        self._new.update({(source.code, space_id): new for space_id, new in found.items()})

    def _shown(self, source: Source, reader: Any, pks: list[int]) -> set[int]:
        """Those that the reader may see now; asked again for every reader."""
        if not pks:
            return set()
        rows: Any = source.new(self.since)
        return set(rows.visible_to(reader).filter(pk__in=pks).values_list("pk", flat=True))

    def _space_news(self, space_id: int, parts: list[tuple[Source, list[int]]]) -> SpaceNews:
        room, more, news = MOST_OF_A_SPACE, 0, []
        for source, pks in parts:
            taken = pks[: min(MOST_OF_A_SOURCE, room)]
            room -= len(taken)
            if taken:
                items = self._load(source, taken)
                news.append(News(source.title, items, len(pks) - len(taken)))
            else:
                more += len(pks)
        return SpaceNews(self._space(space_id), news, more + sum(n.more for n in news), parts[0][0].order)

    def _load(self, source: Source, pks: Iterable[int]) -> list[DigestItem]:
        wanted = list(pks)
        missing = [pk for pk in wanted if (source.code, pk) not in self._items]
        if missing:
            rows = source.new(self.since).select_related(*source.related).filter(pk__in=missing)
            self._items.update({(source.code, row.pk): source.item(row) for row in rows})
        items = [self._items[source.code, pk] for pk in wanted if (source.code, pk) in self._items]
        while len(self._items) > MOST_KEPT:
            self._items.popitem(last=False)
        return items

    def _space(self, space_id: int) -> Space:
        if space_id not in self._spaces:
            self._spaces[space_id] = Space.objects.get(pk=space_id)
        return self._spaces[space_id]
