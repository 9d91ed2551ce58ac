"""Sets of documents as whole numbers: document *n* is bit *n*.

Counting a facet is then one ``&`` and one ``bit_count()`` a value, about a microsecond for 20,000 documents;
Whoosh's own facets took 100 milliseconds for 10,000.
"""

from collections.abc import Iterable, Iterator
from typing import Final

_PLACES: Final = [tuple(bit for bit in range(8) if byte >> bit & 1) for byte in range(256)]


def pack(numbers: Iterable[int], size: int) -> int:
    """The set of ``numbers``, all below ``size``."""
    packed = bytearray(size // 8 + 1)
    for number in numbers:
        packed[number >> 3] |= 1 << (number & 7)
    return int.from_bytes(packed, "little")


def members(bits: int) -> Iterator[int]:
    """The numbers in the set, rising."""
    for index, byte in enumerate(bits.to_bytes((bits.bit_length() + 7) // 8, "little")):
        if byte:
            base = index << 3
            for place in _PLACES[byte]:
                yield base + place
