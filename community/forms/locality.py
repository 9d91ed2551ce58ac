"""In which language somebody reads, and by which clock."""

from functools import cache
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# Continents as the time zone database names them; what lies elsewhere is no place where people live.
_REGIONS = {
    "Europe": _("Europe"),
    "Africa": _("Africa"),
    "America": _("America"),
    "Asia": _("Asia"),
    "Atlantic": _("Atlantic"),
    "Australia": _("Australia"),
    "Indian": _("Indian Ocean"),
    "Pacific": _("Pacific"),
}


@cache
def _places() -> dict[str, list[tuple[str, str]]]:
    places: dict[str, list[tuple[str, str]]] = {region: [] for region in _REGIONS}
    for name in sorted(available_timezones()):
        region, _slash, place = name.partition("/")
        if place and region in places:
            places[region].append((name, place.replace("_", " ").replace("/", ", ")))
    return places


def zone_choices() -> list[tuple[Any, Any]]:
    """Zones by continent, Europe first, with how far each is from UTC today."""
    now = timezone.now()
    groups = [
        (
            label,
            [(name, f"{place} ({now.astimezone(ZoneInfo(name)):%z})") for name, place in _places()[region]],
        )
        for region, label in _REGIONS.items()
    ]
    return [("", _("The site's time")), ("UTC", "UTC"), *groups]


class LocalityForm(forms.Form):
    language = forms.ChoiceField(
        label=_("Language"),
        required=False,
        choices=lambda: [("", _("As my browser asks")), *settings.LANGUAGES],
        help_text=_("Of pages, notices and mails. What people write stays in their own language."),
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"), required=False, choices=zone_choices,
        help_text=_("By it we show times and choose the hour of mails."),
    )  # fmt: skip
