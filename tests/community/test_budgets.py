"""Pages of people ask the database as often for thirty rows as for one; panels of other apps are left out."""

import pytest

from community.models import JoinRequest
from community.notices import notify
from community.operations.consent import ask_for_words
from portal.choices import Role
from portal.ui import panels
from tests.factories import OrganisationFactory, ParticipationFactory, SpaceFactory, UserFactory, join
from tests.factories_forums import BoardFactory, QuestionFactory, accept, answer

COUNTS = pytest.mark.parametrize("count", [1, 3, 30])


@pytest.fixture(autouse=True)
def own_panels_only(monkeypatch):
    for slot in ("me", "person", "organisation"):
        monkeypatch.setitem(panels._slots, slot, [])


@pytest.fixture
def cost(signed_in, django_assert_num_queries):
    def of(user, path, queries):
        browser = signed_in(user)
        with django_assert_num_queries(queries):
            assert browser.get(path).status_code == 200

    return of


@COUNTS
def test_the_desk(count, member, everywhere, cost):
    for _n in range(count):
        place = SpaceFactory()
        join(member, place)
        notify(recipient=member, kind="let_in", obj=place)
        JoinRequest.objects.create(space=SpaceFactory(), user=member)

    # Session, person, standing; notices, their spaces; memberships, requests, words asked; profile; unread.
    cost(member, "/me/", 10)


@COUNTS
def test_the_list_of_notices(count, space, member, everywhere, cost):
    board = BoardFactory(space=space)
    for _n in range(count):
        notify(recipient=member, kind="answer", obj=QuestionFactory(board=board), actor=UserFactory())

    # Session, person; notices, questions; standing; unread.
    cost(member, "/me/notices/", 6)


@COUNTS
def test_the_desk_of_words(count, space, member, colleague, everywhere, cost):
    board = BoardFactory(space=space)
    for _n in range(count):
        question = QuestionFactory(board=board, author=colleague)
        accept(question, answer(question, member))
        ask_for_words(actor=colleague, source=question, target="resource", draft={})

    # Session, person; asked of me, asked by me; questions; standing; unread.
    cost(member, "/me/words/", 7)


@COUNTS
def test_the_desk_of_requests(count, other_space, rival, cost):
    for _n in range(count):
        JoinRequest.objects.create(space=other_space, user=UserFactory(), message="Please")

    # Session, person, standing, space; requests, how many there are; unread.
    cost(rival, "/spaces/salon/requests/", 7)


@COUNTS
def test_a_profile(count, space, member, colleague, cost):
    for _n in range(count):
        place = SpaceFactory()
        join(member, place)
        join(colleague, place, Role.ADMINISTRATOR)

    # Session, person, standing; profile, spaces, positions, languages; unread.
    cost(member, colleague.get_absolute_url(), 8)


@COUNTS
def test_an_organisation(count, member, cost):
    organisation = OrganisationFactory()
    for _n in range(count):
        ParticipationFactory(organisation=organisation, space=SpaceFactory())
        UserFactory(profile__organisation=organisation)

    # Session, person, standing; organisation, whether one speaks for it, names, space, participations,
    # people, contacts; unread.
    cost(member, organisation.get_absolute_url(), 10)


@COUNTS
def test_the_first_spaces(count, stranger, cost):
    for _n in range(count):
        SpaceFactory()

    # Session, person, standing; spaces; unread.
    cost(stranger, "/me/welcome/spaces/", 5)


def test_a_door(other_space, stranger, cost):
    # Session, person, standing, space; addresses and blocks; request; unread.
    cost(stranger, "/spaces/salon/join/", 8)
