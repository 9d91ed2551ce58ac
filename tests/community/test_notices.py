"""Notices tell once, only whom they concern, and never more than their object would."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.choices import NoticeKind
from community.models import Membership, Notice
from community.notice_groups import group_of
from community.notice_words import ICONS, SENTENCES, gone, sentence
from community.noticeboard import show
from community.notices import notify
from community.operations.notices import read_notices
from community.selectors import notices_of, unread_count
from portal.choices import Audience
from portal.ui.icons import ICONS as SPRITE
from tests.factories import CircleFactory, CircleMemberFactory, UserFactory, join
from tests.factories_forums import BoardFactory, QuestionFactory


@pytest.fixture
def question(everywhere, space, member):
    return QuestionFactory(board=BoardFactory(space=space), author=member, title="How do you begin?")


def tell(recipient, obj, actor=None, kind=NoticeKind.ANSWER):
    return notify(recipient=recipient, kind=kind, obj=obj, actor=actor)


def shown_to(reader):
    return [(shown.text, shown.url) for shown in show(notices_of(reader), reader)]


def test_a_notice_is_a_row_a_hint_and_a_mail_to_come(question, member, colleague, hints):
    notice = tell(member, question, colleague)

    assert (notice.recipient, notice.actor, notice.space, notice.read_at, notice.mailed_at) == (
        member, colleague, question.space, None, None,
    )  # fmt: skip
    assert hints() == [f"user:{member.pk}"]
    assert notice.mail_due_at - notice.at < timedelta(seconds=91)


def test_the_same_thing_is_told_once_until_it_is_read(question, member, colleague, hints):
    first = tell(member, question, colleague)
    again = tell(member, question, colleague)
    read_notices(actor=member)
    later = tell(member, question, colleague)

    assert first == again
    assert later != first
    assert Notice.objects.count() == 2


def test_the_same_thing_without_a_person_is_told_once_too(question, member):
    assert tell(member, question) == tell(member, question)
    assert Notice.objects.count() == 1


def test_nobody_hears_of_what_they_did_themselves(question, member):
    assert tell(member, question, member) is None
    assert Notice.objects.count() == 0


def test_a_closed_account_hears_nothing(question, colleague):
    colleague.is_active = False

    assert tell(colleague, question) is None
    assert Notice.objects.count() == 0


@pytest.mark.parametrize(
    ("audience", "who", "told"),
    [
        (Audience.PUBLIC, "stranger", True),
        (Audience.NETWORK, "stranger", False),
        (Audience.NETWORK, "outsider", True),
        (Audience.SPACE, "outsider", False),
        (Audience.SPACE, "newcomer", True),
        (Audience.PARTIES, "administrator", False),
    ],
)
def test_only_who_may_see_the_thing_is_told(audience, who, told, question, everybody):
    question.audience = audience
    question.circle = CircleFactory(space=question.space) if audience == Audience.PARTIES else None
    question.save()

    notice = tell(everybody[who], question)

    assert (notice is not None) == told
    assert Notice.objects.count() == told


def test_the_people_of_a_circle_are_told_of_its_things(question, colleague):
    circle = CircleFactory(space=question.space)
    CircleMemberFactory(circle=circle, user=colleague)
    question.audience, question.circle = Audience.PARTIES, circle
    question.save()

    assert tell(colleague, question) is not None


def test_a_notice_says_who_did_what_where(question, member, colleague, as_reader):
    tell(member, question, colleague)

    with as_reader(member):
        assert shown_to(member) == [
            ("Carl Colleague answered your question “How do you begin?”.", question.get_absolute_url())
        ]


def test_a_notice_shows_nothing_once_its_reader_may_not_see_the_thing(question, member, colleague, as_reader):
    question.audience = Audience.SPACE
    question.save()
    tell(colleague, question, member)
    Membership.objects.filter(user=colleague).delete()

    with as_reader(colleague):
        (shown,) = show(notices_of(colleague), colleague)

    assert (shown.text, shown.url, shown.actor, shown.space, shown.kind) == (gone(), "", None, None, "")
    assert shown.is_gone


def test_a_notice_of_something_deleted_shows_nothing(question, member, colleague, as_reader):
    tell(member, question, colleague)
    question.delete()

    with as_reader(member):
        assert shown_to(member) == [(gone(), "")]


def test_a_notice_of_a_space_that_became_hidden_shows_nothing(space, stranger, as_reader):
    tell(stranger, space, kind=NoticeKind.TURNED_DOWN)
    space.visibility, space.join_policy = "hidden", "invitation"
    space.save()

    with as_reader(stranger):
        assert shown_to(stranger) == [(gone(), "")]


def test_a_request_to_join_leads_administrators_to_the_desk(other_space, rival, asked, as_reader):
    with as_reader(rival):
        assert shown_to(rival) == [("Stan Stranger asks to join “Salon Kaunas”.", "/spaces/salon/requests/")]


def test_the_words_of_somebody_who_left_stay_without_a_name(question, member, colleague, as_reader):
    tell(member, question, colleague)
    colleague.delete()

    with as_reader(member):
        assert shown_to(member)[0][0] == "Somebody answered your question “How do you begin?”."


@pytest.mark.parametrize("count", [1, 3, 30])
def test_showing_notices_takes_as_many_queries_however_many_there_are(
    count, space, member, as_reader, everywhere, django_assert_num_queries
):
    board = BoardFactory(space=space)
    for _n in range(count):
        tell(member, QuestionFactory(board=board), UserFactory())
        tell(member, space, kind=NoticeKind.LET_IN)

    with as_reader(member), django_assert_num_queries(4):
        # The notices, the questions, the spaces, the standing.
        assert len(show(notices_of(member), member)) == count + 1


def test_reading_marks_only_ones_own(question, member, colleague):
    tell(member, question, colleague)
    other = tell(colleague, question, member)

    assert read_notices(actor=member, notices=[other.pk]) == 0
    assert read_notices(actor=member) == 1
    assert (unread_count(member), unread_count(colleague)) == (0, 1)


def test_the_count_stops_at_ninety_nine(space, member):
    Notice.objects.bulk_create(
        Notice(
            recipient=member, kind=NoticeKind.MENTION, object_type_id=1, object_id=n, thread_type_id=1,
            thread_id=n, read_at=None,
        )
        for n in range(120)
    )  # fmt: skip

    assert unread_count(member) == 99


def test_visitors_have_no_notices(db, visitor, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert unread_count(visitor) == 0


@pytest.mark.parametrize("kind", NoticeKind)
def test_every_kind_has_a_sentence_and_an_icon(kind):
    words = sentence(kind, actor_name="Ada", title="T")
    # What two people talk about has no title that a notice may name.
    assert ("Ada" in words, "T" in words) == (True, False) if group_of(kind) == "talks" else "T" in words
    assert ICONS[kind] in SPRITE


def test_there_are_no_sentences_without_a_kind():
    assert set(SENTENCES) == set(ICONS) == set(NoticeKind)


def test_a_member_let_in_twice_reads_it_twice(space, member):
    first = tell(member, space, kind=NoticeKind.LET_IN)
    Notice.objects.filter(pk=first.pk).update(read_at=timezone.now())

    assert tell(member, space, kind=NoticeKind.LET_IN) != first


def test_an_observer_is_told_like_any_member(question, observer):
    question.audience = Audience.SPACE
    question.save()
    join(UserFactory(), question.space)

    assert tell(observer, question) is not None
