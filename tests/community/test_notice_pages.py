"""The list of notices, the bell, and the consent desk."""

import pytest
from django.test import Client

from community.models import Membership, Notice
from community.notices import notify
from community.operations.consent import ask_for_words
from tests.factories import SpaceFactory
from tests.factories_forums import BoardFactory, QuestionFactory, accept, answer


@pytest.fixture
def question(everywhere, space, member, colleague):
    question = QuestionFactory(board=BoardFactory(space=space), author=member, title="How do you begin?")
    return accept(question, answer(question, colleague, "With the **week**."))


@pytest.fixture
def notice(question, member, colleague):
    return notify(recipient=member, kind="answer", obj=question, actor=colleague)


@pytest.fixture
def wanted(question, member):
    return ask_for_words(actor=member, source=question, target="resource", draft={"title": "One page"})


def test_the_list_shows_notices_and_lives(notice, member, signed_in):
    page = signed_in(member).get("/me/notices/")

    assert [shown.text for shown in page.context["notices"]] == [
        "Carl Colleague answered your question “How do you begin?”."
    ]
    assert f'data-live-key="user:{member.pk}"' in page.content.decode()


def test_the_live_part_of_the_list_comes_alone(notice, member, signed_in):
    part = signed_in(member).get("/me/notices/", headers={"HX-Request": "true"})

    assert (b"<html" in part.content, b"How do you begin?" in part.content) == (False, True)


def test_other_peoples_notices_are_not_in_the_list(notice, colleague, signed_in):
    assert signed_in(colleague).get("/me/notices/").context["notices"] == []


def test_what_is_out_of_sight_is_named_nowhere(question, notice, member, signed_in):
    question.audience = "space"
    question.save()
    Membership.objects.filter(user=member).delete()

    page = signed_in(member).get("/me/notices/").content.decode()

    assert ("How do you begin?" in page, "Carl Colleague" in page, "Baltic ILP" in page) == (
        False,
        False,
        False,
    )
    assert "Something that you can no longer see." in page


def test_the_list_is_paged_by_key(space, member, signed_in, everywhere):
    for _n in range(31):
        notify(recipient=member, kind="let_in", obj=SpaceFactory())

    first = signed_in(member).get("/me/notices/")
    second = signed_in(member).get(first.context["next_url"])

    assert (len(first.context["notices"]), len(second.context["notices"])) == (30, 1)


def test_following_a_notice_reads_it(notice, question, member, signed_in):
    answer = signed_in(member).get(f"/me/notices/{notice.pk}/")

    notice.refresh_from_db()
    assert (answer.status_code, answer.headers["Location"]) == (303, question.get_absolute_url())
    assert notice.read_at is not None


def test_following_what_is_out_of_sight_leads_back_to_the_list(notice, question, member, signed_in):
    question.delete()

    assert signed_in(member).get(f"/me/notices/{notice.pk}/").headers["Location"] == "/me/notices/"


def test_nobody_follows_or_reads_somebody_elses_notices(notice, colleague, signed_in):
    browser = signed_in(colleague)

    assert browser.get(f"/me/notices/{notice.pk}/").status_code == 404
    assert browser.post("/me/notices/read/").status_code == 303
    notice.refresh_from_db()
    assert notice.read_at is None


def test_all_are_marked_read_by_a_post(notice, member, signed_in):
    browser = signed_in(member)

    assert browser.get("/me/notices/read/").status_code == 405
    assert browser.post("/me/notices/read/").headers["Location"] == "/me/notices/"
    assert not Notice.objects.filter(read_at=None).exists()


def test_visitors_mark_nothing(notice):
    assert Client().post("/me/notices/read/").status_code == 303
    assert Notice.objects.filter(read_at=None).count() == 1


def test_the_bell_counts_and_falls_silent_without_a_session(notice, member, signed_in):
    ringing = signed_in(member).get("/me/notices/bell/")

    assert (ringing.status_code, b"One unread notice" in ringing.content) == (200, True)
    assert Client().get("/me/notices/bell/").status_code == 204


def test_the_desk_of_words_shows_both_sides(wanted, member, colleague, signed_in):
    of_author = signed_in(colleague).get("/me/words/").context
    of_asker = signed_in(member).get("/me/words/").context

    assert [w.request for w in of_author["asked_of_me"]] == [wanted]
    assert of_author["asked_by_me"] == of_asker["asked_of_me"] == []
    assert [w.request for w in of_asker["asked_by_me"]] == [wanted]


@pytest.mark.parametrize(
    ("who", "status"),
    [("visitor", 303), ("stranger", 404), ("moderator", 404), ("administrator", 404), ("member", 200)],
)
def test_a_request_for_words_is_between_two_people(who, status, wanted, everybody, signed_in):
    browser = Client() if who == "visitor" else signed_in(everybody[who])

    assert browser.get(f"/spaces/baltic/words/{wanted.pk}/").status_code == status


def test_the_author_reads_who_wants_what_and_agrees(wanted, member, colleague, signed_in):
    browser = signed_in(colleague)

    page = browser.get(f"/spaces/baltic/words/{wanted.pk}/").content.decode()
    answer = browser.post(f"/spaces/baltic/words/{wanted.pk}/decide/", {"decision": "agree"})

    wanted.refresh_from_db()
    assert all(words in page for words in ("Mara Member", "With the week.", "One page", "I agree"))
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/spaces/baltic/words/{wanted.pk}/")
    assert wanted.is_agreed
    assert (
        "resources/new/?from=topic:"
        in signed_in(member).get(f"/spaces/baltic/words/{wanted.pk}/").content.decode()
    )


def test_the_answer_reaches_the_asker_as_a_live_part(wanted, member, colleague, signed_in):
    path = f"/spaces/baltic/words/{wanted.pk}/"
    signed_in(colleague).post(f"{path}decide/", {"decision": "agree"})

    page = signed_in(member).get(path).content.decode()
    part = signed_in(member).get(path, headers={"HX-Request": "true"})

    assert f'data-live-key="user:{member.pk}" data-live-text' in page
    assert (b"<html" in part.content, b"The author agrees" in part.content) == (False, True)


def test_the_author_declines(wanted, colleague, signed_in):
    signed_in(colleague).post(f"/spaces/baltic/words/{wanted.pk}/decide/", {"decision": "decline"})

    wanted.refresh_from_db()
    assert (wanted.agreed_at, wanted.is_waiting) == (None, False)


@pytest.mark.parametrize(
    ("who", "status"), [("visitor", 303), ("member", 403), ("moderator", 404), ("stranger", 404)]
)
def test_nobody_decides_for_the_author(who, status, wanted, everybody, signed_in):
    browser = Client() if who == "visitor" else signed_in(everybody[who])

    answer = browser.post(f"/spaces/baltic/words/{wanted.pk}/decide/", {"decision": "agree"})

    wanted.refresh_from_db()
    assert (answer.status_code, wanted.is_waiting) == (status, True)


def test_a_second_decision_is_refused_with_the_reason(wanted, colleague, signed_in):
    browser = signed_in(colleague)
    browser.post(f"/spaces/baltic/words/{wanted.pk}/decide/", {"decision": "decline"})

    answer = browser.post(f"/spaces/baltic/words/{wanted.pk}/decide/", {"decision": "agree"})

    assert answer.status_code == 422
    assert "You have decided this already." in answer.content.decode()


def test_a_request_is_not_there_under_another_space(wanted, other_space, colleague, signed_in):
    assert signed_in(colleague).get(f"/spaces/salon/words/{wanted.pk}/").status_code == 404
    assert signed_in(colleague).post(f"/spaces/salon/words/{wanted.pk}/decide/").status_code == 404


def test_a_request_whose_source_is_gone_is_not_there(wanted, question, colleague, signed_in):
    question.hidden_at = question.opened_at
    question.audience = "space"
    question.save()
    Membership.objects.filter(user=colleague).delete()

    assert signed_in(colleague).get(f"/spaces/baltic/words/{wanted.pk}/").status_code == 404
