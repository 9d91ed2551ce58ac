"""Language and time of a person: in pages, and what is not known is left alone."""

import pytest
from django.utils import timezone, translation

from portal.locality import in_locality_of, language_of, time_zone_of
from tests.factories import UserFactory


@pytest.mark.parametrize(
    ("chosen", "language"), [("en", "en"), ("", ""), ("tlh", "")], ids=["spoken", "none", "unknown"]
)
def test_language_is_one_that_the_site_speaks(chosen, language):
    assert language_of(UserFactory.build(language=chosen)) == language


@pytest.mark.parametrize(
    ("chosen", "zone"),
    [("Europe/Vilnius", "Europe/Vilnius"), ("", None), ("Mars/Olympus", None), ("../etc/passwd", None)],
)
def test_time_zone_is_one_that_this_machine_knows(chosen, zone):
    found = time_zone_of(UserFactory.build(time_zone=chosen))

    assert (found.key if found else None) == zone


def test_locality_ends_with_its_block():
    before = (translation.get_language(), timezone.get_current_timezone_name())

    with in_locality_of(UserFactory.build(language="en", time_zone="Europe/Riga")):
        inside = timezone.get_current_timezone_name()

    assert (inside, (translation.get_language(), timezone.get_current_timezone_name())) == (
        "Europe/Riga",
        before,
    )


def test_request_shows_times_of_who_has_signed_in(db, signed_in, settings):
    seen = []
    settings.MIDDLEWARE = [*settings.MIDDLEWARE, "tests.portal.test_locality.note_zone"]
    note_zone.seen = seen

    signed_in(UserFactory(time_zone="Europe/Helsinki")).get("/robots.txt")
    signed_in(UserFactory()).get("/robots.txt")

    assert seen == ["Europe/Helsinki", "Europe/Brussels"]


def note_zone(get_response):
    def middleware(request):
        note_zone.seen.append(timezone.get_current_timezone_name())
        return get_response(request)

    return middleware
