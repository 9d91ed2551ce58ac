import pytest

from portal.folding import fold
from search.languages import STEMMERS, normal
from search.words import clean, stem, words


def cut(text):
    return [word.forms for word in words(clean(text))]


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("e-learning", [("elearning", "e", "learning")]),
        ("Node.js", [("nodejs", "node", "js")]),
        ("version 3.2", [("version",), ("3.2", "3", "2")]),
        ("C++, C# & C", [("c++",), ("c#",), ("c",)]),
        ("l'éducation", [("éducation",)]),
        ("L\u2019apprentissage qu'il", [("apprentissage",), ("il",)]),
        ("don't", [("dont", "don", "t")]),
        ("a+b", [("a",), ("b",)]),
        ("end. Begin - then", [("end",), ("begin",), ("then",)]),
        ("welding/gluing", [("welding",), ("gluing",)]),
        ("... -- !!", []),
    ],
)
def test_words_are_cut_where_people_expect_it(text, forms):
    assert cut(text) == forms


def test_a_word_knows_where_it_stands():
    text = "The e-learning room"

    assert [text[word.start : word.end] for word in words(text)] == ["The", "e-learning", "room"]


def test_invisible_and_control_characters_are_dropped():
    assert clean("lo\u00adg\u200bbook\x00!") == "logbook !"


def test_decomposed_and_composed_letters_are_one():
    assert cut("z\u030ca\u0301k") == cut("\u017e\u00e1k")


def test_overlong_words_are_cut_short():
    assert [len(form) for form in cut("x" * 500)[0]] == [60]


@pytest.mark.parametrize(
    ("word", "folded"),
    [
        ("Žáci", "zaci"),
        ("Straße", "strasse"),
        ("ŁÓDŹ", "lodz"),
        ("Ærø", "aero"),
        ("ΣΟΦΊΑΣ", "σοφιασ"),
        ("ﬁrm", "firm"),
    ],
)
def test_folding_drops_accents_and_case(word, folded):
    assert fold(word) == folded


def test_stems_are_folded_after_stemming():
    assert stem("éducation", "fr") == stem("éducations", "fr")
    assert stem("éducation", "fr").isascii()


def test_languages_without_a_stemmer_are_only_folded():
    assert stem("žiaci", "sk") == "ziaci"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("de", "de"), ("ger", "de"), ("deu", "de"), ("de-AT", "de"), ("pt_BR", "pt"), ("nn", "nb"),
        ("", ""), (None, ""), ("klingon", ""), ("x1", ""), (" EN ", "en"),
    ],
)  # fmt: skip
def test_language_codes_of_every_kind_are_understood(code, expected):
    assert normal(code) == expected


def test_every_stemmer_stems():
    assert {language for language in STEMMERS if stem("word", language)} == set(STEMMERS)
