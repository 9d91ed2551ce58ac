"""Relevance: BM25F with the lengths of documents kept in memory and the average taken where it belongs."""

from typing import Any

from whoosh.scoring import BM25F, BM25FScorer

Lengths = dict[tuple[str, str], list[int]]


class Scorer(BM25FScorer):
    def __init__(
        self, weighting: "Relevance", searcher: Any, field_name: str, text: bytes, qf: float
    ) -> None:
        super().__init__(searcher, field_name, text, weighting.B, weighting.K1, qf=qf)
        self.avgfl = weighting.average(searcher.get_parent().reader(), field_name)
        self.dfl = weighting.lengths_in(searcher.reader(), field_name).__getitem__

    def supports_block_quality(self) -> bool:
        """Every match is wanted, for facets and counts; no block is skipped."""
        return False


class Relevance(BM25F):
    """Whoosh reads the length of each document from disk for each term, a third of a search's time.

    It also takes a field's average over all documents, which would count one of few German texts as a very
    long one and hide it; here the average is over the documents that have the field.
    """

    def __init__(self, kept: Lengths) -> None:
        super().__init__()
        self._kept = kept
        self._averages: dict[str, float] = {}

    def scorer(self, searcher: Any, fieldname: str, text: bytes, qf: float = 1) -> Any:
        if not searcher.schema[fieldname].scorable:
            return super().scorer(searcher, fieldname, text, qf)
        return Scorer(self, searcher, fieldname, text, qf)

    def lengths_in(self, reader: Any, field_name: str) -> list[int]:
        """The lengths in words of all documents of one segment."""
        key = (reader.segment().segment_id(), field_name)
        if key not in self._kept:
            length = reader.doc_field_length
            self._kept[key] = [length(number, field_name) or 0 for number in range(reader.doc_count_all())]
        return self._kept[key]

    def average(self, reader: Any, field_name: str) -> float:
        if field_name not in self._averages:
            present = [
                length
                for leaf, _ in reader.leaf_readers()
                for length in self.lengths_in(leaf, field_name)
                if length
            ]
            self._averages[field_name] = sum(present) / len(present) if present else 1.0
        return self._averages[field_name]
