from io import StringIO

import pytest
from django.core.management import call_command, get_commands

from search.outbox import changed
from tests.search.conftest import titles


def run(name, **options):
    out = StringIO()
    call_command(name, stdout=out, **options)
    return out.getvalue().strip().splitlines()


@pytest.mark.parametrize("name", ["update_index", "rebuild_index", "clear_index"])
def test_the_commands_are_ours_not_those_of_packages(name):
    assert get_commands()[name] == "search"


def test_update_index_writes_what_has_changed(index, space):
    run("update_index", noinput=True)
    changed(space)

    assert run("update_index", noinput=True) == ["The search index is up to date; it holds one object."]
    assert titles(index, "") == ["Baltic ILP"]


def test_rebuild_index_tells_how_much_it_holds(index, space, other_space):
    assert run("rebuild_index", noinput=True) == ["The search index is rebuilt; it holds 2 objects."]
    assert titles(index, "baltic") == ["Baltic ILP"]


def test_clear_index_empties_the_index(index, space):
    run("rebuild_index", noinput=True)

    assert run("clear_index", noinput=True) == ["The search index is empty."]
    assert titles(index, "") == []


@pytest.mark.parametrize(("answer", "left"), [("n", ["Baltic ILP"]), ("", ["Baltic ILP"]), ("y", [])])
def test_clear_index_asks_first(index, space, monkeypatch, answer, left):
    run("rebuild_index", noinput=True)
    monkeypatch.setattr("builtins.input", lambda _prompt: answer)

    run("clear_index")

    assert titles(index, "") == left
