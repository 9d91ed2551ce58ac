"""Closing an account: what goes with it, what stays, and what the other one still reads."""

import pytest
from django.utils import timezone

from community.models import Departure, Notice
from community.operations.leaving import begin_departure, finish_departure, forget_a_piece
from counselling.choices import TalkState
from counselling.models import Offer, OfferTally, Talk, TalkEntry, TalkRating
from counselling.operations import leaving
from counselling.operations.asking import accept_talk
from counselling.operations.rating import rate_talk
from counselling.operations.talking import Words, end_talk, write_in_talk
from portal.operations import SYSTEM
from portal.tenancy import all_spaces
from tests.counselling.conftest import WORD


def depart(person, *, keeps_words):
    departure = Departure.objects.create(user=person, keeps_words=keeps_words, due_at=timezone.now())
    with all_spaces("test"):
        begun = begin_departure(actor=SYSTEM, departure_id=departure.pk)
        while forget_a_piece(actor=SYSTEM, departure=begun):
            pass
        finish_departure(actor=SYSTEM, departure=begun)


@pytest.mark.parametrize("keeps_words", [True, False])
def test_words_go_or_stay_as_their_writer_chose(keeps_words, talk, member, colleague, signed_in):
    write_in_talk(actor=colleague, talk=talk, words=Words(f"Message {WORD}"))
    write_in_talk(actor=member, talk=talk, words=Words("Advice of the one who stays"))

    depart(colleague, keeps_words=keeps_words)

    talk.refresh_from_db()
    assert (talk.state, talk.closed_by) == (TalkState.CLOSED, None)
    page = signed_in(member).get(talk.get_absolute_url()).content.decode()
    assert (f"Message {WORD}" in page, f"Question {WORD}" in page) == (keeps_words, keeps_words)
    assert "Advice of the one who stays" in page
    assert ("Carl Colleague" in page, "Former member" in page) == (False, True)


def test_an_offer_goes_in_any_case_and_requests_are_closed(asked, offer, member, colleague, signed_in):
    depart(member, keeps_words=True)

    asked.refresh_from_db()
    assert (asked.state, asked.offer_id) == (TalkState.DECLINED, None)
    assert Offer.objects.count() == 0
    assert f"Question {WORD}" in signed_in(colleague).get(asked.get_absolute_url()).content.decode()


def test_ratings_go_with_the_words(talk, member, colleague):
    end_talk(actor=member, talk=talk)
    for person in (member, colleague):
        rate_talk(actor=person, talk=talk, helped="yes", wants_more=False, words="Fine", is_shared=True)

    depart(colleague, keeps_words=False)

    assert [rating.author for rating in TalkRating.objects.all()] == [member]


def test_a_talk_that_nobody_is_left_to_read_goes(talk, member, colleague):
    write_in_talk(actor=colleague, talk=talk, words=Words("Words"))
    depart(colleague, keeps_words=True)
    assert Talk.objects.count() == 1

    depart(member, keeps_words=True)

    assert (Talk.objects.count(), TalkEntry.objects.count()) == (0, 0)


def notices(person):
    return list(Notice.objects.filter(recipient=person, read_at=None).values_list("kind", flat=True))


def test_who_was_asked_by_somebody_who_left_need_not_answer(asked, offer, member, colleague):
    assert notices(member) == ["talk_asked"]

    depart(colleague, keeps_words=True)

    asked.refresh_from_db()
    assert (asked.state, asked.answered_at, notices(member)) == (TalkState.WITHDRAWN, None, [])


def test_who_asked_somebody_who_left_is_told_that_it_comes_to_nothing(asked, member, colleague):
    depart(member, keeps_words=True)

    asked.refresh_from_db()
    assert (asked.state, notices(colleague)) == (TalkState.DECLINED, ["talk_declined"])


def test_a_talk_that_was_accepted_meanwhile_is_ended_as_a_talk(asked, offer, member, colleague, monkeypatch):
    """The list of open talks was read before the other one said yes."""
    lock = leaving.locked
    monkeypatch.setattr(leaving, "locked", lambda talk: accepted_first(talk))

    def accepted_first(talk):
        accept_talk(actor=member, talk=talk, answer="Yes")
        return lock(talk)

    leaving.leave_talks(actor=SYSTEM, person=colleague, most=10)

    asked.refresh_from_db()
    tally = OfferTally.objects.get(offer=offer)
    assert (asked.state, tally.open_count) == (TalkState.CLOSED, 0)
