"""Invitations to one's own addresses, found without the link of their mail."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.utils import timezone

from community.models import Invitation, Membership
from community.operations.blocks import block_address
from portal.choices import Role
from portal.models import Space
from tests.community.inviting import invite, link_of, verified
from tests.factories import UserFactory

EMAIL = "guest@example.net"


@pytest.fixture
def guest(db):
    return verified(UserFactory(email=EMAIL, display_name="Greta Guest", handle="greta-guest"))


@pytest.fixture
def invitation(space, administrator):
    return invite(administrator, space, EMAIL, role=Role.MODERATOR)


def test_who_lost_the_mail_finds_the_invitation_on_their_own_desk(signed_in, space, guest, invitation):
    browser = signed_in(guest)
    address = f"/me/invitations/{invitation.pk}/"

    assert f'href="{address}"' in browser.get("/me/").content.decode()
    assert "Ada Administrator" in browser.get(address).content.decode()
    answer = browser.post(address, {"do": "accept"})

    assert answer["Location"] == space.get_absolute_url()
    assert Membership.objects.get(user=guest).role == Role.MODERATOR
    assert address not in browser.get("/me/").content.decode()


def test_without_a_link_an_invitation_opens_to_nobody_else(signed_in, guest, invitation, outsider):
    address = f"/me/invitations/{invitation.pk}/"
    EmailAddress.objects.filter(user=guest).update(verified=False)

    assert Client().get(address)["Location"].startswith("/accounts/login/")
    for person in (guest, outsider):
        browser = signed_in(person)
        assert browser.get(address).status_code == 404
        assert browser.post(address, {"do": "decline"}).status_code == 404
        assert address not in browser.get("/me/").content.decode()
    assert Invitation.objects.waiting().count() == 1


@pytest.mark.parametrize("ends", ["expired", "blocked", "lapsed"])
def test_an_invitation_that_stands_no_more_is_not_offered(
    signed_in, space, guest, administrator, invitation, ends
):
    if ends == "expired":
        Invitation.objects.update(expires_at=timezone.now())
    elif ends == "blocked":
        block_address(actor=administrator, space=space, email=EMAIL)
    else:
        Membership.objects.filter(user=administrator).update(role=Role.MODERATOR)

    assert "/me/invitations/" not in signed_in(guest).get("/me/").content.decode()
    assert signed_in(guest).get(f"/me/invitations/{invitation.pk}/").status_code == 404


def test_another_invitation_that_was_opened_by_its_link_stays_open(
    signed_in, guest, invitation, other_space, rival
):
    browser = signed_in(guest)
    other = invite(rival, other_space, EMAIL)
    browser.get(link_of(other))

    browser.post(f"/me/invitations/{invitation.pk}/", {"do": "decline"})

    page = browser.get("/invitations/")
    assert (page.status_code, "Salon Kaunas" in page.content.decode()) == (200, True)


def test_nobody_is_invited_into_an_archived_space(signed_in, guest, invitation):
    Space.objects.update(archived_at=timezone.now())

    assert "/me/invitations/" not in signed_in(guest).get("/me/").content.decode()
