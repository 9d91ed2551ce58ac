"""Dead links are found: asked once a week, dead after three days without an answer, alive again at once."""

import threading
from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from links import tasks
from links.choices import Answer
from links.models import ExternalLink
from links.operations.checking import Heard, claim_links, note_answers
from links.operations.links import LinkText, add_link, edit_link
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
    """What the outside answers by address."""
    told = {}

    monkeypatch.setattr(tasks, "asked", lambda url: told.get(url, Answer.ALIVE))
    return told


def state(link):
    link.refresh_from_db()
    return link.failures, link.dead_since


def test_what_does_not_answer_on_three_days_is_dead_and_what_answers_again_lives(links, world, client):
    world["https://example.org/1"] = Answer.SILENT
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


def test_when_nothing_that_was_well_answers_the_fault_is_ours(links, world):
    with time_machine.travel(MONDAY, tick=False) as clock:
        tasks.check_links()
        world.update({link.url: Answer.SILENT for link in links})
        for _day in range(4):
            clock.shift(timedelta(days=8))
            tasks.check_links()

    assert [state(link) for link in links] == [(0, None)] * 3


def test_when_something_new_answers_the_fault_is_theirs(links, world, space, member):
    with time_machine.travel(MONDAY, tick=False) as clock:
        tasks.check_links()
        world.update({link.url: Answer.SILENT for link in links})
        clock.shift(timedelta(days=8))
        text = LinkText(title="New", url="https://example.com/new", kind="network")
        add_link(actor=member, space=space, text=text, audience="public")
        tasks.check_links()

    assert [state(link)[0] for link in links] == [1, 1, 1]


def test_what_was_never_asked_goes_before_what_waits_long(links, space, member):
    with time_machine.travel(MONDAY, tick=False) as clock:
        claim_links(actor=SYSTEM, most=3)
        clock.shift(timedelta(days=8))
        text = LinkText(title="New", url="https://example.com/new", kind="network")
        new = add_link(actor=member, space=space, text=text, audience="public")

        assert claim_links(actor=SYSTEM, most=1) == [new]


def test_what_has_been_dead_for_long_is_asked_once_a_week(links, world):
    with time_machine.travel(MONDAY, tick=False) as clock:
        ExternalLink.objects.filter(pk=links[0].pk).update(
            checked_at=MONDAY, failures=40, failing_since=MONDAY - timedelta(days=40),
            dead_since=MONDAY - timedelta(days=40),
        )  # fmt: skip
        ExternalLink.objects.filter(pk=links[1].pk).update(
            checked_at=MONDAY, failures=4, failing_since=MONDAY, dead_since=MONDAY
        )
        ExternalLink.objects.filter(pk=links[2].pk).update(checked_at=MONDAY)
        clock.shift(A_DAY)
        assert claim_links(actor=SYSTEM, most=9) == [links[1]]
        clock.shift(timedelta(days=6))
        assert set(claim_links(actor=SYSTEM, most=9)) == set(links)


def test_one_that_is_unreachable_among_others_fails(links, world):
    world["https://example.org/2"] = Answer.SILENT

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
    pk = links[2].pk
    links[2].delete()

    gone = Heard("https://example.org/2", Answer.SILENT)
    note_answers(actor=SYSTEM, heard={links[1].pk: Heard(links[1].url, Answer.SILENT), pk: gone})

    assert state(links[1]) == (0, None)


def test_only_the_platform_checks(links, administrator, coordinator):
    for actor in (administrator, coordinator):
        with pytest.raises(AccessDeniedError):
            claim_links(actor=actor, most=1)
        with pytest.raises(AccessDeniedError):
            note_answers(actor=actor, heard={links[0].pk: Heard(links[0].url, Answer.SILENT)})
    assert ExternalLink.objects.filter(failures=0).count() == 3


def test_dead_domains_among_themselves_do_not_look_like_a_line_that_is_down(links, world):
    world.update({link.url: Answer.SILENT for link in links})

    with time_machine.travel(MONDAY, tick=False) as clock:
        for _day in range(3):
            tasks.check_links()
            clock.shift(A_DAY)

    assert [state(link) for link in links] == [(3, MONDAY)] * 3


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (Answer.SILENT, "No answer since 2 November 2026"),
        (Answer.MISSING, "Page missing since 2 November 2026"),
        (Answer.CERTIFICATE, "Certificate not valid since 2 November 2026"),
    ],
)
def test_the_directory_says_what_is_wrong(answer, words, links, world, client):
    world["https://example.org/1"] = answer
    with time_machine.travel(MONDAY, tick=False) as clock:
        for _day in range(3):
            tasks.check_links()
            clock.shift(A_DAY)

        page = client.get("/spaces/baltic/communication/links/").content.decode()

    assert page.count(words) == 1


def test_certificates_that_fail_say_nothing_of_our_line(links, world):
    with time_machine.travel(MONDAY, tick=False) as clock:
        tasks.check_links()
        world.update({link.url: Answer.CERTIFICATE for link in links})
        clock.shift(timedelta(days=8))
        tasks.check_links()

    assert [state(link)[0] for link in links] == [1, 1, 1]


def test_an_answer_of_the_address_before_says_nothing_of_the_new_one(links, member):
    """It was changed and asked again by another worker, while the first still waited for the old address."""
    claim_links(actor=SYSTEM, most=3)
    other = LinkText(title="Link 1", url="https://example.org/new", kind="network")
    edit_link(actor=member, link=links[1], text=other, audience="public")
    claim_links(actor=SYSTEM, most=3)

    note_answers(actor=SYSTEM, heard={links[1].pk: Heard("https://example.org/1", Answer.SILENT)})

    assert state(links[1]) == (0, None)


def test_the_round_ends_when_the_worker_is_told_to_stop(links, world):
    assert tasks.check_links(is_stopped=lambda: True) == 0


def test_the_round_is_a_loop_of_its_own(links, world, monkeypatch):
    stop = threading.Event()
    monkeypatch.setattr(tasks, "close_old_connections", lambda: None)
    monkeypatch.setattr(tasks, "asked", lambda url: (stop.set(), Answer.SILENT)[1])

    tasks.check_forever(stop)

    assert ExternalLink.objects.filter(failures=1).count() == 1
