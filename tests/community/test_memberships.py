"""Coming, staying and going: what each does, to whom it is refused, and what follows."""

import pytest
from django.contrib.auth.models import Group

from community.models import Membership
from community.operations.memberships import (
    admit_member,
    change_role,
    join_space,
    leave_space,
    remove_member,
)
from portal.access import circles_of
from portal.choices import Role
from portal.models import AuditEntry, CircleMember
from portal.operations import SYSTEM, AccessDeniedError, OperationRefusedError, may
from portal.spaces import standing
from tests.factories import CircleFactory, CircleMemberFactory, join
from tests.lines import anywhere


def groups_of(user):
    return set(user.groups.values_list("name", flat=True))


def of(space, user):
    return Membership.objects.get(space=space, user=user)


def test_walking_into_an_open_space_makes_a_member_whom_nobody_accepted(space, stranger, as_reader, hints):
    with as_reader(stranger, space):
        assert not standing(stranger).is_member(space.pk)
        membership = join_space(actor=stranger, space=space)
        assert standing(stranger).is_member(space.pk)

    space.refresh_from_db()
    assert (membership.role, membership.accepted_at, membership.version) == (Role.MEMBER, None, 1)
    assert space.member_count == 1
    assert groups_of(stranger) == {f"space {space.pk} readers"}
    assert hints() == [f"standing:{stranger.pk}", f"space:{space.pk}"]
    assert AuditEntry.objects.get().verb == "community.join_space"


@pytest.mark.parametrize("who", ["visitor", "member", "administrator"])
def test_who_is_in_or_unknown_does_not_join(who, space, everybody, as_reader):
    before = Membership.objects.count()

    with as_reader(everybody[who], space), pytest.raises(AccessDeniedError) as denied:
        join_space(actor=everybody[who], space=space)

    assert denied.value.permission == "community.join_space"
    assert Membership.objects.count() == before


def test_a_space_by_request_is_not_joined(other_space, stranger, as_reader):
    with as_reader(stranger, other_space), pytest.raises(AccessDeniedError):
        join_space(actor=stranger, space=other_space)

    assert not Membership.objects.filter(user=stranger).exists()


def test_joining_closes_the_request_that_waited(other_space, stranger, asked, as_reader):
    other_space.join_policy = "open"
    other_space.save()

    with as_reader(stranger, other_space):
        join_space(actor=stranger, space=other_space)

    asked.refresh_from_db()
    assert (asked.granted, asked.decided_by) == (True, None)
    assert asked.decided_at is not None


def test_the_platform_admits_people_with_a_role(hidden_space, stranger, everywhere):
    membership = admit_member(
        actor=SYSTEM, space=hidden_space, user=stranger, role=Role.MODERATOR, edits_pages=True
    )

    assert (membership.role, membership.edits_pages, membership.accepted_by) == (Role.MODERATOR, True, None)
    assert membership.accepted_at is not None
    assert groups_of(stranger) == {
        f"space {hidden_space.pk} readers", f"space {hidden_space.pk} editors", "people of the network",
    }  # fmt: skip


def test_admitting_who_walked_in_accepts_them_and_keeps_the_role(space, newcomer, everywhere):
    space.refresh_from_db()

    membership = admit_member(actor=SYSTEM, space=space, user=newcomer, role=Role.ADMINISTRATOR)

    before = space.member_count
    space.refresh_from_db()
    assert (membership.role, membership.version) == (Role.MEMBER, 2)
    assert membership.accepted_at is not None
    assert space.member_count == before


@pytest.mark.parametrize("who", ["administrator", "coordinator", "stranger"])
def test_people_admit_nobody_without_being_asked(who, space, everybody, outsider, as_reader):
    with as_reader(everybody[who], space), pytest.raises(AccessDeniedError):
        admit_member(actor=everybody[who], space=space, user=outsider)

    assert not Membership.objects.filter(space=space, user=outsider).exists()


def test_leaving_ends_membership_groups_and_circles(space, member, administrator, everywhere, hints):
    circle = CircleFactory(space=space)
    CircleMemberFactory(circle=circle, user=member)
    CircleMemberFactory(circle=circle, user=administrator)
    space.member_count = 2
    space.save()

    leave_space(actor=member, space=space)

    space.refresh_from_db()
    assert not Membership.objects.filter(space=space, user=member).exists()
    assert space.member_count == 1
    assert groups_of(member) == set()
    assert [row.user for row in CircleMember.objects.all()] == [administrator]
    assert f"standing:{member.pk}" in hints()
    assert AuditEntry.objects.get().verb == "community.leave_space"


@pytest.mark.parametrize("visibility", ["public", "network", "hidden"])
@pytest.mark.parametrize("way", ["leaves", "is removed"])
def test_nobody_stays_in_the_circles_of_a_space_that_they_cannot_read_any_more(
    visibility, way, space, administrator, member, as_reader
):
    space.visibility, space.join_policy, space.member_count = visibility, "invitation", 2
    space.save()
    with anywhere():
        CircleMemberFactory(circle=CircleFactory(space=space), user=member)

    if way == "leaves":
        with as_reader(member, space):
            leave_space(actor=member, space=space)
            assert circles_of(member) == frozenset()
    else:
        with as_reader(administrator, space):
            remove_member(actor=administrator, membership=of(space, member))

    with anywhere():
        assert CircleMember.objects.count() == 0


def test_who_leaves_one_space_stays_in_the_circles_of_others(space, other_space, member, everywhere):
    join(member, other_space)
    CircleMemberFactory(circle=CircleFactory(space=other_space), user=member)
    space.member_count = 1
    space.save()

    leave_space(actor=member, space=space)

    assert CircleMember.objects.filter(user=member).count() == 1
    assert groups_of(member) == {"people of the network"}


def test_the_last_administrator_does_not_leave(space, administrator, member, everywhere):
    with pytest.raises(OperationRefusedError):
        leave_space(actor=administrator, space=space)

    assert of(space, administrator).role == Role.ADMINISTRATOR
    assert AuditEntry.objects.count() == 0


def test_an_administrator_leaves_when_there_is_another_who_can_sign_in(
    space, administrator, member, everywhere
):
    change_role(actor=administrator, membership=of(space, member), role=Role.ADMINISTRATOR)
    space.member_count = 2
    space.save()

    leave_space(actor=administrator, space=space)

    assert not Membership.objects.filter(space=space, user=administrator).exists()


def test_a_closed_account_does_not_count_as_an_administrator(space, administrator, member, everywhere):
    Membership.objects.filter(user=member).update(role=Role.ADMINISTRATOR)
    member.is_active = False
    member.save()

    with pytest.raises(OperationRefusedError):
        leave_space(actor=administrator, space=space)

    assert Membership.objects.filter(user=administrator).exists()


@pytest.mark.parametrize("who", ["outsider", "stranger", "visitor", "coordinator"])
def test_who_is_not_in_does_not_leave(who, space, everybody, as_reader):
    with as_reader(everybody[who], space), pytest.raises(AccessDeniedError):
        leave_space(actor=everybody[who], space=space)


def test_a_new_role_raises_the_version_so_that_sockets_look_again(
    space, administrator, member, as_reader, hints
):
    with as_reader(administrator, space):
        membership = change_role(actor=administrator, membership=of(space, member), role=Role.MODERATOR)
        assert may(member, "community.view_members", space)

    entry = AuditEntry.objects.get()
    assert (membership.role, membership.version) == (Role.MODERATOR, 2)
    assert (entry.verb, entry.details) == (
        "community.change_role",
        {"before": "member", "after": "moderator", "edits_pages": False},
    )
    assert hints() == [f"standing:{member.pk}", f"space:{space.pk}", f"user:{member.pk}"]


def test_the_same_role_again_changes_nothing(space, administrator, member, as_reader, hints):
    with as_reader(administrator, space):
        membership = change_role(actor=administrator, membership=of(space, member), role=Role.MEMBER)

    assert (membership.version, hints(), AuditEntry.objects.count()) == (1, [], 0)


@pytest.mark.parametrize("role", ["", "owner"])
def test_an_unknown_role_is_refused_at_its_field(role, space, administrator, member, as_reader):
    with as_reader(administrator, space), pytest.raises(OperationRefusedError) as refused:
        change_role(actor=administrator, membership=of(space, member), role=role)

    assert refused.value.field == "role"
    assert of(space, member).role == Role.MEMBER


@pytest.mark.parametrize(("operation", "values"), [(change_role, {"role": Role.MEMBER}), (remove_member, {})])
def test_the_last_administrator_keeps_the_role(operation, values, space, administrator, as_reader):
    with as_reader(administrator, space), pytest.raises(OperationRefusedError):
        operation(actor=administrator, membership=of(space, administrator), **values)

    assert of(space, administrator).role == Role.ADMINISTRATOR


@pytest.mark.parametrize("who", ["moderator", "member", "observer", "rival", "coordinator", "visitor"])
def test_only_administrators_change_roles_and_remove(who, space, everybody, colleague, as_reader):
    with as_reader(everybody[who], space):
        with pytest.raises(AccessDeniedError) as denied:
            change_role(actor=everybody[who], membership=of(space, colleague), role=Role.MODERATOR)
        with pytest.raises(AccessDeniedError):
            remove_member(actor=everybody[who], membership=of(space, colleague))

    assert denied.value.permission == "community.manage_members"
    assert of(space, colleague).role == Role.MEMBER


def test_a_removed_member_is_out_at_once(hidden_space, insider, administrator, everywhere):
    join(administrator, hidden_space, Role.ADMINISTRATOR)
    hidden_space.member_count = 2
    hidden_space.save()
    assert may(insider, "community.view_space", hidden_space)

    remove_member(actor=administrator, membership=of(hidden_space, insider))

    hidden_space.refresh_from_db()
    assert not may(insider, "community.view_space", hidden_space)
    assert hidden_space.member_count == 1
    assert set(Group.objects.filter(user=insider)) == set()


def test_who_lost_the_role_a_moment_ago_decides_nothing_more(space, administrator, colleague, as_reader):
    with as_reader(administrator, space):
        assert standing(administrator).administers(space.pk)  # read before the lock, as a page does
        Membership.objects.filter(space=space, user=administrator).delete()
        with pytest.raises(AccessDeniedError):
            change_role(actor=administrator, membership=of(space, colleague), role=Role.ADMINISTRATOR)

    assert of(space, colleague).role == Role.MEMBER


@pytest.mark.parametrize(
    ("operation", "values"), [(change_role, {"role": Role.MODERATOR}), (remove_member, {})]
)
def test_who_has_left_meanwhile_is_neither_changed_nor_removed(
    operation, values, space, administrator, colleague, as_reader
):
    membership = of(space, colleague)
    Membership.objects.filter(pk=membership.pk).delete()

    with as_reader(administrator, space), pytest.raises(OperationRefusedError) as refused:
        operation(actor=administrator, membership=membership, **values)

    assert str(refused.value) == "This person is not a member any more."
    assert AuditEntry.objects.count() == 0
