"""Some rows have one door in the code, and nothing goes round it."""

import re

import pytest

from tests.architecture.test_structure import ROOT, SOURCES, TEMPLATES

# What is kept apart, and the only places that name it.
DOORS = {
    "NamelessAuthor": {"forums/nameless.py", "forums/models/nameless.py", "forums/models/__init__.py"},
    "writer_of_held": {
        "forums/nameless.py",
        "forums/held_subjects.py",
        "forums/operations/deciding.py",
        "forums/reactions_held.py",
    },
    "writer_of|beginner_of|writers_of": {
        "forums/nameless.py",
        "forums/reactions_help.py",
        "forums/lineage.py",  # who hears what came of it
        "forums/operations/merging.py",  # who shares a problem, for counts alone
        "forums/operations/revealing.py",
        "forums/operations/routing.py",  # whom nobody asks about their own question
        "forums/operations/telling.py",
        "forums/reactions_polls.py",
        "forums/reactions.py",
        "forums/reactions_rearranging.py",
        "forums/reporting.py",
        "forums/revealed.py",  # after asking who looks
    },
}


@pytest.mark.parametrize("name", DOORS)
def test_only_the_door_names(name):
    pattern = re.compile(rf"\b({name})\b")

    naming = {
        str(path.relative_to(ROOT)) for path in (*SOURCES, *TEMPLATES) if pattern.search(path.read_text())
    }

    assert naming == DOORS[name]
