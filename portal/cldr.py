"""Names and forms from the Unicode CLDR, as Babel ships it: what need not be translated here."""

from babel import Locale
from django.utils.translation import get_language

from portal.catalogs.files import SOURCE_LANGUAGE


def of_reader() -> Locale:
    """The locale of the language in which the page at hand is written."""
    return Locale.parse((get_language() or SOURCE_LANGUAGE).split("-")[0])
