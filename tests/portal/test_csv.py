"""A cell is never a formula, whatever people typed into a title."""

import csv
import io

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from portal.csv import csv_response, lines, safe


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+49 30 1",
        "-2",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        "\uff1d1",
        "\uff0b1",
        "\uff0d1",
        "\uff201",
    ],
)
def test_what_a_spreadsheet_would_run_is_marked_as_text(text):
    assert safe(text) == f"'{text}"


def test_numbers_and_words_stay_as_they_are():
    assert [safe(each) for each in (-5, 0, 1.5, "Question", "a=b", "", None)] == [
        -5, 0, 1.5, "Question", "a=b", "", "",
    ]  # fmt: skip


def test_a_semicolon_a_comma_a_quote_and_a_new_line_divide_nothing():
    row = ["a;b", "a,b", 'a"b', "a\nb"]

    (line,) = lines([row])

    assert line == '\ufeff"a;b","a,b","a""b","a\nb"\r\n'
    assert next(csv.reader(io.StringIO(line[1:]))) == row


@given(st.lists(st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=1), min_size=1))
def test_no_cell_of_any_text_begins_dangerously(rows):
    for row in rows:
        for cell in row:
            assert str(safe(cell)).lstrip(" ")[:1] not in {"=", "+", "-", "@", "\t", "\r", "\n"}


def test_a_long_table_comes_in_pieces():
    response = csv_response(RequestFactory().get("/"), "a b.csv", [["n"], *([n] for n in range(450))])

    pieces = list(response.streaming_content)

    assert len(pieces) == 3
    assert b"".join(pieces).decode().splitlines()[-1] == "449"
    assert response["Content-Disposition"] == "attachment; filename*=UTF-8''a%20b.csv"
