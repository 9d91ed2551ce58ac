"""Who may know of spaces and people, and what they may do there: sentences, sets, and that both agree."""

import pytest
from django.utils import timezone

from community.choices import ProfileAudience
from community.models import Membership, User
from community.selectors import people_for
from portal.choices import JoinPolicy, Role, Visibility
from portal.models import Space
from portal.operations import may
from portal.spaces import readable, standing
from tests.factories import SpaceFactory, UserFactory, join

EVERYBODY = {
    "visitor", "stranger", "outsider", "rival", "insider", "newcomer", "observer", "member", "moderator",
    "administrator", "coordinator",
}  # fmt: skip
SIGNED_IN = EVERYBODY - {"visitor"}
MEMBERS = {"newcomer", "observer", "member", "moderator", "administrator"}
# Accepted by some space: the newcomer walked in alone, and the coordinator's desk is no membership.
NETWORK = {"outsider", "rival", "insider", "member", "moderator", "administrator"}

POSSIBLE = [
    (visibility, policy)
    for visibility in Visibility
    for policy in JoinPolicy
    if visibility != Visibility.HIDDEN or policy == JoinPolicy.INVITATION
]


def who_may(everybody, permission, obj):
    return {name for name, actor in everybody.items() if may(actor, permission, obj)}


@pytest.mark.parametrize(("visibility", "policy"), POSSIBLE)
def test_visibility_and_join_policy_decide_who_knows_enters_joins_and_asks(
    visibility, policy, space, everybody
):
    space.visibility, space.join_policy = visibility, policy
    space.save()

    known = {
        Visibility.PUBLIC: EVERYBODY,
        Visibility.NETWORK: NETWORK | MEMBERS,
        Visibility.HIDDEN: MEMBERS,
    }[visibility]
    outside = (known & SIGNED_IN) - MEMBERS
    assert who_may(everybody, "community.view_space", space) == known
    assert who_may(everybody, "community.join_space", space) == (
        outside if policy == JoinPolicy.OPEN else set()
    )
    assert who_may(everybody, "community.ask_to_join", space) == (
        outside if policy == JoinPolicy.REQUEST else set()
    )


@pytest.mark.parametrize("policy", [JoinPolicy.OPEN, JoinPolicy.REQUEST])
def test_nobody_joins_an_archived_space(policy, space, everybody):
    space.join_policy, space.archived_at = policy, timezone.now()
    space.save()

    assert who_may(everybody, "community.join_space", space) == set()
    assert who_may(everybody, "community.ask_to_join", space) == set()


@pytest.mark.parametrize(
    ("permission", "allowed"),
    [
        ("community.view_members", MEMBERS),
        ("community.leave_space", MEMBERS),
        ("community.manage_members", {"administrator"}),
        ("community.view_join_requests", {"administrator"}),
        ("community.decide_join_request", {"administrator"}),
        ("community.edit_space", {"administrator"}),
        ("community.archive_space", {"administrator"}),
        ("community.create_space", {"coordinator"}),
        ("community.edit_organisation", {"coordinator"}),
        ("community.deactivate_person", set()),
        ("community.admit_member", set()),
        ("community.mail_notices", set()),
        ("community.invite", {"administrator"}),
        ("community.view_invitations", {"administrator"}),
        ("community.mail_invitations", set()),
        ("community.block", {"administrator"}),
        ("community.view_blocks", {"administrator"}),
        ("community.export_members", {"administrator"}),
        ("community.view_participations", {"administrator"}),
        ("community.propose_participation", {"administrator"}),
    ],
)
def test_what_people_may_do_in_a_space(permission, allowed, space, everybody):
    assert who_may(everybody, permission, space) == allowed


@pytest.mark.parametrize(
    ("permission", "allowed"),
    [
        ("community.manage_members", set()),
        ("community.invite", set()),
        ("community.block", set()),
        ("community.propose_participation", set()),
        ("community.view_invitations", {"administrator"}),
        ("community.decide_join_request", set()),
        ("community.edit_space", set()),
        ("community.archive_space", {"administrator"}),
        ("community.view_members", MEMBERS),
        ("community.leave_space", MEMBERS),
    ],
)
def test_an_archived_space_is_only_opened_again(permission, allowed, space, everybody):
    space.archived_at = timezone.now()

    assert who_may(everybody, permission, space) == allowed


def test_the_directory_lists_exactly_the_spaces_that_one_may_know_of(
    space, other_space, closed_space, hidden_space, everybody
):
    SpaceFactory(slug="archive", archived_at=timezone.now())

    for name, actor in everybody.items():
        listed = set(readable(actor))
        assert listed == {s for s in Space.objects.all() if may(actor, "community.view_space", s)}, name


@pytest.mark.parametrize("shown_to", ProfileAudience)
def test_the_directory_shows_exactly_the_profiles_that_one_may_see(shown_to, space, hidden_space, everybody):
    hers = UserFactory(profile__shown_to=shown_to)
    join(hers, space)
    join(UserFactory(profile__shown_to=shown_to), hidden_space)
    join(UserFactory(profile__shown_to=shown_to, is_active=False), space)

    for name, actor in everybody.items():
        shown = set(people_for(actor))
        assert shown == {p for p in User.objects.all() if may(actor, "community.view_person", p)}, name


@pytest.mark.parametrize(
    ("shown_to", "seen_by"),
    [
        (ProfileAudience.PUBLIC, EVERYBODY),
        (ProfileAudience.NETWORK, NETWORK | MEMBERS),
        (ProfileAudience.SPACES, MEMBERS),
    ],
)
def test_a_profile_is_public_or_for_the_network_and_co_members(shown_to, seen_by, space, everybody):
    person = UserFactory(profile__shown_to=shown_to)
    join(person, space)

    assert who_may(everybody, "community.view_person", person) == seen_by


def test_a_profile_for_the_network_is_hidden_from_who_shares_no_space(other_space, everybody):
    person = UserFactory()
    join(person, other_space)

    assert who_may(everybody, "community.view_person", person) == NETWORK


def test_people_see_themselves_even_without_a_profile(db):
    alone = User.objects.create_user("alone@example.org", display_name="Alone")

    assert list(people_for(alone)) == [alone]
    assert may(alone, "community.view_person", alone)


def test_a_superuser_makes_spaces_but_enters_none(hidden_space, db):
    boss = User.objects.create_superuser("boss@example.org", display_name="Boss")

    assert may(boss, "community.create_space")
    assert not may(boss, "community.view_space", hidden_space)
    assert not may(boss, "community.view_members", hidden_space)


def test_sentences_about_nothing_are_false_and_do_not_raise(member):
    about_something = {
        "view_space", "join_space", "ask_to_join", "leave_space", "view_members",
        "manage_members", "edit_space", "archive_space", "view_join_requests", "decide_join_request",
        "invite", "view_invitations", "manage_invitation", "accept_invitation", "block", "view_blocks",
        "export_members", "view_participations", "propose_participation", "view_participation",
        "answer_participation", "end_participation", "speak_for_organisation",
        "withdraw_join_request", "view_person", "edit_profile", "view_words", "decide_words",
        "view_address", "view_organisation", "describe_organisation",
    }  # fmt: skip

    assert {name for name in about_something if may(member, f"community.{name}")} == set()


def test_who_is_of_the_network_is_said_alike_by_set_and_standing(space, closed_space, everybody):
    both = UserFactory()
    join(both, space, Role.OBSERVER)
    join(both, closed_space)
    everybody["observer and member"] = both

    by_set = set(Membership.objects.of_the_network().values_list("user_id", flat=True))

    assert {name for name, person in everybody.items() if standing(person).is_accepted} == {
        name for name, person in everybody.items() if person.pk in by_set
    }
    assert standing(both).is_accepted
    assert not standing(everybody["observer"]).is_accepted


@pytest.mark.parametrize("visibility", Visibility)
def test_an_observer_sees_only_their_space(visibility, space, closed_space, other_space, observer):
    space.visibility, space.join_policy = visibility, JoinPolicy.INVITATION
    space.save()

    assert set(readable(observer)) == {space, other_space}  # the other one is for everybody
    assert may(observer, "community.view_space", space)
    assert not may(observer, "community.view_space", closed_space)
