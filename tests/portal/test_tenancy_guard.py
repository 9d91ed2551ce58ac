"""No way to a row goes round the scope: every sync and async way, tried without one and within one."""

import asyncio
import pickle
from collections.abc import Callable
from typing import Any

import pytest
from asgiref.sync import async_to_sync, sync_to_async
from django.core.paginator import Paginator
from django.db.models import Count, Exists, F, Max, OuterRef, Prefetch, Q, Subquery

from portal.models import Circle, CircleMember, Link, Space
from portal.tenancy import Scope, ScopeError, SpaceSet, all_spaces, enter
from tests.factories import CircleFactory, CircleMemberFactory, join

SYNC: dict[str, Callable[[], Any]] = {
    "all": lambda: list(Circle.objects.all()),
    "filter": lambda: list(Circle.objects.filter(title="x")),
    "exclude": lambda: list(Circle.objects.exclude(title="x")),
    "get": lambda: Circle.objects.get(pk=1),
    "first": lambda: Circle.objects.first(),
    "last": lambda: Circle.objects.last(),
    "latest": lambda: Circle.objects.latest("pk"),
    "count": lambda: Circle.objects.count(),
    "exists": lambda: Circle.objects.exists(),
    "contains": lambda: Circle.objects.contains(Circle(pk=1)),
    "aggregate": lambda: Circle.objects.aggregate(most=Max("pk")),
    "annotate": lambda: list(Circle.objects.annotate(people=Count("members"))),
    "values": lambda: list(Circle.objects.values("title")),
    "values_list": lambda: list(Circle.objects.values_list("title", flat=True)),
    "iterator": lambda: list(Circle.objects.iterator()),
    "in_bulk": lambda: Circle.objects.in_bulk([1]),
    "slice": lambda: list(Circle.objects.order_by("pk")[:1]),
    "index": lambda: Circle.objects.order_by("pk")[0],
    "only": lambda: list(Circle.objects.only("title")),
    "distinct": lambda: list(Circle.objects.distinct()),
    "union": lambda: list(Circle.objects.all().union(Circle.objects.all())),
    "explain": lambda: Circle.objects.explain(),
    "select_related": lambda: list(CircleMember.objects.select_related("circle")),
    "prefetch": lambda: list(Circle.objects.prefetch_related("members")),
    "subquery": lambda: list(Space.objects.filter(pk__in=Circle.objects.values("space_id"))),
    "exists expression": lambda: list(
        Space.objects.filter(Exists(Circle.objects.filter(space=OuterRef("pk"))))
    ),
    "subquery expression": lambda: list(
        Space.objects.annotate(t=Subquery(Circle.objects.filter(space=OuterRef("pk")).values("title")[:1]))
    ),
    "update": lambda: Circle.objects.update(title="x"),
    "filtered update": lambda: Circle.objects.filter(pk=1).update(title=F("title")),
    "delete": lambda: Circle.objects.all().delete(),
    "raw delete": lambda: Circle.objects.all()._raw_delete("default"),
    "bulk_create": lambda: Circle.objects.bulk_create([Circle(space_id=1, title="x")]),
    "bulk_update": lambda: Circle.objects.bulk_update([Circle(pk=1, space_id=1, title="x")], ["title"]),
    "create": lambda: Circle.objects.create(space_id=1, title="x"),
    "save": lambda: Circle(space_id=1, title="x").save(),
    "instance delete": lambda: Circle(pk=1, space_id=1).delete(),
    "get_or_create": lambda: Circle.objects.get_or_create(title="x", space_id=1),
    "update_or_create": lambda: Circle.objects.update_or_create(title="x", space_id=1),
    "base manager": lambda: list(Circle._base_manager.all()),
    "default manager": lambda: list(Circle._default_manager.all()),
    "related manager": lambda: list(Circle(pk=1, space_id=1).members.all()),
    "forward key": lambda: CircleMember(circle_id=1, space_id=1).circle,
    "refresh": lambda: Circle(pk=1, space_id=1).refresh_from_db(),
    "raw": lambda: list(Circle.objects.raw("SELECT * FROM portal_circle")),
    "unique check": lambda: CircleMember(circle_id=1, user_id=1, space_id=1).validate_constraints(),
    "paginator": lambda: list(Paginator(Circle.objects.order_by("pk"), 10).page(1)),
    "between": lambda: list(Link.objects.all()),
    "between exists": lambda: Link.objects.exists(),
    "dates": lambda: list(Link.objects.datetimes("at", "day")),
}


async def _alist(queryset: Any) -> list[Any]:
    return [row async for row in queryset]


async def _aiterator(queryset: Any) -> list[Any]:
    return [row async for row in queryset.aiterator()]


ASYNC: dict[str, Callable[[], Any]] = {
    "async for": lambda: _alist(Circle.objects.all()),
    "async for exclude": lambda: _alist(Circle.objects.exclude(title="x")),
    "aiterator": lambda: _aiterator(Circle.objects.exclude(title="x")),
    "aiterator related": lambda: _aiterator(CircleMember.objects.select_related("circle")),
    "aget": lambda: Circle.objects.aget(pk=1),
    "afirst": lambda: Circle.objects.afirst(),
    "acount": lambda: Circle.objects.acount(),
    "aexists": lambda: Circle.objects.aexists(),
    "aaggregate": lambda: Circle.objects.aaggregate(most=Max("pk")),
    "aupdate": lambda: Circle.objects.aupdate(title="x"),
    "adelete": lambda: Circle.objects.all().adelete(),
    "acreate": lambda: Circle.objects.acreate(space_id=1, title="x"),
    "abulk_create": lambda: Circle.objects.abulk_create([Circle(space_id=1, title="x")]),
    "asave": lambda: Circle(space_id=1, title="x").asave(),
    "ain_bulk": lambda: Circle.objects.ain_bulk([1]),
    "arefresh": lambda: Circle(pk=1, space_id=1).arefresh_from_db(),
}


@pytest.mark.django_db
@pytest.mark.parametrize("way", SYNC)
def test_without_a_scope_no_way_leads_to_a_row(way: str) -> None:
    with pytest.raises(ScopeError):
        SYNC[way]()


@pytest.mark.django_db
@pytest.mark.parametrize("way", ASYNC)
def test_without_a_scope_no_async_way_leads_to_a_row(way: str) -> None:
    async def go() -> None:
        await ASYNC[way]()

    with pytest.raises(ScopeError):
        async_to_sync(go)()


@pytest.fixture
def two_circles(space, hidden_space, everywhere):
    return CircleFactory(space=space, title="ours"), CircleFactory(space=hidden_space, title="secret")


READS: dict[str, Callable[[Any], Any]] = {
    "list": lambda hidden: [c.title for c in Circle.objects.all()],
    "sliced": lambda hidden: [c.title for c in Circle.objects.order_by("-pk")[:5]],
    "values": lambda hidden: list(Circle.objects.values_list("title", flat=True)),
    "in_bulk": lambda hidden: [c.title for c in Circle.objects.in_bulk().values()],
    "union": lambda hidden: [c.title for c in Circle.objects.all().union(Circle.objects.all())],
    "or": lambda hidden: [c.title for c in Circle.objects.filter(Q(pk__gt=0) | Q(space=hidden))],
    "pickled": lambda hidden: [c.title for c in pickle.loads(pickle.dumps(Circle.objects.all()))],  # noqa: S301
    "prefetch": lambda hidden: [
        c.title for c in Circle.objects.prefetch_related(Prefetch("members", CircleMember.objects.all()))
    ],
}


@pytest.mark.parametrize("way", READS)
def test_within_a_scope_only_its_rows_come_back(way, two_circles, member, hidden_space, as_reader, space):
    with as_reader(member, space):
        assert READS[way](hidden_space) == ["ours"]


def test_counting_ways_count_only_the_scope(two_circles, member, as_reader, space):
    with as_reader(member, space):
        assert Circle.objects.count() == 1
        assert Circle.objects.order_by("pk")[:5].count() == 1
        assert Circle.objects.aggregate(n=Count("pk")) == {"n": 1}
        assert Circle.objects.filter(title="secret").exists() is False
        assert list(Circle.objects.values("title").annotate(n=Count("pk"))) == [{"title": "ours", "n": 1}]
        assert list(Space.objects.filter(pk__in=Circle.objects.values("space_id"))) == [space]


def test_async_reads_see_only_the_scope(two_circles, member, space):
    async def titles() -> list[str]:
        with enter(Scope(reads=SpaceSet.readable_by(member))):
            return [c.title async for c in Circle.objects.all()]

    assert async_to_sync(titles)() == ["ours"]


def test_interleaved_tasks_keep_their_own_scope(space, hidden_space, two_circles):
    async def titles(place: Space) -> list[str]:
        with enter(Scope(reads=SpaceSet.of(place.pk))):
            await asyncio.sleep(0)
            found = await sync_to_async(lambda: [c.title for c in Circle.objects.all()])()
            await asyncio.sleep(0)
            return found

    async def both() -> list[list[str]]:
        return await asyncio.gather(*(titles(place) for place in [space, hidden_space] * 5))

    assert async_to_sync(both)() == [["ours"], ["secret"]] * 5


def test_a_queryset_built_elsewhere_takes_the_scope_of_its_use(two_circles, member, insider, as_reader):
    built_at_import = Circle.objects.order_by("pk")

    with as_reader(member):
        assert [c.title for c in built_at_import.all()] == ["ours"]
    with as_reader(insider):
        assert [c.title for c in built_at_import.all()] == ["ours", "secret"]


WRITES: dict[str, Callable[[Circle, Space], Any]] = {
    "save a new row": lambda theirs, place: Circle(space=place, title="x").save(),
    "create": lambda theirs, place: Circle.objects.create(space=place, title="x"),
    "bulk_create": lambda theirs, place: Circle.objects.bulk_create([Circle(space=place, title="x")]),
    "save a loaded row": lambda theirs, place: theirs.save(),
    "delete a loaded row": lambda theirs, place: theirs.delete(),
    "bulk_update": lambda theirs, place: Circle.objects.bulk_update([theirs], ["title"]),
    "update the space": lambda theirs, place: Circle.objects.update(space=place),
}


@pytest.mark.parametrize("way", WRITES)
def test_a_write_to_another_space_raises_and_changes_nothing(way, two_circles, hidden_space, space):
    theirs = two_circles[1]
    theirs.title = "changed"

    with enter(Scope(reads=SpaceSet.everything(), writes=space.pk)), pytest.raises(ScopeError):
        WRITES[way](theirs, hidden_space)

    assert sorted(Circle.objects.values_list("title", flat=True)) == ["ours", "secret"]


def test_bulk_writes_touch_only_rows_of_the_writing_space(two_circles, space):
    with enter(Scope(reads=SpaceSet.everything(), writes=space.pk)):
        assert Circle.objects.update(title="mine") == 1
        assert Circle.objects.all().delete() == (1, {"portal.Circle": 1})

    assert list(Circle.objects.values_list("title", flat=True)) == ["secret"]


@pytest.mark.parametrize("end", ["from_space", "from_space_id", "to_space", "to_space_id"])
def test_an_end_of_a_row_between_spaces_never_moves(end, space, other_space):
    value = other_space.pk if end.endswith("_id") else other_space

    with enter(Scope(reads=SpaceSet.everything(), writes=space.pk)), pytest.raises(ScopeError):
        Link.objects.update(**{end: value})


def test_a_row_never_moves_to_another_space(two_circles, space, other_space):
    ours = Circle.objects.get(pk=two_circles[0].pk)
    ours.space = other_space

    with pytest.raises(ScopeError):
        ours.save()

    assert Circle.objects.get(pk=ours.pk).space_id == space.pk


def test_a_reading_scope_writes_nothing(two_circles, member, as_reader, space):
    with as_reader(member), pytest.raises(ScopeError):
        Circle.objects.filter(space=space).update(title="x")

    assert Circle.objects.get(pk=two_circles[0].pk).title == "ours"


def test_all_spaces_never_widens_a_narrower_scope(member, as_reader, space):
    with as_reader(member, space), pytest.raises(ScopeError), all_spaces("curiosity"):
        pass


def test_a_membership_that_ends_is_gone_from_the_next_query(two_circles, stranger, hidden_space):
    membership = join(stranger, hidden_space)

    with enter(Scope(reads=SpaceSet.readable_by(stranger))):
        before = Circle.objects.filter(title="secret").count()
        membership.delete()
        after = Circle.objects.filter(title="secret").count()

    assert (before, after) == (1, 0)


def test_rows_between_spaces_are_read_from_either_end(space, hidden_space, other_space, everywhere):
    from django.contrib.contenttypes.models import ContentType
    from django.utils import timezone

    kind = ContentType.objects.get_for_model(Circle)
    Link.objects.create(
        from_space=space, to_space=hidden_space, from_type=kind, from_id=1, to_type=kind, to_id=2,
        relation="cites", at=timezone.now(),
    )  # fmt: skip

    counts = {}
    for place in (space, hidden_space, other_space):
        with enter(Scope(reads=SpaceSet.of(place.pk))):
            counts[place.slug] = Link.objects.count()

    assert counts == {"baltic": 1, "bakery": 1, "salon": 0}


def test_a_circle_member_is_only_seen_with_its_space(two_circles, insider, member, as_reader, hidden_space):
    CircleMemberFactory(circle=two_circles[1], user=insider)

    with as_reader(member):
        assert CircleMember.objects.count() == 0
    with as_reader(insider):
        assert CircleMember.objects.count() == 1
