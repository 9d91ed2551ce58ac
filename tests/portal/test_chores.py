"""What the worker does by the clock."""

import threading
from datetime import timedelta

import pytest
from django.utils import timezone

from portal import worker
from portal.models import Hint
from portal.realtime.hints import KEPT_FOR


@pytest.mark.django_db
def test_hints_that_every_process_has_read_are_pruned():
    old, new = Hint.objects.create(key="topic:1"), Hint.objects.create(key="topic:2")
    Hint.objects.filter(pk=old.pk).update(at=timezone.now() - KEPT_FOR - timedelta(seconds=1))

    worker._chores["prune hints"].do()

    assert list(Hint.objects.values_list("pk", flat=True)) == [new.pk]


@pytest.mark.django_db
def test_a_chore_that_fails_keeps_no_other_from_being_done_and_waits_its_turn(monkeypatch, caplog):
    stop, done = threading.Event(), []

    def fail():
        done.append("bad")
        raise ValueError

    def end():
        done.append("last")
        if len(done) > 3:
            stop.set()

    chores = [("first", 60, lambda: done.append("first")), ("bad", 60, fail), ("last", 0, end)]
    monkeypatch.setattr(
        worker, "_chores", {name: worker.Chore(name, every, do) for name, every, do in chores}
    )

    worker._do_chores(stop)

    assert done == ["first", "bad", "last", "last"]
    assert [record.message for record in caplog.records] == ["chore_failed"]
