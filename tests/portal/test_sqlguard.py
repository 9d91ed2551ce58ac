"""The test suite's own lock is tried as well: it must catch what the model guard cannot see."""

import pytest

from portal.models import Circle, CircleMember, Space
from portal.tenancy import Scope, SpaceSet, enter
from tests.factories import CircleFactory
from tests.sqlguard import UnscopedSqlError, unscoped_tables


def test_a_join_from_an_unscoped_parent_is_caught(space, everywhere):
    CircleFactory(space=space, title="ours")

    with enter(Scope(reads=SpaceSet.of(space.pk))), pytest.raises(UnscopedSqlError):
        _joined()


def _joined() -> list[object]:
    from community.models import User

    return list(User.objects.values("circle_memberships__circle_id"))


@pytest.mark.parametrize(
    ("sql", "loose"),
    [
        ('SELECT "portal_circle"."id" FROM "portal_circle"', ["portal_circle"]),
        ('SELECT 1 FROM "portal_circle" WHERE "portal_circle"."space_id" IN (1, 2)', []),
        ('SELECT 1 FROM "portal_circle" U0 WHERE U0."space_id" = 1', []),
        (
            """SELECT 1 FROM "portal_circlemember" INNER JOIN "portal_circle" ON
            ("portal_circlemember"."circle_id" = "portal_circle"."id")
            WHERE "portal_circlemember"."space_id" IN (1)""",
            [],
        ),
        (
            """SELECT 1 FROM "community_user" INNER JOIN "portal_circlemember" ON
            ("community_user"."id" = "portal_circlemember"."user_id")""",
            ["portal_circlemember"],
        ),
        ('UPDATE "portal_circle" SET "title" = ? WHERE "portal_circle"."id" = 1', ["portal_circle"]),
        ('SELECT 1 FROM "portal_space"', []),
    ],
)
def test_what_the_guard_reads_in_sql(sql, loose):
    assert unscoped_tables(sql) == loose


def test_ordinary_scoped_work_passes(space, member, as_reader, everywhere):
    CircleFactory(space=space)

    with as_reader(member, space):
        assert Circle.objects.count() == 1
        assert list(CircleMember.objects.select_related("circle")) == []
        assert list(Space.objects.filter(pk__in=Circle.objects.values("space_id"))) == [space]
