"""Whom a space does not take in."""

import pytest
from django.test import Client

from community.addresses import hash_of
from community.models import Block, Invitation, JoinRequest, Membership
from community.operations.blocks import block_address, block_person, lift_block
from community.operations.join_requests import ask_to_join, decide_join_request
from community.operations.memberships import join_space
from portal.choices import JoinPolicy, Role
from portal.models import AuditEntry
from portal.operations import AccessDeniedError, OperationRefusedError
from tests.community.inviting import invite, verified
from tests.factories import UserFactory, join
from tests.lines import anywhere


@pytest.fixture(autouse=True)
def _counted(space, administrator, member):
    space.member_count = Membership.objects.filter(space=space).count()
    space.save()


def block(space, administrator, user, **values):
    with anywhere():
        return block_person(actor=administrator, space=space, user=user, **values)


def test_who_is_blocked_is_removed_at_once(space, administrator, member):
    made = block(space, administrator, member, reason=" Noise ")

    assert (made.user, made.reason, made.blocked_by) == (member, "Noise", administrator)
    assert made.address_hash == hash_of(member.email)
    assert not Membership.objects.filter(user=member).exists()
    assert [entry.verb for entry in AuditEntry.objects.all()] == ["community.block_person"]


@pytest.mark.parametrize("policy", [JoinPolicy.OPEN, JoinPolicy.REQUEST])
def test_who_is_blocked_neither_joins_nor_asks(policy, space, administrator, member, as_reader):
    space.join_policy = policy
    space.save()
    block(space, administrator, member)

    come = join_space if policy == JoinPolicy.OPEN else ask_to_join

    with as_reader(member, space), pytest.raises(AccessDeniedError):
        come(actor=member, space=space)

    assert not Membership.objects.filter(user=member).exists()
    assert not JoinRequest.objects.exists()


def test_a_new_account_under_the_same_address_is_blocked_too(space, administrator, member, as_reader):
    block(space, administrator, member)
    email = member.email
    with anywhere():
        member.delete()
    again = UserFactory(email=email)

    with as_reader(again, space), pytest.raises(AccessDeniedError):
        join_space(actor=again, space=space)

    assert Block.objects.get().user is None


def test_a_second_address_of_somebody_counts(space, administrator, stranger, as_reader, everywhere):
    verified(stranger, "second@example.net")
    block_address(actor=administrator, space=space, email="second@example.net")

    with as_reader(stranger, space), pytest.raises(AccessDeniedError):
        join_space(actor=stranger, space=space)


def test_a_block_ends_what_could_bring_somebody_back(other_space, rival, stranger, asked):
    invitation = invite(rival, other_space, stranger.email)

    block(other_space, rival, stranger)

    asked.refresh_from_db()
    invitation.refresh_from_db()
    assert (asked.granted, asked.decided_at is not None) == (False, True)
    assert invitation.withdrawn_at is not None


def test_an_address_of_a_member_removes_them_and_one_of_others_says_nothing(
    space, administrator, member, outsider, everywhere
):
    ours = block_address(actor=administrator, space=space, email=member.email)
    theirs = block_address(actor=administrator, space=space, email=outsider.email)

    assert (ours.user, theirs.user) == (member, None)
    assert not Membership.objects.filter(user=member).exists()
    assert theirs.address_hint == "ol…@example.org"


@pytest.mark.parametrize("whom", ["oneself", "blocked already"])
def test_a_block_is_refused(whom, space, administrator, member, everywhere):
    user = administrator
    if whom == "blocked already":
        user = member
        Block.objects.create(space=space, user=member, address_hash="x")
    before = (Block.objects.count(), Membership.objects.count())

    with pytest.raises(OperationRefusedError):
        block_person(actor=administrator, space=space, user=user)

    assert (Block.objects.count(), Membership.objects.count()) == before


@pytest.mark.parametrize("email", ["ada-administrator@example.org", "twice@example.net"])
def test_ones_own_address_and_one_twice_are_refused_at_the_field(email, space, administrator, everywhere):
    block_address(actor=administrator, space=space, email="twice@example.net")

    with pytest.raises(OperationRefusedError) as refused:
        block_address(actor=administrator, space=space, email=email)

    assert refused.value.field == "email"
    assert Block.objects.count() == 1


def test_lifting_lets_them_in_again(space, administrator, member, as_reader, everywhere):
    made = block(space, administrator, member)

    lift_block(actor=administrator, block=made)

    with as_reader(member, space):
        join_space(actor=member, space=space)
    assert Membership.objects.filter(user=member).exists()
    with pytest.raises(OperationRefusedError):
        lift_block(actor=administrator, block=made)


@pytest.mark.parametrize("who", ["visitor", "stranger", "member", "moderator", "rival", "coordinator"])
def test_only_administrators_block_and_lift(who, space, administrator, colleague, everybody, as_reader):
    made = Block.objects.create(space=space, address_hash="x")
    actor = everybody[who]

    with as_reader(actor, space):
        for refused in (
            lambda: block_person(actor=actor, space=space, user=colleague),
            lambda: block_address(actor=actor, space=space, email="a@example.net"),
            lambda: lift_block(actor=actor, block=made),
        ):
            with pytest.raises(AccessDeniedError):
                refused()

    assert list(Block.objects.all()) == [made]
    assert Membership.objects.filter(user=colleague).exists()


def test_the_door_says_plainly_that_they_cannot_join(space, administrator, member, signed_in):
    block(space, administrator, member)
    browser = signed_in(member)

    page = browser.get("/spaces/baltic/join/").content.decode()
    answer = browser.post("/spaces/baltic/join/")

    assert "You cannot join this space." in page
    assert "Join this space</button>" not in page
    assert answer.status_code == 403
    assert browser.get("/spaces/baltic/").status_code == 200


def test_a_hidden_space_looks_like_none_to_who_is_blocked(hidden_space, insider, signed_in):
    boss = UserFactory()
    join(boss, hidden_space, Role.ADMINISTRATOR)
    hidden_space.member_count = 2
    hidden_space.save()
    block(hidden_space, boss, insider)

    assert signed_in(insider).get("/spaces/bakery/join/").status_code == 404


def test_the_page_blocks_lists_and_lifts(space, administrator, member, signed_in):
    browser = signed_in(administrator)
    membership = Membership.objects.get(user=member)

    blocked = browser.post(f"/spaces/baltic/members/{membership.pk}/block/", {"reason": "Noise"})
    added = browser.post("/spaces/baltic/blocks/", {"email": "No@Example.net", "reason": ""})
    page = browser.get("/spaces/baltic/blocks/")
    lifted = browser.post(f"/spaces/baltic/blocks/{Block.objects.get(user=member).pk}/lift/")

    words = page.content.decode()
    assert (blocked.status_code, added.status_code, lifted.status_code) == (303, 303, 303)
    assert ("Mara Member" in words, "Noise" in words, "no…@example.net" in words) == (True, True, True)
    assert [row.address_hint for row in Block.objects.all()] == ["no…@example.net"]


@pytest.mark.parametrize("email", ["", "nobody", "ada-administrator@example.org"])
def test_bad_addresses_are_refused_and_kept(email, space, administrator, signed_in):
    answer = signed_in(administrator).post("/spaces/baltic/blocks/", {"email": email, "reason": "My words"})

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == ["email"]
    assert "My words" in answer.content.decode()
    assert Block.objects.count() == 0


@pytest.mark.parametrize(("who", "status"), [("visitor", 303), ("member", 403), ("rival", 403)])
def test_the_page_is_for_administrators(who, status, space, everybody, signed_in):
    browser = Client() if who == "visitor" else signed_in(everybody[who])

    assert browser.get("/spaces/baltic/blocks/").status_code == status
    assert browser.post("/spaces/baltic/blocks/", {"email": "a@example.net"}).status_code == status
    assert Block.objects.count() == 0


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_takes_the_same_queries_however_long(
    count, space, administrator, signed_in, django_assert_num_queries
):
    for _n in range(count):
        user = UserFactory()
        Block.objects.create(space=space, user=user, address_hash=user.email, blocked_by=administrator)
    browser = signed_in(administrator)

    with django_assert_num_queries(7):
        answer = browser.get("/spaces/baltic/blocks/")

    assert len(answer.context["rows"]) == count
    assert Invitation.objects.count() == 0


def test_who_asked_before_their_address_was_blocked_is_not_let_in(
    other_space, rival, stranger, asked, as_reader
):
    with as_reader(rival, other_space):
        block_address(actor=rival, space=other_space, email=stranger.email)

    with as_reader(rival, other_space), pytest.raises(OperationRefusedError):
        decide_join_request(actor=rival, request=asked, grant=True)

    asked.refresh_from_db()
    assert asked.decided_at is None
    assert not Membership.objects.filter(space=other_space, user=stranger).exists()
