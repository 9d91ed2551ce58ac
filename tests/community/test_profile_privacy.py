"""Each kind of reader, each audience of a profile: lists, counts, facets, search, faces, addresses."""

import pytest
from django.test import Client

from community.choices import ProfileAudience
from community.models import User
from community.selectors import count_people, people_for
from portal.operations import may
from portal.tenancy import all_spaces
from tests.factories import OrganisationFactory, UserFactory, join

COMPANIONS = {"newcomer", "observer", "member", "moderator", "administrator"}
NETWORK = {"outsider", "rival", "insider", "member", "moderator", "administrator"}
EVERYBODY = NETWORK | COMPANIONS | {"visitor", "stranger", "coordinator"}
SEEN_BY = {
    ProfileAudience.PUBLIC: EVERYBODY,
    ProfileAudience.NETWORK: NETWORK | COMPANIONS,
    ProfileAudience.SPACES: COMPANIONS,
}
PHOTO = "a" * 40


@pytest.fixture
def hers(space):
    """Make the person with a profile for this audience, with every field filled, a member of ``space``."""

    def made(shown_to: str, **values: object) -> User:
        person = UserFactory(
            display_name="Zita Zvirbule", handle="zita", profile__shown_to=shown_to, profile__country="MT",
            profile__headline="Zqheadline", profile__bio="Zqbio", profile__pronoun="zqshe",
            profile__expertise=["zqknows"], profile__seeks=["zqwishes"], profile__languages=["mt"],
            profile__roles=["youth_worker"], profile__offers=["translation"], profile__sectors=["wood"],
            profile__organisation=OrganisationFactory(name="Zqplace", kind="ngo"),
            **{f"profile__{name}": value for name, value in values.items()},
        )  # fmt: skip
        person.photo = PHOTO
        person.save()
        join(person, space)
        return person

    return made


def browser_of(name, everybody, signed_in):
    return Client() if name == "visitor" else signed_in(everybody[name])


@pytest.mark.parametrize("shown_to", ProfileAudience)
def test_lists_counts_and_facets_agree_with_the_sentence_for_every_reader(shown_to, hers, everybody):
    person = hers(shown_to)

    seen = {name for name, actor in everybody.items() if person in people_for(actor)}
    may_see = {name for name, actor in everybody.items() if may(actor, "community.view_person", person)}
    counted = {
        name: {kind: codes for kind, codes in count_people(actor).items() if kind != "group"}
        for name, actor in everybody.items()
    }

    assert seen == may_see == SEEN_BY[shown_to]
    facets = {
        "country": {"MT": 1}, "language": {"mt": 1}, "role": {"youth_worker": 1}, "sector": {"wood": 1},
        "offer": {"translation": 1}, "works": {"ngo": 1},
    }  # fmt: skip
    assert counted == {name: facets if name in seen else {} for name in everybody}


@pytest.mark.parametrize("shown_to", ProfileAudience)
@pytest.mark.parametrize("reader", sorted(EVERYBODY))
def test_pages_show_a_profile_to_whom_it_is_for_and_no_word_of_it_to_others(
    shown_to, reader, hers, everybody, signed_in
):
    person = hers(shown_to, contact_by="mail")
    browser = browser_of(reader, everybody, signed_in)
    allowed = reader in SEEN_BY[shown_to]

    directory = browser.get("/people/")
    found = browser.get("/people/?q=zqknows&country=MT")
    place = browser.get(person.profile.organisation.get_absolute_url())
    own = browser.get("/people/zita/")

    assert own.status_code == (200 if allowed else 404)
    for page in (directory, found, place):
        assert ("Zita" in page.content.decode()) == allowed
    assert found.context["total"] == int(allowed)
    for word in ("Zqheadline", "Zqbio", "zqshe", "zqknows", "zqwishes", "Zqplace", PHOTO):
        assert (word in own.content.decode()) == allowed
    address_shown = allowed and reader in NETWORK
    assert (person.email in own.content.decode()) == address_shown
    assert person.email not in directory.content.decode() + found.content.decode() + place.content.decode()


@pytest.mark.parametrize("reader", sorted(EVERYBODY))
def test_an_address_is_shown_only_when_somebody_chose_so(reader, hers, everybody, signed_in):
    person = hers(ProfileAudience.PUBLIC)

    page = browser_of(reader, everybody, signed_in).get("/people/zita/")

    assert (page.status_code, person.email in page.content.decode()) == (200, False)
    assert not may(everybody[reader], "community.view_address", person)


def test_who_is_in_no_space_and_for_their_spaces_alone_is_found_by_nobody_else(everybody):
    alone = UserFactory(profile__shown_to=ProfileAudience.SPACES)

    assert {name for name, actor in everybody.items() if alone in people_for(actor)} == set()
    assert list(people_for(alone).filter(pk=alone.pk)) == [alone]


def test_a_person_of_a_hidden_space_is_seen_there_and_nowhere_else(hidden_space, everybody):
    person = UserFactory(profile__shown_to=ProfileAudience.SPACES)
    join(person, hidden_space)

    assert {name for name, actor in everybody.items() if person in people_for(actor)} == {"insider"}


def test_who_has_left_the_space_is_seen_no_more_by_its_people(hers, member):
    person = hers(ProfileAudience.SPACES)
    person.memberships.all().delete()

    assert person not in people_for(member)
    assert count_people(member) == {}


def test_faces_and_work_stand_beside_names_only_for_who_may_see_the_profile(space, hers, member, signed_in):
    person = hers(ProfileAudience.SPACES)
    from tests.factories_forums import BoardFactory, QuestionFactory

    with all_spaces("test"):
        topic = QuestionFactory(board=BoardFactory(space=space), author=person, audience="public")

    outside = Client().get(topic.get_absolute_url()).content.decode()
    inside = signed_in(member).get(topic.get_absolute_url()).content.decode()

    words = ("Zita", PHOTO, "Zqheadline", "Zqplace")
    assert [word in outside for word in words] == [True, False, False, False]
    assert [word in inside for word in words] == [True, True, True, True]
