"""Where an index lives: who may read it, how it is replaced, and what happens when it is hurt."""

import os
import shutil
import threading
from pathlib import Path

import pytest

from search.backends.storage import IndexFolder, WriterBusyError
from search.backends.writing import check
from search.documents import IndexUnavailableError
from tests.search.conftest import PUBLIC, ask, titles


def modes(path: Path) -> set[tuple[bool, str]]:
    return {(item.is_dir(), oct(item.stat().st_mode & 0o777)) for item in [path, *path.rglob("*")]}


def test_only_the_sites_own_account_can_read_the_index(filled, make):
    before = os.umask(0)
    try:
        engine = filled(make("One"))
        engine.apply([make("Two")])
        engine.folder.want_rebuild("to see its mode")
    finally:
        os.umask(before)

    assert modes(engine.folder.path) == {(True, "0o700"), (False, "0o600")}


def test_a_missing_index_says_so_and_asks_for_a_rebuild(bare):
    with pytest.raises(IndexUnavailableError):
        ask(bare, "anything")

    assert bare.folder.is_rebuild_wanted


def test_an_index_folder_that_is_deleted_while_it_is_open_is_noticed(filled, make):
    engine = filled(make("One"))
    assert titles(engine, "") == ["One"]

    shutil.rmtree(engine.folder.path)

    with pytest.raises(IndexUnavailableError):
        ask(engine, "one")
    assert engine.folder.is_rebuild_wanted


@pytest.mark.parametrize("pattern", ["current", "*/*.toc", "*/*.seg"])
@pytest.mark.parametrize("content", [b"", b"garbage " * 500])
def test_damaged_files_are_an_unavailable_index(filled, make, pattern, content):
    engine = filled(*(make(f"Logbook {number}", "words " * 50) for number in range(30)))
    for path in engine.folder.path.glob(pattern):
        path.write_bytes(content)

    with pytest.raises(IndexUnavailableError):
        ask(engine, "logbook")

    assert engine.folder.is_rebuild_wanted
    assert engine.is_sound(thoroughly=True) is False


def test_files_cut_short_under_an_open_reader_do_not_end_the_process(filled, make):
    engine = filled(*(make(f"Logbook {number}", f"word{number} " * 50) for number in range(200)))
    ask(engine, "logbook")
    for path in engine.folder.path.glob("*/*.seg"):
        os.truncate(path, 100)

    with pytest.raises(IndexUnavailableError):
        ask(engine, "word7")


def test_a_sound_index_passes_the_thorough_check(filled, make):
    engine = filled(make("One"))
    engine.apply([make("Two")])

    check(engine.folder.current())

    assert engine.is_sound(thoroughly=True) is True


def test_an_index_of_another_version_is_not_opened(filled, make):
    engine = filled(make("One"))
    engine.folder.pointer.write_text("v0-0123456789abcdef")

    with pytest.raises(IndexUnavailableError):
        ask(engine, "one")


def test_the_previous_generation_is_kept_and_older_ones_go(filled, make):
    engine = filled(make("One"))
    generations = [engine.folder.current()]
    for number in range(3):
        engine.publish(engine.rebuild([make(f"Again {number}")]))
        generations.append(engine.folder.current())

    assert {path.name for path in engine.folder.path.glob("v*")} == {path.name for path in generations[-2:]}


def test_a_rebuild_that_fails_leaves_the_served_index_alone(filled, make):
    engine = filled(make("One"))

    def failing():
        yield make("Two")
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="the disk is full"):
        engine.rebuild(failing())

    assert titles(engine, "") == ["One"]


def test_a_failed_batch_leaves_the_served_index_alone(filled, make):
    engine = filled(make("One"))

    with pytest.raises(AttributeError):
        engine.apply([make("Two"), None])

    engine.apply([make("Three")])
    assert titles(engine, "") == ["Three", "One"]


def test_changes_during_a_rebuild_are_in_the_new_index(filled, make):
    engine = filled(make("One"))

    generation = engine.rebuild([make("Built", key="app.thing:7"), make("Gone", key="app.thing:8")])
    engine.publish(generation, [make("Built later", key="app.thing:7"), "app.thing:8"])

    assert titles(engine, "") == ["Built later"]


def test_there_is_one_writer(tmp_path):
    folder = IndexFolder(tmp_path / "index")

    with folder.locked(), pytest.raises(WriterBusyError), IndexFolder(tmp_path / "index").locked():
        pytest.fail("two writers at once")

    with IndexFolder(tmp_path / "index").locked():
        pass


def test_a_waiting_writer_does_not_take_the_lock_of_a_removed_folder(tmp_path):
    folder = IndexFolder(tmp_path / "index")
    got: list[bool] = []

    def wait() -> None:
        with IndexFolder(tmp_path / "index").locked(wait=True):
            got.append((tmp_path / "index" / "writer.lock").exists())

    with folder.locked():
        waiting = threading.Thread(target=wait)
        waiting.start()
        shutil.rmtree(tmp_path / "index")
    waiting.join()

    assert got == [True]


def test_clearing_serves_an_empty_index(filled, make):
    engine = filled(make("One"))

    engine.clear()

    assert (ask(engine, "").total, ask(engine, "", PUBLIC).facets["type"]) == (0, {})


def generations_of(engine):
    return {path.name for path in engine.folder.path.glob("v*")}


def test_nothing_is_left_of_a_rebuild_that_fails(filled, make):
    engine = filled(make("One"))
    served = engine.folder.current()

    def broken():
        yield make("Two")
        raise RuntimeError("the database is gone")

    with pytest.raises(RuntimeError):
        engine.rebuild(broken())

    assert (generations_of(engine), titles(engine, "")) == ({served.name}, ["One"])


def test_nothing_is_left_of_a_rebuild_that_cannot_be_brought_up_to_date(filled, make):
    engine = filled(make("One"))
    served = engine.folder.current()
    generation = engine.rebuild([make("Two")])

    with pytest.raises(AttributeError):
        engine.publish(generation, [None])

    assert (generations_of(engine), titles(engine, "")) == ({served.name}, ["One"])


def test_what_a_killed_writer_left_behind_goes_before_what_was_just_replaced(filled, make):
    engine = filled(make("One"))
    replaced = engine.folder.current()
    engine.folder.new_generation()

    engine.publish(engine.rebuild([make("Two")]))

    assert generations_of(engine) == {replaced.name, engine.folder.current().name}
