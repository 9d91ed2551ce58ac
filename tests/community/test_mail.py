"""Notices by mail: once, only while they may be seen, without private words in the subject."""

import pytest
from django.core import mail
from django.utils import timezone

from community.choices import NoticeKind
from community.mailing.at_once import mail_due_notices
from community.models import MailSettings, Membership, Notice
from community.notices import notify
from community.operations.notices import read_notices
from portal.choices import Audience, JoinPolicy, Visibility
from portal.post import PostOffice
from tests.community.posting import html_of, send, send_due
from tests.factories import CircleFactory, CircleMemberFactory
from tests.factories_forums import answer


def test_the_mail_says_what_happened_and_leads_there(notice, question, member, settings):
    send(notice)

    (message,) = mail.outbox
    link = f"http://testserver{question.get_absolute_url()}"
    assert (message.to, message.subject) == (
        [member.email], "An answer to your question: How do you <begin>?",
    )  # fmt: skip
    lines = message.body.splitlines()
    assert lines[0] == "Hello Mara Member,"
    assert "Carl Colleague answered your question “How do you <begin>?”." in lines
    assert {link, "http://testserver/me/settings/notices/"} <= set(lines)
    assert html_of(message).count(f'"{link}"') == 1
    assert "How do you &lt;begin&gt;?" in html_of(message)
    assert notice.mailed_at is not None


def test_the_mail_brings_the_words_themselves_in_both_parts(question, member, colleague):
    post = answer(question, colleague, "With the **week**, see [the plan](/spaces/baltic/).")
    notice = notify(recipient=member, kind=NoticeKind.ANSWER, obj=post, actor=colleague)

    send(notice)

    (message,) = mail.outbox
    plan = "http://testserver/spaces/baltic/"
    assert f"> With the week, see the plan ({plan})." in message.body.splitlines()
    assert "With the <strong>week</strong>" in html_of(message)
    assert f'href="{plan}"' in html_of(message)


def test_a_mail_about_what_has_no_words_quotes_nothing(space, member):
    send(notify(recipient=member, kind=NoticeKind.ROLE_CHANGED, obj=space))

    (message,) = mail.outbox
    assert [line for line in message.body.splitlines() if line.startswith(">")] == []
    assert "<p></p>" not in html_of(message)


def test_several_replies_are_one_mail_with_the_words_of_each(question, member, colleague, moderator):
    posts = [answer(question, who, words) for who, words in ((colleague, "First."), (moderator, "Second."))]
    notices = [
        notify(recipient=member, kind=NoticeKind.ANSWER, obj=post, actor=post.author) for post in posts
    ]

    send(notices[0])

    (message,) = mail.outbox
    assert [line for line in message.body.splitlines() if line.startswith(">")] == ["> First.", "> Second."]
    assert "Mona Moderator and 1 other answered your question “How do you <begin>?”." in message.body


def test_what_was_mailed_is_not_mailed_again_with_what_comes_after(question, member, colleague):
    first = notify(
        recipient=member, kind=NoticeKind.ANSWER, obj=answer(question, colleague, "First."), actor=colleague
    )
    send(first)
    notify(
        recipient=member, kind=NoticeKind.ANSWER, obj=answer(question, colleague, "Second."), actor=colleague
    )
    send(first)

    assert ["First." in m.body for m in mail.outbox] == [True, False]
    assert ["Second." in m.body for m in mail.outbox] == [False, True]
    assert (first.count, first.mailed_count, first.mail_due_at) == (2, 2, None)


def test_removed_words_are_not_mailed(question, member, colleague):
    post = answer(question, colleague, "Should not have said this.")
    notice = notify(recipient=member, kind=NoticeKind.ANSWER, obj=post, actor=colleague)
    post.removed_at = timezone.now()
    post.save()

    send(notice)

    assert "Should not" not in mail.outbox[0].message().as_string()


def test_mails_of_one_topic_are_one_thread_and_say_so_to_mail_programs(question, member, colleague):
    notice = notify(
        recipient=member, kind=NoticeKind.ANSWER, obj=answer(question, colleague, "First."), actor=colleague
    )
    send(notice)
    read_notices(actor=member)
    later = notify(
        recipient=member, kind=NoticeKind.ANSWER, obj=answer(question, colleague, "Second."), actor=colleague
    )
    send(later)

    one, two = (message.extra_headers for message in mail.outbox)
    assert one["References"] == two["References"] == one["In-Reply-To"]
    assert one["References"].endswith(f"-{question.pk}@testserver>")
    assert (one["Message-ID"], two["Message-ID"]) == (
        f"<notice-{notice.pk}-1@testserver>", f"<notice-{later.pk}-1@testserver>",
    )  # fmt: skip
    assert (one["List-Id"], one["Precedence"], one["Auto-Submitted"]) == (
        f'"Baltic ILP" <space-{question.space_id}.testserver>', "list", "auto-generated",
    )  # fmt: skip
    assert mail.outbox[0].subject == mail.outbox[1].subject


def test_replies_wait_for_more_of_them_and_requests_do_not(question, space, member, colleague):
    reply = notify(recipient=member, kind=NoticeKind.REPLY, obj=question, actor=colleague)
    request = notify(recipient=member, kind=NoticeKind.LET_IN, obj=space, actor=colleague)

    with PostOffice() as office:
        mail_due_notices(office)

    reply.refresh_from_db()
    request.refresh_from_db()
    assert (reply.mailed_at, len(mail.outbox)) == (None, 1)
    assert request.mailed_at is not None


def test_looking_twice_sends_once(notice):
    send(notice)
    send(notice)

    assert len(mail.outbox) == 1


@pytest.mark.parametrize("state", ["read", "unwanted", "closed", "deleted"])
def test_no_mail_when_nobody_needs_it(state, notice, member):
    if state == "read":
        read_notices(actor=member)
    elif state == "unwanted":
        MailSettings.objects.create(user=member, stopped_at=timezone.now())
    elif state == "closed":
        member.is_active = False
        member.save()
    else:
        Notice.objects.all().delete()

    send_due()

    assert mail.outbox == []


def test_no_mail_of_what_the_recipient_may_not_see_any_more(question, colleague, member):
    question.audience = Audience.SPACE
    question.save()
    notice = notify(recipient=colleague, kind=NoticeKind.MENTION, obj=question, actor=member)
    Membership.objects.filter(user=colleague).delete()

    send(notice)

    assert (mail.outbox, notice.mail_due_at) == ([], None)


def test_no_mail_of_what_became_for_fewer_people(question, colleague, member):
    notice = notify(recipient=colleague, kind=NoticeKind.MENTION, obj=question, actor=member)
    question.audience, question.circle = Audience.PARTIES, CircleFactory(space=question.space)
    question.save()

    send(notice)

    assert mail.outbox == []


def test_subject_preview_and_list_name_no_hidden_space(hidden_space, insider, everywhere):
    notice = notify(recipient=insider, kind=NoticeKind.LET_IN, obj=hidden_space)

    send(notice)

    (message,) = mail.outbox
    preview = html_of(message).split('class="m-preview"')[1].split("</div>")[0]
    assert message.subject == "You were let in"
    assert "Bakery" not in preview
    assert not [value for value in message.extra_headers.values() if "akery" in value]


def test_subject_and_preview_say_nothing_of_what_is_for_few_people(question, colleague, member):
    circle = CircleFactory(space=question.space)
    CircleMemberFactory(circle=circle, user=colleague)
    question.audience, question.circle = Audience.PARTIES, circle
    question.save()
    post = answer(question, member, "Between us.")
    notice = notify(recipient=colleague, kind=NoticeKind.MENTION, obj=post)

    send(notice)

    (message,) = mail.outbox
    preview = html_of(message).split('class="m-preview"')[1].split("</div>")[0]
    assert message.subject == "Somebody mentioned you"
    assert ("Between us" in preview, "begin" in preview, "> Between us." in message.body) == (
        False, False, True,
    )  # fmt: skip


def test_each_mail_is_in_the_language_and_time_of_its_reader(question, member, colleague, settings):
    settings.LANGUAGES = [("en", "English"), ("de", "Deutsch")]
    colleague.language, colleague.time_zone = "de", "Europe/Vilnius"
    colleague.save()
    for person in (colleague, member):
        notice = notify(recipient=person, kind=NoticeKind.MENTION, obj=question)

    send(notice)

    assert [html_of(m).split('lang="')[1][:2] for m in mail.outbox] == ["de", "en"]


def test_a_notice_that_waits_for_the_mail_follows_the_visibility_of_its_space(space, stranger, everywhere):
    notice = notify(recipient=stranger, kind=NoticeKind.TURNED_DOWN, obj=space)
    space.visibility, space.join_policy = Visibility.HIDDEN, JoinPolicy.INVITATION
    space.save()

    send(notice)

    assert mail.outbox == []
