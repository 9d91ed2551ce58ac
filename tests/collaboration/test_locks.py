"""Groups are read under a lock before they change: counts stay true when several people go at once."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from community.operations.memberships import change_role, leave_space
from tests.factories_collaboration import GroupFactory, put_in


def locks_in(queries):
    """The statements on groups that lock what they read."""
    return [
        query["sql"]
        for query in queries
        if "FOR UPDATE OF" in query["sql"] and 'FROM "collaboration_group" ' in query["sql"]
    ]


@pytest.fixture
def groups(everywhere, space, member, colleague):
    if not connection.features.has_select_for_update:
        pytest.skip("SQLite has one writer at a time and no locks on rows.")
    for _ in range(2):
        put_in(GroupFactory(space=space, convenor=member), colleague)


def test_who_leaves_a_space_changes_its_groups_under_their_locks(groups, space, colleague, as_reader):
    space.member_count = 2
    space.save()

    with as_reader(colleague, space), CaptureQueriesContext(connection) as asked:
        leave_space(actor=colleague, space=space)

    (lock,) = locks_in(asked)
    assert 'ORDER BY "collaboration_group"."id" ASC' in lock


def test_groups_are_handed_over_under_their_locks(groups, space, administrator, member, as_reader):
    with as_reader(administrator, space), CaptureQueriesContext(connection) as asked:
        change_role(actor=administrator, membership=member.memberships.get(), role="observer")

    (lock,) = locks_in(asked)
    assert 'ORDER BY "collaboration_group"."id" ASC' in lock
