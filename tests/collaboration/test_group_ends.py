"""A group is extended once, and closed with an outcome."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from collaboration.models import GroupMember
from collaboration.operations.groups import close_group, extend_group
from portal.operations import AccessDeniedError, OperationRefusedError
from search.models import IndexChange
from tests.collaboration.test_groups import MAY_NOT
from tests.factories_collaboration import GroupFactory, ask


def test_a_group_is_extended_once(group, member):
    extend_group(actor=member, group=group, ends_on=date(2026, 6, 1), reason="One firm is closed.")
    group.refresh_from_db()
    assert (group.ends_on, group.extension_reason) == (date(2026, 6, 1), "One firm is closed.")
    assert group.extended_at == timezone.now()

    with pytest.raises(OperationRefusedError):
        extend_group(actor=member, group=group, ends_on=date(2026, 6, 2), reason="")

    group.refresh_from_db()
    assert group.ends_on == date(2026, 6, 1)


@pytest.mark.parametrize(
    ("ends_on", "possible"),
    [
        (date(2026, 4, 27), False),
        (date(2026, 4, 26), False),
        (date(2026, 4, 28), True),
        (date(2026, 4, 27) + timedelta(days=92), True),
        (date(2026, 4, 27) + timedelta(days=93), False),
    ],
)
def test_by_three_months_at_most(ends_on, possible, group, member):
    if possible:
        extend_group(actor=member, group=group, ends_on=ends_on, reason="")
    else:
        with pytest.raises(OperationRefusedError) as refused:
            extend_group(actor=member, group=group, ends_on=ends_on, reason="")
        assert refused.value.field == "ends_on"

    group.refresh_from_db()
    assert (group.ends_on == ends_on) == (possible or ends_on == date(2026, 4, 27))


def test_the_new_end_lies_in_the_future(group, member, time_machine):
    time_machine.move_to("2026-06-01T12:00:00+00:00", tick=False)

    with pytest.raises(OperationRefusedError) as refused:
        extend_group(actor=member, group=group, ends_on=date(2026, 6, 1), reason="")
    group.refresh_from_db()
    assert refused.value.field == "ends_on"
    assert (group.ends_on, group.extended_at) == (date(2026, 4, 27), None)

    extend_group(actor=member, group=group, ends_on=date(2026, 6, 2), reason="")
    group.refresh_from_db()
    assert group.ends_on == date(2026, 6, 2)


def test_the_whole_is_half_a_year_at_most(everywhere, space, member):
    group = GroupFactory(space=space, convenor=member, ends_on=date(2026, 8, 2))

    with pytest.raises(OperationRefusedError):
        extend_group(actor=member, group=group, ends_on=date(2026, 9, 3), reason="")
    extend_group(actor=member, group=group, ends_on=date(2026, 9, 2), reason="")

    group.refresh_from_db()
    assert group.ends_on == date(2026, 9, 2)


@pytest.mark.parametrize("who", ["moderator", "newcomer", "observer", "stranger"])
def test_only_the_convenor_extends(who, group, everybody):
    with pytest.raises(AccessDeniedError) as denied:
        extend_group(actor=everybody[who], group=group, ends_on=date(2026, 6, 1), reason="")

    group.refresh_from_db()
    assert denied.value.permission == "collaboration.extend_group"
    assert (group.ends_on, group.extended_at) == (date(2026, 4, 27), None)


def ended(group, actor, **values):
    values = {"done": "We **wrote** it.", "learned": "Short is good.", "next_step": "resource", **values}
    return close_group(actor=actor, group=group, **values)


@pytest.mark.parametrize("who", ["member", "moderator", "administrator"])
def test_a_closed_group_tells_what_came_of_it(who, group, everybody):
    ask(group, everybody["newcomer"])

    ended(group, everybody[who])

    group.refresh_from_db()
    assert (group.state, group.closed_at, group.next_step) == ("closed", timezone.now(), "resource")
    assert group.outcome_done_html == "<p>We <strong>wrote</strong> it.</p>\n"
    assert group.outcome_learned_html == "<p>Short is good.</p>\n"
    assert GroupMember.objects.invited().count() == 0
    assert IndexChange.objects.count() == 1


@pytest.mark.parametrize("who", ["newcomer", *MAY_NOT])
def test_others_close_nothing(who, group, everybody):
    with pytest.raises(AccessDeniedError) as denied:
        ended(group, everybody[who])

    group.refresh_from_db()
    assert denied.value.permission == "collaboration.close_group"
    assert (group.state, group.closed_at, group.outcome_done) == ("active", None, "")


def test_moderators_do_not_close_what_they_do_not_see(everywhere, space, member, moderator):
    group = GroupFactory(space=space, convenor=member, audience="parties")

    with pytest.raises(AccessDeniedError):
        ended(group, moderator)


def test_nothing_further_needs_a_reason(group, member):
    with pytest.raises(OperationRefusedError) as refused:
        ended(group, member, next_step="nothing")
    group.refresh_from_db()
    assert (refused.value.field, group.state) == ("next_reason", "active")

    ended(group, member, next_step="nothing", next_reason="The firm moved away.")

    group.refresh_from_db()
    assert (group.next_step, group.next_reason) == ("nothing", "The firm moved away.")


def test_a_reason_is_kept_only_where_nothing_follows(group, member):
    ended(group, member, next_step="practice", next_reason="Because.")

    group.refresh_from_db()
    assert group.next_reason == ""


def test_what_is_closed_is_not_closed_again(closed, member):
    with pytest.raises(AccessDeniedError):
        ended(closed, member)
