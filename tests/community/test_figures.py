"""Stored figures say what there was, once a day, however often and however late they are counted."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine

from community import figures
from community.counting import count_up
from community.models import DailyFigure, JoinRequest, Membership
from community.operations.figures import keep_figures
from portal.operations import AccessDeniedError
from tests.factories import OrganisationFactory, UserFactory, join
from tests.factories_forums import BoardFactory, QuestionFactory, TopicFactory, accept, answer

pytestmark = pytest.mark.django_db
HERE = ZoneInfo("Europe/Brussels")
SUNDAY = datetime(2026, 3, 8, 15, 0, tzinfo=HERE)


def value(space, kind, day=None, code=""):
    rows = DailyFigure.objects.filter(space=space, kind=kind, code=code)
    if day is not None:
        rows = rows.filter(day=day)
    return sum(rows.values_list("value", flat=True))


def everything():
    return sorted(
        DailyFigure.objects.values_list("space_id", "day", "kind", "code", "value"),
        key=lambda row: (row[0] or 0, *row[1:]),
    )


@pytest.fixture
def board(space, everywhere):
    return BoardFactory(space=space)


def test_posts_are_counted_on_the_day_where_the_network_is_at_home(space, board, member):
    before_midnight = datetime(2026, 3, 2, 22, 59, tzinfo=ZoneInfo("UTC"))
    TopicFactory(board=board, author=member, opened_at=before_midnight)
    TopicFactory(board=board, author=member, opened_at=before_midnight + timedelta(minutes=2))

    with time_machine.travel(SUNDAY, tick=False):
        count_up()

    assert value(space, "posts", date(2026, 3, 2)) == 1
    assert value(space, "posts", date(2026, 3, 3)) == 1
    assert value(None, "posts", date(2026, 3, 2)) == 1


def test_counting_again_changes_nothing(space, board, member):
    TopicFactory(board=board, author=member)
    with time_machine.travel(SUNDAY, tick=False):
        count_up()
        before = everything()

        count_up()

    assert everything() == before


def test_after_a_pause_the_days_between_are_counted(space, board, member):
    with time_machine.travel(SUNDAY, tick=False):
        count_up()
    TopicFactory(board=board, author=member, opened_at=SUNDAY + timedelta(hours=2))
    TopicFactory(board=board, author=member, opened_at=SUNDAY + timedelta(days=3))

    with time_machine.travel(SUNDAY + timedelta(days=5), tick=False):
        count_up()

    assert value(space, "posts", date(2026, 3, 8)) == 1
    assert value(space, "posts", date(2026, 3, 11)) == 1


def test_what_is_gone_later_stays_in_the_days_that_were_counted(space, member, colleague):
    Membership.objects.update(joined_at=SUNDAY - timedelta(days=10))
    with time_machine.travel(SUNDAY, tick=False):
        count_up()
    Membership.objects.filter(user=colleague).delete()

    with time_machine.travel(SUNDAY + timedelta(days=1), tick=False):
        count_up()
    with time_machine.travel(SUNDAY + timedelta(days=2), tick=False):
        count_up()

    assert value(space, "joined", date(2026, 2, 26)) == 2
    assert value(space, "members", date(2026, 3, 2)) == 2
    assert value(space, "members", date(2026, 3, 10)) == 1


def test_a_person_is_active_once_a_week_and_once_in_the_network(space, other_space, board, member, colleague):
    monday = SUNDAY - timedelta(days=6)
    for days in (0, 1, 2):
        TopicFactory(board=board, author=member, opened_at=monday + timedelta(days=days))
    TopicFactory(board=BoardFactory(space=other_space), author=member, opened_at=monday)
    TopicFactory(board=board, author=colleague, opened_at=monday - timedelta(days=1))
    TopicFactory(board=board, author=None, opened_at=monday)

    with time_machine.travel(SUNDAY, tick=False):
        count_up()

    assert value(space, figures.ACTIVE, monday.date()) == 1
    assert value(other_space, figures.ACTIVE, monday.date()) == 1
    assert value(None, figures.ACTIVE, monday.date()) == 1
    assert value(space, figures.ACTIVE, monday.date() - timedelta(days=7)) == 1


def test_standing_figures_are_those_of_now_alone(space, member, colleague, board):
    alone = QuestionFactory(board=board, author=member, last_author=member)
    answered = QuestionFactory(board=board, author=member, last_author=member)
    answer(answered, colleague)
    solved = QuestionFactory(board=board, author=member)
    accept(solved, answer(solved, colleague))
    pushed = QuestionFactory(board=board, author=member)
    answer(pushed, member, "Does nobody know?")
    JoinRequest.objects.create(space=space, user=UserFactory())
    OrganisationFactory(country="FI", state="verified")
    member.profile.country = "LV"
    member.profile.save()
    count_up()
    assert (value(space, "unanswered"), value(None, "unanswered")) == (2, 2)
    assert (value(space, "requests"), value(None, "requests")) == (1, 1)
    assert value(space, "people-country", code="LV") == 1
    assert value(None, "places-country", code="FI") == 1

    answer(alone, colleague)
    JoinRequest.objects.all().delete()
    count_up()

    assert (value(space, "unanswered"), value(space, "requests")) == (1, 0)


def test_figures_of_a_hidden_space_are_in_the_total(hidden_space, insider, everywhere):
    TopicFactory(board=BoardFactory(space=hidden_space), author=insider, opened_at=SUNDAY)
    with time_machine.travel(SUNDAY, tick=False):
        count_up()

    assert (value(hidden_space, "posts"), value(None, "posts")) == (1, 1)


def test_a_space_that_goes_takes_its_figures_with_it(space, member, everywhere):
    join(UserFactory(), space)
    count_up()
    assert DailyFigure.objects.filter(space=space).exists()

    space.delete()

    assert DailyFigure.objects.filter(space__isnull=False).count() == 0


def test_only_the_platform_keeps_figures(administrator, coordinator):
    rows = [figures.Counted(None, date(2026, 3, 8), "", 5)]
    for person in (administrator, coordinator):
        with pytest.raises(AccessDeniedError) as denied:
            keep_figures(actor=person, kind="posts", since=None, rows=rows)
        assert denied.value.permission == "community.keep_figures"

    assert DailyFigure.objects.count() == 0


def test_the_numbers_of_queries_do_not_grow_with_the_spaces(
    space, other_space, closed_space, everywhere, member, django_assert_num_queries
):
    TopicFactory(board=BoardFactory(space=space), author=member)
    count_up()
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as once:
        count_up()
    for place in (other_space, closed_space):
        TopicFactory(board=BoardFactory(space=place), author=member)

    with django_assert_num_queries(len(once)):
        count_up()
