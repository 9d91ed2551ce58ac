"""Words that people give to things."""

import pytest

from portal.operations import OperationRefusedError
from portal.tags import MAX_TAGS, parse


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("ILP, micro firms; #mentor", ["ILP", "micro firms", "mentor"]),
        ("ilp, ILP", ["ilp"]),
        ("máceklība\nžodis", ["máceklība", "žodis"]),
    ],
)
def test_words_stand_between_commas(text, words):
    assert parse(text) == words


@pytest.mark.parametrize("text", ["!!!", "x" * 61, "㍿" * 20, ", ".join("abcdefghi")])
def test_what_cannot_be_a_tag_is_refused_at_its_field(text):
    assert len("abcdefghi") > MAX_TAGS
    with pytest.raises(OperationRefusedError) as refused:
        parse(text)

    assert refused.value.field == "tags"
