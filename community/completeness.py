"""What a profile does not say yet."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from community.models import User


@dataclass(frozen=True)
class Gap:
    label: str
    url: str


@dataclass(frozen=True)
class Completeness:
    """``said`` of ``most`` things; ``gaps`` are those that are missing, the most useful one first."""

    said: int
    most: int
    gaps: list[Gap]


def completeness_of(person: User) -> Completeness:
    """Nothing here is required; each thing helps others to find the person."""
    profile = getattr(person, "profile", None)
    things = (
        (getattr(profile, "headline", ""), _("What you do, in one line"), "me_settings"),
        (getattr(profile, "organisation_name", ""), _("Where you work"), "me_work"),
        (getattr(profile, "languages", ()), _("Your languages"), "me_languages"),
        (getattr(profile, "country", ""), _("Your country"), "me_settings"),
        (getattr(profile, "expertise", ()), _("What others can ask you about"), "me_work"),
        (getattr(profile, "roles", ()), _("What you do at work"), "me_work"),
        (getattr(profile, "offers", ()), _("What you offer to colleagues"), "me_exchange"),
        (person.photo, _("A photo"), "me_settings"),
    )
    gaps = [Gap(label, reverse(name)) for said, label, name in things if not said]
    return Completeness(said=len(things) - len(gaps), most=len(things), gaps=gaps)
