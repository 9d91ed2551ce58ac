"""How fast and how much people write: the decisions alone, and what they mean at the form and by mail."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.contenttypes.models import ContentType
from django.utils import timezone

from forums.choices import HoldReason
from forums.limits import Lately, Newcomer, open_again_at, outside_links, seconds_to_wait, why_held
from forums.models import Post, Topic
from forums.operations.by_mail import reply_by_mail
from forums.operations.writing import JustPostedError, write_reply, write_topic
from portal.operations import AccessDeniedError, OperationRefusedError
from tests.factories import NOON
from tests.factories_forums import TopicFactory, answer

REAL = {"topic": (1, 15), "reply": (3, 15)}


def ago(*seconds):
    return tuple(NOON - timedelta(seconds=each) for each in seconds)


@pytest.mark.parametrize(
    ("what", "seconds", "wait"),
    [
        ("topic", (), 0), ("topic", (1,), 14), ("topic", (15,), 0),
        ("reply", (1, 2), 0), ("reply", (1, 2, 3), 12), ("reply", (1, 2, 15), 0), ("reply", (1, 2, 3, 4), 12),
    ],
)  # fmt: skip
def test_the_pace_leaves_room_for_a_burst(what, seconds, wait, settings):
    settings.POSTING_PACE = REAL

    assert seconds_to_wait(Lately(**{what: ago(*seconds)}), what, NOON) == wait


@pytest.mark.parametrize(
    ("written", "moderates", "is_full"),
    [(19, False, False), (20, False, True), (20, True, False), (60, True, True)],
)
def test_a_day_has_an_end_and_moderators_a_longer_one(written, moderates, is_full):
    lately = Lately(topic=ago(*range(100, 100 + written)))

    assert (open_again_at(lately, "topic", NOON, moderates=moderates) is not None) == is_full


def new(**values):
    return Newcomer(**{"age": timedelta(hours=2), "before": 1, "repeats": False} | values)


@pytest.mark.parametrize(
    ("newcomer", "written", "links", "first_posts", "reason"),
    [
        (new(), 0, 0, "none", None),
        (new(before=0), 2, 2, "none", None),
        (new(), 3, 0, "none", HoldReason.MANY),
        (new(before=2), 0, 3, "none", HoldReason.LINKS),
        (new(before=3), 0, 3, "none", None),
        (new(repeats=True), 0, 0, "none", HoldReason.REPEATED),
        (new(age=timedelta(hours=25), repeats=True), 9, 9, "none", None),
        (new(age=timedelta(days=9), before=0), 0, 0, "first", HoldReason.FIRST),
        (new(age=timedelta(days=9), before=1), 0, 0, "first", None),
        (new(age=timedelta(days=9), before=1), 0, 1, "links", HoldReason.LINKS),
        (new(age=timedelta(days=9), before=0), 0, 0, "links", None),
    ],
)
def test_what_of_newcomers_is_looked_at(newcomer, written, links, first_posts, reason):
    lately = Lately(topic=ago(*range(written)))

    assert why_held(newcomer, lately, "topic", links=links, first_posts=first_posts) == reason


def test_only_links_to_other_hosts_count(settings):
    settings.SITE_URL = "https://guild.example"
    body = "https://guild.example/a [b](https://b.example/) <https://c.example/> [c](/c) https://b.example/"

    assert outside_links(body) == 2


@pytest.fixture
def real_pace(settings):
    settings.POSTING_PACE = REAL


def test_who_is_too_fast_is_told_how_long_and_loses_nothing(real_pace, question, colleague, signed_in):
    for number in range(3):
        write_reply(actor=colleague, topic=question, body=f"Reply {number}")

    sent = signed_in(colleague).post(f"{question.get_absolute_url()}", {})
    assert sent.status_code == 405
    reply = f"/spaces/baltic/communication/topics/{question.pk}/reply/"
    sent = signed_in(colleague).post(reply, {"body": "A fourth thought"})

    page = sent.content.decode()
    assert (sent.status_code, "Your text is kept." in page, "A fourth thought" in page) == (422, True, True)
    assert question.posts.count() == 4


def test_the_same_words_again_lead_to_the_first(question, colleague, signed_in):
    reply = f"/spaces/baltic/communication/topics/{question.pk}/reply/"
    client = signed_in(colleague)
    client.post(reply, {"body": "Thanks!"})

    sent = client.post(reply, {"body": "Thanks!"})

    post = question.posts.get(number=2)
    page = sent.content.decode()
    assert sent.status_code == 422
    assert f'You have just posted this. It is not posted twice. <a href="{post.get_absolute_url()}">' in page
    assert question.posts.count() == 2


def test_short_words_may_stand_in_two_topics(question, talk, colleague):
    for topic in (question, talk):
        write_reply(actor=colleague, topic=topic, body="Thanks!")

    assert (question.posts.count(), talk.posts.count()) == (2, 2)


def test_long_words_are_posted_once(question, talk, colleague):
    words = "These are long words that nobody types twice by chance."
    write_reply(actor=colleague, topic=question, body=words)

    with pytest.raises(JustPostedError) as refused:
        write_reply(actor=colleague, topic=talk, body=words)

    assert refused.value.url == question.posts.get(number=2).get_absolute_url()
    assert talk.posts.count() == 1


def test_after_five_minutes_the_same_words_are_fine(question, colleague):
    with time_machine.travel(timezone.now() - timedelta(minutes=6)):
        write_reply(actor=colleague, topic=question, body="Any news?")

    write_reply(actor=colleague, topic=question, body="Any news?")

    assert question.posts.count() == 3


def test_a_second_topic_at_once_waits_and_moderators_write_more_a_day(real_pace, board, member, moderator):
    for who in (member, moderator):
        for number in range(20):
            TopicFactory(board=board, author=who, opened_at=timezone.now() - timedelta(minutes=20 + number))
    said = {"board": board, "kind": "discussion", "title": "One more", "body": "Words"}

    write_topic(actor=moderator, **said)
    with pytest.raises(OperationRefusedError) as full:
        write_topic(actor=member, **said)
    with pytest.raises(OperationRefusedError) as fast:
        write_topic(actor=moderator, **said | {"body": "Other words"})

    assert "You have begun 20 topics within a day." in str(full.value)
    assert "seconds. Your text is kept." in str(fast.value)
    assert Topic.objects.filter(title="One more").count() == 1


def test_a_batch_of_mails_loses_nothing_but_doubles(real_pace, question, colleague):
    for number in range(6):
        reply_by_mail(actor=colleague, topic=question, body=f"Mail {number}", tail="")

    with pytest.raises(OperationRefusedError) as again:
        reply_by_mail(actor=colleague, topic=question, body="Mail 5", tail="")

    assert str(again.value) == "You have just posted this. It is not posted twice."
    assert question.posts.count() == 7


def test_who_may_not_write_hears_so_before_any_limit(question, observer):
    with pytest.raises(AccessDeniedError) as denied:
        write_reply(actor=observer, topic=question, body="Words")

    assert denied.value.permission == "forums.reply_to_topic"
    assert question.posts.count() == 1


@pytest.mark.parametrize("rows", [1, 30])
def test_writing_takes_the_same_questions(rows, question, colleague, django_assert_num_queries):
    for _number in range(rows):
        answer(question, colleague)
    ContentType.objects.get_for_models(Post, Topic)
    with django_assert_num_queries(41):
        write_reply(actor=colleague, topic=question, body="Words")
