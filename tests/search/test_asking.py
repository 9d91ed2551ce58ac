import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.asking import MAX_TERMS, Kind, parse


def read(text):
    """Each clause as ``-`` or ``+`` and its terms."""
    return [
        ("-" if clause.excluded else "+")
        + "|".join(f"{term.kind.value}:{' '.join(term.parts)}" for term in clause.terms)
        for clause in parse(text).clauses
    ]


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("", []),
        ("  ", []),
        ("learning diary", ["+word:learning", "+word:diary"]),
        ('"learning diary"', ["+phrase:learning diary"]),
        ("„learning diary“", ["+phrase:learning diary"]),
        ('"learning', ["+word:learning"]),
        ("diary -paper", ["+word:diary", "-word:paper"]),
        ('diary -"on paper"', ["+word:diary", "-phrase:on paper"]),
        ("diary OR log OR book", ["+word:diary|word:log|word:book"]),
        ("tutor diary OR log", ["+word:tutor", "+word:diary|word:log"]),
        ("OR diary", ["+word:diary"]),
        ("diary OR", ["+word:diary"]),
        ("-paper OR diary", ["-word:paper", "+word:diary"]),
        ("OR", ["+word:or"]),
        ("diary AND log", ["+word:diary", "+word:log"]),
        ("appren*", ["+prefix:appren"]),
        ("a*", ["+word:a"]),
        ("*", []),
        ("-", []),
        ("--", []),
        ('""', []),
        ("(diary OR log) tutor", ["+word:diary|word:log", "+word:tutor"]),
        ("welding/gluing", ["+word:welding", "+word:gluing"]),
        ("-welding/gluing", ["-phrase:welding gluing"]),
        ("type:topic", ["+word:type", "+word:topic"]),
        ("e-learning", ["+word:e learning"]),
    ],
)
def test_what_people_type_is_read_as_they_mean_it(text, clauses):
    assert read(text) == clauses


@given(st.text())
def test_no_input_raises(text):
    assert len(parse(text).clauses) <= MAX_TERMS


@given(st.text(alphabet='ab"-*|()+ OR\\/:^~[]{}&!?', max_size=60))
def test_no_heap_of_operators_raises(text):
    parse(text).with_text({term: "x" for term in parse(text).wanted if term.kind is Kind.WORD})


def test_a_very_long_question_is_cut():
    assert len(parse("word " * 1000).clauses) == MAX_TERMS


def test_terms_can_be_written_differently_in_place():
    question = parse('the logbok "on paper" -digitl')
    (term,) = [term for term in question.wanted if term.parts == ("logbok",)]

    assert question.with_text({term: "logbook"}) == 'the logbook "on paper" -digitl'


def test_a_loosened_question_wants_one_of_its_words_and_none_of_the_excluded():
    loosened = parse("a b -c").loosened()

    assert [(clause.excluded, [term.parts for term in clause.terms]) for clause in loosened.clauses] == [
        (False, [("a",), ("b",)]),
        (True, [("c",)]),
    ]
