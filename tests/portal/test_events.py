from dataclasses import dataclass

import pytest

from portal.events import Event, after, publish, within
from portal.models import Heartbeat
from portal.operations import OperationRefusedError, operation

seen: list[str] = []


@dataclass(frozen=True)
class Happened(Event):
    word: str


@within(Happened)
def write_a_row(event: Happened) -> None:
    Heartbeat.objects.create(worker_id=event.word)


@after(Happened)
def fail_to_hint(event: Happened) -> None:
    raise RuntimeError("the line is down")


@after(Happened)
def hint(event: Happened) -> None:
    seen.append(event.word)


@operation
def happen(*, actor: object, word: str, refuse: bool = False) -> None:
    publish(Happened(word))
    if refuse:
        raise OperationRefusedError("Not now.")


@pytest.fixture(autouse=True)
def _forget():
    seen.clear()


@pytest.mark.django_db
def test_rows_come_with_the_transaction_and_hints_after_it(django_capture_on_commit_callbacks, caplog):
    with django_capture_on_commit_callbacks(execute=True):
        happen(actor=None, word="a")
        assert (Heartbeat.objects.filter(worker_id="a").count(), seen) == (1, [])

    assert seen == ["a"]
    assert [record.message for record in caplog.records] == ["reaction_failed"]


@pytest.mark.django_db
def test_a_refused_operation_leaves_neither_rows_nor_hints(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True), pytest.raises(OperationRefusedError):
        happen(actor=None, word="b", refuse=True)

    assert (Heartbeat.objects.count(), seen) == (0, [])
