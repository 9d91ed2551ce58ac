"""What the sender of a mail hears: why it is no post, seldom, in their language."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from community.models import TakenMail
from community.operations.incoming import forget_taken_mail
from community.replying.tokens import address_for
from portal.operations import SYSTEM, AccessDeniedError, OperationRefusedError
from tests.forums.by_mail import answers, arrive, bodies, confirm, letter, outcomes, write

QUOTE = "\n\nOn Mon, 2 Mar 2026 at 12:00, Guildhall <guildhall@example.org> wrote:\n> Words\n"


@pytest.fixture(autouse=True)
def _domain(settings):
    settings.REPLY_DOMAIN = "reply.example.org"


@pytest.fixture
def writer(colleague):
    return confirm(colleague)


def test_nobody_hears_the_same_twice_within_an_hour(question, writer):
    sent = []
    for minutes in (0, 30, 59, 61, 62):
        with time_machine.travel(timezone.now() + timedelta(minutes=minutes)):
            write(writer, question, QUOTE)
            sent.append(len(answers()))

    assert (sent, len(outcomes())) == ([1, 0, 0, 1, 0], 5)


def test_within_an_hour_one_hears_of_each_failure(question, writer):
    write(writer, question, QUOTE)
    write(writer, question, "long " * 5000)
    write(writer, question, QUOTE)

    assert len(answers()) == 2


def test_an_answer_is_not_to_be_answered_and_quotes_nothing(question, writer):
    write(writer, question, message=letter(writer.email, QUOTE, key="odd"))

    (told,) = answers()
    assert told.extra_headers == {
        "Auto-Submitted": "auto-replied", "X-Auto-Response-Suppress": "All",
        "In-Reply-To": "<odd@mail.example.org>", "References": "<odd@mail.example.org>",
    }  # fmt: skip
    assert told.subject == "Your mail did not become a post"
    assert "> Words" not in told.body


@pytest.mark.parametrize(
    "headers", [{"Auto_Submitted": "auto-replied"}, {"Precedence": "bulk"}, {"Return_Path": "<>"}]
)
def test_what_a_machine_wrote_is_neither_posted_nor_answered(headers, question, writer):
    write(writer, question, message=letter(writer.email, **headers))

    assert (bodies(question), outcomes(), answers()) == ([], [], [])


def test_a_bounce_is_neither_posted_nor_answered(question, writer):
    arrive(letter("mailer-daemon@example.org"), address_for(writer.pk, "t", question.pk), sender="")

    assert (bodies(question), outcomes(), answers()) == ([], [], [])


def test_an_answer_speaks_the_language_of_its_reader(question, writer):
    writer.language = "lt"
    writer.save()

    write(writer, question, QUOTE)

    assert '<html lang="lt">' in answers()[0].alternatives[0].content


def test_what_the_operation_refuses_is_told_in_its_own_words(question, writer, monkeypatch):
    def refuse(**_words):
        raise OperationRefusedError("Please wait a minute.")

    monkeypatch.setattr("forums.operations.by_mail.reply_to_topic", refuse)
    write(writer, question)

    assert (outcomes(), bodies(question)) == (["refused"], [])
    assert "Please wait a minute." in answers()[0].body


def test_when_the_post_fails_the_mail_counts_as_never_come(question, writer, monkeypatch):
    message = letter(writer.email)
    with monkeypatch.context() as patch:
        patch.setattr("forums.operations.by_mail.QuotedTail.objects.create", _fail)
        with pytest.raises(RuntimeError):
            write(writer, question, "Words." + QUOTE, message=letter(writer.email, "Words." + QUOTE, key="x"))
    before = (bodies(question), TakenMail.objects.count())

    write(writer, question, message=message)

    assert (before, bodies(question)) == (([], 0), ["By mail."])


def _fail(**_values):
    raise RuntimeError


def test_marks_are_forgotten_when_no_mail_can_come_back(question, writer):
    write(writer, question)
    TakenMail.objects.update(taken_at=timezone.now() - timedelta(days=89))
    write(writer, question, "Later.")

    with pytest.raises(AccessDeniedError):
        forget_taken_mail(actor=writer)
    with time_machine.travel(timezone.now() + timedelta(days=2)):
        forgotten = forget_taken_mail(actor=SYSTEM)

    assert (forgotten, TakenMail.objects.count()) == (1, 1)
