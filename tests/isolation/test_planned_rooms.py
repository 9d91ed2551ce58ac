"""Rooms with a time to come, by each channel that only they have: pages, files, feeds, reminders, search.

Everybody stands in the list of who comes, as if they had lost access afterwards: what a reader may see now
decides, and nothing else.
"""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils import timezone

from community.mailing.at_once import mail_due_notices
from community.models import Notice
from portal.post import PostOffice
from portal.tenancy import all_spaces
from rooms.calendars import token_of
from rooms.models import RoomReminder
from rooms.operations.calendars import renew_calendar
from rooms.tasks_planning import remind_by_the_clock
from tests.isolation.world import HIDDEN, STANDING, may_see

READERS = list(STANDING)
PEOPLE = [reader for reader in READERS if reader != "visitor"]
_SECRET = re.compile(r"zqmeeting[a-z]+?xq")


def meetings(world):
    return [thing for thing in world.links if thing.kind == "meeting"]


def allowed_to(reader, world) -> set[str]:
    return {thing.secret for thing in meetings(world) if may_see(reader, thing.place, thing.audience)}


def below(thing, path: str = "") -> str:
    return f"/spaces/{thing.place}/communication/rooms/{thing.obj.pk}{path}"


@pytest.mark.parametrize("reader", READERS)
def test_pages_parts_and_files(reader, world, browser_of):
    browser = browser_of(reader)
    allowed = allowed_to(reader, world)

    for path in ("-x/", "/parts/when/", "/room.ics"):
        met = {thing.secret: browser.get(below(thing, path), follow=True) for thing in meetings(world)}
        assert {word for word, answer in met.items() if answer.status_code == 200} == allowed, path
        seen = {word for answer in met.values() for word in _SECRET.findall(answer.content.decode())}
        # A part names no title; whatever names one, names those that may be seen.
        assert seen == (set() if path == "/parts/when/" else allowed), path


@pytest.mark.parametrize("reader", PEOPLE)
def test_the_feed_of_a_person_has_what_they_may_see(reader, world, browser_of):
    feed = renew_calendar(actor=world.people[reader])

    answer = browser_of("visitor").get(f"/calendar/{token_of(feed)}.ics")

    text = answer.content.decode().replace("\r\n ", "")
    assert set(_SECRET.findall(text)) == allowed_to(reader, world)
    assert (world.spaces[HIDDEN].name in text or f"/{HIDDEN}/" in text) == (reader == "insider")


@pytest.mark.parametrize("reader", PEOPLE)
def test_reminders_by_notice_and_mail(reader, world, browser_of):
    person = world.people[reader]
    Notice.objects.update(mail_due_at=None)
    Notice.objects.filter(recipient=person).delete()
    starts_at = max(thing.obj.starts_at for thing in meetings(world))
    with time_machine.travel(starts_at - timedelta(hours=23), tick=False):
        with all_spaces("test"):
            remind_by_the_clock()
        Notice.objects.exclude(recipient=person).update(mail_due_at=None)
        with all_spaces("test"), PostOffice() as office:
            mail_due_notices(office)
        page = browser_of(reader).get("/me/notices/").content.decode()

    mailed = "".join(f"{letter.subject} {letter.body}" for letter in mail.outbox)
    assert set(_SECRET.findall(mailed)) == allowed_to(reader, world)
    assert set(_SECRET.findall(page)) == allowed_to(reader, world)
    assert RoomReminder.objects.filter(person=person, at__gt=timezone.now()).count() == len(meetings(world))


@pytest.mark.parametrize("reader", READERS)
def test_answering_changing_and_inviting_are_not_there_for_who_may_not_see(reader, world, browser_of):
    browser = browser_of(reader)

    for thing in meetings(world):
        if not may_see(reader, thing.place, thing.audience) and reader != "visitor":
            for path in ("/answer/", "/edit/", "/invite/", "/call-off/", "/doors/"):
                sent = {"answer": "yes", "verb": "open", "reason": "x"}
                statuses = {
                    browser.get(below(thing, path)).status_code,
                    browser.post(below(thing, path), sent).status_code,
                }
                assert statuses == {404}, (thing.secret, path)
