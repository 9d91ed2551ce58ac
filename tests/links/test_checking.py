"""Dead links are found: asked once a week, dead after three days without an answer, alive again at once."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from links import tasks
from links.models import ExternalLink
from links.operations.checking import claim_links, note_answers
from links.operations.links import LinkText, add_link, edit_link
from links.outside import NoAnswerError
from portal.operations import SYSTEM, AccessDeniedError

MONDAY = datetime(2026, 11, 2, 8, tzinfo=UTC)
A_DAY = timedelta(days=1, minutes=1)


@pytest.fixture
def links(everywhere, space, member):
    return [
        add_link(
            actor=member,
            space=space,
            text=LinkText(title=f"Link {n}", url=f"https://example.org/{n}", kind="network"),
            audience="public",
        )
        for n in range(3)
    ]


@pytest.fixture
def world(monkeypatch):
    """What the outside answers by address; an exception is raised."""
    told = {}

    def answers(url):
        answer = told.get(url, True)
        if isinstance(answer, Exception):
            raise answer
        return answer

    monkeypatch.setattr(tasks, "answers", answers)
    return told


def state(link):
    link.refresh_from_db()
    return link.failures, link.dead_since


def test_what_does_not_answer_on_three_days_is_dead_and_what_answers_again_lives(links, world, client):
    world["https://example.org/1"] = False
    with time_machine.travel(MONDAY, tick=False) as clock:
        for failures in (1, 2):
            tasks.check_links()
            assert state(links[1]) == (failures, None)
            clock.shift(A_DAY)
        tasks.check_links()

        assert state(links[1]) == (3, MONDAY)
        assert state(links[0]) == (0, None)
        page = client.get("/spaces/baltic/communication/links/").content.decode()
        assert page.count("No answer since 2 November 2026") == 1

        world.clear()
        clock.shift(A_DAY)
        tasks.check_links()
        assert state(links[1]) == (0, None)


def test_each_is_asked_once_a_week(links, world):
    with time_machine.travel(MONDAY, tick=False) as clock:
        assert tasks.check_links() == 3
        clock.shift(timedelta(days=6))
        assert tasks.check_links() == 0
        clock.shift(A_DAY)
        assert tasks.check_links() == 3


def test_when_nothing_at_all_answers_the_fault_is_ours(links, world):
    world.update({link.url: NoAnswerError("no line") for link in links})

    with time_machine.travel(MONDAY, tick=False) as clock:
        for _day in range(4):
            tasks.check_links()
            clock.shift(timedelta(days=8))

    assert [state(link) for link in links] == [(0, None)] * 3


def test_one_that_is_unreachable_among_others_fails(links, world):
    world["https://example.org/2"] = NoAnswerError("no such name")

    tasks.check_links()

    assert state(links[2])[0] == 1


def test_two_workers_ask_different_links(links):
    with time_machine.travel(MONDAY, tick=False):
        first = claim_links(actor=SYSTEM, most=2)
        second = claim_links(actor=SYSTEM, most=2)

    assert sorted(link.pk for link in [*first, *second]) == sorted(link.pk for link in links)


def test_a_link_that_was_changed_meanwhile_begins_anew(links, member):
    claim_links(actor=SYSTEM, most=3)
    other = LinkText(title="Link 1", url="https://example.org/new", kind="network")
    edit_link(actor=member, link=links[1], text=other, audience="public")
    links[2].delete()

    note_answers(actor=SYSTEM, answers={links[1].pk: False, links[2].pk or 0: False})

    assert state(links[1]) == (0, None)


def test_only_the_platform_checks(links, administrator, coordinator):
    for actor in (administrator, coordinator):
        with pytest.raises(AccessDeniedError):
            claim_links(actor=actor, most=1)
        with pytest.raises(AccessDeniedError):
            note_answers(actor=actor, answers={links[0].pk: False})
    assert ExternalLink.objects.filter(failures=0).count() == 3
