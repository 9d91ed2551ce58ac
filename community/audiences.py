"""Audiences in words for forms: who can see a thing, and how many people that is now."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from community.models import Membership
from portal.choices import Audience
from portal.models import Space
from portal.tenancy import memo


def people_of_the_network() -> int:
    """How many people at least one space has accepted, and not only to observe."""
    accepted = Membership.objects.of_the_network()
    return memo(("community", "people_of_the_network"), accepted.values("user").distinct().count)


def audience_choices(space: Space, *, parties: Any = "") -> list[tuple[str, str]]:
    """The audiences that things in ``space`` may have, widest first.

    ``parties`` are the words for the people named on the thing; without them nobody is named and the
    audience *parties* is not offered.
    """
    return [
        (audience.value, _in_words(audience, space, parties))
        for audience in space.audiences
        if parties or audience != Audience.PARTIES
    ]


def _in_words(audience: Audience, space: Space, parties: Any) -> str:
    if audience == Audience.PUBLIC:
        return _("Everyone, also people who have not signed in")
    if audience == Audience.PARTIES:
        return str(parties)
    if audience == Audience.NETWORK:
        people = people_of_the_network()
        words = ngettext(
            "People of the network: %(people)s person now",
            "People of the network: %(people)s people now",
            people,
        )
        return words % {"people": people}
    words = ngettext(
        "Members of %(space)s: %(people)s person now",
        "Members of %(space)s: %(people)s people now",
        space.member_count,
    )
    return words % {"space": space.name, "people": space.member_count}
