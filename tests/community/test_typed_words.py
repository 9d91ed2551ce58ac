"""Words that nobody would type: NUL, which PostgreSQL takes nowhere, and thousands of them."""

import pytest

from tests.factories import OrganisationFactory


def test_any_words_can_be_searched_for(coordinator, signed_in):
    browser = signed_in(coordinator)
    path = f"/organisations/{OrganisationFactory().pk}/merge/"

    found = [browser.get(path, {"q": q}).status_code for q in ("\x00", "a " * 1500, "9" * 30)]

    assert found == [200, 200, 200]


@pytest.mark.parametrize("name", ["\x00", "a " * 1500])
def test_any_name_of_a_place_can_be_typed(name, member, signed_in):
    browser = signed_in(member)

    fitting = browser.get("/me/settings/work/places/", {"organisation_name": name})
    added = browser.post("/me/settings/work/new/", {"organisation_name": name})
    proposed = browser.post("/organisations/new/", {"name": name})

    assert (fitting.status_code, added.status_code, proposed.status_code) == (200, 422, 422)
    assert member.positions.count() == 0
