"""People and organisations: found by whom their profiles are for, by every name, in hits and suggestions."""

import pytest

from community.choices import ProfileAudience
from community.operations.organisations import OrganisationText, propose_organisation
from community.selectors import people_for
from portal.tenancy import all_spaces
from search.params import Params
from search.queries import find, suggest
from search.writer import rebuild
from tests.factories import OrganisationFactory, UserFactory, join

READERS = [
    "visitor", "stranger", "outsider", "rival", "insider", "newcomer", "observer", "member", "moderator",
    "administrator", "coordinator",
]  # fmt: skip


def titles(actor, q):
    return [hit.plain_title for hit in find(actor, Params(q=q)).hits]


@pytest.mark.parametrize("shown_to", ProfileAudience)
def test_people_are_found_by_whom_their_profile_is_for(shown_to, request, index, space, as_reader):
    person = UserFactory(
        display_name="Zita Zvirbule", profile__shown_to=shown_to, profile__seeks=["zqwishes"],
        profile__offers=["translation"], profile__organisation=OrganisationFactory(name="Zqplace"),
    )  # fmt: skip
    join(person, space)
    readers = {name: request.getfixturevalue(name) for name in READERS}
    with all_spaces("test"):
        rebuild()

    for reader in readers.values():
        with as_reader(reader):
            expected = ["Zita Zvirbule"] if person in people_for(reader) else []
            assert titles(reader, "zqwishes") == expected
            assert [hit.plain_title for hit in suggest(reader, "Zita")] == expected
            assert find(reader, Params(q="zqwishes")).total == len(expected)


def test_who_is_for_their_spaces_alone_and_in_none_is_found_by_nobody(index, outsider, as_reader):
    UserFactory(display_name="Zita Zvirbule", profile__shown_to=ProfileAudience.SPACES)
    with all_spaces("test"):
        rebuild()

    with as_reader(outsider):
        assert titles(outsider, "Zita") == []


@pytest.mark.parametrize("q", ["savo consortium", "koulutuskuntayhtyma", "ammattiopisto"])
def test_organisations_are_found_by_every_name(q, index, coordinator, as_reader):
    text = OrganisationText(
        name="Savon koulutuskuntayhtymä", kind="vet_provider", country="FI",
        name_en="Savo Consortium for Education", aliases=["Savon ammattiopisto"],
    )  # fmt: skip
    propose_organisation(actor=coordinator, text=text)
    with all_spaces("test"):
        rebuild()

    with as_reader(coordinator):
        assert titles(coordinator, q) == ["Savon koulutuskuntayhtymä"]


def test_proposed_organisations_are_found_by_the_network(index, member, stranger, newcomer, as_reader):
    propose_organisation(actor=member, text=OrganisationText(name="Zqforge", kind="enterprise", country="LV"))
    with all_spaces("test"):
        rebuild()

    found = {}
    for reader in (member, stranger, newcomer):
        with as_reader(reader):
            found[reader] = titles(reader, "zqforge")
    assert found == {member: ["Zqforge"], stranger: [], newcomer: []}
