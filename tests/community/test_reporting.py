"""Reporting: what one may see and did not write, once; and the author never learns who it was."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from community.models import Case, Membership, Mute, Notice, Report
from community.operations import moderation
from forums.operations.posts import remove_post
from portal.choices import Audience
from portal.models import AuditEntry
from portal.operations import AccessDeniedError, OperationRefusedError
from portal.own_data import holdings
from tests.community.deciding import answered, decided, objected, reported
from tests.factories import CircleFactory, UserFactory, join
from tests.factories_forums import BoardFactory, QuestionFactory, TopicFactory, answer


@pytest.fixture
def question(everywhere, space, member):
    return QuestionFactory(board=BoardFactory(space=space), author=member, title="How do you begin?")


@pytest.fixture
def post(question, colleague):
    return answer(question, colleague, "You are all fools.")


def test_a_report_makes_a_case_and_leaves_a_trail(post, member, colleague):
    made = moderation.report(actor=member, obj=post, reason="insult", words=" Look. ")

    case = Case.objects.get()
    assert (made.case, made.reason, made.words, made.reporter) == (case, "insult", "Look.", member)
    assert (case.person, case.space_id, case.report_count, case.version) == (colleague, post.space_id, 1, 0)
    entry = AuditEntry.objects.get(verb="community.report")
    assert (entry.actor, entry.details) == (member, {"case": case.pk, "reason": "insult"})


def test_several_reports_are_one_case_and_one_notice(post, member, newcomer, moderator):
    case = reported(post, member, newcomer)

    assert (Case.objects.count(), case.report_count, Report.objects.count()) == (1, 2, 2)
    assert list(Notice.objects.filter(kind="reported").values_list("recipient", "actor")) == [
        (moderator.pk, None)
    ]


def test_each_person_reports_a_thing_once_whatever_came_of_it(post, member, newcomer, moderator):
    decided(reported(post, member), moderator, "nothing")

    with pytest.raises(OperationRefusedError):
        moderation.report(actor=member, obj=post, reason="spam")
    assert Report.objects.count() == 1

    second = reported(post, newcomer)
    assert (Case.objects.count(), second.report_count) == (2, 1)


def test_nobody_floods_moderators_with_reports(question, member, colleague, moderator):
    for number in range(moderation.MOST_REPORTS_A_DAY):
        reported(answer(question, colleague, f"Post {number}"), member)
    one_more = answer(question, colleague, "One more")

    with pytest.raises(OperationRefusedError, match="within a day"):
        moderation.report(actor=member, obj=one_more, reason="spam")

    assert (Case.objects.count(), Report.objects.count()) == (moderation.MOST_REPORTS_A_DAY,) * 2
    with time_machine.travel(timezone.now() + timedelta(days=1, minutes=1)):
        moderation.report(actor=member, obj=one_more, reason="spam")


def test_another_reason_needs_words(post, member):
    with pytest.raises(OperationRefusedError) as refused:
        moderation.report(actor=member, obj=post, reason="other", words="  ")

    assert refused.value.field == "words"
    assert Case.objects.count() == 0


@pytest.mark.parametrize(
    ("audience", "who", "allowed"),
    [
        (Audience.PUBLIC, "visitor", False),
        (Audience.PUBLIC, "stranger", True),
        (Audience.PUBLIC, "observer", True),
        (Audience.PUBLIC, "colleague", False),
        (Audience.NETWORK, "stranger", False),
        (Audience.NETWORK, "outsider", True),
        (Audience.SPACE, "outsider", False),
        (Audience.SPACE, "member", True),
        (Audience.PARTIES, "member", False),
        (Audience.PARTIES, "administrator", False),
    ],
)
def test_who_may_report_what(audience, who, allowed, request, post, question, space, everywhere):
    question.audience = audience
    question.circle = CircleFactory(space=space) if audience == Audience.PARTIES else None
    question.save()
    post.refresh_from_db()
    actor = request.getfixturevalue(who)

    if allowed:
        moderation.report(actor=actor, obj=post, reason="spam")
    else:
        with pytest.raises(AccessDeniedError) as denied:
            moderation.report(actor=actor, obj=post, reason="spam")
        assert denied.value.permission == "community.report"

    assert Report.objects.count() == allowed


def test_what_is_removed_or_nobodys_cannot_be_reported(post, question, member, colleague, space):
    remove_post(actor=colleague, post=post)
    post.refresh_from_db()
    orphan = TopicFactory(board=question.board, author=None)

    for obj in (post, orphan, space):
        with pytest.raises(AccessDeniedError):
            moderation.report(actor=member, obj=obj, reason="spam")
    assert Report.objects.count() == 0


# Pages --------------------------------------------------------------------------------------------
def path(post, what="post"):
    return f"/spaces/{post.space.slug}/report/{what}/{post.pk}/"


def test_the_page_reports_and_then_says_what_comes_next(post, member, signed_in, moderator):
    client = signed_in(member)
    assert "never learns who reported it" in client.get(path(post)).content.decode()

    sent = client.post(path(post), {"reason": "learner", "words": "Her name is in it."})

    report = Report.objects.get()
    assert (sent.status_code, sent["Location"]) == (303, report.get_absolute_url())
    shown = client.get(sent["Location"]).content.decode()
    assert "Waits for a moderator" in shown
    assert client.get(path(post)).status_code == 303
    decided(report.case, moderator, "hide")
    assert "Looked at" in client.get(report.get_absolute_url()).content.decode()


@pytest.mark.parametrize("typed", [{}, {"reason": "no-such"}, {"reason": "other", "words": " "}])
def test_bad_input_is_said_at_the_form_and_nothing_is_lost(typed, post, member, signed_in):
    sent = signed_in(member).post(path(post), {"words": "Kept words", **typed})

    assert sent.status_code == 422
    assert ("Kept words" in sent.content.decode()) == ("words" not in typed)
    assert Report.objects.count() == 0


def test_logged_out_foreign_own_and_unknown(client, post, question, member, colleague, signed_in, insider):
    assert client.get(path(post)).status_code == 303
    assert signed_in(colleague).get(path(post)).status_code == 403
    question.audience = Audience.SPACE
    question.save()
    assert signed_in(insider).get(path(post)).status_code == 404
    browser = signed_in(member)
    assert browser.get(path(post, "practice")).status_code == 404
    assert browser.get(f"/spaces/baltic/report/post/{question.posts.get(number=1).pk}/").status_code == 404
    assert browser.get("/spaces/baltic/report/post/999999999/").status_code == 404


def test_a_report_is_its_reporters_alone(post, member, colleague, moderator, administrator, signed_in):
    report = reported(post, member).reports.get()

    seen = {who: signed_in(who).get(report.get_absolute_url()).status_code for who in (member, colleague)}

    assert seen == {member: 200, colleague: 404}
    assert signed_in(administrator).get(report.get_absolute_url()).status_code == 404


def test_a_report_leads_back_to_what_it_was_about_while_that_is_shown(
    question, newcomer, moderator, signed_in
):
    report = reported(question, newcomer).reports.get()
    browser = signed_in(newcomer)
    standing = browser.get(report.get_absolute_url()).content.decode()

    decided(report.case, moderator, "hide")

    hidden = browser.get(report.get_absolute_url()).content.decode()
    assert (question.get_absolute_url() in standing, "How do you begin?" in standing) == (True, True)
    assert (question.get_absolute_url() in hidden, "How do you begin?" in hidden) == (False, False)


def test_who_has_left_a_hidden_space_meets_their_report_no_more(everywhere, hidden_space, insider, signed_in):
    author = UserFactory()
    join(author, hidden_space)
    topic = TopicFactory(board=BoardFactory(space=hidden_space), author=author, audience="space")
    report = reported(topic, insider).reports.get()
    assert signed_in(insider).get(report.get_absolute_url()).status_code == 200

    Membership.objects.filter(user=insider).delete()

    assert signed_in(insider).get(report.get_absolute_url()).status_code == 404


# One's own data -----------------------------------------------------------------------------------
def rows(code, person):
    holding = next(each for each in holdings() if each.code == code)
    return list(holding.rows(person)), holding


def test_reports_by_somebody_are_in_their_data_and_reports_about_them_are_not(
    post, member, colleague, moderator
):
    decided(reported(post, member, words="They shout."), moderator, "warn")

    mine, holding = rows("reports", member)
    assert [(row["reason"], row["text"], row["space"]) for row in mine] == [
        ("insult", "They shout.", "Baltic ILP")
    ]
    assert rows("reports", colleague)[0] == rows("hidden_words", colleague)[0] == []

    assert [holding.remove(member, 10), holding.remove(member, 10)] == [1, 0]
    assert Report.objects.get().words == ""


def test_hidden_words_are_their_authors(post, member, colleague, moderator):
    decided(reported(post, member), moderator, "hide")

    found, holding = rows("hidden_words", colleague)

    assert [(row["hidden"], row["note"]) for row in found] == [("You are all fools.", "Please stay kind.")]
    assert [holding.remove(colleague, 10), holding.remove(colleague, 10)] == [1, 0]
    assert Case.objects.get().kept == {}


def test_warnings_and_times_without_writing_are_in_the_copy_of_ones_data(post, member, colleague, moderator):
    decided(reported(post, member), moderator, "mute_7", note="A week of rest.")

    found, holding = rows("decisions", colleague)

    until = Mute.objects.get().until
    told = [(row["decision"], row["note"], row["no_writing_until"], row["space"]) for row in found]
    assert told == [("mute_7", "A week of rest.", until, "Baltic ILP")]
    assert (holding.remove, rows("decisions", member)[0]) == (None, [])


def test_what_was_in_order_is_no_decision_about_somebody(post, member, colleague, moderator):
    decided(reported(post, member), moderator, "nothing")

    assert rows("decisions", colleague)[0] == []


def test_a_hidden_topic_counts_as_no_words_and_can_still_be_shown(
    question, member, colleague, moderator, administrator
):
    case = decided(reported(question, colleague), moderator, "hide")
    assert rows("hidden_words", member)[1].count(member) == 0

    case = objected(case, "It was a question.")
    found, holding = rows("hidden_words", member)
    assert [row["objection"] for row in found] == ["It was a question."]
    assert [holding.remove(member, 10), holding.remove(member, 10)] == [1, 0]
    answered(Case.objects.get(), administrator, upheld=True)

    question.refresh_from_db()
    assert not question.is_hidden


def test_a_moderator_who_reports_is_not_told_of_it(post, moderator, administrator):
    reported(post, moderator)

    assert list(Notice.objects.filter(kind="reported").values_list("recipient", flat=True)) == [
        administrator.pk
    ]


def test_the_only_moderator_who_reports_calls_no_coordinator(post, moderator, coordinator):
    reported(post, moderator)

    assert not Notice.objects.filter(kind="reported").exists()
