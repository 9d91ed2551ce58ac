"""The author of words is asked by name, and nobody answers for them."""

import pytest

from community.choices import NoticeKind
from community.consent import describe, describe_all
from community.models import Membership, Notice
from community.noticeboard import show
from community.operations.consent import agree_to_words, ask_for_words, decline_to_words
from community.selectors import notices_of, words_asked_by, words_asked_of
from community.steps import next_steps
from portal import lineage
from portal.models import AuditEntry, CarryRequest
from portal.models.lineage import Relation
from portal.operations import AccessDeniedError, OperationRefusedError
from tests.factories_forums import BoardFactory, QuestionFactory, accept, answer
from tests.factories_repository import ResourceFactory

DRAFT = {"title": "One page", "body": "Begin with the week."}


@pytest.fixture
def source(everywhere, space, member, colleague):
    """A question of ``member``, solved by ``colleague``, whose words would be carried forward."""
    question = QuestionFactory(board=BoardFactory(space=space), author=member, title="How do you begin?")
    return accept(question, answer(question, colleague, "With the **week**."))


@pytest.fixture
def wanted(source, member):
    return ask_for_words(actor=member, source=source, target="resource", draft=DRAFT)


def notices():
    return list(Notice.objects.order_by("pk").values_list("recipient__handle", "kind"))


def test_asking_keeps_the_draft_and_tells_the_author(source, space, member, colleague, wanted):
    assert (wanted.by, wanted.author, wanted.target, wanted.draft) == (member, colleague, "resource", DRAFT)
    assert (wanted.from_space, wanted.to_space, wanted.is_waiting) == (space, space, True)
    assert notices() == [(colleague.handle, NoticeKind.WORDS_WANTED)]
    assert lineage.consent_missing(source, "resource", member, source.space_id)
    assert AuditEntry.objects.get().verb == "community.ask_for_words"


def test_asking_again_keeps_the_newer_draft_and_asks_nobody_twice(source, member, wanted):
    again = ask_for_words(actor=member, source=source, target="resource", draft={"title": "Two pages"})

    assert (again.pk, again.draft) == (wanted.pk, {"title": "Two pages"})
    assert (CarryRequest.objects.count(), Notice.objects.count()) == (1, 1)


def test_the_result_may_stand_in_another_space(source, other_space, member):
    wanted = ask_for_words(actor=member, source=source, target="resource", draft=DRAFT, to_space=other_space)

    assert wanted.to_space == other_space


def test_what_was_agreed_for_one_space_is_not_agreed_for_another(source, other_space, member, colleague):
    here = ask_for_words(actor=member, source=source, target="resource", draft=DRAFT)
    there = ask_for_words(actor=member, source=source, target="resource", draft=DRAFT, to_space=other_space)

    agree_to_words(actor=colleague, request=here)

    assert here.pk != there.pk
    assert not lineage.consent_missing(source, "resource", member, source.space_id)
    assert lineage.consent_missing(source, "resource", member, other_space.pk)


def test_nobody_is_asked_for_their_own_words(source, colleague):
    with pytest.raises(OperationRefusedError):
        ask_for_words(actor=colleague, source=source, target="resource", draft=DRAFT)

    assert CarryRequest.objects.count() == 0


def test_who_answered_their_own_question_need_not_ask(source, member):
    source = accept(source, answer(source, member, "I found it."))

    with pytest.raises(OperationRefusedError) as refused:
        ask_for_words(actor=member, source=source, target="resource", draft=DRAFT)

    assert str(refused.value) == "Nobody has to be asked for this. You can go on."
    assert CarryRequest.objects.count() == 0


@pytest.mark.parametrize("target", ["practice", "nothing"])
def test_what_cannot_be_carried_is_not_asked_for(target, source, member):
    with pytest.raises(OperationRefusedError):
        ask_for_words(actor=member, source=source, target=target, draft=DRAFT)

    assert (CarryRequest.objects.count(), Notice.objects.count()) == (0, 0)


@pytest.mark.parametrize("who", ["stranger", "visitor", "observer"])
def test_who_may_not_carry_does_not_ask(who, source, everybody):
    with pytest.raises(OperationRefusedError):
        ask_for_words(actor=everybody[who], source=source, target="resource", draft=DRAFT)

    assert CarryRequest.objects.count() == 0


def test_a_closed_account_is_not_asked(source, member, colleague):
    colleague.is_active = False
    colleague.save()
    source.refresh_from_db()

    with pytest.raises(OperationRefusedError):
        ask_for_words(actor=member, source=source, target="resource", draft=DRAFT)

    assert CarryRequest.objects.count() == 0


def test_agreeing_opens_the_way_and_tells_the_asker(source, member, colleague, wanted):
    agree_to_words(actor=colleague, request=wanted)

    wanted.refresh_from_db()
    assert (wanted.is_agreed, wanted.is_waiting) == (True, False)
    assert not lineage.consent_missing(source, "resource", member, source.space_id)
    assert notices()[1:] == [(member.handle, NoticeKind.WORDS_AGREED)]


def test_declining_keeps_the_way_shut_and_tells_the_asker(source, member, colleague, wanted):
    decline_to_words(actor=colleague, request=wanted)

    wanted.refresh_from_db()
    assert (wanted.is_agreed, wanted.is_waiting) == (False, False)
    assert lineage.consent_missing(source, "resource", member, source.space_id)
    assert notices()[1:] == [(member.handle, NoticeKind.WORDS_DECLINED)]


def test_a_decision_is_made_once(colleague, wanted):
    decline_to_words(actor=colleague, request=wanted)

    with pytest.raises(OperationRefusedError):
        agree_to_words(actor=colleague, request=wanted)

    wanted.refresh_from_db()
    assert (wanted.agreed_at, wanted.is_waiting) == (None, False)


@pytest.mark.parametrize(
    "who", ["member", "moderator", "administrator", "stranger", "visitor", "coordinator"]
)
def test_nobody_but_the_author_decides(who, wanted, everybody):
    for decide in (agree_to_words, decline_to_words):
        with pytest.raises(AccessDeniedError) as denied:
            decide(actor=everybody[who], request=wanted)

    wanted.refresh_from_db()
    assert denied.value.permission == "community.decide_words"
    assert wanted.is_waiting


def test_the_desk_shows_each_side_what_concerns_them(wanted, member, colleague, as_reader):
    with as_reader(colleague):
        assert list(words_asked_of(colleague)) == [wanted]
        assert list(words_asked_by(colleague)) == []
    with as_reader(member):
        assert list(words_asked_of(member)) == []
        assert list(words_asked_by(member)) == [wanted]


def test_a_request_shows_the_words_and_leads_the_asker_on_once_agreed(wanted, source, member, colleague):
    before = describe(wanted, member)
    agree_to_words(actor=colleague, request=wanted)
    wanted.refresh_from_db()
    after = describe(wanted, member)
    for_author = describe(wanted, colleague)

    assert (before.title, before.excerpt, before.new_title) == (
        "How do you begin?",
        "With the week.",
        "One page",
    )
    assert (before.carry_url, for_author.carry_url) == ("", "")
    assert after.carry_url == f"/spaces/baltic/sharing/resources/new/?from=topic:{source.pk}"


def test_the_author_reads_of_it_among_their_notices_and_next_steps(wanted, colleague, as_reader):
    with as_reader(colleague):
        (shown,) = show(notices_of(colleague), colleague)
        steps = next_steps(colleague, has_spaces=True)

    assert (shown.text, shown.url) == (
        "Mara Member would like to use your words from “How do you begin?” elsewhere.",
        f"/spaces/baltic/words/{wanted.pk}/",
    )
    assert [step.url for step in steps] == ["/me/words/", "/me/welcome/"]


def test_a_request_whose_source_is_out_of_sight_shows_nothing(wanted, source, colleague, as_reader):
    source.audience = "space"
    source.save()
    Membership.objects.filter(user=colleague).delete()

    with as_reader(colleague):
        assert describe(wanted, colleague) is None
        assert describe_all([wanted], colleague) == []


def test_what_is_carried_forward_closes_the_own_request_alone(
    source, space, member, moderator, colleague, wanted
):
    theirs = ask_for_words(actor=moderator, source=source, target="resource", draft=DRAFT)
    agree_to_words(actor=colleague, request=wanted)
    resource = ResourceFactory(space=space, author=member)

    lineage.tie(actor=member, source=source, result=resource, relation=Relation.CITES)
    assert list(CarryRequest.objects.filter(done_at=None).order_by("pk")) == [wanted, theirs]

    lineage.tie(actor=member, source=source, result=resource)
    assert list(CarryRequest.objects.filter(done_at=None)) == [theirs]
    assert list(words_asked_of(colleague)) == [theirs]
