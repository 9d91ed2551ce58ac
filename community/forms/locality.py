"""In which language, and by which clock."""

from typing import Any

from babel.core import get_global
from babel.dates import get_timezone_location
from django import forms
from django.conf import settings
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from community.models import User
from portal.cldr import of_reader
from portal.collation import sort_key
from portal.countries import COUNTRIES, name_of


def languages_of_pages() -> list[tuple[str, str]]:
    return [("", gettext("As my browser asks")), *((code, str(name)) for code, name in settings.LANGUAGES)]


def time_zones() -> list[tuple[str, str]]:
    """The zones of the network's countries by country and city, in the reader's language."""
    reader = of_reader()
    named = [
        (zone, f"{name_of(country)} ({get_timezone_location(zone, locale=reader, return_city=True)})")
        for zone, country in get_global("zone_territories").items()
        if country in COUNTRIES and zone.startswith(("Europe/", "Asia/", "Atlantic/"))
    ]
    usual = gettext("As the network has it (%(zone)s)") % {"zone": settings.TIME_ZONE.split("/")[-1]}
    return [("", usual), *sorted(named, key=lambda pair: sort_key(pair[1]))]


class LocalityForm(forms.Form):
    language = forms.ChoiceField(
        label=_("Language"), required=False, choices=languages_of_pages,
        help_text=_(
            "For the pages, and for the mails that you get. What people write stays in their own language."
        ),
    )  # fmt: skip
    time_zone = forms.ChoiceField(
        label=_("Time zone"), required=False, choices=time_zones,
        help_text=_("Times on pages and in mails are told by this clock."),
    )  # fmt: skip

    @classmethod
    def of(cls, user: User) -> dict[str, Any]:
        return {"language": user.language, "time_zone": user.time_zone}
