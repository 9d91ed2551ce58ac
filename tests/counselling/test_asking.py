"""Asking, and what becomes of it."""

import pytest

from community.models import Notice
from counselling.choices import TalkState
from counselling.models import OfferTally, Talk
from counselling.operations.asking import accept_talk, ask_for_talk, decline_talk, withdraw_talk
from counselling.operations.offers import make_offer, pause_offer, remove_offer
from portal.operations import AccessDeniedError, OperationRefusedError
from tests.counselling.conftest import leave, offer_text, question
from tests.factories import UserFactory, join

TYPED = {
    "subject": "A learner who is late",
    "body": "Every **Monday**.",
    "language": "en",
    "times": "After five",
}


def notices_of(person):
    return list(Notice.objects.filter(recipient=person, read_at=None).values_list("kind", flat=True))


def test_the_whole_way_from_question_to_yes(offer, member, colleague, signed_in):
    asking = signed_in(colleague).post(f"{offer.get_absolute_url()}ask/", TYPED)

    talk = Talk.objects.get()
    assert (asking.status_code, asking["Location"]) == (303, f"/me/counselling/{talk.pk}/")
    assert (talk.asker, talk.counsellor, talk.state) == (colleague, member, TalkState.REQUESTED)
    assert notices_of(member) == ["talk_asked"]
    page = signed_in(member).get(asking["Location"]).content.decode()
    assert "Every <strong>Monday</strong>." in page
    assert "Yes, let us talk" in page
    assert notices_of(member) == []

    signed_in(member).post(f"{asking['Location']}answer/", {"decision": "accept", "answer": "Gladly"})
    talk.refresh_from_db()
    assert (talk.state, talk.answer) == (TalkState.IN_PROGRESS, "Gladly")
    assert notices_of(colleague) == ["talk_accepted"]
    assert OfferTally.objects.values_list("open_count", "finished_count").get() == (1, 0)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"subject": ""}, "required"),
        ({"body": ""}, "required"),
        ({"language": "fi"}, "valid choice"),
        ({"body": "x" * 20_001}, "too long"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(changed, words, offer, colleague, signed_in):
    answer = signed_in(colleague).post(f"{offer.get_absolute_url()}ask/", TYPED | changed)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert "After five" in page
    assert Talk.objects.count() == 0


@pytest.mark.parametrize(
    ("who", "allowed"),
    [
        ("member", False), ("colleague", True), ("moderator", True), ("administrator", True),
        ("newcomer", True), ("outsider", True), ("rival", True), ("observer", False),
        ("coordinator", False), ("superuser", False), ("stranger", False), ("visitor", False),
    ],
)  # fmt: skip
def test_who_asks(who, allowed, request, offer):
    actor = request.getfixturevalue(who)

    if allowed:
        ask_for_talk(actor=actor, offer=offer, question=question())
    elif who == "visitor":
        assert not actor.has_perm("counselling.ask_for_talk", offer)
    else:
        with pytest.raises(AccessDeniedError):
            ask_for_talk(actor=actor, offer=offer, question=question())
    assert Talk.objects.count() == allowed


def test_a_paused_offer_takes_no_requests(offer, member, colleague):
    pause_offer(actor=member, offer=offer)

    with pytest.raises(AccessDeniedError):
        ask_for_talk(actor=colleague, offer=offer, question=question())


@pytest.mark.parametrize("state", ["asked", "talk"])
def test_one_open_talk_with_a_person_at_a_time(state, request, offer, colleague, signed_in):
    talk = request.getfixturevalue(state)

    with pytest.raises(OperationRefusedError):
        ask_for_talk(actor=colleague, offer=offer, question=question())
    page = signed_in(colleague).get(offer.get_absolute_url()).content.decode()
    assert talk.get_absolute_url() in page
    assert "Ask for a talk" not in page


def test_five_requests_wait_at_most(everywhere, space, colleague):
    offers = []
    for number in range(6):
        person = UserFactory()
        join(person, space)
        offers.append(make_offer(actor=person, space=space, text=offer_text(number), audience="space"))
    for offer in offers[:5]:
        talk = ask_for_talk(actor=colleague, offer=offer, question=question())

    with pytest.raises(OperationRefusedError) as refused:
        ask_for_talk(actor=colleague, offer=offers[5], question=question())
    assert "5 of your requests" in str(refused.value)
    withdraw_talk(actor=colleague, talk=talk)
    ask_for_talk(actor=colleague, offer=offers[5], question=question())
    assert Talk.objects.filter(state="requested").count() == 5


def test_a_full_offer_says_so_kindly(offer, talk, member, third, moderator, signed_in):
    waits = ask_for_talk(actor=third, offer=offer, question=question())
    accept_talk(actor=member, talk=waits, answer="")

    with pytest.raises(OperationRefusedError) as refused:
        ask_for_talk(actor=moderator, offer=offer, question=question())
    assert "as many talks as fit" in str(refused.value)
    page = signed_in(moderator).get(offer.get_absolute_url()).content.decode()
    assert "Fully taken at present" in page
    answer = signed_in(moderator).post(f"{offer.get_absolute_url()}ask/", TYPED)
    assert (answer.status_code, "After five" in answer.content.decode()) == (422, True)


def test_the_counsellor_takes_no_more_than_they_wanted(offer, talk, member, third, moderator):
    waiting = [ask_for_talk(actor=person, offer=offer, question=question()) for person in (third, moderator)]
    accept_talk(actor=member, talk=waiting[0], answer="")

    with pytest.raises(OperationRefusedError):
        accept_talk(actor=member, talk=waiting[1], answer="")
    assert Talk.objects.get(pk=waiting[1].pk).state == TalkState.REQUESTED
    assert OfferTally.objects.get().open_count == 2


def test_a_no_is_between_the_two_as_well(asked, member, colleague, signed_in):
    answer = signed_in(member).post(
        f"{asked.get_absolute_url()}answer/", {"decision": "decline", "answer": "Ask Rūta, she knows."}
    )

    asked.refresh_from_db()
    assert (answer.status_code, asked.state) == (303, TalkState.DECLINED)
    assert notices_of(colleague) == ["talk_declined"]
    assert "Ask Rūta, she knows." in signed_in(colleague).get(asked.get_absolute_url()).content.decode()
    assert OfferTally.objects.values_list("open_count", "finished_count").get() == (0, 0)


def test_a_request_that_is_taken_back_is_no_news(asked, member, colleague, signed_in):
    assert notices_of(member) == ["talk_asked"]
    assert signed_in(colleague).post(f"{asked.get_absolute_url()}withdraw/").status_code == 303

    assert notices_of(member) == []
    for decide in (accept_talk, decline_talk):
        with pytest.raises(OperationRefusedError):
            decide(actor=member, talk=asked, answer="")


@pytest.mark.parametrize("verb", [accept_talk, decline_talk])
@pytest.mark.parametrize("who", ["colleague", "third", "administrator", "coordinator", "superuser"])
def test_only_who_was_asked_answers(who, verb, request, asked):
    with pytest.raises(AccessDeniedError):
        verb(actor=request.getfixturevalue(who), talk=asked, answer="")

    assert Talk.objects.get().state == TalkState.REQUESTED


@pytest.mark.parametrize("who", ["member", "third", "administrator", "coordinator", "superuser", "visitor"])
def test_only_who_asked_takes_it_back(who, request, asked):
    with pytest.raises(AccessDeniedError):
        withdraw_talk(actor=request.getfixturevalue(who), talk=asked)

    assert Talk.objects.get().state == TalkState.REQUESTED


@pytest.mark.parametrize("what", ["offer removed", "counsellor left", "asker left"])
def test_what_cannot_begin_any_more_is_declined(what, asked, offer, member, colleague, space, signed_in):
    if what == "offer removed":
        remove_offer(actor=member, offer=offer)
    else:
        leave(member if what == "counsellor left" else colleague, space)

    answer = signed_in(member).post(
        f"{asked.get_absolute_url()}answer/", {"decision": "accept", "answer": "Kept"}
    )
    page = answer.content.decode()
    assert (answer.status_code, "you can only decline" in page, "Kept" in page) == (422, True, True)
    answer = signed_in(member).post(f"{asked.get_absolute_url()}answer/", {"decision": "decline"})
    assert (answer.status_code, Talk.objects.get().state) == (303, TalkState.DECLINED)
