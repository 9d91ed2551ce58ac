"""What is found, counted, suggested and corrected, and for whom."""

import pytest

from search.documents import Document, IndexUnavailableError, Sort
from tests.search.conftest import PUBLIC, ask, titles

MEMBER = frozenset({"public", "network", "space:3"})
SPACE = frozenset({"space:3"})


def test_all_words_must_be_there(filled, make):
    engine = filled(make("Learning diary"), make("Learning by doing"), make("A diary"))

    assert titles(engine, "learning diary") == ["Learning diary"]


def test_when_nothing_has_all_words_some_are_enough_and_it_says_so(filled, make):
    engine = filled(make("Learning by doing"), make("A diary"), make("Bakery"))

    answer = ask(engine, "learning diary")

    assert (answer.loosened, sorted(hit.title for hit in answer.hits)) == (
        True,
        ["A diary", "Learning by doing"],
    )


def test_titles_count_for_more_than_texts_and_phrases_for_more_than_words(filled, make):
    engine = filled(
        make("Something else", "the guild is the hall of this"),
        make("Something more", "the guild hall is here"),
        make("Guild and hall"),
    )

    assert titles(engine, "guild hall") == ["Guild and hall", "Something more", "Something else"]


def test_equal_matches_stand_newest_first(filled, make):
    engine = filled(make("Guild one"), make("Guild two"), make("Guild six"))

    assert titles(engine, "guild") == ["Guild six", "Guild two", "Guild one"]


def test_newest_first_ignores_relevance(filled, make):
    engine = filled(make("Guild guild guild"), make("Other", "guild"))

    assert titles(engine, "guild", sort=Sort.NEWEST) == ["Other", "Guild guild guild"]


def test_excluded_words_phrases_and_prefixes(filled, make):
    engine = filled(make("Digital diary"), make("Paper diary"), make("Diary on paper"), make("Dialogue"))

    assert sorted(titles(engine, "diary -paper")) == ["Digital diary"]
    assert sorted(titles(engine, "-diary")) == ["Dialogue"]
    assert titles(engine, '"paper diary"') == ["Paper diary"]
    assert sorted(titles(engine, "dia*")) == ["Dialogue", "Diary on paper", "Digital diary", "Paper diary"]


@pytest.mark.parametrize("text", ["e-learning", "elearning", "learning", "E-Learning", '"e learning"'])
def test_joined_words_are_found_in_every_way_to_write_them(filled, make, text):
    assert titles(filled(make("About e-learning")), text) == ["About e-learning"]


def test_signs_alone_find_nothing_and_no_words_find_everything(filled, make):
    engine = filled(make("One"), make("Two"))

    assert titles(engine, "((") == []
    assert titles(engine, "") == ["Two", "One"]


def test_a_word_that_is_found_often_enough_is_not_corrected(filled, make):
    engine = filled(
        make("Tuters"), make("Tuters again"), make("Tuters once more"), *(make("Tutors") for _ in range(9))
    )

    answer = ask(engine, "tuters")

    assert (answer.total, answer.corrected) == (3, "")


def test_a_rare_word_is_kept_beside_its_correction(filled, make):
    engine = filled(make("Tuters"), *(make(f"Tutors {n}") for n in range(4)))

    answer = ask(engine, "tuters")

    assert (answer.total, answer.corrected) == (5, "tutors")


def test_no_correction_when_the_reader_wants_the_words_as_typed(filled, make):
    answer = ask(filled(make("Tutors")), "tuters", may_correct=False)

    assert (answer.total, answer.corrected) == (0, "")


def test_two_swapped_letters_are_one_typo(filled, make):
    assert ask(filled(make("Learner")), "laerner").corrected == "learner"


def test_a_correction_wears_its_accents(filled, make):
    assert ask(filled(make("Die Prüfungen", language="de")), "prufunken").corrected == "prüfungen"


def test_values_of_one_facet_mean_or_and_facets_mean_and(filled, make):
    engine = filled(
        make("A", tags=("x",), space="s"),
        make("B", tags=("y",), space="s"),
        make("C", tags=("y",), space="t"),
    )

    assert titles(engine, "", selected={"tag": ("x", "y")}) == ["C", "B", "A"]
    assert titles(engine, "", selected={"tag": ("x", "y"), "space": ("s",)}) == ["B", "A"]


def test_a_facet_is_counted_without_its_own_selection(filled, make):
    engine = filled(
        make("A", tags=("x",), space="s"),
        make("B", tags=("y",), space="s"),
        make("C", tags=("y",), space="t"),
    )

    answer = ask(engine, "", selected={"tag": ("x",), "space": ("s",)})

    assert answer.facets["tag"] == {"x": 1, "y": 1}
    assert answer.facets["space"] == {"s": 1}


def test_selected_values_without_hits_are_shown_with_zero(filled, make):
    engine = filled(make("A", tags=("x",)))

    assert ask(engine, "A", selected={"tag": ("gone",)}).facets["tag"] == {"gone": 0, "x": 1}


def secret_and_open(make):
    return (
        make("Open logbook", tags=("open",), space="open"),
        make("Secret manuscript", "a confidential blueprint", tags=("secret",), space="secret", access=SPACE),
    )


def test_what_readers_may_not_see_is_neither_found_nor_counted(filled, make):
    engine = filled(*secret_and_open(make))

    stranger, member = ask(engine, "", PUBLIC), ask(engine, "", MEMBER)

    assert (stranger.total, stranger.facets["tag"], stranger.facets["space"]) == (1, {"open": 1}, {"open": 1})
    assert (member.total, member.facets["tag"]) == (2, {"open": 1, "secret": 1})
    assert ask(engine, "manuscript", PUBLIC, selected={"space": ("secret",)}).facets["space"] == {"secret": 0}


def test_readers_without_any_match_of_tokens_find_nothing_at_all(filled, make):
    engine = filled(*secret_and_open(make))

    assert ask(engine, "logbook", frozenset({"space:99"})).total == 0
    assert ask(engine, "", frozenset()).total == 0
    assert ask(engine, "-nothing", frozenset()).total == 0


def test_corrections_never_tell_words_of_others(filled, make):
    engine = filled(*secret_and_open(make))

    assert ask(engine, "manuscrpt", PUBLIC).corrected == ""
    assert ask(engine, "bluepront", PUBLIC).corrected == ""
    assert ask(engine, "manuscrpt", MEMBER).corrected == "manuscript"


def test_suggestions_and_similar_items_never_tell_of_others_things(filled, make):
    engine = filled(*secret_and_open(make))

    assert [hit.title for hit in engine.suggest("secr", PUBLIC)] == []
    assert [hit.title for hit in engine.suggest("manuscrpt", PUBLIC)] == []
    assert [hit.title for hit in engine.suggest("secr", MEMBER)] == ["Secret manuscript"]
    assert engine.similar("app.thing:2", PUBLIC) == []


def test_suggestions_finish_the_last_word_and_forgive_typos(filled, make):
    engine = filled(make("Learning diary"), make("Learning agreement"), make("Diary of a bakery"))

    assert [hit.title for hit in engine.suggest("learning d", PUBLIC)] == ["Learning diary"]
    assert [hit.title for hit in engine.suggest("agreemant", PUBLIC)] == ["Learning agreement"]
    assert engine.suggest(" ", PUBLIC) == []


def test_similar_items_share_telling_words_or_tags(filled, make):
    engine = filled(
        make("Welding gloves", tags=("safety",)),
        make("Baking bread"),
        make("Helmets", tags=("safety",)),
        make("Welding masks"),
    )

    assert sorted(hit.title for hit in engine.similar("app.thing:1", PUBLIC)) == ["Helmets", "Welding masks"]
    assert engine.similar("app.thing:99", PUBLIC) == []


def test_a_changed_document_is_found_as_it_is_now_and_once(filled, make):
    engine = filled(make("Old title", key="app.thing:1"))

    engine.apply([make("New title", key="app.thing:1")])

    assert (titles(engine, "title"), titles(engine, "old")) == (["New title"], [])


def test_many_small_batches_leave_few_segments(filled, make):
    engine = filled(make("First"))

    for number in range(40):
        engine.apply([make(f"Topic {number}")])

    assert ask(engine, "topic").total == 40
    with engine.index.snapshot() as snapshot:
        assert len(list(snapshot.reader.leaf_readers())) < 12


def test_documents_refuse_codes_with_blanks_and_access_for_nobody(make):
    with pytest.raises(ValueError, match="it has a blank in it"):
        make("One", tags=("two words",))
    with pytest.raises(ValueError, match="has no access token"):
        make("One", access=frozenset())


def test_documents_are_cleaned(make):
    document: Document = make("  A\u00ad  title ", "a\x00b", "ger")

    assert (document.title, document.body, document.language) == ("A title", "a b", "de")


def test_little_words_are_left_out_when_there_are_others(filled, make):
    engine = filled(
        make("How the bakery keeps its learners", "in the winter"), make("The garage", "of the learner")
    )

    assert titles(engine, "how do you keep the learners") == ["How the bakery keeps its learners"]
    assert titles(engine, "the") == ["The garage", "How the bakery keeps its learners"]
    assert titles(engine, '"the garage"') == ["The garage"]


def test_a_little_word_in_capitals_is_a_word(filled, make):
    engine = filled(make("It is a learner"), make("Learner at work"))

    assert titles(engine, "it learner") == ["Learner at work", "It is a learner"]
    assert titles(engine, "IT learner") == ["It is a learner"]


def test_a_correction_that_finds_no_more_is_not_made(filled, make):
    engine = filled(make("Tuters at work"), *(make(f"Tutors {n}") for n in range(4)))

    answer = ask(engine, "tuters work")

    assert (answer.total, answer.corrected) == (1, "")


def test_the_same_question_is_answered_from_memory_until_something_changes(filled, make):
    engine = filled(make("Guild"))
    first = [titles(engine, f"guild {number}") for number in range(40)]

    engine.apply([make("Guild again")])

    assert (first[0], sorted(titles(engine, "guild"))) == (["Guild"], ["Guild", "Guild again"])


def test_who_cannot_leave_a_note_still_hears_that_the_index_is_gone(bare):
    bare.folder.path.write_text("in the way")

    with pytest.raises(IndexUnavailableError):
        ask(bare, "anything")
