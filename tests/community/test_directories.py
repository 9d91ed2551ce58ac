"""Directories and profiles of people and organisations."""

import pytest
from django.test import Client

from tests.factories import OrganisationFactory, ParticipationFactory, UserFactory, join

CO_MEMBERS = ["Ada Administrator", "Mara Member", "Mona Moderator", "Nina Newcomer", "Otto Observer"]


def browser_of(who, everybody, signed_in):
    return Client() if who == "visitor" else signed_in(everybody[who])


def names(client, query=""):
    answer = client.get(f"/people/{query}")
    assert answer.status_code == 200
    return [row["person"].name for row in answer.context["people"]]


@pytest.fixture
def people(space, hidden_space):
    """Three people: public, for the network, and in a hidden space."""
    public = UserFactory(
        display_name="Pia Public", profile__shown_to="public", profile__target_group="employer",
        profile__country="FI", profile__headline="Runs a café", profile__expertise=["sourdough", "māceklība"],
    )  # fmt: skip
    shy = UserFactory(display_name="Sven Shy", profile__country="LV")
    secret = UserFactory(display_name="Sara Secret")
    join(shy, space)
    join(secret, hidden_space)
    return public, shy, secret


@pytest.mark.parametrize(
    ("who", "seen"),
    [
        ("visitor", ["Pia Public"]),
        ("stranger", ["Pia Public", "Stan Stranger"]),
        ("newcomer", [*CO_MEMBERS, "Pia Public", "Sven Shy"]),
    ],
)  # fmt: skip
def test_the_directory_shows_whom_the_reader_may_see(who, seen, people, everybody, signed_in):
    assert names(browser_of(who, everybody, signed_in)) == seen


def test_people_of_the_network_see_everybody(people, outsider, signed_in):
    assert names(signed_in(outsider)) == ["Olga Outsider", "Pia Public", "Sara Secret", "Sven Shy"]


@pytest.mark.parametrize(
    ("query", "seen"),
    [
        ("?q=pia", ["Pia Public"]),
        ("?q=CAFÉ", ["Pia Public"]),
        ("?q=cafe", ["Pia Public"]),
        ("?q=runs pia", ["Pia Public"]),
        ("?q=pia sven", []),
        ("?q=sourd", ["Pia Public"]),
        ("?q=maceklība", ["Pia Public"]),
        ("?country=LV", ["Sven Shy"]),
        ("?group=employer", ["Pia Public"]),
        ("?q=%25", []),
        ("?country=XX&group=nonsense", ["Olga Outsider", "Pia Public", "Sara Secret", "Sven Shy"]),
        ("?after=99999999999999999999", ["Olga Outsider", "Pia Public", "Sara Secret", "Sven Shy"]),
    ],
)
def test_filters_of_the_directory(query, seen, people, outsider, signed_in):
    assert names(signed_in(outsider), query) == seen


def test_the_directory_is_paged_by_name_and_skips_nobody(db):
    for n in range(31):
        UserFactory(display_name=f"Zoe {n // 2:02}", profile__shown_to="public")

    first = Client().get("/people/")
    second = Client().get(first.context["next_url"])

    assert len(first.context["people"]) == 30
    assert [row["person"].name for row in second.context["people"]] == ["Zoe 15"]


def test_the_next_page_goes_on_where_the_last_one_ended_when_that_person_has_gone(db):
    for n in range(32):
        UserFactory(display_name=f"Zoe {n:02}", profile__shown_to="public")
    first = Client().get("/people/")

    last = first.context["people"][-1]["person"]
    last.is_active = False
    last.save()
    second = Client().get(first.context["next_url"])

    assert [row["person"].name for row in second.context["people"]] == ["Zoe 30", "Zoe 31"]


@pytest.mark.parametrize("cursor", ["1", "x-Zoe", "1-%00", "1-" + "Z" * 300, "-", "٣-Zoe"])
def test_a_cursor_that_is_none_is_the_beginning(cursor, db):
    UserFactory(display_name="Anna", profile__shown_to="public")

    assert names(Client(), f"?after={cursor}") == ["Anna"]


@pytest.mark.parametrize("count", [1, 3, 30])
def test_the_directory_takes_the_same_queries_however_many_people_there_are(
    count, member, signed_in, django_assert_num_queries
):
    for _n in range(count):
        UserFactory(profile__organisation=OrganisationFactory())
    browser = signed_in(member)

    with django_assert_num_queries(7):
        # Session, person, standing, people, how many, facets, unread notices.
        browser.get("/people/")


@pytest.mark.parametrize(
    ("who", "status"), [("visitor", 404), ("stranger", 404), ("newcomer", 200), ("outsider", 200)]
)
def test_a_profile_is_there_for_whom_it_is_shown_to(who, status, people, everybody, signed_in):
    _public, shy, _secret = people

    assert browser_of(who, everybody, signed_in).get(shy.get_absolute_url()).status_code == status


def test_a_profile_never_names_a_space_that_the_reader_may_not_know_of(
    people, hidden_space, outsider, insider, signed_in
):
    _public, _shy, secret = people

    outside = signed_in(outsider).get(secret.get_absolute_url())
    inside = signed_in(insider).get(secret.get_absolute_url())

    assert (outside.context["spaces"], "Bakery" in outside.content.decode()) == ([], False)
    assert [row["space"] for row in inside.context["spaces"]] == [hidden_space]


def test_a_profile_shows_no_e_mail_address(people):
    public = people[0]

    page = Client().get(public.get_absolute_url()).content.decode()

    assert ("Pia Public" in page, public.email in page, "sourdough" in page) == (True, False, True)


def test_who_leads_a_space_shows_it_to_whom_may_know_of_it(space, administrator, outsider, signed_in):
    answer = signed_in(outsider).get(administrator.get_absolute_url())

    assert [(row["space"], row["standing"]) for row in answer.context["spaces"]] == [(space, "Coordinator")]


@pytest.mark.parametrize("path", ["/people/nobody/", "/people/gone/"])
def test_unknown_and_closed_profiles_are_not_there(path, outsider, signed_in):
    UserFactory(handle="gone", is_active=False, profile__shown_to="public")

    assert signed_in(outsider).get(path).status_code == 404


def test_the_words_of_a_profile_are_text(db):
    person = UserFactory(
        display_name="<b>Bo</b>", profile__shown_to="public", profile__bio="<script>alert(1)</script>"
    )

    page = Client().get(person.get_absolute_url()).content.decode()

    assert ("<script>alert" in page, "<b>Bo" in page) == (False, False)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Alpha", "Beta"]),
        ("?kind=enterprise", ["Beta"]),
        ("?country=FI", ["Beta"]),
        ("?q=ogre", ["Alpha"]),
        ("?kind=nonsense", ["Alpha", "Beta"]),
    ],
)
def test_organisations_are_public_and_filtered(query, found, db):
    OrganisationFactory(name="Alpha", city="Ogre")
    OrganisationFactory(name="Beta", kind="enterprise", country="FI")

    answer = Client().get(f"/organisations/{query}")

    assert [row["organisation"].name for row in answer.context["organisations"]] == found


@pytest.mark.parametrize("count", [1, 3, 30])
def test_organisations_take_three_queries(count, db, django_assert_num_queries):
    for _n in range(count):
        OrganisationFactory()

    with django_assert_num_queries(3):
        # Organisations, how many, facets.
        Client().get("/organisations/")


def test_an_organisation_shows_spaces_and_people_as_far_as_the_reader_may_see(
    space, hidden_space, insider, outsider, signed_in
):
    organisation = OrganisationFactory(
        name="Riga Bakers",
        alias="RB",
        space=hidden_space,
        source_note="Their website, May 2026",
        is_demo=True,
    )
    shy = UserFactory(display_name="Sven Shy", profile__organisation=organisation)
    for place in (space, hidden_space):
        ParticipationFactory(organisation=organisation, space=place)
    path = organisation.get_absolute_url()

    for browser, its_space, spaces, people in (
        (Client(), None, [space], []),
        (signed_in(outsider), None, [space], [shy]),
        (signed_in(insider), hidden_space, [hidden_space, space], [shy]),
    ):
        shown = browser.get(path).context
        assert shown["space"] == its_space
        assert [row.space for row in shown["participations"]] == spaces
        assert shown["people"] == people


def test_wrong_words_lead_to_the_right_address_and_wrong_numbers_nowhere(db):
    organisation = OrganisationFactory(name="Riga Bakers")

    wrong = Client().get(f"/organisations/{organisation.pk}-anything/")

    assert (wrong.status_code, wrong.headers["Location"]) == (303, organisation.get_absolute_url())
    assert Client().get("/organisations/999-riga-bakers/").status_code == 404
