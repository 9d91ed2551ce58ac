"""Accounts by name, and rows that say what they are."""

import pytest

from community.models import JoinRequest, Membership, Notice, Participation, User
from tests.factories import OrganisationFactory, UserFactory


def test_an_account_needs_an_address(db):
    with pytest.raises(ValueError, match="needs an e-mail address"):
        User.objects.create_user("")

    assert User.objects.count() == 0


def test_addresses_are_one_whatever_their_case(db):
    user = User.objects.create_user("Mara@Example.org", display_name="Mara")

    assert user.email == "mara@example.org"
    assert User.objects.get_by_natural_key("MARA@example.org") == user


def test_people_are_called_by_their_name_or_handle(db):
    named, nameless = UserFactory(display_name="Mara Member"), UserFactory(display_name="", handle="otto")

    assert [str(named), named.get_full_name(), named.get_short_name()] == ["Mara Member"] * 3
    assert (nameless.name, str(nameless.profile)) == ("otto", "otto")


def test_superusers_hold_permissions_without_an_object_only(space):
    boss = User.objects.create_superuser("boss@example.org", display_name="Boss")

    assert boss.has_perm("wagtailadmin.access_admin")
    assert not boss.has_perm("community.view_members", space)


def test_superusers_have_a_profile_like_everybody(db):
    boss = User.objects.create_superuser("boss@example.org", display_name="Boss")

    assert (boss.profile.works_at, boss.consents.count()) == ("", 0)


def test_rows_name_their_ends_and_no_words(space, member):
    organisation = OrganisationFactory(alias="RB")
    rows = [
        Membership.objects.get(user=member),
        JoinRequest(space=space, user=member, message="private"),
        Notice(kind="mention", recipient=member),
        Participation(organisation=organisation, space=space),
    ]

    assert [str(row) for row in rows] == [
        f"{member.pk} in {space.pk}: member",
        f"{member.pk} asks {space.pk}",
        f"mention for {member.pk}",
        f"{organisation.pk} in {space.pk}",
    ]
