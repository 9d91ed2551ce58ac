import pytest

from search.asking import parse
from search.highlight import EXCERPT_LENGTH, Marks


def title(question, text, language="en"):
    return Marks.of(parse(question)).in_language(language).title(text)


def excerpt(question, text, language="en"):
    return Marks.of(parse(question)).in_language(language).excerpt(text)


@pytest.mark.parametrize(
    ("question", "text", "language", "marked"),
    [
        ("diary", "Learning diaries", "en", "Learning <mark>diaries</mark>"),
        ("Ausbildung", "Ausbildungen", "de", "<mark>Ausbildungen</mark>"),
        ("education", "L'éducation", "fr", "<mark>L&#x27;éducation</mark>"),
        ('"diary"', "diary diaries", "en", "<mark>diary</mark> diaries"),
        ("dia*", "dialogue", "en", "<mark>dialogue</mark>"),
        ("-diary", "diary", "en", "diary"),
        ("", "diary", "en", "diary"),
        ("c++", "C++ & C", "en", "<mark>C++</mark> &amp; C"),
    ],
)
def test_found_words_are_marked_by_the_words_of_the_index(question, text, language, marked):
    assert title(question, text, language) == marked


def test_everything_is_escaped_before_it_is_marked():
    text = "<script>alert('logbook')</script> & <mark>"

    assert title("logbook script", text) == (
        "&lt;<mark>script</mark>&gt;alert(&#x27;<mark>logbook</mark>&#x27;)&lt;/<mark>script</mark>&gt;"
        " &amp; &lt;mark&gt;"
    )


def test_an_excerpt_shows_the_stretch_with_most_of_the_words():
    text = "logbook " + "filler " * 200 + "here the tutor keeps a logbook today " + "more " * 200

    found = excerpt("tutor logbook", text)

    assert "<mark>tutor</mark> keeps a <mark>logbook</mark> today" in found
    assert (found[:2], found[-2:]) == ("… ", " …")


def test_an_excerpt_without_a_found_word_is_the_beginning():
    text = "word " * 100

    assert excerpt("other", text) == "word " * 47 + "word …"


def test_excerpts_never_cut_words_and_keep_to_their_length():
    text = " ".join(f"word{number}" for number in range(500))

    found = excerpt("word250", text).replace("<mark>", "").replace("</mark>", "").strip("… ")

    assert len(found) <= EXCERPT_LENGTH
    assert set(found.split()) < set(text.split())
