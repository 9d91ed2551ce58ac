"""The countries of the network: the Union, its neighbours and partners, by ISO 3166-1 alpha-2.

Their names come from the Unicode CLDR, in the reader's language.
"""

from typing import Final

from portal.cldr import of_reader
from portal.collation import sort_key

COUNTRIES: Final = (
    "AL", "AT", "BA", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GE", "GR",
    "HR", "HU", "IE", "IS", "IT", "LI", "LT", "LU", "LV", "MD", "ME", "MK", "MT", "NL", "NO", "PL", "PT",
    "RO", "RS", "SE", "SI", "SK", "TR", "UA", "XK",
)  # fmt: skip


def choices() -> list[tuple[str, str]]:
    """Pairs sorted by the name in the reader's language."""
    return sorted(((code, name_of(code)) for code in COUNTRIES), key=lambda pair: sort_key(pair[1]))


def name_of(code: str) -> str:
    """The name, or the code itself when it is not one of ours."""
    return str(of_reader().territories[code]).replace(" & ", " and ") if code in COUNTRIES else code
