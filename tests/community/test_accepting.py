"""Accepting an invitation: who comes in, as what, and who does not."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from community.choices import NoticeKind
from community.models import Invitation, Membership, Notice
from community.operations.blocks import block_address
from community.operations.invitations import (
    accept_invitation,
    decline_invitation,
    withdraw_invitation,
)
from community.operations.memberships import change_role, hand_over, remove_member
from portal.choices import JoinPolicy, Role
from portal.operations import AccessDeniedError, OperationRefusedError
from portal.spaces import standing
from tests.community.inviting import invite, verified
from tests.factories import UserFactory, join

EMAIL = "guest@example.net"


@pytest.fixture
def guest(db):
    """Somebody with an account and the invited address."""
    return verified(UserFactory(email=EMAIL, display_name="Greta Guest", handle="greta-guest"))


def of(space, user):
    return Membership.objects.get(space=space, user=user)


@pytest.mark.parametrize("policy", JoinPolicy)
def test_an_invitation_lets_in_whatever_the_join_policy(policy, space, administrator, guest, as_reader):
    space.join_policy = policy
    space.save()
    invitation = invite(administrator, space, EMAIL, role=Role.MODERATOR, edits_pages=True)

    with as_reader(guest, None):
        accept_invitation(actor=guest, invitation=invitation)
        assert standing(guest).is_accepted

    membership = of(space, guest)
    invitation.refresh_from_db()
    assert (membership.role, membership.edits_pages, membership.accepted_by) == (
        Role.MODERATOR, True, administrator,
    )  # fmt: skip
    assert membership.accepted_at is not None
    assert (invitation.accepted_by, invitation.is_waiting) == (guest, False)
    assert set(guest.groups.values_list("name", flat=True)) == {
        f"space {space.pk} readers", f"space {space.pk} editors", "people of the network",
    }  # fmt: skip
    assert [(n.recipient, n.kind, n.actor) for n in Notice.objects.all()] == [
        (administrator, NoticeKind.INVITATION_ACCEPTED, guest)
    ]


def test_an_invitation_opens_a_hidden_space(hidden_space, guest, as_reader):
    boss = UserFactory()
    join(boss, hidden_space, Role.ADMINISTRATOR)
    invitation = invite(boss, hidden_space, EMAIL)

    with as_reader(guest, None):
        accept_invitation(actor=guest, invitation=invitation)

    assert of(hidden_space, guest).role == Role.MEMBER


@pytest.mark.parametrize(
    ("role", "accepted", "invited_as", "becomes"),
    [
        (Role.MEMBER, False, Role.MEMBER, Role.MEMBER),
        (Role.MEMBER, True, Role.MODERATOR, Role.MODERATOR),
        (Role.OBSERVER, True, Role.MEMBER, Role.MEMBER),
        (Role.MODERATOR, True, Role.OBSERVER, Role.MODERATOR),
    ],
)
def test_who_is_in_already_is_accepted_and_only_rises(
    role, accepted, invited_as, becomes, space, administrator, guest, as_reader
):
    invitation = invite(administrator, space, EMAIL, role=invited_as)
    join(guest, space, role, **({} if accepted else {"accepted_at": None}))

    with as_reader(guest, None):
        accept_invitation(actor=guest, invitation=invitation)

    assert of(space, guest).role == becomes
    assert of(space, guest).accepted_at is not None
    assert Membership.objects.filter(space=space).count() == 2


@pytest.mark.parametrize("address", ["none", "unverified", "another"])
def test_who_has_not_shown_to_read_that_mail_does_not_come_in(
    address, space, administrator, stranger, as_reader
):
    invitation = invite(administrator, space, EMAIL, role=Role.ADMINISTRATOR)
    if address == "unverified":
        verified(stranger, EMAIL).emailaddress_set.update(verified=False)
    elif address == "another":
        verified(stranger)

    with as_reader(stranger, None), pytest.raises(AccessDeniedError) as denied:
        accept_invitation(actor=stranger, invitation=invitation)

    assert denied.value.permission == "community.accept_invitation"
    assert not Membership.objects.filter(user=stranger).exists()


@pytest.mark.parametrize(
    "state", ["run out", "withdrawn", "declined", "used", "archived", "inviter demoted", "inviter removed"]
)
def test_an_invitation_that_does_not_stand_lets_nobody_in(
    state, space, administrator, guest, as_reader, everywhere
):
    second = UserFactory()
    join(second, space, Role.ADMINISTRATOR)
    space.member_count = 2
    space.save()
    invitation = invite(administrator, space, EMAIL)
    now = timezone.now()
    if state == "run out":
        Invitation.objects.update(expires_at=now)
    elif state == "withdrawn":
        withdraw_invitation(actor=administrator, invitation=invitation)
    elif state == "declined":
        decline_invitation(actor=AnonymousUser(), invitation=invitation)
    elif state == "used":
        Invitation.objects.update(accepted_at=now, accepted_by=second)
    elif state == "archived":
        space.archived_at = now
        space.save()
    elif state == "inviter demoted":
        change_role(actor=second, membership=of(space, administrator), role=Role.MEMBER)
    else:
        remove_member(actor=second, membership=of(space, administrator))

    with as_reader(guest, None), pytest.raises(OperationRefusedError):
        accept_invitation(actor=guest, invitation=invitation)

    assert not Membership.objects.filter(user=guest).exists()


def test_a_blocked_address_or_person_does_not_come_in(space, administrator, guest, as_reader):
    invitation = invite(administrator, space, EMAIL)
    with as_reader(administrator, space):
        block_address(actor=administrator, space=space, email=EMAIL)
    Invitation.objects.update(withdrawn_at=None)

    with as_reader(guest, None), pytest.raises(AccessDeniedError):
        accept_invitation(actor=guest, invitation=invitation)

    assert not Membership.objects.filter(user=guest).exists()


def test_handing_over_takes_what_waits_along(space, administrator, member, guest, as_reader):
    invitation = invite(administrator, space, EMAIL)
    with as_reader(administrator, space):
        hand_over(actor=administrator, membership=of(space, member), stay_as=Role.MEMBER)

    with as_reader(guest, None):
        accept_invitation(actor=guest, invitation=invitation)

    assert of(space, guest).accepted_by == member


def test_accepting_closes_the_request_that_waited(other_space, rival, stranger, asked, as_reader):
    verified(stranger)
    invitation = invite(rival, other_space, stranger.email)

    with as_reader(stranger, None):
        accept_invitation(actor=stranger, invitation=invitation)

    asked.refresh_from_db()
    assert asked.granted is True
