"""The list of members: filters, the table, and spaces that do not show it."""

import csv
import io
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from collaboration.selectors import people_offered
from community.choices import ProfileAudience
from community.models import Membership
from community.operations.spaces import change_space_people
from community.selectors import people_for, shared_spaces
from portal.choices import MemberList, Role
from portal.operations import AccessDeniedError, may
from rooms.selectors import shown_people_among
from search.search_indexes import PersonIndex
from tests.factories import OrganisationFactory, UserFactory, join
from tests.factories_rooms import make_room
from tests.lines import anywhere

PAGE = "/spaces/baltic/members/"
TABLE = "/spaces/baltic/members/list.csv"


@pytest.fixture
def hidden_list(space):
    space.members_shown_to = MemberList.MODERATORS
    space.save()
    return space


@pytest.fixture
def people(space):
    """Three members who differ in everything that can be asked for."""
    anna = UserFactory(
        display_name="Anna Berg", handle="anna", profile__languages=["fi"], profile__country="FI",
        profile__organisation=OrganisationFactory(name="Garage Espoo", alias="Espoo"),
    )  # fmt: skip
    ben = UserFactory(
        display_name="Ben Cole", handle="ben", profile__languages=["lv", "en"], profile__country="LV",
        profile__organisation_name="Salon Riga",
    )  # fmt: skip
    old = UserFactory(display_name="Olaf Old", handle="olaf", profile__languages=[])
    join(anna, space, Role.MODERATOR)
    join(ben, space)
    Membership.objects.filter(pk=join(old, space).pk).update(joined_at=timezone.now() - timedelta(days=400))


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["Ada Administrator", "Anna Berg", "Ben Cole", "Olaf Old"]),
        ("q=berg", ["Anna Berg"]),
        ("q=espoo", ["Anna Berg"]),
        ("q=salon", ["Ben Cole"]),
        ("q=olaf", ["Olaf Old"]),
        ("role=moderator", ["Anna Berg"]),
        ("language=lv", ["Ben Cole"]),
        ("country=FI", ["Anna Berg"]),
        ("since=2001-01-01&q=o", ["Anna Berg", "Ben Cole", "Olaf Old", "Ada Administrator"]),
        ("role=owner", ["Ada Administrator", "Anna Berg", "Ben Cole", "Olaf Old"]),
        ("since=yesterday", ["Ada Administrator", "Anna Berg", "Ben Cole", "Olaf Old"]),
        ("q=nobody", []),
    ],
)
def test_members_are_found_by_what_they_are(query, names, people, administrator, signed_in):
    answer = signed_in(administrator).get(f"{PAGE}?{query}")

    assert [row["membership"].user.name for row in answer.context["rows"]] == sorted(names)


def test_members_are_found_by_when_they_came(people, administrator, signed_in):
    since = timezone.localdate() - timedelta(days=7)

    answer = signed_in(administrator).get(f"{PAGE}?since={since}")

    assert [row["membership"].user.name for row in answer.context["rows"]] == [
        "Ada Administrator", "Anna Berg", "Ben Cole",
    ]  # fmt: skip


def test_the_table_has_names_and_no_address(people, space, administrator, signed_in):
    join(UserFactory(display_name="=1+1", handle="formula"), space, Role.OBSERVER)

    answer = signed_in(administrator).get(TABLE)

    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == "attachment; filename*=UTF-8''members-baltic.csv"
    assert answer.headers["Cache-Control"] == "private, no-store"
    assert [row[:3] for row in rows] == [
        ["Name", "Handle", "Role"], ["'=1+1", "formula", "Observer"],
        ["Ada Administrator", "ada-administrator", "Coordinator"], ["Anna Berg", "anna", "Moderator"],
        ["Ben Cole", "ben", "Member"], ["Olaf Old", "olaf", "Member"],
    ]  # fmt: skip
    assert {row[3] for row in rows[1:5]} == {timezone.localdate().isoformat()}
    assert "@example" not in text


@pytest.mark.parametrize(
    ("who", "status"),
    [("visitor", 303), ("stranger", 403), ("member", 403), ("moderator", 403), ("rival", 403)],
)
def test_the_table_is_for_administrators(who, status, space, everybody, signed_in):
    browser = Client() if who == "visitor" else signed_in(everybody[who])

    assert browser.get(TABLE).status_code == status


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("newcomer", False),
        ("observer", False),
        ("member", False),
        ("moderator", True),
        ("administrator", True),
    ],
)
def test_a_hidden_list_is_for_who_runs_the_space(who, sees, hidden_list, everybody, signed_in):
    answer = signed_in(everybody[who]).get(PAGE)

    assert may(everybody[who], "community.view_members", hidden_list) == sees
    assert ("rows" in answer.context) == sees
    assert ("does not show its list of members" in answer.content.decode()) != sees
    assert ("Leave this space" in answer.content.decode(), answer.status_code) == (True, 200)


@pytest.mark.parametrize("who", ["visitor", "stranger", "newcomer", "observer", "member", "moderator"])
def test_a_hidden_list_holds_in_directory_profile_and_sentence(who, hidden_list, everybody, colleague):
    actor = everybody[who]

    found = {person.pk for person in people_for(actor)}

    assert (colleague.pk in found) == may(actor, "community.view_person", colleague)
    # Whom no space has let in knew them by the list alone; the network's people know them anyway.
    assert (colleague.pk in found) == (who in {"member", "moderator"})
    assert (hidden_list in [row.space for row in shared_spaces(colleague, actor)]) == (who == "moderator")


def test_ones_own_profile_names_ones_own_spaces(hidden_list, member):
    assert [row.space for row in shared_spaces(member, member)] == [hidden_list]


def test_a_hidden_list_gives_search_nothing_to_find_its_people_by(hidden_list, member, everywhere):
    member = PersonIndex().index_queryset().get(pk=member.pk)

    assert PersonIndex().access(member) == {"network"}


def test_who_shows_themselves_only_there_is_found_by_nobody(hidden_list, member, everywhere):
    member.profile.shown_to = ProfileAudience.SPACES
    member.profile.save()
    member = PersonIndex().index_queryset().get(pk=member.pk)

    assert PersonIndex().document(member) is None


@pytest.mark.parametrize("who", ["member", "moderator"])
def test_a_hidden_list_is_not_offered_for_groups(who, hidden_list, everybody, colleague, everywhere):
    offered = people_offered(hidden_list, everybody[who])

    assert (colleague in [row.user for row in offered]) == (who == "moderator")


@pytest.mark.parametrize(
    ("shown_to", "sees"),
    [
        (
            MemberList.MEMBERS,
            {
                "outsider", "rival", "insider", "newcomer", "observer", "member", "moderator",
                "administrator",
            },
        ),
        (MemberList.MODERATORS, {"moderator", "administrator"}),
    ],
)  # fmt: skip
def test_who_is_in_a_room_is_named_to_who_sees_the_people(shown_to, sees, space, member, everybody):
    space.members_shown_to = shown_to
    space.save()
    with anywhere():
        room = make_room(member, space, audience="public")
        people = {person.pk: name for name, person in everybody.items() if person.pk}

        seeing = {people[pk] for pk in shown_people_among(room.pk, list(people))}

    assert seeing == sees


def test_administrators_set_question_and_list(space, administrator, member, signed_in):
    browser = signed_in(administrator)

    looked = browser.get("/spaces/baltic/settings/people/")
    saved = browser.post(
        "/spaces/baltic/settings/people/", {"join_question": "Why?", "members_shown_to": "moderators"}
    )

    space.refresh_from_db()
    assert (looked.status_code, saved.status_code) == (200, 303)
    assert (space.join_question, space.hides_members) == ("Why?", True)


@pytest.mark.parametrize("data", [{}, {"members_shown_to": "nobody"}, {"join_question": "x" * 281}])
def test_bad_rules_are_refused(data, space, administrator, signed_in):
    answer = signed_in(administrator).post("/spaces/baltic/settings/people/", data)

    space.refresh_from_db()
    assert (answer.status_code, space.hides_members, space.join_question) == (422, False, "")


@pytest.mark.parametrize(("who", "status"), [("visitor", 303), ("moderator", 403), ("rival", 403)])
def test_the_rules_are_for_administrators(who, status, space, everybody, signed_in):
    browser = Client() if who == "visitor" else signed_in(everybody[who])

    assert browser.get("/spaces/baltic/settings/people/").status_code == status


def test_others_do_not_change_the_rules(space, moderator, as_reader):
    with as_reader(moderator, space), pytest.raises(AccessDeniedError):
        change_space_people(
            actor=moderator, space=space, join_question="", members_shown_to=MemberList.MODERATORS
        )

    space.refresh_from_db()
    assert not space.hides_members
