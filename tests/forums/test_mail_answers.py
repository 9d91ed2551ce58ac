"""What the sender of a mail hears: why it is no post, seldom, in their language."""

from datetime import timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.utils import timezone, translation

from community.agreements import note_agreements
from community.choices import MailOutcome
from community.models import TakenMail
from community.operations.agreements import publish_legal_text
from community.operations.incoming import forget_taken_mail
from community.replying.handling import BEHIND
from community.replying.letters import PAGES, SENTENCES
from community.replying.tokens import address_for
from portal.gates import _gates
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

    (told,) = answers()
    html = told.alternatives[0].content
    assert '<html lang="lt">' in html
    with translation.override("lt"):
        sentence = str(SENTENCES[MailOutcome.EMPTY])
    assert [sentence in told.body, "We found no words" in told.body] == [True, False]


def test_what_the_operation_refuses_is_told_in_its_own_words(question, writer, monkeypatch):
    def refuse(**_words):
        raise OperationRefusedError("Please wait a minute.")

    monkeypatch.setattr("forums.operations.by_mail.write_reply", refuse)
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


def test_who_has_to_agree_first_is_told_so_and_nothing_is_posted(question, writer):
    publish_legal_text(
        actor=SYSTEM, kind="terms", version="2", title="Terms", html="<p>New</p>",
        summary="What is new", asks_again=True,
    )  # fmt: skip
    cache.clear()

    write(writer, question)
    (told,) = answers()
    note_agreements(writer, {"terms": "2"}, via="test")
    write(writer, question, "Sent again.")

    assert (outcomes(), bodies(question)) == (["new_texts", "posted"], ["Sent again."])
    assert "Please read them on the site and agree, then send your mail again." in told.body
    assert "/me/agree/" in told.body


def test_who_needs_a_second_step_is_told_so_and_nothing_is_posted(question, administrator, settings):
    settings.REQUIRE_SECOND_FACTOR = True

    write(confirm(administrator), question)

    assert (outcomes(), bodies(question)) == (["second_step"], [])
    (told,) = answers()
    assert [words in told.body for words in ("second step at sign-in", "/me/second-step/")] == [True, True]


def test_every_gate_before_the_pages_stands_before_mail_too():
    assert set(BEHIND) == set(_gates)
    assert {MailOutcome(outcome) for outcome in PAGES} == set(BEHIND.values())
