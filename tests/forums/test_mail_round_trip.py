"""Through real mail servers both ways: our mail goes out, its answer comes in once, and nothing is lost."""

import smtplib
import socket
import threading
from contextlib import contextmanager
from email import message_from_bytes
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller
from django.db import OperationalError, connections

from community.mailing.loop import PostRoom
from community.models import Notice
from community.replying import receiver as receiving
from community.replying.handling import deliver
from community.replying.receiver import Receiver
from community.replying.tokens import address_for
from forums.models import Post
from forums.operations.posts import reply_to_topic
from tests.community.test_post import Receiver as Mailbox
from tests.community.test_post import Server as MailboxServer
from tests.factories import SpaceFactory, UserFactory, join
from tests.factories_forums import BoardFactory, QuestionFactory
from tests.forums.by_mail import bodies, confirm, letter
from tests.lines import anywhere, database_file

pytestmark = [pytest.mark.enable_socket, pytest.mark.django_db]
HOST = "127.0.0.1"


class Gate(Controller):
    """Our receiver in a thread, on a port of its own."""

    def __init__(self, receiver):
        super().__init__(receiver, hostname=HOST, port=_free_port())

    def factory(self):
        return self.handler.door()


def _free_port():
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


@contextmanager
def listening(**options):
    receiver = Receiver(**options)
    gate = Gate(receiver)
    gate.start()
    try:
        yield gate.port
    finally:
        receiver._workers.submit(connections.close_all).result()
        gate.stop()


def hand_in(port, message, *recipients, sender="carl@example.org"):
    """The answer of our receiver to a mail, as the server in front of it gets it."""
    raw = message if isinstance(message, bytes) else message.as_bytes()
    with smtplib.SMTP(HOST, port, timeout=20) as server:
        try:
            server.sendmail(sender, list(recipients), raw)
        except smtplib.SMTPRecipientsRefused as refused:
            return {code for code, _words in refused.recipients.values()}.pop()
        except smtplib.SMTPResponseException as refused:
            return refused.smtp_code
    return 250


@pytest.fixture
def _file(settings, tmp_path, db):
    settings.REPLY_DOMAIN = "reply.example.org"
    with database_file(tmp_path / "mail.sqlite3"), anywhere():
        yield


@pytest.fixture
def people(_file):
    """``asker`` has asked; ``helper`` may answer; both can be reached."""
    space = SpaceFactory(slug="baltic", name="Baltic ILP")
    asker, helper = (confirm(UserFactory(email=f"{name}@example.org")) for name in ("mara", "carl"))
    for person in (asker, helper):
        join(person, space)
    return asker, helper


@pytest.fixture
def asked(people):
    return QuestionFactory(board=BoardFactory(space=people[0].memberships.get().space), author=people[0])


@pytest.fixture
def mailbox(settings):
    """The mail server of the people, to which ours hands over."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = HOST, _free_port(), 5
    server = MailboxServer(Mailbox(), hostname=HOST, port=settings.EMAIL_PORT)
    server.start()
    yield server.handler
    server.stop()


def reply(mail, text):
    """What a mail program makes of it when somebody answers."""
    message = EmailMessage()
    message["From"], message["To"] = mail["To"], mail["Reply-To"].strip()
    message["Subject"], message["Message-ID"] = f"Re: {mail['Subject']}", "<7@mail.example.org>"
    message["In-Reply-To"] = mail["Message-ID"]
    message["References"] = f"{mail['References']} {mail['Message-ID']}"
    quoted = "\n".join(
        f"> {line}" for line in mail.get_payload(0).get_payload(decode=True).decode().split("\n")
    )
    message.set_content(f"{text}\n\nOn 2 Mar 2026, Guildhall <guildhall@example.org> wrote:\n{quoted}\n")
    return message


def test_a_mail_goes_out_its_answer_comes_in_three_times_and_is_one_post(people, asked, mailbox):
    asker, helper = people
    reply_to_topic(actor=helper, topic=asked, body="Which firm is it?")
    Notice.objects.update(mail_due_at=asked.opened_at)
    PostRoom().round()
    ((address, mail),) = mailbox.taken
    message = reply(mail, "A bakery of four.")

    with listening() as port:
        said = [hand_in(port, message, message["To"], sender=address) for _time in range(3)]

    post = Post.objects.get(topic=asked, number=3)
    assert (said, post.author, post.body) == ([250] * 3, asker, "A bakery of four.")
    assert bodies(asked) == ["Which firm is it?", "A bakery of four."]
    assert "Which firm is it?" in post.quoted_tail.text


def test_later_mails_stand_in_the_thread_of_the_answer(people, asked, mailbox):
    _asker, helper = people
    for words in ("First.", "Second."):
        reply_to_topic(actor=helper, topic=asked, body=words)
        Notice.objects.update(mail_due_at=asked.opened_at)
        PostRoom().round()

    first, second = (mail for _address, mail in mailbox.taken)
    assert second["In-Reply-To"] == second["References"]
    assert second["References"] in reply(first, "Words.")["References"].split()


def test_who_is_not_ours_is_refused_and_the_others_are_served(people, asked):
    _asker, helper = people
    ours = address_for(helper.pk, "t", asked.pk)
    with listening() as port:
        alone = hand_in(port, letter(helper.email), "mara@example.org")
        both = hand_in(port, letter(helper.email), "mara@example.org", ours)

    assert (alone, both, bodies(asked)) == (550, 250, ["By mail."])


def test_while_the_database_is_in_trouble_nothing_is_lost(people, asked):
    _asker, helper = people
    trouble = [OperationalError("database is locked"), RuntimeError("a mistake of ours")]

    def take(raw, *, sender, recipients):
        if trouble:
            raise trouble.pop(0)
        deliver(raw, sender=sender, recipients=recipients)

    message, address = letter(helper.email), address_for(helper.pk, "t", asked.pk)
    with listening(take=take) as port:
        said = [hand_in(port, message, address) for _time in range(4)]

    assert (said, bodies(asked)) == ([451, 451, 250, 250], ["By mail."])


def test_a_mail_that_takes_too_long_is_asked_for_again_and_is_one_post(people, asked, monkeypatch):
    monkeypatch.setattr(receiving, "TAKING_SECONDS", 0.2)
    _asker, helper = people
    goes_on, done = threading.Event(), threading.Event()

    def take(raw, *, sender, recipients):
        goes_on.wait(10)
        deliver(raw, sender=sender, recipients=recipients)
        done.set()

    message, address = letter(helper.email), address_for(helper.pk, "t", asked.pk)
    with listening(take=take) as port:
        first = hand_in(port, message, address)
        goes_on.set()
        done.wait(10)
        again = hand_in(port, message, address)

    assert (first, again, bodies(asked)) == (451, 250, ["By mail."])


def test_the_same_mail_at_the_same_moment_is_one_post(people, asked):
    _asker, helper = people
    message, address = letter(helper.email), address_for(helper.pk, "t", asked.pk)
    said = []
    with listening() as port:
        senders = [
            threading.Thread(target=lambda: said.append(hand_in(port, message, address))) for _n in range(4)
        ]
        for sender in senders:
            sender.start()
        for sender in senders:
            sender.join(30)
        said.append(hand_in(port, message, address))

    assert (len(said), set(said) <= {250, 451}, said[-1]) == (5, True, 250)
    assert bodies(asked) == ["By mail."]


def test_a_huge_mail_is_refused_for_good(people, asked):
    _asker, helper = people
    huge = letter(helper.email, "Words\n" * 20_000)
    with listening(most_bytes=50_000) as port:
        said = hand_in(port, huge, address_for(helper.pk, "t", asked.pk))

    assert (said, bodies(asked)) == (552, [])


def test_too_many_recipients_come_in_turns(people, asked):
    _asker, helper = people
    with listening() as port, smtplib.SMTP(HOST, port, timeout=20) as server:
        server.ehlo()
        server.mail(helper.email)
        said = [server.rcpt(address_for(n, "t", asked.pk))[0] for n in range(1, 13)]

    assert said == [250] * receiving.MOST_RECIPIENTS + [452] * 2


def test_one_connection_too_many_is_told_to_come_again(settings, monkeypatch):
    settings.REPLY_DOMAIN = "reply.example.org"
    monkeypatch.setattr(receiving, "MOST_CONNECTIONS", 2)
    with listening(take=lambda *_a, **_k: None) as port:
        open_ones = [smtplib.SMTP(HOST, port, timeout=20) for _n in range(2)]
        with pytest.raises(smtplib.SMTPConnectError) as refused:
            smtplib.SMTP(HOST, port, timeout=20)
        for each in open_ones:
            each.quit()
        later = hand_in(port, letter("a@example.org"), "reply+x@reply.example.org")

    assert (refused.value.smtp_code, later) == (421, 250)


def test_who_says_nothing_is_hung_up_on(settings, monkeypatch):
    settings.REPLY_DOMAIN = "reply.example.org"
    monkeypatch.setattr(receiving, "IDLE_SECONDS", 0.3)
    with listening() as port, socket.create_connection((HOST, port), timeout=10) as line:
        words = b"".join(iter(lambda: line.recv(1000), b""))

    assert words.startswith(b"220 ")


def test_a_mail_of_our_own_shows_that_it_can_be_answered(people, asked, mailbox, settings):
    _asker, helper = people
    sentence = "You can answer this mail"
    for domain in ("reply.example.org", ""):
        settings.REPLY_DOMAIN = domain
        reply_to_topic(actor=helper, topic=asked, body="Words.")
        Notice.objects.update(mail_due_at=asked.opened_at)
        PostRoom().round()

    shown = [(mail["Reply-To"] is not None, sentence in str(mail)) for _to, mail in mailbox.taken]
    assert shown == [(True, True), (False, False)]
    assert message_from_bytes(mailbox.taken[0][1].as_bytes())["Reply-To"].strip().startswith("reply+")
