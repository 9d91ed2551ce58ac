"""One place for what comes by mail; and the link in each mail that stops it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail, signing
from django.test import Client
from django.utils import timezone

from community.choices import NoticeGroup, NoticeKind
from community.mailing.at_once import mail_due_notices
from community.mailing.stopping import Stop, stop_link, stop_of
from community.models import MailSettings, NoticePreference
from community.notices import notify
from community.operations.wishes import set_space_wishes, stop_digest, stop_mail
from community.selectors import wishes_of
from portal.operations import AccessDeniedError
from portal.post import PostOffice
from tests.community.posting import send_due
from tests.factories import UserFactory, join

PAGE = "/me/settings/notices/"
ROW = ("space__slug", "group", "delivery")


def typed(**changes):
    usual = {f"group_{group}": "at_once" for group in NoticeGroup} | {"group_reactions": "weekly"}
    return {**usual, "group_news": "weekly", "digest_weekday": "0", "digest_hour": "8", **changes}


def rows(person):
    return list(NoticePreference.objects.filter(user=person).order_by("pk").values_list(*ROW))


def test_the_page_shows_what_is_usual(member, space, signed_in):
    form = signed_in(member).get(PAGE).context["form"]

    assert form["group_replies"].value() == "at_once"
    assert form["group_news"].value() == "weekly"
    assert (form["news_from"].value(), form["is_stopped"].value()) == ([space.pk], False)


def test_only_what_differs_is_kept(member, space, signed_in):
    browser = signed_in(member)

    done = browser.post(PAGE, typed(group_mentions="daily", news_from=[space.pk], digest_hour="7"))
    once = rows(member)
    browser.post(PAGE, typed(news_from=[space.pk]))

    assert (done.status_code, done.headers["Location"]) == (303, PAGE)
    assert (once, rows(member)) == ([(None, "mentions", "daily")], [])


def test_a_space_that_is_not_ticked_gives_no_news(member, space, signed_in):
    browser = signed_in(member)
    browser.post(PAGE, typed())

    assert rows(member) == [("baltic", "news", "here")]
    assert browser.get(PAGE).context["form"]["news_from"].value() == []


def test_quiet_hours_and_stop_are_kept(member, signed_in):
    signed_in(member).post(PAGE, typed(quiet_from="22", quiet_until="7", is_stopped="on"))

    kept = MailSettings.objects.get(user=member)
    assert (kept.quiet_from, kept.quiet_until, kept.stopped_at is not None) == (22, 7, True)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"quiet_from": "22"}, "quiet_until"),
        ({"quiet_until": "7"}, "quiet_from"),
        ({"group_news": "at_once"}, "group_news"),
        ({"group_replies": "by pigeon"}, "group_replies"),
        ({"digest_hour": "24"}, "digest_hour"),
        ({"news_from": ["999999"]}, "news_from"),
    ],
)
def test_bad_wishes_are_refused_at_their_field_and_change_nothing(changes, field, member, signed_in):
    answer = signed_in(member).post(PAGE, typed(**changes))

    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [field])
    assert (rows(member), MailSettings.objects.count()) == ([], 0)


def test_a_space_of_others_cannot_be_ticked(member, hidden_space, signed_in):
    answer = signed_in(member).post(PAGE, typed(news_from=[hidden_space.pk]))

    assert answer.status_code == 422
    assert "Bakery" not in answer.content.decode()


def test_one_space_can_be_different(member, space, signed_in):
    browser = signed_in(member)
    path = f"{PAGE}in/baltic/"

    shown = browser.get(path)
    done = browser.post(path, {"group_replies": "weekly", "group_news": ""})

    assert (shown.status_code, done.status_code, rows(member)) == (
        200, 303, [("baltic", "replies", "weekly")],
    )  # fmt: skip
    wishes = wishes_of([member])[member.pk]
    assert (wishes.delivery("replies", space.pk), wishes.delivery("replies")) == ("weekly", "at_once")
    assert wishes.gets_digest("weekly")


def test_a_space_that_is_not_ones_own_is_404(member, other_space, hidden_space, signed_in):
    browser = signed_in(member)

    for slug in ("salon", "bakery", "no-such-space"):
        assert browser.get(f"{PAGE}in/{slug}/").status_code == 404
        assert browser.post(f"{PAGE}in/{slug}/", {"group_replies": "here"}).status_code == 404
    assert rows(member) == []


def test_nobody_sets_wishes_in_a_space_that_they_may_not_know_of(member, hidden_space, everywhere):
    with pytest.raises(AccessDeniedError):
        set_space_wishes(actor=member, space=hidden_space, deliveries={"replies": "here"})

    assert rows(member) == []


@pytest.mark.parametrize("people", [1, 3])
def test_wishes_of_many_take_two_queries(people, space, django_assert_num_queries):
    crowd = [UserFactory() for _n in range(people)]
    for person in crowd:
        NoticePreference.objects.create(user=person, space=space, group="news", delivery="daily")

    with django_assert_num_queries(2):
        assert len(wishes_of(crowd)) == people


@pytest.mark.parametrize(("delivery", "mails"), [("at_once", 1), ("daily", 0), ("weekly", 0), ("here", 0)])
def test_a_notice_comes_at_once_only_where_that_is_wanted(delivery, mails, member, space, everywhere):
    NoticePreference.objects.create(user=member, group="requests", delivery=delivery)
    notice = notify(recipient=member, kind=NoticeKind.LET_IN, obj=space)

    send_due()

    notice.refresh_from_db()
    assert (len(mail.outbox), notice.mail_due_at) == (mails, None)


def test_mail_waits_for_the_end_of_the_quiet_hours(member, space, everywhere):
    member.time_zone = "Europe/Vilnius"
    member.save()
    MailSettings.objects.create(user=member, quiet_from=22, quiet_until=7)
    vilnius = ZoneInfo("Europe/Vilnius")
    night, morning = datetime(2026, 11, 16, 23, tzinfo=vilnius), datetime(2026, 11, 17, 7, tzinfo=vilnius)
    with time_machine.travel(night, tick=False):
        notice = notify(recipient=member, kind=NoticeKind.LET_IN, obj=space)
        send_due()
        at_night = len(mail.outbox)
    notice.refresh_from_db()
    waits_until = notice.mail_due_at
    with time_machine.travel(morning + timedelta(minutes=1)), PostOffice() as office:
        mail_due_notices(office)

    assert (at_night, waits_until, len(mail.outbox)) == (0, morning, 1)


# The link in each mail ----------------------------------------------------------------------------
def mailed_link(person, space):
    notify(recipient=person, kind=NoticeKind.LET_IN, obj=space, space=space)
    send_due()
    return mail.outbox[-1].extra_headers["List-Unsubscribe"].strip("<>").removeprefix("http://testserver")


def test_one_click_stops_this_kind_in_this_space_without_signing_in(member, space, everywhere):
    path = mailed_link(member, space)
    stranger = Client(enforce_csrf_checks=True)

    done = stranger.post(path, {"List-Unsubscribe": "One-Click"})

    assert done.status_code == 200
    assert rows(member) == [("baltic", "requests", "here")]
    assert "_auth_user_id" not in stranger.session


def test_looking_at_the_link_changes_nothing_and_tells_nothing(member, space, everywhere):
    path = mailed_link(member, space)

    page = Client().get(path).content.decode()

    assert rows(member) == []
    assert [word for word in ("Mara", "mara", "Baltic", member.email) if word in page] == []


def test_a_link_that_was_changed_is_none(member, space, everywhere):
    path = mailed_link(member, space)
    forged = stop_link(Stop(member.pk, "requests")).removeprefix("http://testserver")[:-3] + "aa/"

    for wrong in (forged, path.replace("/stop/", "/stop/x"), "/mail/stop/nothing/"):
        assert Client().get(wrong).status_code == 404
        assert Client().post(wrong).status_code == 404
    assert rows(member) == []


def test_a_signature_made_for_something_else_stops_nothing(member):
    token = signing.dumps([member.pk, "requests", 0], salt="something else")

    assert stop_of(token) is None


def test_the_link_of_one_person_touches_nobody_else(member, colleague, space, everywhere):
    Client().post(mailed_link(member, space))

    assert rows(colleague) == []


def test_the_link_of_a_digest_stops_that_digest_everywhere(member, space, everywhere):
    NoticePreference.objects.create(user=member, space=space, group="replies", delivery="weekly")
    NoticePreference.objects.create(user=member, group="mentions", delivery="daily")
    path = stop_link(Stop(member.pk, period="weekly")).removeprefix("http://testserver")

    assert Client().post(path).status_code == 200

    wishes = wishes_of([member])[member.pk]
    assert (wishes.gets_digest("weekly"), wishes.gets_digest("daily")) == (False, True)


def test_a_link_outlives_its_space_and_its_person(member, space, everywhere):
    path = mailed_link(member, space)
    join(UserFactory(), space)
    space.delete()
    assert Client().post(path).status_code == 200
    member.delete()
    assert Client().post(path).status_code == 200
    assert NoticePreference.objects.count() == 0


def test_people_do_not_stop_the_mail_of_others(member, colleague):
    with pytest.raises(AccessDeniedError):
        stop_mail(actor=colleague, user_id=member.pk, groups=["replies"], space_id=None)
    with pytest.raises(AccessDeniedError):
        stop_digest(actor=colleague, user_id=member.pk, period="weekly")

    assert rows(member) == []


def test_whose_address_was_refused_is_told_on_the_page_and_can_say_that_it_works(member, signed_in):
    MailSettings.objects.create(user=member, refused_at=timezone.now(), refused_address=member.email)
    browser = signed_in(member)

    told = member.email in browser.get(PAGE).content.decode()
    done = browser.post(f"{PAGE}address/")

    assert (told, done.status_code) == (True, 303)
    assert browser.get(PAGE).context["unreachable"] == ""
