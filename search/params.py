"""What the address of a search says. Any input makes sense: what does not is left out."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Final, Self
from urllib.parse import urlencode

from django.http import QueryDict

from search.asking import MAX_LENGTH
from search.documents import FACETS, Sort
from search.words import clean

MAX_PAGES: Final = 20
PAGE_SIZE: Final = 10
_MAX_VALUES: Final = 20
_MAX_CODE_LENGTH: Final = 80


@dataclass(frozen=True)
class Params:
    """``selected`` holds only facets with a value; ``exact`` asks for no help with the spelling."""

    q: str = ""
    selected: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    sort: Sort = Sort.RELEVANCE
    page: int = 1
    exact: bool = False

    @classmethod
    def from_query(cls, query: QueryDict) -> Self:
        selected = {name: _codes(query.getlist(name)) for name in FACETS}
        return cls(
            q=" ".join(clean(query.get("q") or "")[:MAX_LENGTH].split()),
            selected={name: codes for name, codes in selected.items() if codes},
            sort=Sort.NEWEST if query.get("sort") == Sort.NEWEST.value else Sort.RELEVANCE,
            page=_page(query.get("page")),
            exact=query.get("exact") == "1",
        )

    def query_string(self, *, with_page: bool = False) -> str:
        """The address of this search again, without what is as usual."""
        pairs = [("q", self.q)] if self.q else []
        pairs += [(name, code) for name in FACETS for code in self.selected.get(name, ())]
        if self.sort is not Sort.RELEVANCE:
            pairs.append(("sort", self.sort.value))
        if self.exact:
            pairs.append(("exact", "1"))
        if with_page and self.page > 1:
            pairs.append(("page", str(self.page)))
        return urlencode(pairs)

    def toggled(self, facet: str, code: str) -> "Params":
        """The first page with ``code`` selected, or no longer selected."""
        codes = self.selected.get(facet, ())
        codes = tuple(kept for kept in codes if kept != code) if code in codes else (*codes, code)
        selected = {**self.selected, facet: codes}
        return replace(self, selected={name: kept for name, kept in selected.items() if kept}, page=1)

    def sorted_by(self, sort: Sort) -> "Params":
        return replace(self, sort=sort, page=1)

    def unfiltered(self) -> "Params":
        return replace(self, selected={}, page=1)

    def as_typed(self) -> "Params":
        return replace(self, exact=True, page=1)


def _codes(values: list[str]) -> tuple[str, ...]:
    """Codes are short and have no blanks."""
    cleaned = (clean(value[: _MAX_CODE_LENGTH + 1]) for value in values)
    kept = [code for code in cleaned if len(code) <= _MAX_CODE_LENGTH and code.split() == [code]]
    return tuple(dict.fromkeys(kept))[:_MAX_VALUES]


def _page(value: str | None) -> int:
    if value is None or not value.isascii() or not value.isdigit() or len(value) > 3:  # noqa: PLR2004
        return 1
    return max(1, min(int(value), MAX_PAGES))
