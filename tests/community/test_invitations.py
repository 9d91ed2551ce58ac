"""Inviting, accepting, declining: what each does, to whom it is refused, and what follows."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from community.models import Invitation, InvitationRefusal, Membership
from community.operations.blocks import block_address
from community.operations.invitations import (
    GOOD_FOR,
    decline_invitation,
    forget_old_invitations,
    invite_people,
    renew_invitation,
    withdraw_invitation,
)
from community.selectors import sort_addresses
from portal.choices import JoinPolicy, Role, Visibility
from portal.models import AuditEntry
from portal.operations import SYSTEM, AccessDeniedError, OperationRefusedError, may
from tests.community.inviting import invite, verified
from tests.lines import anywhere

EMAIL = "guest@example.net"


def of(space, user):
    return Membership.objects.get(space=space, user=user)


def test_an_invitation_waits_for_its_mail_without_any_token(space, administrator, as_reader):
    with as_reader(administrator, space):
        (made,) = invite_people(
            actor=administrator, space=space, emails=[EMAIL], role=Role.MODERATOR, edits_pages=True,
            welcome=" Hello ",
        )  # fmt: skip

    task = DBTaskResult.objects.get()
    assert (made.email, made.role, made.edits_pages, made.welcome) == (EMAIL, "moderator", True, "Hello")
    assert (made.token_hash, made.mailed_at, made.invited_by) == (None, None, administrator)
    assert made.expires_at - made.asked_at == GOOD_FOR == timedelta(days=14)
    assert (task.task_path, task.args_kwargs) == (
        "community.invitation_tasks.mail_invitation", {"args": [made.pk], "kwargs": {}},
    )  # fmt: skip
    assert AuditEntry.objects.get().verb == "community.invite"


@pytest.mark.parametrize("who", ["visitor", "stranger", "member", "moderator", "rival", "coordinator"])
def test_only_administrators_invite(who, space, everybody, as_reader):
    with as_reader(everybody[who], space), pytest.raises(AccessDeniedError) as denied:
        invite_people(actor=everybody[who], space=space, emails=[EMAIL])

    assert denied.value.permission == "community.invite"
    assert (Invitation.objects.count(), DBTaskResult.objects.count()) == (0, 0)


def test_addresses_are_sorted_without_saying_who_has_an_account(
    space, administrator, member, newcomer, outsider, as_reader
):
    verified(member, "mara@work.example")
    invite(administrator, space, "waiting@example.net")
    InvitationRefusal.objects.create(space=space, address_hash=_hash("enough@example.net"))
    with as_reader(administrator, space):
        block_address(actor=administrator, space=space, email="blocked@example.net")

    told = sort_addresses(
        space,
        [
            outsider.email, "unknown@example.net", newcomer.email, member.email, "mara@work.example",
            "waiting@example.net", "enough@example.net", "blocked@example.net",
        ],
        timezone.now(),
    )  # fmt: skip

    # Who has an account elsewhere looks like who has none; who walked in alone can still be invited.
    assert told.new == [outsider.email, "unknown@example.net", newcomer.email]
    assert (told.members, told.invited, told.refused, told.blocked) == (
        [member.email, "mara@work.example"], ["waiting@example.net"], ["enough@example.net"],
        ["blocked@example.net"],
    )  # fmt: skip


def _hash(email):
    from community.addresses import hash_of

    return hash_of(email)


def test_who_is_in_or_invited_or_blocked_is_left_out(space, administrator, member, as_reader):
    invite(administrator, space, "waiting@example.net")

    with as_reader(administrator, space):
        made = invite_people(
            actor=administrator, space=space, emails=[member.email, "waiting@example.net", EMAIL]
        )

    assert [row.email for row in made] == [EMAIL]
    assert Invitation.objects.count() == 2


@pytest.mark.parametrize("limit", ["INVITATIONS_A_DAY_IN_SPACE", "INVITATIONS_A_DAY_BY_PERSON"])
def test_a_day_has_a_limit(limit, space, administrator, as_reader, settings):
    setattr(settings, limit, 2)
    invite(administrator, space, "one@example.net")

    with as_reader(administrator, space), pytest.raises(OperationRefusedError) as refused:
        invite_people(actor=administrator, space=space, emails=["two@example.net", "three@example.net"])

    assert refused.value.field == "addresses"
    assert str(refused.value) == "Too many invitations for one day: 1 more can go out today."
    assert Invitation.objects.count() == 1


def test_sending_again_counts_for_the_limit_of_a_day(space, administrator, as_reader, settings):
    settings.INVITATIONS_A_DAY_IN_SPACE = 2
    invitation = invite(administrator, space, EMAIL)
    with as_reader(administrator, space):
        renew_invitation(actor=administrator, invitation=invitation)

    with as_reader(administrator, space), pytest.raises(OperationRefusedError):
        renew_invitation(actor=administrator, invitation=invitation)

    assert DBTaskResult.objects.count() == 2


def test_sending_again_makes_the_old_link_lead_nowhere(space, administrator, as_reader):
    invitation = invite(administrator, space, EMAIL)
    Invitation.objects.update(
        token_hash="old", mailed_at=timezone.now() - timedelta(hours=1), expires_at=timezone.now()
    )

    with as_reader(administrator, space):
        renew_invitation(actor=administrator, invitation=invitation)

    invitation.refresh_from_db()
    assert (invitation.token_hash, invitation.mailed_at) == (None, None)
    assert invitation.expires_at > timezone.now() + timedelta(days=13)
    assert DBTaskResult.objects.count() == 2


@pytest.mark.parametrize("state", ["just mailed", "answered", "refused", "blocked"])
def test_sending_again_is_refused(state, space, administrator, as_reader):
    invitation = invite(administrator, space, EMAIL)
    if state == "just mailed":
        Invitation.objects.update(mailed_at=timezone.now())
    elif state == "answered":
        Invitation.objects.update(declined_at=timezone.now())
    elif state == "refused":
        InvitationRefusal.objects.create(space=space, address_hash=_hash(EMAIL))
    else:
        with as_reader(administrator, space):
            block_address(actor=administrator, space=space, email=EMAIL)
        Invitation.objects.update(withdrawn_at=None)

    with as_reader(administrator, space), pytest.raises(OperationRefusedError):
        renew_invitation(actor=administrator, invitation=invitation)

    assert DBTaskResult.objects.count() == 1


def test_one_that_has_run_out_is_renewed_by_inviting_again(space, administrator):
    first = invite(administrator, space, EMAIL)
    Invitation.objects.update(expires_at=timezone.now())

    second = invite(administrator, space, EMAIL, role=Role.OBSERVER)

    assert (second.pk, second.role, Invitation.objects.count()) == (first.pk, Role.OBSERVER, 1)


@pytest.mark.parametrize("no_more", [False, True])
def test_saying_no_needs_no_account_and_may_stop_what_comes_later(
    no_more, space, administrator, as_reader, visitor
):
    invitation = invite(administrator, space, EMAIL)

    with as_reader(visitor, None):
        decline_invitation(actor=visitor, invitation=invitation, no_more=no_more)

    invitation.refresh_from_db()
    told = sort_addresses(space, [EMAIL], timezone.now())
    assert (invitation.is_waiting, invitation.declined_at is not None) == (False, True)
    assert (told.new, told.refused) == (([], [EMAIL]) if no_more else ([EMAIL], []))


def test_another_space_may_still_invite_who_refused_this_one(space, other_space, administrator, rival):
    decline_invitation(actor=AnonymousUser(), invitation=invite(administrator, space, EMAIL), no_more=True)

    assert invite(rival, other_space, EMAIL).is_waiting


@pytest.mark.parametrize("who", ["stranger", "member", "moderator", "rival", "coordinator"])
@pytest.mark.parametrize("operation", [renew_invitation, withdraw_invitation])
def test_others_neither_send_again_nor_withdraw(operation, who, space, administrator, everybody, as_reader):
    invitation = invite(administrator, space, EMAIL)

    with as_reader(everybody[who], space), pytest.raises(AccessDeniedError):
        operation(actor=everybody[who], invitation=invitation)

    invitation.refresh_from_db()
    assert invitation.is_waiting


@pytest.mark.parametrize("visibility", Visibility)
def test_who_may_manage_an_invitation_administers_its_space(visibility, space, administrator, rival):
    space.visibility, space.join_policy = visibility, JoinPolicy.INVITATION
    space.save()
    invitation = invite(administrator, space, EMAIL)

    with anywhere():
        assert may(administrator, "community.manage_invitation", invitation)
        assert not may(rival, "community.manage_invitation", invitation)


@pytest.mark.parametrize("field", ["accepted_at", "declined_at", "withdrawn_at", "expires_at"])
def test_addresses_are_forgotten_half_a_year_after_an_invitation_led_somewhere(
    field, space, administrator, member
):
    over, waiting = invite(administrator, space, EMAIL), invite(administrator, space, "later@example.net")
    Invitation.objects.filter(pk=over.pk).update(**{field: timezone.now() - timedelta(days=181)})

    with pytest.raises(AccessDeniedError):
        forget_old_invitations(actor=administrator)
    before = Invitation.objects.count()
    forget_old_invitations(actor=SYSTEM)

    assert (before, list(Invitation.objects.all())) == (2, [waiting])
