"""The coordinator's desk: for whom it is, what it shows, what it leaves out."""

import csv
import io
from datetime import timedelta

import pytest
from django.utils import timezone

from community import desk
from community.counting import count_up
from community.models import JoinRequest, Membership
from portal.choices import Role
from portal.models import Space
from tests.factories import SpaceFactory, UserFactory, join
from tests.factories_forums import BoardFactory, QuestionFactory, TopicFactory, answer

pytestmark = pytest.mark.django_db

SPACE_DESK = "/spaces/baltic/desk/"


@pytest.fixture
def board(space, everywhere):
    return BoardFactory(space=space)


def ago(**how):
    return timezone.now() - timedelta(**how)


def page(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def rows_of(answer):
    """The rows of a file; the first are the headings."""
    assert answer.status_code == 200
    text = b"".join(answer.streaming_content).decode()
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:])))


@pytest.mark.parametrize("path", [SPACE_DESK, f"{SPACE_DESK}unanswered.csv"])
@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("visitor", 303), ("stranger", 403), ("outsider", 403), ("rival", 403), ("newcomer", 403),
        ("observer", 403), ("member", 403), ("moderator", 403), ("administrator", 200),
        ("coordinator", 403), ("insider", 403),
    ],
)  # fmt: skip
def test_the_desk_of_a_space_is_for_its_administrators(who, status, path, everybody, client, signed_in):
    browser = client if who == "visitor" else signed_in(everybody[who])

    assert browser.get(path).status_code == status


@pytest.mark.parametrize("path", ["/desk/", "/desk/unanswered.csv"])
@pytest.mark.parametrize(
    ("who", "status"),
    [("visitor", 303), ("stranger", 403), ("administrator", 403), ("rival", 403), ("coordinator", 200)],
)
def test_the_desk_of_the_network_is_for_coordinators(who, status, path, everybody, client, signed_in):
    browser = client if who == "visitor" else signed_in(everybody[who])

    assert browser.get(path).status_code == status


def test_the_desk_of_a_hidden_space_does_not_exist_for_coordinators(hidden_space, coordinator, signed_in):
    assert signed_in(coordinator).get("/spaces/bakery/desk/").status_code == 404
    assert signed_in(coordinator).get("/spaces/bakery/desk/members.csv").status_code == 404


def test_who_is_no_administrator_any_more_loses_the_desk(space, administrator, signed_in):
    browser = signed_in(administrator)
    assert browser.get(SPACE_DESK).status_code == 200

    Membership.objects.filter(user=administrator).update(role=Role.MEMBER)

    assert browser.get(SPACE_DESK).status_code == 403
    assert browser.get(f"{SPACE_DESK}requests.csv").status_code == 403


def test_superusers_have_no_desk_of_other_people(space, signed_in):
    boss = UserFactory(is_superuser=True, is_staff=True)

    assert signed_in(boss).get(SPACE_DESK).status_code == 403
    assert signed_in(boss).get("/desk/").status_code == 403


def test_an_archived_space_still_has_its_desk(space, administrator, signed_in):
    Space.objects.update(archived_at=timezone.now())

    assert signed_in(administrator).get(SPACE_DESK).status_code == 200


@pytest.mark.parametrize("young", [1, 9])
def test_the_desk_says_how_many_wait_too_long(young, space, board, member, administrator, signed_in):
    for hours in [60, 50] + [3] * young:
        QuestionFactory(board=board, author=member, opened_at=ago(hours=hours))

    assert "2 have waited for more than two days." in page(signed_in(administrator).get(SPACE_DESK))


def test_unanswered_questions_stand_there_the_oldest_first_with_their_age(
    space, board, member, colleague, administrator, signed_in
):
    QuestionFactory(board=board, author=member, title="Young", opened_at=ago(hours=3))
    QuestionFactory(board=board, author=member, title="Old", opened_at=ago(hours=60))
    QuestionFactory(board=board, author=member, title="Middle", opened_at=ago(hours=30))
    answered = QuestionFactory(board=board, author=member, title="Answered", opened_at=ago(days=9))
    answer(answered, colleague)
    TopicFactory(board=board, author=member, title="No question", opened_at=ago(days=9))

    text = page(signed_in(administrator).get(SPACE_DESK))
    found = rows_of(signed_in(administrator).get(f"{SPACE_DESK}unanswered.csv"))

    places = [text.index(word) for word in ("Old", "Middle", "Young")]
    assert places == sorted(places)
    assert "Answered" not in text
    assert ("badge--danger" in text, "badge--warning" in text) == (True, True)
    assert [row[0] for row in found] == ["Question", "Old", "Middle", "Young"]


def test_newcomers_without_a_reply_and_those_who_are_silent(
    space, board, administrator, colleague, signed_in
):
    Membership.objects.update(joined_at=ago(days=90))
    talker, silent, greeted = (UserFactory(display_name=name) for name in ("Tilda", "Silva", "Greta"))
    for person in (talker, silent, greeted):
        join(person, space)
    TopicFactory(board=board, author=talker, title="Hello there", opened_at=ago(days=1))
    welcomed = TopicFactory(board=board, author=greeted, title="Good morning", opened_at=ago(days=1))
    answer(welcomed, colleague)
    TopicFactory(board=board, author=colleague, title="An old hand", opened_at=ago(days=1))

    text = page(signed_in(administrator).get(SPACE_DESK))
    newcomers = rows_of(signed_in(administrator).get(f"{SPACE_DESK}newcomers.csv"))

    assert [name in text for name in ("Hello there", "Good morning", "An old hand")] == [True, False, False]
    assert [name in text for name in ("Silva", "Greta")] == [True, False]
    assert [(row[0], row[2]) for row in newcomers[1:]] == [
        ("Tilda", "yes"), ("Silva", "no"), ("Greta", "yes"),
    ]  # fmt: skip


def test_requests_to_join_with_names_for_the_space_and_numbers_for_the_network(
    space, other_space, closed_space, hidden_space, administrator, coordinator, signed_in
):
    for place in (space, closed_space, hidden_space):
        JoinRequest.objects.create(space=place, user=UserFactory(display_name=f"Asker of {place.slug}"))
    count_up()

    of_space = page(signed_in(administrator).get(SPACE_DESK))
    of_network = page(signed_in(coordinator).get("/desk/"))
    as_file = rows_of(signed_in(coordinator).get("/desk/requests.csv"))

    assert "Asker of baltic" in of_space
    assert "Asker of" not in of_network
    assert [row[:2] for row in as_file[1:]] == [["Baltic ILP", "1"]]
    assert '<span class="stat__value">3</span>' in of_network


def test_the_network_shows_titles_only_where_the_coordinator_may_read(
    space, closed_space, hidden_space, board, member, insider, coordinator, signed_in
):
    QuestionFactory(board=board, author=member, title="For everybody", opened_at=ago(days=2))
    QuestionFactory(
        board=board, author=member, title="For the space", audience="space", opened_at=ago(days=2)
    )
    for place in (closed_space, hidden_space):
        QuestionFactory(
            board=BoardFactory(space=place), author=insider, title=f"Secret of {place.slug}",
            audience="space", opened_at=ago(days=2),
        )  # fmt: skip
    count_up()

    text = page(signed_in(coordinator).get("/desk/"))
    as_file = rows_of(signed_in(coordinator).get("/desk/unanswered.csv"))

    assert [word in text for word in ("For everybody", "For the space", "Secret of")] == [True, False, False]
    assert "3 more stand where you may not read." in text
    assert [row[0] for row in as_file[1:]] == ["For everybody"]
    assert (hidden_space.name in text, closed_space.name in text) == (False, False)


def test_spaces_asleep_are_named_as_far_as_the_coordinator_knows_them(
    space, other_space, hidden_space, board, member, rival, coordinator, signed_in
):
    Space.objects.update(created_at=ago(days=200))
    TopicFactory(board=board, author=member, opened_at=ago(days=1))
    TopicFactory(board=BoardFactory(space=other_space), author=rival, opened_at=ago(days=40))
    rival.profile.shown_to = "public"
    rival.profile.save()
    count_up()
    browser = signed_in(coordinator)

    after_30, after_60 = (page(browser.get("/desk/", {"asleep": days})) for days in (30, 60))
    as_file = rows_of(browser.get("/desk/asleep.csv", {"asleep": 30}))

    assert "2 spaces are asleep" in after_30
    assert "One of them is not open to you." in after_30
    assert "One space is asleep" in after_60
    asleep = after_30[after_30.index('id="asleep"') : after_30.index('id="growth"')]
    assert ("Salon Kaunas" in asleep, "Rick Rival" in asleep) == (True, True)
    assert "Baltic ILP" not in asleep
    assert hidden_space.name not in after_30 + after_60
    assert [row[0] for row in as_file[1:]] == ["Salon Kaunas", "Other spaces"]


@pytest.mark.parametrize(
    "query", ["", "?months=3", "?months=12&asleep=90", "?months=x&asleep=-1", "?months=%00"]
)
def test_any_address_of_a_range_answers(query, space, administrator, signed_in):
    text = page(signed_in(administrator).get(SPACE_DESK + query))

    assert ('aria-current="page">Three months' in text) == ("months=3" in query)


@pytest.mark.parametrize("key", desk.all_tables())
def test_every_table_is_a_file_or_is_not_there(key, space, administrator, coordinator, signed_in):
    for browser, path in ((signed_in(administrator), SPACE_DESK), (signed_in(coordinator), "/desk/")):
        answer = browser.get(f"{path}{key}.csv")

        assert answer.status_code in {200, 404}
        if answer.status_code == 200:
            assert answer.headers["Cache-Control"] == "private, no-store"
            assert answer.headers["X-Content-Type-Options"] == "nosniff"
            assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
            assert key in answer.headers["Content-Disposition"]
            assert rows_of(answer)[0] != []


def test_an_unknown_table_is_not_there(space, administrator, coordinator, signed_in):
    assert signed_in(administrator).get(f"{SPACE_DESK}passwords.csv").status_code == 404
    assert signed_in(administrator).get(f"{SPACE_DESK}asleep.csv").status_code == 404
    assert signed_in(coordinator).get("/desk/newcomers.csv").status_code == 404


def test_a_title_that_is_a_formula_is_text_in_the_file(space, board, member, administrator, signed_in):
    QuestionFactory(board=board, author=member, title='=HYPERLINK("http://evil.example";"a")')

    found = rows_of(signed_in(administrator).get(f"{SPACE_DESK}unanswered.csv"))

    assert found[1][0] == '\'=HYPERLINK("http://evil.example";"a")'


def test_the_menu_leads_to_the_desk(space, administrator, coordinator, member, signed_in):
    home = {name: page(signed_in(who).get("/spaces/baltic/")) for name, who in
            (("administrator", administrator), ("coordinator", coordinator), ("member", member))}  # fmt: skip

    assert {name: 'href="/spaces/baltic/desk/"' in text for name, text in home.items()} == {
        "administrator": True, "coordinator": False, "member": False,
    }  # fmt: skip
    assert {name: 'href="/desk/"' in text for name, text in home.items()} == {
        "administrator": False, "coordinator": True, "member": False,
    }  # fmt: skip


@pytest.mark.parametrize("count", [1, 3])
def test_the_desk_of_a_space_asks_as_often_for_one_row_as_for_more(
    count, space, board, administrator, signed_in, django_assert_num_queries
):
    for _ in range(count):
        person = UserFactory()
        join(person, space)
        QuestionFactory(board=board, author=person, last_author=person, opened_at=ago(days=1))
        join(UserFactory(), space)
        JoinRequest.objects.create(space=space, user=UserFactory())
    count_up()
    browser = signed_in(administrator)
    browser.get(SPACE_DESK)

    with django_assert_num_queries(17):  # one of them counts what waits for moderators
        browser.get(SPACE_DESK)


@pytest.mark.parametrize("count", [1, 3])
def test_the_desk_of_the_network_asks_as_often_for_one_row_as_for_more(
    count, space, board, coordinator, signed_in, django_assert_num_queries
):
    for _ in range(count):
        person = UserFactory()
        QuestionFactory(board=board, author=person, last_author=person, opened_at=ago(days=1))
        quiet = SpaceFactory()
        join(UserFactory(), quiet, Role.ADMINISTRATOR)
        JoinRequest.objects.create(space=quiet, user=UserFactory())
    Space.objects.exclude(pk=space.pk).update(created_at=ago(days=90))
    count_up()
    browser = signed_in(coordinator)
    browser.get("/desk/")

    with django_assert_num_queries(17):
        browser.get("/desk/")
