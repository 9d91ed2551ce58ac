"""Ordinary pages hear names of changes, also of those that came while the page was on its way."""

import time

import pytest

from portal.realtime import hint
from portal.realtime.limits import SOCKETS_A_PERSON, allowance_of
from portal.realtime.live import moment_in
from tests.lines import anywhere, line, session_of

pytestmark = pytest.mark.processes


def _changed(live, key):
    with anywhere():
        hint(key)


def test_a_page_is_greeted_when_its_keys_are_followed(live):
    key = f"space:{live.space.pk}"
    with line(live.port, f"/ws/live/?keys={key}", session_of(live.anna)) as page:
        greeting = page.next()
        _changed(live, key)
        heard = page.next()

    assert greeting == {"type": "hello"}
    assert heard == {"type": "changed", "key": key}


def test_a_page_that_is_shown_the_door_is_not_greeted(live):
    allowance_of(live.anna.pk).sockets = SOCKETS_A_PERSON
    with line(live.port, f"/ws/live/?keys=space:{live.space.pk}", session_of(live.anna)) as page:
        heard = page.frames()
        code = page.code()

    assert (heard, code) == ([], 4429)


def test_a_page_hears_that_something_changed(live):
    key = f"space:{live.space.pk}"
    with line(live.port, f"/ws/live/?keys={key}", session_of(live.anna)) as page:
        page.next("hello")
        _changed(live, key)
        heard = page.next("changed")

    assert heard == {"type": "changed", "key": key}


def test_a_page_hears_first_what_changed_since_it_was_asked_for(live):
    key = f"space:{live.space.pk}"
    _changed(live, key)
    time.sleep(0.01)  # the moment is sent in thousandths
    asked_at = time.time()
    with line(live.port, f"/ws/live/?keys={key}&since={asked_at:.3f}", session_of(live.anna)) as page:
        page.next("hello")
        nothing = page.frames()
    _changed(live, key)
    _changed(live, key)
    with line(live.port, f"/ws/live/?keys={key}&since={asked_at:.3f}", session_of(live.anna)) as page:
        page.next("hello")
        heard = page.frames(least=1)

    assert nothing == []
    assert heard == [{"type": "changed", "key": key, "late": True}]


def test_who_may_not_follow_hears_nothing_of_the_past_either(live):
    key = f"space:{live.space.pk}"
    asked_at = time.time()
    _changed(live, key)
    with line(live.port, f"/ws/live/?keys={key}&since={asked_at:.3f}", session_of(live.stranger)) as page:
        page.next("hello")
        heard = page.frames()

    assert heard == []


@pytest.mark.parametrize("said", ["", "soon", "-1", "1e9", "nan", "inf", "123456789012", "1.2.3", "٣"])
def test_a_moment_that_makes_no_sense_is_left_out_of_account(said):
    assert moment_in(f"keys=board:1&since={said}") is None
