"""Some rows have one door in the code, and nothing goes round it."""

import re

import pytest

from tests.architecture.test_structure import ROOT, SOURCES, TEMPLATES

# What is kept apart, and the only places that name it.
DOORS = {
    "NamelessAuthor": {"forums/nameless.py", "forums/models/nameless.py", "forums/models/__init__.py"},
    "writer_of|beginner_of|writers_of": {
        "forums/nameless.py",
        "forums/lineage.py",  # who hears what came of it
        "forums/operations/revealing.py",
        "forums/operations/telling.py",
        "forums/reactions.py",
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
