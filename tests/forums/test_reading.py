"""Read state: what is unread, for whom, from when on; it only goes forward, and old rows are tidied away."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from forums.models import Board, BoardRead, Topic, TopicRead
from forums.operations.posts import reply_to_topic
from forums.operations.reading import read_board, read_topic, tidy_reading
from forums.tasks import tidy_by_the_clock
from forums.unread import new_for
from portal.choices import Audience
from portal.operations import SYSTEM, AccessDeniedError
from portal.tenancy import Scope, SpaceSet, enter
from tests.factories import NOON, SpaceFactory, UserFactory, join
from tests.factories_forums import BoardFactory, TopicFactory, answer
from tests.forums.coming_back import CAME, TODAY, arrived, has_new, state


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel(TODAY, tick=False) as clock:
        yield clock


@pytest.fixture
def talk(board, member, colleague, moderator) -> Topic:
    """Three posts of the second, by ``member`` and ``moderator``; ``colleague`` has read none."""
    arrived(member, colleague, moderator)
    topic = TopicFactory(board=board, author=member)
    answer(topic, moderator)
    answer(topic, moderator)
    return topic


def test_what_was_written_since_somebody_came_is_unread(talk, colleague):
    assert state(talk, colleague) == (0, 3)
    assert has_new(talk, colleague)


def test_reading_goes_up_to_a_post(talk, colleague):
    read_topic(actor=colleague, topic=talk, number=2)

    assert state(talk, colleague) == (2, 1)
    assert has_new(talk, colleague)


def test_reading_the_last_post_leaves_nothing(talk, colleague, moderator):
    read_topic(actor=colleague, topic=talk, number=3)

    assert state(talk, colleague) == (3, 0)
    assert not has_new(talk, colleague)
    assert has_new(talk, moderator)


@pytest.mark.parametrize(("number", "kept"), [(1, 2), (2, 2), (3, 3), (99, 3), (0, 2)])
def test_a_second_tab_never_goes_back_and_never_beyond_the_end(number, kept, talk, colleague):
    read_topic(actor=colleague, topic=talk, number=2)

    read_topic(actor=colleague, topic=talk, number=number)

    assert TopicRead.objects.get().last_number == kept


def test_reading_is_one_statement(talk, colleague):
    with CaptureQueriesContext(connection) as asked:
        read_topic(actor=colleague, topic=talk, number=2)

    savepoints = ("SAVEPOINT", "RELEASE", "BEGIN", "COMMIT")
    assert len([query for query in asked if not query["sql"].startswith(savepoints)]) == 1


def test_visitors_have_no_place_to_keep(talk):
    with pytest.raises(AccessDeniedError) as denied:
        read_topic(actor=AnonymousUser(), topic=talk, number=2)

    assert denied.value.permission == "forums.keep_place"
    assert not TopicRead.objects.exists()


def test_who_writes_has_read_up_to_their_own_words(talk, colleague, board):
    reply_to_topic(actor=colleague, topic=talk, body="Me too.")

    assert state(talk, colleague) == (4, 0)


def test_marking_a_board_reads_all_that_stands_on_it_and_nothing_later(
    talk, board, colleague, moderator, _today
):
    elsewhere = TopicFactory(board=BoardFactory(space=board.space), author=moderator)

    read_board(actor=colleague, board=board)
    _today.shift(60)
    reply_to_topic(actor=moderator, topic=talk, body="One more.")

    assert state(talk, colleague) == (3, 1)
    assert state(elsewhere, colleague) == (0, 1)


def test_marking_a_board_twice_keeps_the_later_moment(board, colleague, _today):
    read_board(actor=colleague, board=board)
    _today.shift(-3600)

    read_board(actor=colleague, board=board)

    assert BoardRead.objects.get().read_until == TODAY


def test_a_board_that_one_may_not_see_is_not_marked(everywhere, space, outsider):
    board = BoardFactory(space=space, audience=Audience.SPACE)

    with pytest.raises(AccessDeniedError) as denied:
        read_board(actor=outsider, board=board)

    assert denied.value.permission == "forums.view_board"
    assert not BoardRead.objects.exists()


@pytest.mark.parametrize(
    ("came", "left"), [(CAME, 3), (NOON + timedelta(hours=2, minutes=30), 1), (NOON + timedelta(days=1), 0)]
)
def test_nothing_is_unread_from_before_the_account_was_made(came, left, board, member, moderator, colleague):
    topic = TopicFactory(board=board, author=member, opened_at=NOON)
    answer(topic, moderator)
    answer(topic, moderator)
    arrived(colleague)
    colleague.date_joined = came
    colleague.save()

    assert state(topic, colleague)[1] == left
    assert has_new(topic, colleague) == (left > 0)


def test_nothing_is_unread_from_before_one_came_to_the_space(talk, colleague):
    colleague.memberships.update(joined_at=TODAY)

    assert state(talk, colleague) == (3, 0)
    assert not has_new(talk, colleague)


def test_after_sixty_days_everything_counts_as_read(talk, colleague, _today):
    _today.shift(timedelta(days=60))

    assert state(talk, colleague) == (3, 0)
    assert not has_new(talk, colleague)


@pytest.mark.parametrize("what", ["hidden", "audience", "left"])
def test_what_somebody_may_no_longer_see_is_never_unread_for_them(what, talk, colleague, everywhere):
    if what == "hidden":
        talk.hidden_at = TODAY
    else:
        talk.audience = Audience.SPACE
    talk.save()
    assert has_new(talk, colleague) == (what != "hidden")
    if what != "hidden":
        colleague.memberships.all().delete()
        everywhere.memory.clear()

    assert not has_new(talk, colleague)
    assert new_for(colleague, talk.space).count() == 0


# By the clock -------------------------------------------------------------------------------------
def test_rows_older_than_the_cut_off_are_tidied_and_nothing_changes_by_it(talk, board, colleague, _today):
    read_topic(actor=colleague, topic=talk, number=3)
    read_board(actor=colleague, board=board)
    _today.shift(timedelta(days=40))
    answer(talk, colleague)
    Topic.objects.filter(pk=talk.pk).update(last_posted_at=TODAY + timedelta(days=40))
    talk.posts.filter(number=4).update(posted_at=TODAY + timedelta(days=40))
    _today.shift(timedelta(days=19))
    assert tidy_reading(actor=SYSTEM) == 0
    _today.shift(timedelta(days=2))
    before = state(talk, colleague)

    assert tidy_by_the_clock() == 2

    assert state(talk, colleague) == before == (3, 1)
    assert not TopicRead.objects.exists()
    assert not BoardRead.objects.exists()


def test_only_the_platform_tidies(administrator):
    with pytest.raises(AccessDeniedError):
        tidy_reading(actor=administrator)


# Against a simple model ---------------------------------------------------------------------------
STEPS = st.lists(
    st.one_of(
        st.tuples(st.just("post"), st.integers(0, 2)),
        st.tuples(st.just("read"), st.integers(0, 2), st.integers(0, 12)),
        st.tuples(st.just("mark"), st.integers(0, 1)),
        st.tuples(st.just("wait"), st.integers(1, 50)),
        st.tuples(st.just("tidy")),
    ),
    max_size=14,
)


class TestAgainstAModel(TestCase):
    """Three topics on two boards, one reader; the model is the set of posts that they have read."""

    @settings(max_examples=25, deadline=None)
    @given(steps=STEPS)
    def test_what_is_unread_is_what_was_not_read_in_time(self, steps):
        everything = Scope(reads=SpaceSet.everything(), writes_anywhere=True)
        with enter(everything), time_machine.travel(TODAY, tick=False) as clock:
            space, now = SpaceFactory(), [TODAY]
            reader, writer = UserFactory(date_joined=CAME), UserFactory(date_joined=CAME)
            join(reader, space), join(writer, space)
            arrived(reader, writer)
            boards: list[Board] = [BoardFactory(space=space), BoardFactory(space=space)]
            topics = [TopicFactory(board=boards[n // 2], author=writer, opened_at=TODAY) for n in range(3)]
            written = {(n, 1): TODAY for n in range(3)}
            unread = set(written)
            for step in steps:
                now[0] += timedelta(seconds=1)
                clock.move_to(now[0])
                match step:
                    case ("post", n):
                        post = reply_to_topic(actor=writer, topic=topics[n], body="More.")
                        written[n, post.number] = now[0]
                        unread.add((n, post.number))
                    case ("read", n, number):
                        topic = Topic.objects.get(pk=topics[n].pk)
                        read_topic(actor=reader, topic=topic, number=number)
                        unread -= {(n, each) for each in range(number + 1)}
                    case ("mark", board):
                        read_board(actor=reader, board=boards[board])
                        unread -= {(n, number) for n, number in written if n // 2 == board}
                    case ("wait", days):
                        now[0] += timedelta(days=days)
                        clock.move_to(now[0])
                    case _:
                        tidy_reading(actor=SYSTEM)
                unread = {key for key in unread if written[key] > now[0] - timedelta(days=60)}

                left = [len([key for key in unread if key[0] == n]) for n in range(3)]
                assert [state(topic, reader)[1] for topic in topics] == left
                assert [has_new(topic, reader) for topic in topics] == [count > 0 for count in left]
