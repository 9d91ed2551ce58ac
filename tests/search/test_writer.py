"""From the outbox into the index, and rebuilds."""

import shutil
import threading
from datetime import timedelta

import pytest
from django.utils import timezone

from community.events import (
    Change,
    MembershipChanged,
    OrganisationChanged,
    ProfileChanged,
    SpaceChanged,
    SpaceMade,
)
from portal.choices import Visibility
from portal.events import publish
from portal.health import findings
from search.models import IndexChange
from search.outbox import changed, contents_changed
from search.search_indexes import OrganisationIndex
from search.writer import drain_all, drain_once, oldest_unindexed_seconds, rebuild, run_writer
from tests.factories import OrganisationFactory
from tests.search.conftest import PUBLIC, ask, titles

EVERYONE = frozenset({"public", "network"})


def waiting():
    return [(row.key, row.op) for row in IndexChange.objects.order_by("pk")]


def test_a_change_is_found_after_the_writer_has_run(index, db):
    drain_once()
    salon = OrganisationFactory(name="Salon Kaunas")
    changed(salon)
    before = titles(index, "salon")

    done = drain_once()

    assert (before, done, titles(index, "salon"), waiting()) == ([], 1, ["Salon Kaunas"], [])


def test_the_database_decides_whatever_the_row_says(index, db):
    drain_once()
    salon = OrganisationFactory(name="Salon Kaunas")
    changed(salon)
    IndexChange.objects.create(key="community.organisation:999999", op="update")
    IndexChange.objects.create(key="no.such:1", op="update")

    drain_once()

    assert titles(index, "") == ["Salon Kaunas"]


def test_several_changes_of_one_object_are_one_document(index, db):
    drain_once()
    salon = OrganisationFactory(name="Salon Kaunas")
    changed(salon)
    changed(salon)

    assert (drain_once(), index.document_count()) == (2, 1)


def test_an_object_that_is_no_longer_findable_leaves_the_index(index, member):
    rebuild()
    before = ask(index, "Mara", EVERYONE).total
    member.is_active = False
    member.save()
    changed(member)

    drain_once()

    assert (before, ask(index, "Mara", EVERYONE).total) == (1, 0)


def test_an_object_that_cannot_be_told_leaves_and_keeps_nobody_out(index, db, monkeypatch, caplog):
    good, bad = OrganisationFactory(name="Good"), OrganisationFactory(name="Bad")
    rebuild()
    title = OrganisationIndex.title

    def failing(self, obj):
        if obj.pk == bad.pk:
            raise KeyError("broken")
        return title(self, obj)

    monkeypatch.setattr(OrganisationIndex, "title", failing)
    changed(good, bad)

    drain_once()

    assert (titles(index, ""), waiting()) == (["Good"], [])
    assert [record.message for record in caplog.records if record.levelname == "ERROR"] == [
        "index_document_failed"
    ]


def test_a_space_that_closes_takes_everything_in_it_along(index, space):
    rebuild()
    public = titles(index, "baltic", PUBLIC)
    space.visibility = Visibility.NETWORK
    space.save()
    publish(SpaceChanged(space.pk))

    drain_all()

    assert (public, titles(index, "baltic", PUBLIC), waiting()) == (["Baltic ILP"], [], [])


def test_what_is_inside_a_space_is_queued_by_its_key(index, other_space):
    drain_once()
    OrganisationFactory(name="Of this space", space=other_space)
    OrganisationFactory(name="Of no space")
    contents_changed(other_space)

    done = drain_all()

    assert (done, sorted(titles(index, "")), waiting()) == (1, ["Of this space", "Salon Kaunas"], [])


@pytest.mark.parametrize(
    ("event", "keys"),
    [
        (SpaceMade(3), [("portal.space:3", "update")]),
        (SpaceChanged(3), [("portal.space:3", "update")]),
        (ProfileChanged(3), [("community.user:3", "update")]),
        (OrganisationChanged(3), [("community.organisation:3", "update")]),
        (MembershipChanged(1, 3, Change.LET_IN), [("community.user:3", "update")]),
    ],
)
def test_events_below_search_leave_rows_in_the_outbox(db, event, keys):
    publish(event)

    assert waiting() == keys


def test_what_is_inside_a_space_is_looked_at_again_when_others_may_see_it(everywhere, space):
    publish(SpaceChanged(space.pk, visibility_changed=True))

    key = f"portal.space:{space.pk}"
    assert waiting() == [(key, "update"), (key, "contents")]


def test_a_missing_index_is_built_by_itself(index, space):
    assert drain_once() == 0

    assert titles(index, "") == ["Baltic ILP"]


def test_a_deleted_folder_is_rebuilt_by_itself(index, space):
    rebuild()
    shutil.rmtree(index.folder.path)

    drain_once()

    assert titles(index, "") == ["Baltic ILP"]


def test_a_damaged_index_is_rebuilt_once_a_reader_has_complained(index, space):
    rebuild()
    for path in index.folder.path.glob("*/*.seg"):
        path.write_bytes(b"garbage")
    index.folder.want_rebuild("a reader")

    drain_once()

    assert (titles(index, ""), index.folder.is_rebuild_wanted) == (["Baltic ILP"], False)


@pytest.mark.parametrize("pattern", ["*/*.toc", "*/*.seg"])
def test_a_damaged_index_is_rebuilt_when_the_writer_stumbles_over_it(index, space, pattern):
    rebuild()
    for path in index.folder.path.glob(pattern):
        path.write_bytes(path.read_bytes()[:40])
    changed(space)

    drain_once()

    assert (titles(index, ""), waiting()) == (["Baltic ILP"], [])


def test_a_rebuild_of_a_damaged_index_goes_on_while_things_change(index, db, monkeypatch):
    monkeypatch.setattr("search.backends.writing.REBUILD_BATCH", 1)
    OrganisationFactory(name="First"), OrganisationFactory(name="Second")
    rebuild()
    for path in index.folder.path.glob("*/*.seg"):
        path.write_bytes(b"garbage")

    rebuild(lambda count: changed(OrganisationFactory(name=f"Third {count}")))

    assert sorted(titles(index, "")) == ["First", "Second", "Third 1", "Third 2"]


def test_the_first_build_complains_of_nothing_while_things_change(index, db, monkeypatch, caplog):
    monkeypatch.setattr("search.backends.writing.REBUILD_BATCH", 1)
    OrganisationFactory(name="First"), OrganisationFactory(name="Second")

    rebuild(lambda count: changed(OrganisationFactory(name=f"Third {count}")))

    assert sorted(titles(index, "")) == ["First", "Second", "Third 1", "Third 2"]
    assert [record.message for record in caplog.records if record.levelname != "INFO"] == []


def test_a_complaint_about_a_sound_index_costs_no_rebuild(index, space):
    rebuild()
    generation = index.folder.current()
    index.folder.want_rebuild("a mistake")

    drain_once()

    assert (index.folder.current(), index.folder.is_rebuild_wanted) == (generation, False)


def test_changes_during_a_rebuild_reach_the_served_index_and_the_new_one(index, db, monkeypatch):
    monkeypatch.setattr("search.backends.writing.REBUILD_BATCH", 1)
    OrganisationFactory(name="First")
    rebuild()
    served = []

    def meddle(count):
        if count == 1 and not served:
            changed(OrganisationFactory(name="Second"))
            served.append(None)
        else:
            served.append(titles(index, "second"))

    OrganisationFactory(name="Third")
    rebuild(meddle)

    assert served == [None, ["Second"]]
    assert (sorted(titles(index, "")), waiting()) == (["First", "Second", "Third"], [])


def test_the_loop_writes_until_it_is_stopped(index, db, monkeypatch):
    stop = threading.Event()
    passes = []

    def once():
        passes.append(1)
        if len(passes) == 2:
            stop.set()
        return 200

    monkeypatch.setattr("search.writer.drain_once", once)
    monkeypatch.setattr("search.writer.close_old_connections", lambda: None)

    run_writer(stop)

    assert len(passes) == 2


def test_the_loop_goes_on_after_a_failure(index, db, monkeypatch, caplog):
    stop = threading.Event()
    passes = []

    def once():
        passes.append(1)
        if len(passes) == 1:
            raise OSError("the disk is full")
        stop.set()
        return 0

    monkeypatch.setattr("search.writer.drain_once", once)
    monkeypatch.setattr("search.writer.close_old_connections", lambda: None)
    monkeypatch.setattr("search.writer.IDLE_SECONDS", 0.001)

    run_writer(stop)

    assert ([record.message for record in caplog.records], len(passes)) == (["index_writer_failed"], 2)


def test_health_tells_of_a_missing_index_and_of_late_changes(index, space):
    missing = findings()["search"]
    rebuild()
    fine = findings()["search"]
    changed(space)
    IndexChange.objects.update(created_at=timezone.now() - timedelta(minutes=5))
    late = findings()["search"]

    assert (missing.state, fine.state, late.state) == ("failed", "ok", "degraded")
    assert 299 < oldest_unindexed_seconds() < 330
