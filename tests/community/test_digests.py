"""Digests: the words themselves, of what the reader may see now, once, and nothing when there is nothing."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from community.choices import NoticeKind
from community.models import DigestRun, MailSettings, Membership, Notice, NoticePreference, User
from community.notices import notify
from community.operations.digests import Wanted, claim_digests, forget_old_digests
from community.operations.notices import read_notices
from portal.operations import SYSTEM, AccessDeniedError
from tests.community.digesting import MONDAY, ask, send, to
from tests.factories_forums import BoardFactory, TopicFactory, answer
from tests.factories_repository import PracticeFactory, ResourceFactory

pytestmark = pytest.mark.usefixtures("long_known")


@pytest.fixture
def question(everywhere, space, colleague):
    return ask(space, colleague, "How do you begin?", "Three questions before the first day.")


def wants(person, **deliveries):
    for group, delivery in deliveries.items():
        NoticePreference.objects.update_or_create(
            user=person, space=None, group=group, defaults={"delivery": delivery}
        )


def test_a_digest_brings_the_words_in_both_parts(question, member):
    send()

    (message,) = to(member)
    html = message.alternatives[0].content
    assert message.subject == "Your week on Guildhall: 1 new thing"
    told = (
        "Baltic ILP", "Open questions", "How do you begin?", "Carl Colleague",
        "Three questions before the first day.", f"http://testserver{question.get_absolute_url()}",
    )  # fmt: skip
    assert [words for part in (message.body, html) for words in told if words not in part] == []


def test_nobody_gets_what_they_wrote_themselves_and_nothing_comes_of_nothing(question, colleague):
    send()

    assert to(colleague) == []
    run = DigestRun.objects.get(user=colleague)
    assert (run.items, run.done_at is not None) == (0, True)


def test_looking_again_sends_nothing_twice(question, member):
    for minutes in (0, 1, 60, 60 * 24 * 6):
        send(MONDAY + timedelta(minutes=minutes))

    assert len(to(member)) == 1


def test_the_next_digest_begins_where_the_last_one_ended(question, space, colleague, member):
    send()
    ask(space, colleague, "And then?", opened_at=MONDAY + timedelta(days=2))
    send(MONDAY + timedelta(days=7))

    first, second = to(member)
    assert ("How do you begin?" in first.body, "And then?" in first.body) == (True, False)
    assert ("How do you begin?" in second.body, "And then?" in second.body) == (False, True)


def test_after_a_standstill_one_digest_covers_what_was_missed(space, colleague, member, everywhere):
    wants(member, news="daily")
    send(MONDAY)
    for day in range(1, 6):
        ask(space, colleague, f"{day} days on", opened_at=MONDAY + timedelta(days=day))
    send(MONDAY + timedelta(days=6))

    (message,) = to(member)
    assert [f"{day} days on" in message.body for day in range(1, 6)] == [True] * 5


def test_each_reader_gets_it_at_their_own_hour(question, member, administrator):
    administrator.time_zone, administrator.date_joined = "Europe/Vilnius", MONDAY - timedelta(days=400)
    administrator.save()
    DigestRun.objects.all().delete()
    before_eight = datetime(2026, 11, 16, 6, 30, tzinfo=UTC)  # 8:30 in Vilnius, 7:30 in Brussels
    send(before_eight)

    starts = {run.user.handle: run.period_start for run in DigestRun.objects.select_related("user")}
    assert (starts["ada-administrator"], starts["mara-member"]) == (date(2026, 11, 16), date(2026, 11, 9))


def test_who_came_after_the_hour_begins_with_the_next(question, member):
    member.date_joined = MONDAY
    member.save()

    send()

    assert to(member) == []
    assert DigestRun.objects.filter(user=member).count() == 0


def test_unread_notices_that_were_not_mailed_come_with_their_words(question, space, member, colleague):
    wants(colleague, replies="daily", news="here")
    post = answer(question, member, "We begin with the week.")
    notify(recipient=colleague, kind=NoticeKind.ANSWER, obj=post, actor=member)
    Notice.objects.update(at=MONDAY - timedelta(hours=5), mail_due_at=None)

    send()
    send(MONDAY + timedelta(days=1))

    (message,) = to(colleague)
    assert "> We begin with the week." in message.body
    assert message.subject == "Your day on Guildhall: 1 new thing"


def test_what_was_read_is_not_in_the_digest(question, member, colleague):
    wants(colleague, replies="daily", news="here")
    notify(recipient=colleague, kind=NoticeKind.ANSWER, obj=answer(question, member), actor=member)
    read_notices(actor=colleague)

    send()

    assert to(colleague) == []


def test_spaces_that_were_left_out_are_not_in_it(question, space, member):
    NoticePreference.objects.create(user=member, space=space, group="news", delivery="here")

    send()

    assert to(member) == []


def test_who_lost_the_space_reads_nothing_of_it(question, member):
    Membership.objects.filter(user=member).delete()

    send()

    assert to(member) == []


def test_each_digest_is_in_the_language_of_its_reader(question, member, moderator, settings):
    settings.LANGUAGES = [("en", "English"), ("de", "Deutsch")]
    moderator.language, moderator.date_joined = "de", MONDAY - timedelta(days=400)
    moderator.save()

    send()

    languages = [to(p)[0].alternatives[0].content.split('lang="')[1][:2] for p in (member, moderator)]
    assert languages == ["en", "de"]


def test_most_worth_reading_comes_first_and_the_rest_is_counted(space, colleague, member, everywhere):
    board = BoardFactory(space=space, slug="many")
    for number in range(9):
        TopicFactory(
            board=board,
            author=colleague,
            title=f"Talk {number}",
            opened_at=MONDAY - timedelta(hours=number + 1),
        )
    ask(space, colleague, "A question")
    PracticeFactory(space=space, author=colleague, title="A practice", set_at=MONDAY - timedelta(days=2))
    ResourceFactory(space=space, author=colleague, title="A sheet", published_at=MONDAY - timedelta(days=2))

    send()

    body = to(member)[0].body
    places = [body.index(words) for words in ("A question", "A practice", "A sheet", "Talk 0")]
    assert places == sorted(places)
    assert "Talk 4" in body
    assert "Talk 5" not in body
    assert "And 4 more: http://testserver/spaces/baltic/" in body
    assert to(member)[0].subject == "Your week on Guildhall: 12 new things"


def test_late_digests_keep_to_quiet_hours(question, member):
    MailSettings.objects.create(user=member, quiet_from=20, quiet_until=7)
    night, morning = datetime(2026, 11, 16, 22, tzinfo=UTC), datetime(2026, 11, 17, 7, tzinfo=UTC)

    send(night)
    at_night = len(to(member))
    send(morning)

    assert (at_night, len(to(member))) == (0, 1)


@pytest.mark.parametrize("state", ["stopped", "refused", "closed"])
def test_no_digest_when_nobody_wants_or_gets_it(state, question, member):
    if state == "closed":
        User.objects.filter(pk=member.pk).update(is_active=False)
    else:
        now = timezone.now()
        values = (
            {"stopped_at": now}
            if state == "stopped"
            else {"refused_at": now, "refused_address": member.email}
        )
        MailSettings.objects.create(user=member, **values)

    send()

    assert to(member) == []


def test_a_run_that_a_worker_left_behind_is_taken_up_after_a_while(question, member):
    wanted = Wanted(
        member.pk, "weekly", date(2026, 11, 16), MONDAY - timedelta(days=7), MONDAY - timedelta(days=22)
    )
    with time_machine.travel(MONDAY):
        claim_digests(actor=SYSTEM, wanted=[wanted])

    send(MONDAY + timedelta(minutes=5))
    too_early = len(to(member))
    send(MONDAY + timedelta(minutes=31))

    assert (too_early, len(to(member))) == (0, 1)


def test_a_run_that_was_never_sent_is_taken_up_by_the_next(question, space, colleague, member):
    wanted = Wanted(
        member.pk, "weekly", date(2026, 11, 16), MONDAY - timedelta(days=7), MONDAY - timedelta(days=22)
    )
    with time_machine.travel(MONDAY):
        claim_digests(actor=SYSTEM, wanted=[wanted])
    ask(space, colleague, "And then?", opened_at=MONDAY + timedelta(days=2))

    send(MONDAY + timedelta(days=7))

    (message,) = to(member)
    assert ("How do you begin?" in message.body, "And then?" in message.body) == (True, True)


def test_headers_let_mail_programs_sort_and_stop_it(question, member):
    send()

    headers = to(member)[0].extra_headers
    assert headers["Message-ID"] == f"<digest-weekly-2026-11-16-{member.pk}@testserver>"
    assert (headers["Precedence"], headers["List-Id"]) == ("bulk", "<digest.testserver>")
    assert headers["List-Unsubscribe"].startswith("<http://testserver/mail/stop/")


def test_old_runs_are_forgotten(question, member):
    send()
    with time_machine.travel(MONDAY + timedelta(days=91)):
        assert forget_old_digests(actor=SYSTEM) == 2
    assert DigestRun.objects.count() == 0


def test_only_the_platform_claims_digests(member):
    with pytest.raises(AccessDeniedError):
        claim_digests(actor=member, wanted=[])
