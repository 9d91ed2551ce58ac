"""Who stands without a name answers by mail: neither signature nor greeting brings the name back."""

from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from community.mailing.at_once import mail_due_notices
from community.models import Notice
from forums.models import QuotedTail
from forums.operations.posts import reply_to_topic
from portal.operations import may
from portal.post import PostOffice
from tests.forums.by_mail import answers, bodies, confirm, outcomes, write
from tests.forums.nameless import ask_without_name

SIGNATURE = "\n\n-- \nMara Member\nDirector"


@pytest.fixture(autouse=True)
def _domain(settings):
    settings.REPLY_DOMAIN = "reply.example.org"


@pytest.fixture
def asked(board, member):
    confirm(member)
    return ask_without_name(member, board)


def test_the_signature_is_kept_for_nobody_not_even_moderators(asked, member, moderator, signed_in):
    write(member, asked, f"I have tried.{SIGNATURE}")

    page = signed_in(moderator).get(asked.get_absolute_url()).content.decode()
    assert bodies(asked) == ["I have tried."]
    assert not QuotedTail.objects.exists()
    assert "Director" not in page


def test_a_signature_that_was_kept_once_is_shown_to_nobody(asked, moderator, signed_in):
    QuotedTail.objects.create(space=asked.space, post=asked.posts.get(), text="Mara Member, Director")
    page = signed_in(moderator).get(asked.get_absolute_url()).content.decode()

    assert not may(moderator, "forums.view_tail", asked.posts.get())
    assert "Director" not in page


@pytest.mark.parametrize(
    "words",
    [
        "I have tried.\n\nBest\nMara Member",
        "> Hello MARA  MEMBER,\n\nI have tried.\n\n> Somebody answered\n\nTwice.",
        "Write to second@example.net.",
    ],
)
def test_a_mail_that_says_who_it_is_becomes_no_post(words, asked, member):
    confirm(member, "second@example.net")
    write(member, asked, words)

    assert (bodies(asked), outcomes()) == ([], ["refused"])
    assert "you write without your name" in answers()[0].body


def test_who_has_a_name_there_may_sign_with_it(asked, colleague):
    words = f"I have tried.\n\nBest\n{colleague.name}"
    write(confirm(colleague), asked, words)

    assert bodies(asked) == [words]


def test_the_mail_that_they_may_quote_does_not_greet_them_by_name(asked, member, colleague, question):
    for topic in (asked, question):
        reply_to_topic(actor=colleague, topic=topic, body="Ask him.")
    Notice.objects.update(mail_due_at=timezone.now() - timedelta(minutes=1))
    with PostOffice() as office:
        mail_due_notices(office)

    sent = {"without your name" in letter.body: letter for letter in mail.outbox}
    assert len(mail.outbox) == 2
    for text in (sent[True].body, sent[True].alternatives[0].content):
        assert "Mara Member" not in text
    assert sent[False].body.startswith("Hello Mara Member,")
