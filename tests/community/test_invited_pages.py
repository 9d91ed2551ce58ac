"""The link of an invitation, for whoever opens it."""

import logging
import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.utils import timezone

from community.models import Invitation, InvitationRefusal, Membership, User
from community.operations.blocks import block_address, block_person
from portal.choices import JoinPolicy, Role
from tests.community.inviting import invite, link_of, verified
from tests.factories import UserFactory, join

EMAIL = "guest@example.net"
HERE = "/invitations/"


@pytest.fixture
def guest(db):
    return verified(UserFactory(email=EMAIL, display_name="Greta Guest", handle="greta-guest"))


@pytest.fixture
def invitation(space, administrator):
    return invite(administrator, space, EMAIL, role=Role.MODERATOR, welcome="We look forward to you.")


def opened(browser, invitation):
    """The page to which the link leads."""
    answer = browser.get(link_of(invitation))
    assert (answer.status_code, answer["Location"]) == (303, HERE)
    return browser.get(HERE)


def is_in(user):
    return Membership.objects.filter(user=user).exists()


def test_the_link_says_signed_out_people_who_invites_where_and_as_what(invitation):
    answer = opened(Client(), invitation)

    page = answer.content.decode()
    assert answer.status_code == 200
    for words in (
        "Ada Administrator",
        "Baltic ILP",
        "Moderator",
        "We look forward to you.",
        "gu…@example.net",
    ):
        assert words in page
    assert "/accounts/signup/?next=%2Finvitations%2F" in page
    assert "/accounts/login/?next=%2Finvitations%2F" in page


def test_the_token_goes_no_further_than_the_first_request(invitation, caplog):
    caplog.set_level(logging.DEBUG)
    browser = Client()
    token = link_of(invitation).split("/")[2]

    first = browser.get(f"/invitations/{token}/")
    second = browser.get(HERE)
    lost = browser.get("/invitations/a-token-that-was-mistyped/")

    for answer in (first, second, lost):
        # Not "no-referrer": with it browsers send no origin either, and every form is refused.
        assert answer.headers["Referrer-Policy"] == "same-origin"
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert answer.headers["X-Robots-Tag"] == "noindex"
        assert token not in answer.content.decode()
    assert token not in str(dict(browser.session))
    assert (token in caplog.text, "mistyped" in caplog.text) == (False, False)


def test_a_newcomer_signs_up_with_the_address_filled_in_and_comes_back(invitation):
    browser = Client()
    opened(browser, invitation)
    form = browser.get(f"/accounts/signup/?next={HERE}").content.decode()
    answer = browser.post(
        "/accounts/signup/",
        {"display_name": "Greta Guest", "email": EMAIL, "terms": "on", "next": HERE},
        follow=True,
    )
    code = mail.outbox[-1].body.split("\n\n")
    confirm = answer.redirect_chain[-1][0]
    words = next(line.strip() for block in code for line in block.splitlines() if _is_code(line.strip()))
    answer = browser.post(confirm, {"code": words}, follow=False)

    assert f'value="{EMAIL}"' in form
    assert answer["Location"] == "/me/welcome/?next=%2Finvitations%2F"
    answer = browser.post(HERE, {"do": "accept"})
    assert (answer.status_code, answer["Location"]) == (303, "/spaces/baltic/")
    assert Membership.objects.get(user__email=EMAIL).role == Role.MODERATOR


def _is_code(line):
    return 6 <= len(line) <= 9 and line.replace("-", "").isalnum() and line.upper() == line


def test_the_sign_in_form_has_the_address_too(invitation):
    browser = Client()
    opened(browser, invitation)

    assert f'value="{EMAIL}"' in browser.get("/accounts/login/").content.decode()
    assert f'value="{EMAIL}"' not in Client().get("/accounts/login/").content.decode()


def test_who_has_the_address_accepts_and_is_led_in(invitation, guest, signed_in):
    browser = signed_in(guest)
    page = opened(browser, invitation).content.decode()

    answer = browser.post(HERE, {"do": "accept"})

    assert "Accept and join" in page
    assert (answer.status_code, answer["Location"]) == (303, "/spaces/baltic/")
    assert Membership.objects.get(user=guest).role == Role.MODERATOR
    assert (browser.get(HERE).status_code, browser.session.get("invited_address")) == (404, None)


def test_signed_out_people_sign_in_before_they_accept(invitation):
    browser = Client()
    opened(browser, invitation)

    answer = browser.post(HERE, {"do": "accept"})

    assert (answer.status_code, answer["Location"]) == (303, "/accounts/login/?next=%2Finvitations%2F")
    assert Membership.objects.count() == 1


@pytest.mark.parametrize(("policy", "asks"), [(JoinPolicy.REQUEST, True), (JoinPolicy.INVITATION, False)])
def test_a_forwarded_invitation_is_explained_and_lets_nobody_in(
    policy, asks, invitation, space, stranger, signed_in
):
    space.join_policy = policy
    space.save()
    browser = signed_in(verified(stranger))
    page = opened(browser, invitation).content.decode()

    answer = browser.post(HERE, {"do": "accept"})

    assert "This invitation was mailed to another address" in page
    assert ('href="/spaces/baltic/join/"' in page) == asks
    assert EMAIL not in page
    assert answer.status_code == 403
    assert not is_in(stranger)
    invitation.refresh_from_db()
    assert invitation.is_waiting


def test_a_forwarded_invitation_to_a_hidden_space_names_it_and_says_no_more(
    hidden_space, stranger, guest, signed_in
):
    boss = UserFactory()
    join(boss, hidden_space, Role.ADMINISTRATOR)
    hidden_space.description = "What we bake in secret"
    hidden_space.save()
    invitation = invite(boss, hidden_space, EMAIL)

    theirs = opened(signed_in(verified(stranger)), invitation).content.decode()
    hers = signed_in(guest)
    hers.get(f"/invitations/{_token()}/")

    assert ("Bakery Riga" in theirs, "in secret" in theirs, "/spaces/bakery/" in theirs) == (
        True,
        False,
        False,
    )
    assert "in secret" in hers.get(HERE).content.decode()


def _token():
    return re.search(r"/invitations/([\w-]{43})/", mail.outbox[-1].body).group(1)


def test_who_confirms_the_address_later_accepts_then(invitation, stranger, signed_in):
    browser = signed_in(verified(stranger))
    opened(browser, invitation)
    EmailAddress.objects.create(user=stranger, email=EMAIL, verified=True)

    assert browser.post(HERE, {"do": "accept"}).status_code == 303
    assert is_in(stranger)


@pytest.mark.parametrize("state", ["run out", "withdrawn", "declined", "replaced"])
def test_what_does_not_stand_leads_nowhere_and_names_nothing(state, invitation, guest, signed_in):
    link = link_of(invitation)
    now = timezone.now()
    values = {
        "run out": {"expires_at": now},
        "withdrawn": {"withdrawn_at": now},
        "declined": {"declined_at": now},
        "replaced": {"token_hash": "0" * 64},
    }[state]
    Invitation.objects.update(**values)

    answer = signed_in(guest).get(link, follow=True)

    page = answer.content.decode()
    assert answer.status_code == 404
    assert "This invitation leads nowhere" in page
    assert ("Baltic" in page, "Ada" in page) == (False, False)
    assert not is_in(guest)


@pytest.mark.parametrize("what", ["person", "address", "another address of theirs"])
def test_to_who_is_blocked_it_looks_as_if_it_had_run_out(
    what, invitation, space, administrator, guest, signed_in, as_reader
):
    link = link_of(invitation)
    with as_reader(administrator, space):
        if what == "person":
            block_person(actor=administrator, space=space, user=guest)
        elif what == "address":
            block_address(actor=administrator, space=space, email=EMAIL)
        else:
            verified(guest, "other@example.net")
            block_address(actor=administrator, space=space, email="other@example.net")
    Invitation.objects.update(withdrawn_at=None)
    browser = signed_in(guest)

    page = browser.get(link, follow=True)
    answer = browser.post(HERE, {"do": "accept"})

    assert (page.status_code, answer.status_code) == (404, 404)
    assert "This invitation leads nowhere" in page.content.decode()
    assert not is_in(guest)


def test_used_twice_leads_in_who_used_it(invitation, guest, signed_in):
    browser = signed_in(guest)
    link = link_of(invitation)
    browser.get(link)
    browser.post(HERE, {"do": "accept"})

    browser.get(link)
    again = browser.post(HERE, {"do": "accept"})

    assert (again.status_code, again["Location"]) == (303, "/spaces/baltic/")
    assert Membership.objects.filter(user=guest).count() == 1


@pytest.mark.parametrize("who", ["visitor", "stranger"])
def test_used_twice_tells_others_kindly_and_not_where_it_led(
    who, invitation, guest, stranger, visitor, signed_in
):
    link = link_of(invitation)
    Invitation.objects.update(accepted_by=guest, accepted_at=timezone.now())
    browser = Client() if who == "visitor" else signed_in(stranger)

    answer = browser.get(link, follow=True)

    page = answer.content.decode()
    assert (answer.status_code, "This invitation has been used" in page, "Baltic" in page) == (
        410,
        True,
        False,
    )
    assert ("/accounts/login/?next=%2Finvitations%2F" in page) == (who == "visitor")


def test_saying_no_needs_no_account(invitation):
    browser = Client()
    opened(browser, invitation)

    answer = browser.post(HERE, {"do": "decline"})

    invitation.refresh_from_db()
    assert answer.status_code == 303
    assert invitation.declined_at is not None
    assert not InvitationRefusal.objects.exists()


def test_an_archived_space_says_so(invitation, space, guest, signed_in):
    browser = signed_in(guest)
    opened(browser, invitation)
    space.archived_at = timezone.now()
    space.save()

    answer = browser.post(HERE, {"do": "accept"})

    assert (answer.status_code, "This space is archived." in answer.content.decode()) == (422, True)
    assert not is_in(guest)


def test_nothing_is_accepted_by_looking(invitation, guest, signed_in):
    opened(signed_in(guest), invitation)

    assert not is_in(guest)
    assert Invitation.objects.waiting().count() == 1


def test_without_an_opened_link_there_is_nothing(db):
    assert Client().get(HERE).status_code == 404
    assert User.objects.count() == 0
