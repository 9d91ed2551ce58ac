"""Did it work? Asked once after thirty days; a yes makes it verified."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from community.models import Notice
from forums.models import HelpRequest, Topic
from forums.operations.answers import accept_answer
from forums.operations.whether import say_whether
from forums.tasks import ask_whether_by_the_clock
from portal.operations import AccessDeniedError, OperationRefusedError
from tests.factories_forums import answer

DAY = timedelta(days=1)


@pytest.fixture
def solved(question, reply, member):
    accept_answer(actor=member, post=reply)
    question.refresh_from_db()
    return question


@pytest.fixture
def address(solved):
    return f"/spaces/baltic/communication/topics/{solved.pk}/did-it-work/"


def asked_after(days):
    with time_machine.travel(timezone.now() + days * DAY):
        return ask_whether_by_the_clock()


def asked():
    return list(Notice.objects.filter(kind="whether").values_list("recipient__handle", flat=True))


def test_it_is_asked_once_after_thirty_days(solved):
    assert [asked_after(29), asked_after(31), asked_after(32), asked_after(60)] == [0, 1, 0, 0]
    assert asked() == ["mara-member"]


def test_nobody_is_asked_about_what_was_solved_long_ago(solved):
    assert (asked_after(121), asked()) == (0, [])


def test_who_left_the_space_is_not_asked(solved, member):
    member.memberships.all().delete()

    assert (asked_after(31), asked()) == (1, [])


@pytest.mark.parametrize("what", ["hidden", "left", "open again", "answered"])
def test_nobody_is_asked_where_there_is_nothing_to_ask(what, solved, member):
    if what == "hidden":
        Topic.objects.update(hidden_at=timezone.now())
    elif what == "left":
        type(member).objects.filter(pk=member.pk).update(is_active=False)
    elif what == "open again":
        Topic.objects.update(solved_at=None, accepted_post=None)
    else:
        say_whether(actor=member, topic=solved, outcome="no")

    assert (asked_after(31), asked()) == (0, [])


def test_another_answer_is_asked_about_again(solved, member, colleague):
    asked_after(31)
    say_whether(actor=member, topic=solved, outcome="yes")
    other = answer(solved, colleague, "Better.")

    with time_machine.travel(timezone.now() + 40 * DAY):
        accept_answer(actor=member, post=other)

    assert HelpRequest.objects.get().outcome == ""
    assert [asked_after(69), asked_after(71)] == [0, 1]


def test_the_notice_leads_to_three_buttons(solved, address, member, signed_in):
    asked_after(31)
    browser = signed_in(member)

    notice = Notice.objects.get(kind="whether")
    to = browser.get(f"/me/notices/{notice.pk}/")
    page = browser.get(address).content.decode()

    assert to["Location"].endswith(address)
    assert [f'name="outcome" value="{code}"' in page for code in ("yes", "partly", "no")] == [True] * 3


def test_yes_is_verified_and_the_author_of_the_answer_hears(
    solved, address, reply, colleague, member, signed_in
):
    response = signed_in(member).post(address, {"outcome": "yes"})

    request = HelpRequest.objects.get()
    told = Notice.objects.get(kind="worked")
    assert (response.status_code, response["Location"]) == (303, solved.get_absolute_url())
    assert (request.is_verified, told.recipient, told.object_id) == (True, colleague, reply.pk)
    assert "Verified" in signed_in(member).get(solved.get_absolute_url()).content.decode()


@pytest.mark.parametrize("outcome", ["partly", "no"])
def test_anything_else_offers_to_open_it_again(outcome, solved, address, member, signed_in):
    browser = signed_in(member)
    response = browser.post(address, {"outcome": outcome})
    assert (response.status_code, response["Location"]) == (303, address)
    assert "Open the question again?" in browser.get(address).content.decode()

    response = browser.post(address, {"again": "1", "note": "It hums, but is **cold**."})

    solved.refresh_from_db()
    assert (response.status_code, response["Location"]) == (303, solved.get_absolute_url())
    assert (solved.is_solved, solved.posts.latest("number").body) == (False, "It hums, but is **cold**.")
    assert HelpRequest.objects.get().outcome == ""


def test_a_note_that_is_too_long_is_not_lost(solved, address, member, signed_in):
    response = signed_in(member).post(address, {"again": "1", "note": "x" * 30_000})

    solved.refresh_from_db()
    assert (response.status_code, response.context["form"]["note"].value()) == (422, "x" * 30_000)
    assert solved.is_solved


@pytest.mark.parametrize("who", ["moderator", "newcomer", "rival", "visitor"])
def test_only_who_asked_says_whether_it_worked(who, solved, everybody):
    with pytest.raises(AccessDeniedError):
        say_whether(actor=everybody[who], topic=solved, outcome="yes")

    assert HelpRequest.objects.get().outcome == ""


def test_an_open_question_has_no_outcome(question, member, signed_in):
    with pytest.raises(OperationRefusedError):
        say_whether(actor=member, topic=question, outcome="yes")
    page = signed_in(member).get(f"/spaces/baltic/communication/topics/{question.pk}/did-it-work/")

    assert (page.status_code, page["Location"]) == (303, question.get_absolute_url())


def test_there_are_three_outcomes(solved, address, member, signed_in):
    response = signed_in(member).post(address, {"outcome": "perhaps"})

    assert (response.status_code, HelpRequest.objects.get().outcome) == (303, "")


def test_others_are_turned_away(solved, address, colleague, signed_in):
    assert signed_in(colleague).get(address).status_code == 403
