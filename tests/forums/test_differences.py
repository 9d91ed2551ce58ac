"""What changed between two texts, and that no text makes it slow."""

import random
import time

import pytest

from forums.differences import Piece, differences

WORDS = random.Random(4)


def kinds(before, after):
    return [(piece.kind, piece.text) for piece in differences(before, after)]


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        ("", "", []),
        ("a b", "a b", [("kept", "a b")]),
        ("", "new", [("added", "new")]),
        ("old", "", [("removed", "old")]),
        ("one two", "one three", [("kept", "one "), ("removed", "two"), ("added", "three")]),
        ("a\nb\nc", "a\nc", [("kept", "a\n"), ("removed", "b\n"), ("kept", "c")]),
    ],
)
def test_changes_are_told_in_words(before, after, pieces):
    assert kinds(before, after) == pieces


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a " * 10_000, "b a " * 5_000),
        ("a\n" * 10_000, "b\na\n" * 5_000),
        ("".join(WORDS.choices("ab \n", k=20_000)), "".join(WORDS.choices("ab \n", k=20_000))),
        (
            " ".join(map(str, WORDS.choices(range(9), k=590))),
            " ".join(map(str, WORDS.choices(range(9), k=590))),
        ),
    ],
)
def test_no_text_makes_it_slow_and_both_texts_can_be_read_from_it(before, after):
    began = time.monotonic()

    pieces = differences(before, after)

    assert time.monotonic() - began < 2
    assert "".join(piece.text for piece in pieces if not piece.is_added) == before
    assert "".join(piece.text for piece in pieces if not piece.is_removed) == after


def test_what_is_too_long_counts_as_replaced():
    before, after = "a-" * 5_000, "b-" * 5_000

    assert differences(before, after) == [Piece("removed", before), Piece("added", after)]
