"""Who sees and does what in groups: the set form and the single form agree for everybody."""

import pytest
from django.utils import timezone

from collaboration.access import parts_of
from collaboration.live import may_follow_group
from collaboration.models import Group
from portal.choices import Audience
from portal.operations import may
from tests.factories_collaboration import GroupFactory, ask, put_in

EVERYBODY = [
    "visitor", "stranger", "outsider", "rival", "insider", "newcomer", "observer", "member", "moderator",
    "administrator", "coordinator",
]  # fmt: skip


@pytest.fixture
def everything(everywhere, space, other_space, closed_space, hidden_space, everybody):
    """Groups of every audience and state in every kind of space, with people in them and asked."""
    for home in (space, other_space, closed_space, hidden_space):
        for audience in home.audiences:
            for state in ("forming", "active", "closed"):
                group = GroupFactory(space=home, audience=audience, state=state)
                for who in ("member", "outsider"):
                    put_in(group, everybody[who])
                for who in ("newcomer", "stranger", "rival"):
                    ask(group, everybody[who])


@pytest.mark.parametrize("who", EVERYBODY)
def test_set_and_single_form_agree(who, everything, everybody, as_reader):
    actor = everybody[who]

    with as_reader(actor):
        single = {row.pk for row in Group.objects.all() if may(actor, "collaboration.view_group", row)}
        assert set(Group.objects.visible_to(actor).values_list("pk", flat=True)) == single
        assert {row.pk for row in Group.objects.all() if may_follow_group(actor, row.pk)} == single


def test_who_is_invited_sees_the_page_of_a_group_that_is_for_its_people(
    everywhere, space, everybody, as_reader
):
    group = GroupFactory(space=space, audience=Audience.PARTIES, convenor=everybody["member"])
    ask(group, everybody["newcomer"])
    ask(group, everybody["outsider"])

    seen = set()
    for name, actor in everybody.items():
        with as_reader(actor):
            if Group.objects.visible_to(actor).exists():
                seen.add(name)

    assert seen == {"member", "newcomer"}


MAY = {
    "collaboration.edit_group": {"member", "moderator", "administrator"},
    "collaboration.extend_group": {"member"},
    "collaboration.invite_to_group": {"member"},
    "collaboration.close_group": {"member", "moderator", "administrator"},
    "collaboration.answer_invitation": {"newcomer"},
    "collaboration.leave_group": {"member"},
    "collaboration.work_in_group": {"member"},
    "collaboration.carry_group": set(),
}


@pytest.mark.parametrize("permission", MAY)
def test_who_may_do_what_in_a_group_at_work(permission, group, everybody):
    ask(group, everybody["newcomer"])

    assert {name for name, actor in everybody.items() if may(actor, permission, group)} == MAY[permission]


def test_what_a_closed_group_left_is_taken_up_by_its_people_and_moderators(closed, everybody):
    allowed = {name for name, actor in everybody.items() if may(actor, "collaboration.carry_group", closed)}

    assert allowed == {"member", "moderator", "administrator"}


@pytest.mark.parametrize("permission", [name for name in MAY if name != "collaboration.carry_group"])
def test_in_a_closed_group_nothing_more_is_done(permission, closed, everybody):
    ask(closed, everybody["newcomer"])

    assert {name for name, actor in everybody.items() if may(actor, permission, closed)} == set()


@pytest.mark.parametrize("permission", [*MAY, "collaboration.form_group"])
def test_an_archived_space_is_for_reading_only(permission, space, group, everybody):
    space.archived_at = timezone.now()
    space.save()
    group.space = space
    obj = space if permission.endswith("form_group") else group

    assert {name for name, actor in everybody.items() if may(actor, permission, obj)} == set()


def test_visitors_have_no_part_in_any_group(group, visitor):
    assert parts_of(visitor) == {}


def test_who_becomes_an_observer_works_no_more(group, space, colleague, as_reader):
    colleague.memberships.filter(space=space).update(role="observer")

    with as_reader(colleague, space):
        assert may(colleague, "collaboration.view_group", group) is True
        assert may(colleague, "collaboration.work_in_group", group) is False


@pytest.mark.parametrize("permission", [*MAY, "collaboration.view_group"])
def test_sentences_about_nothing_are_false(permission, member):
    assert may(member, permission, None) is False
