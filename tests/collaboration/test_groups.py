"""Groups: formed and changed."""

from datetime import date, timedelta

import pytest

from collaboration.models import Group
from collaboration.operations.groups import edit_group, form_group
from community.models import Notice
from forums.models import Topic
from portal.models import AuditEntry, Circle, CircleMember, Hint, Link
from portal.operations import AccessDeniedError, OperationRefusedError
from rooms.models import Room
from search.models import IndexChange
from tests.factories_collaboration import group_text, put_in
from tests.factories_repository import ResourceFactory

MAY = ["newcomer", "member", "moderator", "administrator"]

MAY_NOT = ["observer", "outsider", "rival", "insider", "stranger", "visitor", "coordinator"]

DATES = {"starts_on": date(2026, 3, 16), "ends_on": date(2026, 5, 11)}


def formed(space, actor, **values):
    values = {"text": group_text(), "audience": "space", **DATES, **values}
    return form_group(actor=actor, space=space, **values)


def test_a_group_begins_with_its_convenor_its_circle_and_its_places(space, member, as_reader):
    with as_reader(member, space):
        made = formed(space, member, text=group_text(body="We **meet**."))

        made.refresh_from_db()
        part = made.members.get()
        assert (made.title, made.aim, made.planned_output, made.state) == (
            "A plan for mentors", "Mentors have a plan.", "resource", "forming",
        )  # fmt: skip
        assert (made.body, made.html, made.member_count) == (
            "We **meet**.", "<p>We <strong>meet</strong>.</p>\n", 1,
        )  # fmt: skip
        assert (part.user, part.role, part.has_joined) == (member, "convenor", True)
        assert list(CircleMember.objects.values_list("circle", "user")) == [
            (made.members_circle_id, member.pk)
        ]
        assert list(made.taggings.values_list("tag__name", flat=True)) == ["mentors"]
        topic, room = Topic.objects.get(), Room.objects.get()
        assert (topic.audience, topic.circle, topic.title) == ("parties", made.members_circle, made.title)
        assert (room.audience, room.circle, room.title) == ("parties", made.members_circle, made.title)


def test_forming_is_on_the_trail_and_in_the_index(everywhere, space, member):
    made = formed(space, member)

    assert AuditEntry.objects.get(verb="collaboration.form_group").object_id == made.pk
    assert f"collaboration.group:{made.pk}" in IndexChange.objects.values_list("key", flat=True)


@pytest.mark.parametrize("who", MAY)
def test_who_contributes_forms_groups(who, everywhere, space, everybody):
    assert formed(space, everybody[who]).members.get().user == everybody[who]


@pytest.mark.parametrize("who", MAY_NOT)
def test_others_form_none(who, everywhere, space, everybody):
    with pytest.raises(AccessDeniedError) as denied:
        formed(space, everybody[who])

    assert denied.value.permission == "collaboration.form_group"
    assert (Group.objects.count(), Circle.objects.count(), Topic.objects.count()) == (0, 0, 0)


@pytest.mark.parametrize(
    ("starts_on", "ends_on"),
    [
        (date(2026, 3, 16), date(2026, 3, 16)),
        (date(2026, 3, 16), date(2026, 3, 15)),
        (date(2026, 1, 1), date(2026, 3, 16)),
        (date(2026, 3, 16), date(2026, 3, 16) + timedelta(days=185)),
    ],
)
def test_dates_that_make_no_sense_are_refused(starts_on, ends_on, everywhere, space, member):
    with pytest.raises(OperationRefusedError) as refused:
        formed(space, member, starts_on=starts_on, ends_on=ends_on)

    assert refused.value.field == "ends_on"
    assert (Group.objects.count(), Circle.objects.count()) == (0, 0)


def test_half_a_year_is_possible(everywhere, space, member):
    formed(space, member, ends_on=DATES["starts_on"] + timedelta(days=184))

    assert Group.objects.count() == 1


def test_the_parties_of_a_group_are_its_people(everywhere, space, member):
    made = formed(space, member, audience="parties")

    assert made.circle == made.members_circle


def test_no_group_is_for_more_people_than_its_space(everywhere, hidden_space, insider):
    with pytest.raises(OperationRefusedError) as refused:
        formed(hidden_space, insider, audience="public")

    assert refused.value.field == "audience"
    assert Group.objects.count() == 0


def test_people_are_invited_and_not_enrolled(everywhere, space, member, colleague, moderator):
    made = formed(space, member, invitees=[colleague.pk, moderator.pk, colleague.pk, member.pk])

    parts = made.members.exclude(user=member)
    assert sorted(parts.values_list("user", "joined_at")) == [(colleague.pk, None), (moderator.pk, None)]
    assert list(CircleMember.objects.values_list("user", flat=True)) == [member.pk]
    assert (made.member_count, made.state) == (1, "forming")
    assert sorted(Notice.objects.values_list("recipient", "kind")) == [
        (colleague.pk, "invited"), (moderator.pk, "invited"),
    ]  # fmt: skip


@pytest.mark.parametrize("who", ["observer", "outsider", "stranger"])
def test_only_people_of_the_space_are_invited(who, everywhere, space, member, everybody):
    with pytest.raises(OperationRefusedError) as refused:
        formed(space, member, invitees=[everybody[who].pk])

    assert refused.value.field == "invitees"
    assert (Group.objects.count(), Notice.objects.count()) == (0, 0)


def test_a_group_on_a_resource_is_tied_to_it_and_its_author_hears(everywhere, space, member, colleague):
    resource = ResourceFactory(space=space, author=colleague)

    made = formed(space, member, source=resource)

    link = Link.objects.get()
    assert (link.from_object, link.to_object, link.relation) == (resource, made, "carried_forward")
    assert list(Notice.objects.values_list("recipient", "kind")) == [(colleague.pk, "carried")]
    assert Hint.objects.filter(key=f"resource:{resource.pk}").count() == 1


def test_a_draft_carries_no_group(everywhere, space, member):
    draft = ResourceFactory(space=space, author=member, state="draft")

    with pytest.raises(OperationRefusedError):
        formed(space, member, source=draft)

    assert (Group.objects.count(), Link.objects.count()) == (0, 0)


@pytest.mark.parametrize("who", ["member", "moderator", "administrator"])
def test_the_convenor_and_moderators_edit(who, group, everybody):
    edit_group(actor=everybody[who], group=group, text=group_text(title="Better"), audience="parties")

    group.refresh_from_db()
    assert (group.title, group.audience, group.circle) == ("Better", "parties", group.members_circle)
    assert Hint.objects.filter(key=f"group:{group.pk}").count() == 1
    assert IndexChange.objects.count() == 1


@pytest.mark.parametrize("who", ["newcomer", *MAY_NOT])
def test_others_edit_nothing(who, group, everybody):
    with pytest.raises(AccessDeniedError) as denied:
        edit_group(actor=everybody[who], group=group, text=group_text(title="Mine"), audience="space")

    group.refresh_from_db()
    assert denied.value.permission == "collaboration.edit_group"
    assert group.title == "A plan for mentors"


def test_members_who_are_not_convenor_do_not_edit(group, colleague):
    with pytest.raises(AccessDeniedError):
        edit_group(actor=colleague, group=group, text=group_text(), audience="space")


def test_a_closed_group_is_not_edited(closed, member):
    with pytest.raises(AccessDeniedError):
        edit_group(actor=member, group=closed, text=group_text(), audience="space")


@pytest.mark.parametrize(
    ("today", "week"),
    [
        (date(2026, 3, 1), 0),
        (date(2026, 3, 2), 1),
        (date(2026, 3, 8), 1),
        (date(2026, 3, 9), 2),
        (date(2026, 4, 26), 8),
        (date(2026, 4, 27), 8),
        (date(2026, 4, 28), 9),
    ],
)
def test_weeks_are_counted_from_the_start(today, week, group):
    assert (group.week_on(today), group.weeks) == (week, 8)


def test_the_people_of_a_group_are_counted_truly(group, moderator):
    put_in(group, moderator)

    assert group.member_count == group.members.joined().count() == 3
