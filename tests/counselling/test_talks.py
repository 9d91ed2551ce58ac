"""What the two write, mark and end."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from community.models import Notice
from community.operations.blocks import block_person
from community.operations.people import deactivate_person
from counselling.choices import TalkState
from counselling.models import OfferTally, TalkEntry, TalkRating
from counselling.operations.rating import rate_talk
from counselling.operations.talking import Words, end_talk, read_talk, remove_entry, tick_step, write_in_talk
from portal.models import Hint
from portal.operations import SYSTEM, AccessDeniedError, OperationRefusedError
from tests.counselling.conftest import leave

OTHERS = ["third", "administrator", "coordinator", "superuser", "visitor"]


def unread(person):
    return list(Notice.objects.filter(recipient=person, read_at=None).values_list("kind", "count"))


def test_each_reads_what_the_other_writes(talk, member, colleague, signed_in):
    asker, counsellor = signed_in(colleague), signed_in(member)
    here = talk.get_absolute_url()
    asker.get(here)

    answer = asker.post(f"{here}write/message/", {"body": "When **could** we talk?"})

    assert (answer.status_code, answer["Location"]) == (303, f"{here}#post-1")
    assert unread(member) == [("talk_new", 1)]
    talk.refresh_from_db()
    assert (talk.unread_by(member), talk.unread_by(colleague)) == (1, 0)
    assert "1 new" in counsellor.get("/me/counselling/").content.decode()
    assert Hint.objects.filter(key=f"talk:{talk.pk}").exists()
    assert re.search(rf'data-keys="[^"]*talk:{talk.pk}"', counsellor.get(here).content.decode())
    assert "When <strong>could</strong> we talk?" in counsellor.get(here).content.decode()
    talk.refresh_from_db()
    assert (talk.unread_by(member), unread(member)) == (0, [])


def test_a_browser_that_tells_what_was_in_sight_reads_by_that(talk, member, colleague, signed_in):
    for number in range(3):
        write_in_talk(actor=colleague, talk=talk, words=Words(f"Words {number}"))
    browser = signed_in(member)
    browser.cookies["reads_by_sight"] = "1"
    here = talk.get_absolute_url()

    browser.get(here)
    talk.refresh_from_db()
    assert talk.unread_by(member) == 3
    assert browser.post(f"{here}seen/", {"number": "2"}).status_code == 204
    talk.refresh_from_db()
    assert talk.unread_by(member) == 1
    browser.post(f"{here}seen/", {"number": "nonsense"})
    read_talk(actor=member, talk=talk, number=99)
    talk.refresh_from_db()
    assert talk.counsellor_read == 3


def test_meetings_and_next_steps_are_noted(talk, member, signed_in):
    browser, here = signed_in(member), talk.get_absolute_url()
    today = timezone.localdate()

    met = {"met_on": (today - timedelta(days=1)).isoformat(), "minutes": "45", "body": "By phone"}
    browser.post(f"{here}write/meeting/", met)
    browser.post(f"{here}write/meeting/", {"met_on": today.isoformat()})
    browser.post(f"{here}write/step/", {"body": "Ask the school"})

    page = browser.get(here)
    assert (page.context["meetings"], page.context["minutes"]) == (2, 45)
    assert browser.post(f"{here}step/3/").status_code == 303
    step = TalkEntry.objects.get(talk=talk, number=3)
    assert step.done_at is not None
    assert "Next step: done" in browser.get(here).content.decode()
    browser.post(f"{here}step/3/")
    step.refresh_from_db()
    assert step.done_at is None


@pytest.mark.parametrize(
    ("kind", "typed", "words"),
    [
        ("message", {"body": "   "}, "required"),
        ("message", {"body": "x" * 20_001}, "too long"),
        ("meeting", {"met_on": "", "body": "Kept words"}, "required"),
        ("meeting", {"met_on": "2999-01-01", "body": "Kept words"}, "still to come"),
        (
            "meeting",
            {"met_on": "2026-01-01", "minutes": "0", "body": "Kept words"},
            "greater than",
        ),
        ("step", {"body": ""}, "required"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(kind, typed, words, talk, colleague, signed_in):
    answer = signed_in(colleague).post(f"{talk.get_absolute_url()}write/{kind}/", typed)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert ("Kept words" in page) == ("Kept words" in typed.values())
    assert TalkEntry.objects.count() == 0


def test_an_unknown_kind_is_nothing(talk, colleague, signed_in):
    assert (
        signed_in(colleague).post(f"{talk.get_absolute_url()}write/gossip/", {"body": "x"}).status_code == 404
    )


def test_what_was_typed_before_the_session_ended_comes_back(talk, colleague, client):
    here = f"{talk.get_absolute_url()}write/message/"
    door = client.post(here, {"body": "Long thoughts"})
    assert (door.status_code, "/accounts/login/" in door["Location"]) == (303, True)

    client.force_login(colleague, backend="django.contrib.auth.backends.ModelBackend")
    assert "Long thoughts" in client.get(here).content.decode()


@pytest.mark.parametrize("who", OTHERS)
def test_nobody_else_does_anything_in_a_talk(who, request, talk, colleague):
    actor = request.getfixturevalue(who)
    step = write_in_talk(actor=colleague, talk=talk, words=Words("Step", kind="step"))
    rating = {"helped": "yes", "wants_more": False, "words": "", "is_shared": False}

    for deed in (
        lambda: write_in_talk(actor=actor, talk=talk, words=Words("Hello")),
        lambda: tick_step(actor=actor, entry=step, is_done=True),
        lambda: remove_entry(actor=actor, entry=step),
        lambda: end_talk(actor=actor, talk=talk),
        lambda: rate_talk(actor=actor, talk=talk, **rating),
        lambda: read_talk(actor=actor, talk=talk, number=1),
    ):
        with pytest.raises(AccessDeniedError):
            deed()
    talk.refresh_from_db()
    assert (talk.entry_count, talk.state) == (1, TalkState.IN_PROGRESS)


def test_ones_own_words_can_be_removed_and_nobody_elses(talk, member, colleague, signed_in):
    entry = write_in_talk(actor=colleague, talk=talk, words=Words("Too much said"))
    path = f"{talk.get_absolute_url()}remove/1/"
    assert signed_in(member).post(path).status_code == 403

    assert signed_in(colleague).post(path).status_code == 303

    entry.refresh_from_db()
    assert (entry.body, entry.html, entry.is_removed) == ("", "", True)
    page = signed_in(member).get(talk.get_absolute_url()).content.decode()
    assert ("Too much said" in page, "These words were removed" in page) == (False, True)
    assert signed_in(colleague).post(path).status_code == 404


@pytest.mark.parametrize("who", ["member", "colleague"])
def test_either_ends_it_and_both_still_read_it(who, request, talk, member, colleague, signed_in):
    write_in_talk(actor=colleague, talk=talk, words=Words("Thank you"))
    Notice.objects.all().delete()
    actor = request.getfixturevalue(who)

    assert signed_in(actor).post(f"{talk.get_absolute_url()}end/").status_code == 303

    talk.refresh_from_db()
    assert (talk.state, talk.closed_by) == (TalkState.CLOSED, actor)
    assert OfferTally.objects.values_list("open_count", "finished_count").get() == (0, 1)
    other = colleague if actor == member else member
    assert (unread(other), unread(actor)) == ([("talk_ended", 1)], [])
    for person in (member, colleague):
        page = signed_in(person).get(talk.get_absolute_url()).content.decode()
        assert ("Thank you" in page, "Did it help?" in page) == (True, True)
        with pytest.raises(OperationRefusedError):
            write_in_talk(actor=person, talk=talk, words=Words("More"))
    assert signed_in(actor).post(f"{talk.get_absolute_url()}end/").status_code == 422


def test_a_talk_in_which_nothing_was_said_is_not_counted(talk, member):
    end_talk(actor=member, talk=talk)

    assert OfferTally.objects.values_list("open_count", "finished_count").get() == (0, 0)


@pytest.mark.parametrize("is_shared", [True, False])
def test_a_rating_is_ones_own_unless_one_shows_it(is_shared, talk, member, colleague, signed_in):
    path = f"{talk.get_absolute_url()}rate/"
    typed = {"helped": "partly", "words": "Good start", "wants_more": "on"} | (
        {"is_shared": "on"} if is_shared else {}
    )
    assert signed_in(colleague).post(path, typed).status_code == 422
    end_talk(actor=member, talk=talk)

    assert signed_in(colleague).post(path, {"helped": "", "words": "Kept"}).status_code == 422
    assert signed_in(colleague).post(path, typed).status_code == 303

    assert "Good start" in signed_in(colleague).get(talk.get_absolute_url()).content.decode()
    page = signed_in(member).get(talk.get_absolute_url()).content.decode()
    assert ("Good start" in page) == is_shared
    rating = TalkRating.objects.get()
    assert TalkRating.objects.visible_to(member).filter(pk=rating.pk).exists() == is_shared


def _gone(way, talk, space, administrator, person):
    if way == "left":
        leave(person, space)
    elif way == "blocked by the space":
        type(space).objects.filter(pk=space.pk).update(member_count=9)
        block_person(actor=administrator, space=space, user=person)
    else:
        deactivate_person(actor=SYSTEM, person=person)


@pytest.mark.parametrize("way", ["left", "blocked by the space", "account closed"])
@pytest.mark.parametrize("who", ["member", "colleague"])
def test_when_one_is_gone_the_talk_can_be_read_and_ended_only(
    way, who, request, talk, space, administrator, member, colleague, signed_in
):
    write_in_talk(actor=colleague, talk=talk, words=Words("Before"))
    gone = request.getfixturevalue(who)
    stays = colleague if gone == member else member
    _gone(way, talk, space, administrator, gone)

    page = signed_in(stays).get(talk.get_absolute_url()).content.decode()
    assert ("Before" in page, "Nothing can be added now" in page) == (True, True)
    answer = signed_in(stays).post(f"{talk.get_absolute_url()}write/message/", {"body": "After"})
    assert (answer.status_code, TalkEntry.objects.count()) == (422, 1)
    if way != "account closed":
        assert "Before" in signed_in(gone).get(talk.get_absolute_url()).content.decode()
        with pytest.raises(OperationRefusedError):
            write_in_talk(actor=gone, talk=talk, words=Words("After"))
    end_talk(actor=stays, talk=talk)
    assert OfferTally.objects.get().finished_count == 1


def test_a_meeting_without_a_day_is_refused_by_the_operation_too(talk, member):
    for words, field in (
        (Words("", kind="meeting"), "met_on"),
        (Words("", kind="meeting", met_on=date(2999, 1, 1)), "met_on"),
        (Words("", kind="meeting", met_on=date(2026, 1, 1), minutes=0), "minutes"),
        (Words(" ", kind="step"), "body"),
    ):
        with pytest.raises(OperationRefusedError) as refused:
            write_in_talk(actor=member, talk=talk, words=words)
        assert refused.value.field == field


@pytest.mark.parametrize("count", [1, 30])
def test_the_page_asks_as_often_for_thirty_entries_as_for_one(
    count, talk, member, colleague, signed_in, django_assert_num_queries
):
    for number in range(count):
        write_in_talk(actor=colleague, talk=talk, words=Words(f"Words {number}"))
    browser = signed_in(member)
    browser.get(talk.get_absolute_url())

    with django_assert_num_queries(14):
        page = browser.get(talk.get_absolute_url())
    assert len(page.context["entries"]) == count


@pytest.mark.parametrize("count", [1, 30])
def test_the_list_asks_as_often_for_thirty_talks_as_for_one(
    count, talk, member, signed_in, django_assert_num_queries
):
    from counselling.models import Talk
    from tests.factories import UserFactory

    for _n in range(count - 1):
        Talk.objects.create(
            asker=UserFactory(),
            counsellor=member,
            subject="More",
            asked_at=talk.asked_at,
            last_at=talk.last_at,
        )
    browser = signed_in(member)
    browser.get("/me/counselling/")

    with django_assert_num_queries(4):
        page = browser.get("/me/counselling/")
    assert len(page.context["rows"]) == count


def test_long_talks_are_read_page_by_page(talk, member, colleague, signed_in):
    for number in range(35):
        write_in_talk(actor=colleague, talk=talk, words=Words(f"Words {number + 1}"))
    page = signed_in(member).get(talk.get_absolute_url())

    assert [entry.number for entry in page.context["entries"]] == list(range(6, 36))
    earlier = signed_in(member).get(page.context["earlier_url"])
    assert [entry.number for entry in earlier.context["entries"]] == list(range(1, 6))
