"""Polls on pages: in the forms of posts, at the post, by themselves, and who chose what."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from community.models import User
from forums.forms_polls import PollForm, usual_last_day
from forums.models import Poll, PollVote, Topic
from forums.operations.polls import close_poll
from portal.text import rendered
from tests.factories import UserFactory, join
from tests.factories_forums import answer
from tests.forums.polling import ask, end, give, ids, numbers, reply_with_poll

HX = {"HX-Request": "true"}
TYPED = {
    "body": "Let us meet.",
    "poll_question": "Which day?",
    "poll_options": "Monday\n\n  Tuesday \n",
    "poll_choice": "several",
    "poll_ballot": "secret",
    "poll_results": "closed",
}


def at(name, post):
    return reverse(name, args=[post.space.slug, post.pk])


def page_of(browser, topic):
    return browser.get(topic.get_absolute_url()).content.decode()


@pytest.fixture
def poll(question):
    return ask(question.posts.get(number=1))


# In forms -----------------------------------------------------------------------------------------
def test_a_poll_comes_with_a_reply(question, colleague, signed_in):
    day = timezone.localdate() + timedelta(days=3)
    sent = {**TYPED, "poll_closes_on": day.isoformat()}

    response = signed_in(colleague).post(reverse("topic_reply", args=["baltic", question.pk]), sent)

    poll = Poll.objects.get()
    assert response.status_code == 303
    assert (poll.question, poll.takes_several, poll.ballot, poll.results_shown) == (
        "Which day?", True, "secret", "closed",
    )  # fmt: skip
    assert [option.text for option in poll.options.order_by("order")] == ["Monday", "Tuesday"]
    assert timezone.localtime(poll.closes_at).strftime("%Y-%m-%d %H:%M") == f"{day} 23:59"


def test_a_poll_comes_with_a_new_topic(board, member, signed_in):
    sent = {
        **TYPED, "title": "When?", "kind": "discussion", "board": board.pk, "audience": "public",
        "language": "en",
    }  # fmt: skip

    response = signed_in(member).post(reverse("topic_new", args=["baltic"]), sent)

    assert response.status_code == 303
    assert Topic.objects.get().posts.get().poll.question == "Which day?"


def test_without_words_for_it_there_is_none(question, colleague, signed_in):
    sent = {"body": "No poll.", "poll_choice": "one", "poll_closes_on": usual_last_day().isoformat()}

    signed_in(colleague).post(reverse("topic_reply", args=["baltic", question.pk]), sent)

    assert (question.posts.count(), Poll.objects.count()) == (2, 0)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"poll_options": "Alone"}, "Write at least two answers"),
        ({"poll_question": ""}, "Write what you ask."),
        ({"poll_closes_on": "2020-01-01"}, "Choose a day that is not over yet."),
        ({"poll_closes_on": "soon"}, "Enter a valid date."),
    ],
)
def test_what_is_wrong_is_said_at_the_field_and_nothing_is_lost(wrong, words, question, colleague, signed_in):
    response = signed_in(colleague).post(
        reverse("topic_reply", args=["baltic", question.pk]), {**TYPED, **wrong}
    )

    page = response.content.decode()
    assert response.status_code == 422
    assert words in page
    assert '<details class="poll-fields" open>' in page
    assert "Let us meet." in page
    for value in ({**TYPED, **wrong}["poll_question"], {**TYPED, **wrong}["poll_options"].strip()):
        assert value in page
    assert question.posts.count() == 1


def test_the_day_ends_where_the_person_is(question, colleague, signed_in):
    User.objects.filter(pk=colleague.pk).update(time_zone="Pacific/Auckland")
    day = timezone.localdate() + timedelta(days=5)

    signed_in(colleague).post(
        reverse("topic_reply", args=["baltic", question.pk]), {**TYPED, "poll_closes_on": day.isoformat()}
    )

    assert Poll.objects.get().closes_at.strftime("%H:%M") in {"10:59", "11:59"}


def test_one_puts_a_poll_on_a_post_changes_it_and_takes_it_off(question, member, signed_in):
    post, browser = question.posts.get(), signed_in(member)
    typed = {key: value for key, value in TYPED.items() if key != "body"}
    assert "Add a poll" in browser.get(at("post_edit", post)).content.decode()

    assert browser.get(at("post_poll", post)).content.decode().count("field__optional") == 1  # the last day
    assert browser.post(at("post_poll", post), {**typed, "poll_question": ""}).status_code == 422
    assert browser.post(at("post_poll", post), typed).status_code == 303
    shown = browser.get(at("post_poll", post)).content.decode()
    assert "Which day?" in shown
    assert "Monday\nTuesday" in shown
    assert browser.post(at("post_poll", post), {**typed, "poll_question": "Which week?"}).status_code == 303
    assert Poll.objects.get().question == "Which week?"
    assert browser.post(at("post_poll", post), {"drop": "1"}).status_code == 303
    assert Poll.objects.count() == 0


def test_once_somebody_has_voted_it_is_refused_with_the_reason(poll, member, colleague, signed_in):
    give(poll, colleague, "Monday")

    response = signed_in(member).post(at("post_poll", poll.post), TYPED)

    assert (response.status_code, "Somebody has voted" in response.content.decode()) == (422, True)
    assert "Which day?" in response.content.decode()
    off = signed_in(member).post(at("post_poll", poll.post), {"drop": "1"})
    assert (off.status_code, "Somebody has voted" in off.content.decode()) == (422, True)
    assert numbers(poll) == (1, [1, 0, 0])


def test_a_form_begins_with_a_week(db):
    assert PollForm()["poll_closes_on"].value() == timezone.localdate() + timedelta(days=7)


# At the post --------------------------------------------------------------------------------------
def test_who_may_vote_sees_the_form_and_others_the_numbers(poll, colleague, client, signed_in):
    give(poll, colleague, "Monday")

    visitor, member = page_of(client, poll.post.topic), page_of(signed_in(poll.post.author), poll.post.topic)

    assert 'type="radio" name="chosen"' in member
    assert 'name="chosen"' not in visitor
    assert '<rect class="poll__part" width="100"' in visitor
    assert '<td class="chart__number">1</td>' in visitor


def test_a_vote_without_scripts_leads_back_to_the_post(poll, colleague, signed_in):
    browser = signed_in(colleague)

    given = browser.post(at("post_vote", poll.post), {"chosen": ids(poll, "Tuesday"), "reason": "Quiet"})

    assert (given.status_code, given["Location"]) == (303, poll.post.get_absolute_url())
    assert numbers(poll) == (1, [0, 1, 0])
    page = page_of(browser, poll.post.topic)
    assert "You have voted." in page
    assert 'value="Quiet"' in page

    browser.post(at("post_vote", poll.post), {"drop": "1"})

    assert numbers(poll) == (0, [0, 0, 0])


def test_htmx_gets_the_poll_alone(poll, colleague, signed_in):
    response = signed_in(colleague).post(
        at("post_vote", poll.post), {"chosen": ids(poll, "Tuesday")}, headers=HX
    )

    page = response.content.decode().strip()
    assert (response.status_code, page.startswith(("<section", "\n"))) == (200, True)
    assert "<h1" not in page
    assert "You have voted." in page


@pytest.mark.parametrize("sent", [{}, {"chosen": ["999999"]}, {"chosen": ["x"]}])
def test_what_is_no_choice_is_said_and_the_reason_is_kept(sent, poll, colleague, signed_in):
    response = signed_in(colleague).post(at("post_vote", poll.post), {**sent, "reason": "My reason"})

    page = response.content.decode()
    assert response.status_code == 422
    assert 'class="alert' in page
    assert "My reason" in page
    assert PollVote.objects.count() == 0


@pytest.mark.parametrize(("who", "status"), [("outsider", 403), ("observer", 403), ("visitor", 303)])
def test_nobody_else_votes(who, status, poll, everybody, signed_in, client):
    browser = client if who == "visitor" else signed_in(everybody[who])

    assert browser.post(at("post_vote", poll.post), {"chosen": ids(poll, "Monday")}).status_code == status
    assert PollVote.objects.count() == 0


def test_a_post_without_a_poll_has_no_such_pages(question, reply, member, other_space, poll, signed_in):
    browser = signed_in(member)

    for name in ("post_vote", "post_votes", "post_poll_close"):
        assert browser.get(at(name, reply)).status_code == 404
        assert browser.get(reverse(name, args=[other_space.slug, poll.post_id])).status_code == 404


def test_its_author_ends_it(poll, member, colleague, signed_in):
    assert signed_in(colleague).post(at("post_poll_close", poll.post)).status_code == 403
    assert signed_in(member).get(at("post_poll_close", poll.post)).status_code == 303
    assert not Poll.objects.get().is_closed

    assert signed_in(member).post(at("post_poll_close", poll.post)).status_code == 303

    assert Poll.objects.get().is_closed
    assert "Ended" in page_of(signed_in(colleague), poll.post.topic)


# Secret -------------------------------------------------------------------------------------------
def test_a_secret_vote_is_changed_where_it_was_given_and_nowhere_else(question, colleague, signed_in):
    poll = ask(question.posts.get(), ballot="secret")
    browser, other = signed_in(colleague), signed_in(colleague)
    browser.post(at("post_vote", poll.post), {"chosen": ids(poll, "Tuesday"), "reason": "Told to nobody"})
    cookie = browser.cookies[f"ballot-{poll.pk}-{colleague.pk}"]
    assert (cookie["httponly"], cookie["path"]) == (True, at("post_vote", poll.post))
    assert "Told to nobody" not in PollVote.objects.get().reason

    elsewhere = other.post(at("post_vote", poll.post), {"chosen": ids(poll, "Monday")})
    assert (elsewhere.status_code, numbers(poll)) == (422, (1, [0, 1, 0]))
    assert "You voted in another browser" in other.get(at("post_vote", poll.post)).content.decode()

    assert "checked" in browser.get(at("post_vote", poll.post)).content.decode()
    assert browser.post(at("post_vote", poll.post), {"chosen": ids(poll, "Monday")}).status_code == 303
    assert numbers(poll) == (1, [1, 0, 0])
    browser.post(at("post_vote", poll.post), {"drop": "1"})
    assert numbers(poll) == (0, [0, 0, 0])
    assert browser.cookies[f"ballot-{poll.pk}-{colleague.pk}"].value == ""


def test_a_browser_that_is_shared_shows_nobody_the_vote_of_another(question, colleague, moderator, client):
    poll = ask(question.posts.get(), ballot="secret")
    for person in (colleague, moderator):
        client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
        client.post(at("post_vote", poll.post), {"chosen": ids(poll, "Tuesday")})
    sealed = client.cookies[f"ballot-{poll.pk}-{colleague.pk}"].value
    client.cookies[f"ballot-{poll.pk}-{moderator.pk}"] = sealed

    page = client.get(at("post_vote", poll.post)).content.decode()

    assert "You voted in another browser" in page
    assert "checked" not in page


def test_nobody_sees_who_gave_a_secret_vote(question, colleague, everybody, signed_in):
    poll = ask(question.posts.get(), ballot="secret")
    give(poll, colleague, "Monday")
    end(poll)

    for who in ("member", "moderator", "administrator", "coordinator"):
        assert signed_in(everybody[who]).get(at("post_votes", poll.post)).status_code == 403


# Who chose what -----------------------------------------------------------------------------------
def test_names_are_those_of_people_whom_the_reader_may_see(poll, member, colleague, signed_in, client):
    give(poll, colleague, "Monday", reason="It is quiet.")
    give(poll, member, "Friday")
    colleague.profile.shown_to = "spaces"
    colleague.profile.save()

    inside, outside = (browser.get(at("post_votes", poll.post)) for browser in (signed_in(member), client))

    assert [(v.person, v.answers) for v in inside.context["voters"]] == [
        (member, ["Friday"]), (colleague, ["Monday"]),
    ]  # fmt: skip
    assert "It is quiet." in inside.content.decode()
    assert colleague.display_name not in outside.content.decode()
    assert "It is quiet." not in outside.content.decode()


def test_before_the_numbers_are_shown_so_are_no_names(question, member, colleague, signed_in):
    poll = ask(question.posts.get(), results_shown="voted")
    give(poll, colleague, "Monday")

    assert signed_in(member).get(at("post_votes", poll.post)).status_code == 403
    assert signed_in(colleague).get(at("post_votes", poll.post)).status_code == 200
    page = page_of(signed_in(member), question)
    assert "poll__bars" not in page
    close_poll(actor=member, post=poll.post)
    assert "poll__bars" in page_of(signed_in(member), question)


def test_many_voters_come_in_pages(poll, space, member, signed_in, django_assert_max_num_queries):
    option = ids(poll, "Monday")
    people = [UserFactory() for _ in range(35)]
    for person in people:
        join(person, space)
    PollVote.objects.bulk_create(
        PollVote(space=space, poll=poll, person=person, chosen=option, voted_at=timezone.now())
        for person in people
    )
    browser = signed_in(member)
    browser.get(at("post_votes", poll.post))

    with django_assert_max_num_queries(12):
        first = browser.get(at("post_votes", poll.post))
    second = browser.get(first.context["older_url"])

    assert (len(first.context["voters"]), len(second.context["voters"])) == (30, 5)


# Budget -------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("who", "most"), [("visitor", 6), ("member", 12), ("moderator", 12)])
def test_many_polls_on_a_page_ask_one_question_more(
    who, most, question, colleague, everybody, signed_in, client, django_assert_max_num_queries
):
    polls = [reply_with_poll(question, colleague).poll for _ in range(20)]
    for poll in polls[:5]:
        give(poll, everybody["moderator"], "Monday")
    last = answer(Topic.objects.get(), colleague)
    Topic.objects.update(accepted_post=last, solved_at=timezone.now())
    browser = client if who == "visitor" else signed_in(everybody[who])
    browser.get(question.get_absolute_url())

    with django_assert_max_num_queries(most):
        page = browser.get(question.get_absolute_url()).content.decode()

    assert page.count('class="poll"') == 20
    assert page.count("poll:") >= 15


def test_words_of_people_are_escaped(question, member, client):
    poll = ask(question.posts.get(), question="<b>Which?</b>", options=("<i>One</i>", "Two"))
    question.posts.update(**rendered("Words"))

    page = page_of(client, question)

    assert "<b>Which?</b>" not in page
    assert "&lt;b&gt;Which?&lt;/b&gt;" in page
    assert "<i>One</i>" not in page
    assert poll.question == "<b>Which?</b>"
