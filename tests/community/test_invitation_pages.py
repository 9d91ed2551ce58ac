"""Where administrators invite people and see what became of it."""

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.utils import timezone

from community.models import Invitation
from tests.community.inviting import invite

PAGE = "/spaces/baltic/invitations/"
LIST = "one@example.net, Two <two@example.net>; three@example.net"


@pytest.mark.parametrize(
    ("who", "status"),
    [("visitor", 303), ("stranger", 403), ("member", 403), ("moderator", 403), ("rival", 403)],
)
def test_the_page_is_for_administrators_of_the_space(who, status, space, everybody, signed_in):
    browser = Client() if who == "visitor" else signed_in(everybody[who])

    assert browser.get(PAGE).status_code == status
    assert browser.post(PAGE, {"addresses": LIST, "role": "member"}).status_code == status
    assert Invitation.objects.count() == 0


def test_a_hidden_space_has_no_such_page_for_others(hidden_space, administrator, signed_in):
    assert signed_in(administrator).get("/spaces/bakery/invitations/").status_code == 404


def test_a_pasted_list_is_invited(space, administrator, signed_in):
    answer = signed_in(administrator).post(PAGE, {"addresses": LIST, "role": "observer", "welcome": "Hello"})

    assert (answer.status_code, answer["Location"]) == (303, PAGE)
    assert [(row.email, row.role, row.welcome) for row in Invitation.objects.order_by("pk")] == [
        ("one@example.net", "observer", "Hello"),
        ("two@example.net", "observer", "Hello"),
        ("three@example.net", "observer", "Hello"),
    ]


def test_looking_first_sorts_the_list_and_invites_nobody(space, administrator, member, outsider, signed_in):
    answer = signed_in(administrator).post(
        PAGE,
        {"addresses": f"{member.email}, {outsider.email}, new@example.net", "role": "member", "do": "look"},
    )

    assert answer.status_code == 200
    assert answer.context["told"] == [
        "2 addresses get an invitation.", f"1 belongs to this space already: {member.email}",
    ]  # fmt: skip
    assert member.email in answer.context["form"]["addresses"].value()
    assert Invitation.objects.count() == 0


def test_who_is_left_out_is_said(space, administrator, member, signed_in):
    answer = signed_in(administrator).post(
        PAGE, {"addresses": f"{member.email}, a@example.net", "role": "member"}
    )

    assert [str(message) for message in get_messages(answer.wsgi_request)] == [
        "1 invitation is on its way.", f"1 belongs to this space already: {member.email}",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("addresses", "error"),
    [
        ("", "This field is required."),
        ("good@example.net\nbad", "Line 2: “bad” is no e-mail address."),
        (", ;", "There is no e-mail address in this."),
        (
            " ".join(f"a{n}@example.net" for n in range(201)),
            "Invite at most 200 people at once; these are 201.",
        ),
    ],
)
def test_bad_lists_are_refused_at_the_field_and_kept(addresses, error, space, administrator, signed_in):
    answer = signed_in(administrator).post(
        PAGE, {"addresses": addresses, "role": "member", "welcome": "My words"}
    )

    assert answer.status_code == 422
    assert answer.context["form"].errors["addresses"] == [error]
    assert (answer.context["form"]["addresses"].value(), "My words" in answer.content.decode()) == (
        addresses, True,
    )  # fmt: skip
    assert Invitation.objects.count() == 0


def test_many_bad_lines_are_not_all_named(space, administrator, signed_in):
    answer = signed_in(administrator).post(PAGE, {"addresses": "\n".join("x" * 20), "role": "member"})

    errors = answer.context["form"].errors["addresses"]
    assert (len(errors), errors[-1]) == (9, "And 12 more that are no addresses.")


def test_nobody_new_is_no_success(space, administrator, member, signed_in):
    answer = signed_in(administrator).post(PAGE, {"addresses": member.email, "role": "member"})

    assert answer.status_code == 422
    assert answer.context["form"].errors == {"addresses": ["There is nobody new to invite in this list."]}


def test_too_many_for_a_day_are_refused_with_the_list_kept(space, administrator, signed_in, settings):
    settings.INVITATIONS_A_DAY_IN_SPACE = 2

    answer = signed_in(administrator).post(PAGE, {"addresses": LIST, "role": "member"})

    assert answer.status_code == 422
    assert answer.context["form"]["addresses"].value() == LIST
    assert Invitation.objects.count() == 0


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_the_same_queries_however_long(
    count, space, administrator, signed_in, django_assert_num_queries
):
    for n in range(count):
        invite(administrator, space, f"guest{n}@example.net")
    browser = signed_in(administrator)

    with django_assert_num_queries(8):
        answer = browser.get(PAGE)

    assert [row.state for row in answer.context["rows"]] == ["Being sent"] * count


@pytest.mark.parametrize(
    ("values", "state"),
    [
        ({"mail_attempts": 2}, "Waits for the mail server"),
        ({"mailed_at": True}, "Mailed"),
        ({"mail_failed_at": True}, "The mail could not be delivered"),
        ({"expires_at": True}, "Run out"),
        ({"accepted_at": True}, "Accepted"),
        ({"declined_at": True}, "Declined"),
        ({"withdrawn_at": True}, "Withdrawn"),
        ({"invited_by": None}, "Lapsed: who invited does not administer this space any more"),
    ],
)
def test_each_state_has_its_words(values, state, space, administrator, signed_in):
    invite(administrator, space, "guest@example.net")
    now = timezone.now()
    Invitation.objects.update(**{name: now if value is True else value for name, value in values.items()})

    (row,) = signed_in(administrator).get(PAGE).context["rows"]

    assert row.state == state


@pytest.mark.parametrize("action", ["renew", "withdraw"])
def test_sending_again_and_withdrawing(action, space, administrator, signed_in):
    invitation = invite(administrator, space, "guest@example.net")

    answer = signed_in(administrator).post(f"{PAGE}{invitation.pk}/{action}/")

    invitation.refresh_from_db()
    assert (answer.status_code, invitation.is_waiting) == (303, action == "renew")


@pytest.mark.parametrize("action", ["renew", "withdraw"])
def test_what_is_answered_is_refused_with_the_reason(action, space, administrator, signed_in):
    invitation = invite(administrator, space, "guest@example.net")
    Invitation.objects.update(declined_at=timezone.now())

    answer = signed_in(administrator).post(f"{PAGE}{invitation.pk}/{action}/")

    assert (answer.status_code, "answered or withdrawn already" in answer.content.decode()) == (422, True)


@pytest.mark.parametrize("action", ["renew", "withdraw"])
def test_an_invitation_of_another_space_is_not_reached_through_ones_own(
    action, space, administrator, other_space, rival, signed_in
):
    invitation = invite(administrator, space, "guest@example.net")

    assert signed_in(rival).post(f"/spaces/salon/invitations/{invitation.pk}/{action}/").status_code == 404
    invitation.refresh_from_db()
    assert invitation.is_waiting
