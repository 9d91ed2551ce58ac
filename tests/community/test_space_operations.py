"""Making spaces and changing what they are."""

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import PageViewRestriction

from community.models import Membership
from community.operations.describing import describe_space
from community.operations.making_spaces import create_space
from community.operations.spaces import archive_space, change_space_access, reopen_space
from forums.models import Topic
from portal.choices import Audience, JoinPolicy, Role, SectionKind, SpaceKind, Visibility
from portal.models import AuditEntry, SectionPage, Space, SpacePage
from portal.operations import SYSTEM, AccessDeniedError, OperationRefusedError
from tests.factories_forums import TopicFactory

NEW = {
    "slug": "weavers", "name": "Weavers of Vilnius", "kind": SpaceKind.PARTNER,
    "visibility": Visibility.PUBLIC, "join_policy": JoinPolicy.OPEN,
}  # fmt: skip
WORDS = {
    "name": "Baltic plans",
    "tagline": "One page",
    "description": "",
    "languages": ["lv"],
}


def groups_that_read(space):
    restrictions = PageViewRestriction.objects.filter(page__spacepage__space=space)
    return {group.name for restriction in restrictions for group in restriction.groups.all()}


def test_a_new_space_has_pages_groups_boards_and_an_administrator(stranger, everywhere):
    space = create_space(actor=SYSTEM, administrator=stranger, tagline="Wool", languages=["lt"], **NEW)

    membership = Membership.objects.get(space=space)
    page = SpacePage.objects.get(space=space)
    assert (space.tagline, space.languages, space.member_count) == ("Wool", ["lt"], 1)
    assert (membership.user, membership.role, membership.accepted_by) == (stranger, Role.ADMINISTRATOR, None)
    assert membership.accepted_at is not None
    assert (page.title, page.url_path) == ("Weavers of Vilnius", "/home/spaces/weavers/")
    assert set(SectionPage.objects.child_of(page).values_list("kind", flat=True)) == set(SectionKind.values)
    assert set(stranger.groups.values_list("name", flat=True)) == {
        f"space {space.pk} readers", "people of the network",
    }  # fmt: skip
    assert set(AuditEntry.objects.values_list("verb", flat=True)) >= {"community.create_space"}


@pytest.mark.parametrize(
    ("visibility", "policy", "readers"),
    [
        (Visibility.PUBLIC, JoinPolicy.OPEN, set()),
        (Visibility.NETWORK, JoinPolicy.REQUEST, {"space {pk} readers", "people of the network"}),
        (Visibility.HIDDEN, JoinPolicy.INVITATION, {"space {pk} readers"}),
    ],
)
def test_the_second_lock_on_pages_follows_the_visibility(visibility, policy, readers, stranger, everywhere):
    new = NEW | {"visibility": visibility, "join_policy": policy}

    space = create_space(actor=SYSTEM, administrator=stranger, **new)

    assert groups_that_read(space) == {name.format(pk=space.pk) for name in readers}


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"slug": "baltic"}, "slug"),
        ({"slug": "Not A Slug"}, "slug"),
        ({"name": ""}, "name"),
        ({"kind": "club"}, "kind"),
        ({"visibility": Visibility.HIDDEN}, None),
    ],
)
def test_an_impossible_space_is_refused_at_its_field(changes, field, space, stranger, everywhere):
    with pytest.raises(OperationRefusedError) as refused:
        create_space(actor=SYSTEM, administrator=stranger, **NEW | changes)

    assert refused.value.field == field
    assert [s.slug for s in Space.objects.all()] == ["baltic"]
    assert (SpacePage.objects.count(), Membership.objects.count()) == (0, 0)


@pytest.mark.parametrize("who", ["stranger", "administrator", "visitor"])
def test_coordinators_make_spaces_others_do_not(who, everybody, stranger, everywhere):
    before = Space.objects.count()

    with pytest.raises(AccessDeniedError) as denied:
        create_space(actor=everybody[who], administrator=stranger, **NEW)
    made = create_space(actor=everybody["coordinator"], administrator=stranger, **NEW)

    assert denied.value.permission == "community.create_space"
    assert Space.objects.count() == before + 1
    assert Membership.objects.get(space=made).accepted_by == everybody["coordinator"]


def test_the_command_makes_a_space(stranger, capsys):
    call_command("create_space", slug="weavers", name="Weavers", kind="partner", admin=stranger.email.upper())

    space = Space.objects.get(slug="weavers")
    assert (space.visibility, space.join_policy) == (Visibility.NETWORK, JoinPolicy.REQUEST)
    assert Membership.objects.get(space=space).user == stranger
    assert capsys.readouterr().out == "Weavers: /spaces/weavers/\n"


def test_the_command_makes_hidden_spaces_by_invitation(stranger):
    call_command(
        "create_space", slug="x", name="X", kind="partner", admin=stranger.email, visibility="hidden"
    )

    assert Space.objects.get().join_policy == JoinPolicy.INVITATION


@pytest.mark.parametrize(
    ("slug", "admin", "words"),
    [
        ("weavers", "nobody@example.org", "Nobody has signed up as nobody@example.org."),
        ("Weavers!", "stan-stranger@example.org", "Use small letters, digits and hyphens."),
    ],
)
def test_the_command_says_what_is_wrong(slug, admin, words, stranger):
    with pytest.raises(CommandError) as stopped:
        call_command("create_space", slug=slug, name="Weavers", kind="partner", admin=admin)

    assert str(stopped.value).startswith(words)
    assert Space.objects.count() == 0


def test_administrators_say_what_their_space_is(stranger, everywhere, hints):
    space = create_space(actor=SYSTEM, administrator=stranger, **NEW)

    describe_space(actor=stranger, space=space, **WORDS)

    space.refresh_from_db()
    assert {name: getattr(space, name) for name in WORDS} == WORDS
    assert SpacePage.objects.get(space=space).title == "Baltic plans"
    assert hints()[-1] == f"space:{space.pk}"


@pytest.mark.parametrize("who", ["moderator", "member", "rival", "coordinator", "visitor"])
def test_only_administrators_change_a_space(who, space, everybody, as_reader):
    actor = everybody[who]

    with as_reader(actor, space):
        with pytest.raises(AccessDeniedError) as denied:
            describe_space(actor=actor, space=space, **WORDS)
        with pytest.raises(AccessDeniedError):
            change_space_access(actor=actor, space=space, visibility="hidden", join_policy="invitation")
        with pytest.raises(AccessDeniedError) as kept:
            archive_space(actor=actor, space=space)

    space.refresh_from_db()
    assert (denied.value.permission, kept.value.permission) == (
        "community.edit_space", "community.archive_space",
    )  # fmt: skip
    assert (space.name, space.visibility, space.archived_at) == ("Baltic ILP", Visibility.PUBLIC, None)


def test_narrowing_a_space_narrows_what_is_inside_and_nothing_elsewhere(
    space, other_space, administrator, everywhere
):
    here = {
        audience: TopicFactory(board=None, space=space, audience=audience)
        for audience in ("public", "network", "space")
    }
    there = TopicFactory(board=None, space=other_space, audience=Audience.PUBLIC)

    change_space_access(
        actor=administrator, space=space, visibility=Visibility.NETWORK, join_policy=JoinPolicy.REQUEST
    )
    after_network = {name: Topic.objects.get(pk=topic.pk).audience for name, topic in here.items()}
    change_space_access(
        actor=administrator, space=space, visibility=Visibility.HIDDEN, join_policy=JoinPolicy.INVITATION
    )
    after_hidden = {name: Topic.objects.get(pk=topic.pk).audience for name, topic in here.items()}

    there.refresh_from_db()
    assert after_network == {"public": "network", "network": "network", "space": "space"}
    assert after_hidden == {"public": "space", "network": "space", "space": "space"}
    assert there.audience == Audience.PUBLIC
    assert AuditEntry.objects.order_by("pk").values_list("details__narrowed", flat=True)[0] == 1


def test_widening_a_space_changes_nothing_inside(space, administrator, everywhere):
    space.visibility, space.join_policy = Visibility.HIDDEN, JoinPolicy.INVITATION
    space.save()
    topic = TopicFactory(board=None, space=space, audience=Audience.SPACE)

    change_space_access(
        actor=administrator, space=space, visibility=Visibility.PUBLIC, join_policy=JoinPolicy.OPEN
    )

    topic.refresh_from_db()
    space.refresh_from_db()
    assert (topic.audience, space.visibility, space.join_policy) == (Audience.SPACE, "public", "open")


def test_a_hidden_space_is_by_invitation(space, administrator, as_reader):
    with as_reader(administrator, space), pytest.raises(OperationRefusedError) as refused:
        change_space_access(
            actor=administrator, space=space, visibility=Visibility.HIDDEN, join_policy=JoinPolicy.REQUEST
        )

    space.refresh_from_db()
    assert refused.value.field == "join_policy"
    assert space.visibility == Visibility.PUBLIC


def test_an_archived_space_is_read_only_until_it_is_opened_again(space, administrator, as_reader):
    with as_reader(administrator, space):
        archive_space(actor=administrator, space=space)
        with pytest.raises(OperationRefusedError):
            archive_space(actor=administrator, space=space)
        with pytest.raises(AccessDeniedError):
            describe_space(actor=administrator, space=space, **WORDS)
        reopen_space(actor=administrator, space=space)
        with pytest.raises(OperationRefusedError):
            reopen_space(actor=administrator, space=space)

    space.refresh_from_db()
    assert (space.archived_at, space.name) == (None, "Baltic ILP")
    assert list(AuditEntry.objects.order_by("pk").values_list("verb", flat=True)) == [
        "community.archive_space", "community.reopen_space",
    ]  # fmt: skip


def test_a_draft_from_before_the_space_was_renamed_does_not_bring_the_old_name_back(stranger, everywhere):
    made = create_space(
        actor=SYSTEM, slug="weavers", name="Old name", kind="partner", visibility="public",
        join_policy="open", administrator=stranger,
    )  # fmt: skip
    made.page.save_revision()
    describe_space(actor=stranger, space=made, name="New name", tagline="", description="", languages=["lt"])

    SpacePage.objects.get(space=made).get_latest_revision().publish()

    assert SpacePage.objects.get(space=made).title == "New name"
