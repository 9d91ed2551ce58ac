"""The people of a space, and the desk of requests."""

import pytest
from django.test import Client
from django.utils import timezone

from community.models import Block, JoinRequest, Membership
from portal.choices import Role
from portal.models import Space
from tests.factories import OrganisationFactory, UserFactory, join

INSIDE = ["newcomer", "observer", "member", "moderator", "administrator"]


def of(space, user):
    return Membership.objects.get(space=space, user=user)


@pytest.mark.parametrize("who", INSIDE)
def test_members_see_each_other(who, space, everybody, signed_in):
    answer = signed_in(everybody[who]).get("/spaces/baltic/members/")

    assert [row["membership"].user.name for row in answer.context["rows"]] == [
        "Ada Administrator", "Mara Member", "Mona Moderator", "Nina Newcomer", "Otto Observer",
    ]  # fmt: skip
    assert [row["role"] for row in answer.context["rows"]] == [
        "Coordinator", "Member", "Moderator", "Member", "Observer",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("who", "turn_to"), [("visitor", []), ("stranger", []), ("outsider", ["Ada Administrator"])]
)
def test_others_see_whom_to_turn_to_as_far_as_they_may(who, turn_to, space, everybody, signed_in):
    browser = Client() if who == "visitor" else signed_in(everybody[who])

    answer = browser.get("/spaces/baltic/members/")
    page = answer.content.decode()

    assert [person.name for person in answer.context["administrators"]] == turn_to
    assert ("rows" in answer.context, "Mara Member" in page, "Members see each other here" in page) == (
        False, False, True,
    )  # fmt: skip


@pytest.mark.parametrize("who", ["visitor", "stranger", "member", "rival"])
def test_the_people_of_a_hidden_space_are_nowhere(who, hidden_space, everybody, signed_in):
    browser = Client() if who == "visitor" else signed_in(everybody[who])

    assert browser.get("/spaces/bakery/members/").status_code == 404


def test_closed_accounts_are_not_listed(space, member, colleague, signed_in):
    colleague.is_active = False
    colleague.save()

    answer = signed_in(member).get("/spaces/baltic/members/")

    assert [row["membership"].user for row in answer.context["rows"]] == [member]


def test_the_list_is_paged_by_name(space, administrator, signed_in):
    for n in range(31):
        join(UserFactory(display_name=f"Zoe {n:02}"), space)

    first = signed_in(administrator).get("/spaces/baltic/members/")
    second = signed_in(administrator).get(first.context["next_url"])

    assert [row["membership"].user.name for row in second.context["rows"]] == ["Zoe 29", "Zoe 30"]


@pytest.mark.parametrize("count", [1, 3, 30])
def test_the_list_takes_the_same_queries_however_many_people_there_are(
    count, space, member, signed_in, django_assert_num_queries
):
    for _n in range(count):
        join(UserFactory(profile__organisation=OrganisationFactory()), space)
    browser = signed_in(member)

    with django_assert_num_queries(8):
        # Session, person, standing, space, administrators, organisations, members, unread notices.
        browser.get("/spaces/baltic/members/")


def test_an_administrator_changes_a_role(space, administrator, member, signed_in):
    answer = signed_in(administrator).post(
        f"/spaces/baltic/members/{of(space, member).pk}/", {"role": "moderator"}
    )

    assert (answer.status_code, answer.headers["Location"]) == (303, "/spaces/baltic/members/")
    assert of(space, member).role == Role.MODERATOR


def test_an_administrator_removes_a_member(space, administrator, member, signed_in):
    Space.objects.filter(pk=space.pk).update(member_count=2)

    answer = signed_in(administrator).post(f"/spaces/baltic/members/{of(space, member).pk}/remove/")

    assert answer.status_code == 303
    assert not Membership.objects.filter(user=member).exists()


@pytest.mark.parametrize("action", ["", "remove/"])
@pytest.mark.parametrize(
    ("who", "status"),
    [("visitor", 303), ("member", 403), ("moderator", 403), ("rival", 403), ("coordinator", 403)],
)
def test_others_change_nothing(who, status, action, space, colleague, everybody, signed_in):
    browser = Client() if who == "visitor" else signed_in(everybody[who])

    answer = browser.post(f"/spaces/baltic/members/{of(space, colleague).pk}/{action}", {"role": "moderator"})

    assert answer.status_code == status
    assert of(space, colleague).role == Role.MEMBER


@pytest.mark.parametrize("action", ["", "remove/"])
def test_a_member_of_another_space_is_not_reached_through_ones_own(
    action, space, other_space, rival, member, signed_in
):
    answer = signed_in(rival).post(
        f"/spaces/salon/members/{of(space, member).pk}/{action}", {"role": "observer"}
    )

    assert answer.status_code == 404
    assert of(space, member).role == Role.MEMBER


def test_a_reason_that_is_too_long_is_not_dropped(space, administrator, member, signed_in):
    answer = signed_in(administrator).post(
        f"/spaces/baltic/members/{of(space, member).pk}/block/", {"reason": "x" * 281}
    )

    assert (answer.status_code, Block.objects.count()) == (422, 0)
    assert "at most 280 characters" in answer.content.decode()
    assert Membership.objects.filter(user=member).exists()


def test_the_last_administrator_is_not_removed(space, administrator, signed_in):
    answer = signed_in(administrator).post(f"/spaces/baltic/members/{of(space, administrator).pk}/remove/")

    assert answer.status_code == 422
    assert Membership.objects.filter(user=administrator).exists()


@pytest.mark.parametrize("data", [{}, {"role": "owner"}, {"role": "member"}])
def test_bad_roles_and_the_last_administrator_are_refused_with_the_reason(
    data, space, administrator, signed_in
):
    answer = signed_in(administrator).post(f"/spaces/baltic/members/{of(space, administrator).pk}/", data)

    assert answer.status_code == 422
    assert of(space, administrator).role == Role.ADMINISTRATOR


def test_the_desk_shows_who_waits(other_space, rival, asked, signed_in):
    answer = signed_in(rival).get("/spaces/salon/requests/")
    page = answer.content.decode()

    assert answer.context["waiting"] == [asked]
    assert ("I teach hairdressers." in page, f'data-live-key="space:{other_space.pk}"' in page) == (
        True,
        True,
    )


def test_a_long_queue_is_paged_from_the_longest_waiting(other_space, rival, signed_in):
    for n in range(31):
        JoinRequest.objects.create(space=other_space, user=UserFactory(display_name=f"Zoe {n:02}"))
    browser = signed_in(rival)

    first = browser.get("/spaces/salon/requests/")
    second = browser.get(first.context["next_url"])

    assert [asked.user.name for asked in first.context["waiting"]] == [f"Zoe {n:02}" for n in range(30)]
    assert [asked.user.name for asked in second.context["waiting"]] == ["Zoe 30"]
    assert next(tab for tab in first.context["tabs"] if tab["current"])["count"] == 31
    # What has changed is fetched again for the page that is looked at.
    assert 'hx-get="/spaces/salon/requests/?after=' in second.content.decode()


def test_nobody_is_let_into_an_archived_space(other_space, rival, asked, signed_in):
    browser = signed_in(rival)
    before = browser.get("/spaces/salon/requests/").content.decode()
    Space.objects.filter(pk=other_space.pk).update(archived_at=timezone.now())
    after = browser.get("/spaces/salon/requests/").content.decode()

    assert ("I teach hairdressers." in before, "Let in" in before) == (True, True)
    assert ("I teach hairdressers." in after, "Let in" in after) == (True, False)


def test_the_live_part_of_the_desk_comes_alone(other_space, rival, asked, signed_in):
    answer = signed_in(rival).get("/spaces/salon/requests/", headers={"HX-Request": "true"})

    assert answer.templates[0].name == "community/_requests.html"
    assert b"<html" not in answer.content


@pytest.mark.parametrize(
    ("who", "status"), [("visitor", 303), ("outsider", 403), ("administrator", 403), ("stranger", 403)]
)
def test_the_desk_is_for_administrators_of_the_space(who, status, other_space, asked, everybody, signed_in):
    browser = Client() if who == "visitor" else signed_in(everybody[who])

    assert browser.get("/spaces/salon/requests/").status_code == status
    assert browser.post(f"/spaces/salon/requests/{asked.pk}/", {"decision": "grant"}).status_code == status
    asked.refresh_from_db()
    assert asked.decided_at is None


@pytest.mark.parametrize(("decision", "granted"), [("grant", True), ("decline", False), ("", False)])
def test_an_administrator_decides(decision, granted, other_space, rival, stranger, asked, signed_in):
    answer = signed_in(rival).post(f"/spaces/salon/requests/{asked.pk}/", {"decision": decision})

    asked.refresh_from_db()
    assert (answer.status_code, answer.headers["Location"]) == (303, "/spaces/salon/requests/")
    assert asked.granted is granted
    assert Membership.objects.filter(user=stranger).exists() is granted


def test_a_request_is_decided_once(other_space, rival, asked, signed_in):
    browser = signed_in(rival)
    browser.post(f"/spaces/salon/requests/{asked.pk}/", {"decision": "decline"})

    answer = browser.post(f"/spaces/salon/requests/{asked.pk}/", {"decision": "grant"})

    asked.refresh_from_db()
    assert (answer.status_code, asked.granted) == (422, False)


def test_a_request_to_another_space_is_not_reached(space, other_space, administrator, asked, signed_in):
    answer = signed_in(administrator).post(f"/spaces/baltic/requests/{asked.pk}/", {"decision": "grant"})

    asked.refresh_from_db()
    assert (answer.status_code, asked.decided_at) == (404, None)


def test_deciders_read_the_question_with_the_answer(other_space, rival, stranger, asked, signed_in):
    asked.question = "Whom do you teach?"
    asked.save()

    page = signed_in(rival).get("/spaces/salon/requests/").content.decode()

    assert ("Whom do you teach?" in page, "I teach hairdressers." in page) == (True, True)


def test_a_word_to_who_is_turned_down_stands_at_the_door(other_space, rival, stranger, asked, signed_in):
    signed_in(rival).post(
        f"/spaces/salon/requests/{asked.pk}/", {"decision": "decline", "reply": "Come back in May."}
    )

    page = signed_in(stranger).get("/spaces/salon/join/").content.decode()

    assert "Come back in May." in page


def test_too_long_a_word_decides_nothing(other_space, rival, asked, signed_in):
    answer = signed_in(rival).post(
        f"/spaces/salon/requests/{asked.pk}/", {"decision": "decline", "reply": "x" * 501}
    )

    asked.refresh_from_db()
    assert (answer.status_code, asked.decided_at) == (422, None)


def test_who_asks_may_be_blocked_instead(other_space, rival, stranger, asked, signed_in):
    answer = signed_in(rival).post(f"/spaces/salon/requests/{asked.pk}/", {"decision": "block"})

    asked.refresh_from_db()
    assert (answer.status_code, asked.granted) == (303, False)
    assert "You cannot join this space." in signed_in(stranger).get("/spaces/salon/join/").content.decode()
