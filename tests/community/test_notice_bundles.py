"""What happens in one thread is one notice until it is read."""

from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from community.choices import NoticeKind
from community.models import Notice
from community.noticeboard import show
from community.notices import notify
from community.operations.join_requests import ask_to_join
from community.operations.notices import read_notices
from community.selectors import notices_of, unread_count
from forums.models import Topic
from forums.operations.posts import reply_to_topic
from tests.factories import UserFactory, join
from tests.factories_forums import BoardFactory, QuestionFactory, answer


@pytest.fixture
def question(everywhere, space, member):
    return QuestionFactory(board=BoardFactory(space=space), author=member, title="How do you begin?")


def reply(question, person, words="So."):
    return reply_to_topic(actor=person, topic=Topic.objects.get(pk=question.pk), body=words)


def shown_to(reader):
    return [shown.text for shown in show(notices_of(reader), reader)]


def test_three_replies_in_a_topic_are_one_notice(question, member, colleague, moderator, hints):
    posts = [reply(question, person) for person in (colleague, moderator, colleague)]

    notice = Notice.objects.get(recipient=member)
    assert (notice.count, notice.actor, notice.object_id, notice.object_ids) == (
        3, colleague, posts[0].pk, [post.pk for post in posts],
    )  # fmt: skip
    assert notice.actor_ids == [moderator.pk, colleague.pk]
    assert shown_to(member) == ["Carl Colleague and 1 other answered your question “How do you begin?”."]
    assert unread_count(member) == 1
    assert hints().count(f"user:{member.pk}") == 3


def test_one_person_who_answers_twice_is_one_person(question, member, colleague):
    reply(question, colleague)
    reply(question, colleague)

    assert shown_to(member) == ["Carl Colleague answered your question “How do you begin?”."]
    assert Notice.objects.get().count == 2


def test_after_reading_a_new_one_begins(question, member, colleague, moderator):
    reply(question, colleague)
    read_notices(actor=member)
    second = reply(question, moderator)

    assert shown_to(member) == [
        "Mona Moderator answered your question “How do you begin?”.",
        "Carl Colleague answered your question “How do you begin?”.",
    ]
    assert Notice.objects.latest("pk").object_id == second.pk


def test_topics_and_kinds_are_not_mixed(question, member, colleague):
    other = QuestionFactory(board=question.board, author=member)
    reply(question, colleague)
    reply(other, colleague)
    notify(recipient=member, kind=NoticeKind.MENTION, obj=question, actor=colleague)

    assert Notice.objects.filter(recipient=member).count() == 3


def test_a_notice_to_which_something_is_added_comes_up_again(question, member, colleague):
    other = QuestionFactory(board=question.board, author=member, title="And then?")
    with time_machine.travel(timezone.now() - timedelta(hours=2)):
        reply(question, colleague)
    with time_machine.travel(timezone.now() - timedelta(hours=1)):
        reply(other, colleague)
    reply(question, colleague)

    assert shown_to(member) == [
        "Carl Colleague answered your question “How do you begin?”.",
        "Carl Colleague answered your question “And then?”.",
    ]


def test_people_who_ask_to_join_one_space_are_one_notice(other_space, rival, everywhere):
    for name in ("Ada", "Bo", "Cy"):
        ask_to_join(actor=UserFactory(display_name=name), space=other_space, message="")

    assert shown_to(rival) == ["Cy and 2 others ask to join “Salon Kaunas”."]


def test_the_link_leads_to_the_first_that_is_new(question, member, colleague, signed_in):
    first, _second = reply(question, colleague), reply(question, colleague)
    notice = Notice.objects.get()

    answered = signed_in(member).get(f"/me/notices/{notice.pk}/")

    assert answered.headers["Location"] == first.get_absolute_url()
    assert unread_count(member) == 0


def test_a_notice_of_very_many_things_keeps_the_latest(question, member, colleague):
    posts = [answer(question, colleague) for _n in range(55)]
    for post in posts:
        notify(recipient=member, kind=NoticeKind.REPLY, obj=post, actor=colleague)

    notice = Notice.objects.get()
    assert (notice.count, notice.object_ids) == (55, [post.pk for post in posts[5:]])


@pytest.mark.parametrize("before", [1, 3])
def test_adding_to_a_notice_takes_as_many_queries_however_much_is_in_it(
    before, question, member, colleague, django_assert_num_queries
):
    for _n in range(before):
        notify(recipient=member, kind=NoticeKind.REPLY, obj=answer(question, colleague), actor=colleague)
    post = answer(question, colleague)

    with django_assert_num_queries(5):  # blocked by the recipient or not, find, lock, write, hint
        notify(recipient=member, kind=NoticeKind.REPLY, obj=post, actor=colleague)


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="SQLite writes one after the other anyway")
def test_two_who_tell_at_once_make_one_notice(question, member, colleague, moderator):
    import threading

    from portal.tenancy import all_spaces

    def tell(person):
        with all_spaces("test"):
            reply(question, person)
        connection.close()

    threads = [threading.Thread(target=tell, args=[person]) for person in (colleague, moderator)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert Notice.objects.get().count == 2


def test_members_who_left_are_still_counted(question, member, colleague, space):
    leaver = UserFactory()
    join(leaver, space)
    reply(question, leaver)
    reply(question, colleague)
    leaver.delete()

    assert shown_to(member) == ["Carl Colleague and 1 other answered your question “How do you begin?”."]
