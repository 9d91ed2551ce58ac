"""The countries of the network: the Union, its neighbours and partners, by ISO 3166-1 alpha-2."""

from django.utils.translation import gettext_lazy as _

COUNTRIES = {
    "AL": _("Albania"), "AT": _("Austria"), "BA": _("Bosnia and Herzegovina"), "BE": _("Belgium"),
    "BG": _("Bulgaria"), "CH": _("Switzerland"), "CY": _("Cyprus"), "CZ": _("Czechia"), "DE": _("Germany"),
    "DK": _("Denmark"), "EE": _("Estonia"), "ES": _("Spain"), "FI": _("Finland"), "FR": _("France"),
    "GB": _("United Kingdom"), "GE": _("Georgia"), "GR": _("Greece"), "HR": _("Croatia"), "HU": _("Hungary"),
    "IE": _("Ireland"), "IS": _("Iceland"), "IT": _("Italy"), "LI": _("Liechtenstein"), "LT": _("Lithuania"),
    "LU": _("Luxembourg"), "LV": _("Latvia"), "MD": _("Moldova"), "ME": _("Montenegro"),
    "MK": _("North Macedonia"), "MT": _("Malta"), "NL": _("Netherlands"), "NO": _("Norway"),
    "PL": _("Poland"), "PT": _("Portugal"), "RO": _("Romania"), "RS": _("Serbia"), "SE": _("Sweden"),
    "SI": _("Slovenia"), "SK": _("Slovakia"), "TR": _("Türkiye"), "UA": _("Ukraine"), "XK": _("Kosovo"),
}  # fmt: skip


def choices() -> list[tuple[str, str]]:
    """Pairs sorted by the name in the reader's language."""
    return sorted(((code, str(name)) for code, name in COUNTRIES.items()), key=lambda pair: pair[1])


def name_of(code: str) -> str:
    """The name, or the code itself when it is not one of ours."""
    return str(COUNTRIES.get(code, code))
