"""Who fits a question how well, and why."""

from datetime import timedelta

import pytest

from community.helping import key_of, keys_in
from forums.routing.matching import Candidate, best_first
from forums.routing.words import for_oneself, for_others
from tests.factories import NOON


def ranked(*candidates, language=""):
    return [(fit.user_id, fit.reasons) for fit in best_first(candidates, language=language, now=NOON)]


def ago(days):
    return NOON - timedelta(days=days)


def test_who_knows_more_words_stands_before_who_has_time():
    few = Candidate(1, words=("ilp",))
    many = Candidate(2, words=("ilp", "metal"), last_asked_at=ago(8))

    assert ranked(few, many) == [
        (2, (("knows", ["ilp", "metal"]),)),
        (1, (("knows", ["ilp"]), ("has_time", True))),
    ]


def test_answers_that_were_accepted_count_up_to_three():
    thrice, often = Candidate(1, answered=3, last_asked_at=ago(9)), Candidate(2, answered=9)

    assert ranked(thrice, often) == [
        (2, (("answered", 9), ("has_time", True))),
        (1, (("answered", 3),)),
    ]


def test_of_equals_who_was_not_asked_for_the_longest_time_stands_first():
    people = [
        Candidate(1, words=("ilp",), last_asked_at=ago(40)),
        Candidate(2, words=("ilp",), last_asked_at=ago(60)),
        Candidate(3, words=("ilp",)),
    ]

    assert [user_id for user_id, _reasons in ranked(*people)] == [3, 2, 1]


def test_the_language_is_a_reason_where_it_is_known():
    assert ranked(Candidate(1, words=("ilp",), last_asked_at=ago(9)), language="lv") == [
        (1, (("knows", ["ilp"]), ("speaks", "lv")))
    ]


def test_reasons_are_sentences_for_others_and_for_oneself():
    reasons = [["knows", ["ilp", "metal"]], ["answered", 3], ["speaks", "lv"], ["has_time", True]]

    assert for_others(reasons) == [
        "Knows about: ilp, metal",
        "Has answered 3 questions on this",
        "Speaks Latvian",
        "Has time: was not asked in the last four weeks",
    ]
    assert for_oneself(reasons) == [
        "You know about: ilp, metal",
        "You have answered 3 questions on this",
        "You speak Latvian",
    ]


def test_a_code_that_is_no_more_is_no_sentence():
    assert (for_others([["liked", 3]]), for_oneself([["liked", 3]])) == ([], [])


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("Work-based  learning", "work based learning"),
        ("Pirmā NEDĒĻA", "pirma nedela"),
        ("Schools and business", "schools and business"),
        ("!!", ""),
    ],
)
def test_words_are_found_whatever_their_case_accents_and_signs(word, key):
    assert key_of(word) == key


def test_a_core_word_is_found_in_whatever_language_it_was_typed():
    from django.utils import translation

    with translation.override("lt"):
        from portal.vocabulary import LABELS

        word = str(LABELS["quality"])
        assert (word != "Quality", key_of(word)) == (True, "quality")


def test_a_title_is_found_by_its_words_and_by_those_in_a_row():
    assert keys_in("An apprentice: first week") == {
        "apprentice", "first", "week", "an apprentice", "apprentice first", "first week",
        "an apprentice first", "apprentice first week", "an apprentice first week",
    }  # fmt: skip
