"""A real mail server that refuses, fails and comes back: each mail arrives exactly once, and none is lost."""

import socket
from collections import Counter
from datetime import timedelta
from email import message_from_bytes

import pytest
import time_machine
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP
from django.utils import timezone

from community.choices import NoticeKind
from community.mailing.loop import PostRoom
from community.models import DigestRun, MailSettings, Notice
from community.noticeboard import show
from community.notices import notify
from community.operations.wishes import try_address_again
from community.selectors import notices_of, unreachable_address
from portal.post import LONGEST_PAUSE, pause_after
from tests.factories import UserFactory, join

pytestmark = pytest.mark.enable_socket


class Receiver:
    """Takes mail, or says no as it is told; ``taken`` are the mails for which it took the responsibility."""

    def __init__(self):
        self.taken = []
        self.refuses = {}  # address: answer
        self.answer = ""  # to DATA
        self.drops = False

    async def handle_RCPT(self, server, session, envelope, address, options):  # noqa: N802
        if address in self.refuses:
            return self.refuses[address]
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):  # noqa: N802
        if self.drops:
            server.transport.abort()
            return "451 gone"
        if self.answer:
            return self.answer
        self.taken.append((envelope.rcpt_tos[0], message_from_bytes(envelope.content)))
        return "250 OK"

    @property
    def addresses(self):
        return Counter(address for address, _mail in self.taken)


class Server(Controller):
    def factory(self):
        return SMTP(self.handler, hostname="mail.example.org")


@pytest.fixture
def port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def receiver(port, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = "127.0.0.1", port, 5
    return Receiver()


@pytest.fixture
def server(receiver, port):
    controller = Server(receiver, hostname="127.0.0.1", port=port)
    controller.start()
    yield receiver
    if controller.server is not None:
        controller.stop()


@pytest.fixture
def crowd(space):
    """Five people with a mail each that is due at once, and one that comes with others."""
    people = [UserFactory() for _n in range(5)]
    for person in people:
        join(person, space)
        notify(recipient=person, kind=NoticeKind.LET_IN, obj=space)
    return people


def rounds(hours, *, every=timedelta(minutes=5)):
    """The post room looks every few minutes for so long; what it said each time."""
    room, said = PostRoom(), []
    start = timezone.now()
    for step in range(int(timedelta(hours=hours) / every) + 1):
        with time_machine.travel(start + step * every, tick=True):
            said.append(room.round())
    return said


def test_a_mail_arrives_as_it_was_made(server, crowd):
    assert PostRoom().round() is True

    assert server.addresses == {person.email: 1 for person in crowd}
    message = server.taken[0][1]
    assert [part.get_content_type() for part in message.walk()] == [
        "multipart/alternative", "text/plain", "text/html",
    ]  # fmt: skip
    assert message["Message-ID"] == f"<notice-{Notice.objects.earliest('pk').pk}-1@testserver>"
    assert message["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_a_server_that_is_gone_for_an_hour_loses_and_doubles_nothing(receiver, port, crowd):
    said = rounds(1)
    waiting = Notice.objects.exclude(mail_due_at=None).count()
    controller = Server(receiver, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        with time_machine.travel(timezone.now() + timedelta(minutes=70), tick=True):
            came_back = [PostRoom().round(), PostRoom().round()]
    finally:
        controller.stop()

    assert (set(said), waiting, came_back) == ({False}, 5, [True, True])
    assert receiver.addresses == {person.email: 1 for person in crowd}


def test_a_server_that_says_not_now_is_asked_again_with_growing_pauses(server, crowd):
    server.answer = "451 try again later"
    rounds(1)
    tries = set(Notice.objects.values_list("mail_tries", flat=True))
    server.answer = ""
    with time_machine.travel(timezone.now() + timedelta(hours=2), tick=True):
        PostRoom().round()
        PostRoom().round()

    assert tries == {5}
    assert server.addresses == {person.email: 1 for person in crowd}


def test_a_server_that_hangs_up_before_it_has_the_mail_gets_it_again(server, crowd):
    server.drops = True
    said = PostRoom().round()
    server.drops = False
    PostRoom().round()
    PostRoom().round()

    assert said is False
    assert server.addresses == {person.email: 1 for person in crowd}


def test_one_address_that_does_not_exist_stops_nobody_else_and_is_told(server, crowd):
    nobody, *others = crowd
    server.refuses[nobody.email] = "550 5.1.1 no such user here"

    assert PostRoom().round() is True
    PostRoom().round()

    kept = MailSettings.objects.get()
    assert server.addresses == {person.email: 1 for person in others}
    assert (kept.user, kept.refused_address, kept.refused_reason) == (
        nobody, nobody.email, "550 5.1.1 no such user here",
    )  # fmt: skip
    assert unreachable_address(nobody) == nobody.email
    told = [shown.text for shown in show(notices_of(nobody), nobody)]
    assert told[0] == f"We could not reach your address {nobody.email}. You get no mail until you look at it."


def test_a_refused_address_gets_nothing_until_its_person_says_so(server, crowd, space):
    nobody = crowd[0]
    server.refuses[nobody.email] = "550 no such user here"
    PostRoom().round()
    server.refuses.clear()
    notify(recipient=nobody, kind=NoticeKind.TURNED_DOWN, obj=space)
    PostRoom().round()
    before = server.addresses[nobody.email]

    try_address_again(actor=nobody)
    notify(recipient=nobody, kind=NoticeKind.JOIN_REQUESTED, obj=space)
    PostRoom().round()

    assert (before, server.addresses[nobody.email], unreachable_address(nobody)) == (0, 1, "")


def test_a_new_address_is_tried_without_asking(server, crowd, space):
    nobody = crowd[0]
    server.refuses[nobody.email] = "550 no such user here"
    PostRoom().round()
    nobody.email = "new@example.org"
    nobody.save()
    notify(recipient=nobody, kind=NoticeKind.TURNED_DOWN, obj=space)
    PostRoom().round()

    assert server.addresses["new@example.org"] == 1


@pytest.mark.parametrize(
    "answer", ["450 4.2.1 greylisted", "550 5.7.1 your address is on a list", "552 5.2.2 mailbox full"]
)
def test_what_says_nothing_of_the_address_does_not_count_against_it(answer, server, crowd):
    unlucky, *others = crowd
    server.refuses[unlucky.email] = answer

    PostRoom().round()

    assert MailSettings.objects.filter(user=unlucky).exclude(refused_at=None).count() == 0
    assert server.addresses == {person.email: 1 for person in others}


def test_a_mail_that_is_refused_for_good_is_not_sent_for_ever(server, crowd):
    server.answer = "554 this looks like spam"
    rounds(1)
    server.answer = ""
    PostRoom().round()

    assert server.taken == []
    assert Notice.objects.exclude(mail_due_at=None).count() == 0


def test_a_mail_that_is_too_large_holds_up_nothing(receiver, port, crowd):
    class Narrow(Server):
        def factory(self):
            return SMTP(self.handler, hostname="mail.example.org", data_size_limit=500)

    controller = Narrow(receiver, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        said = PostRoom().round()
    finally:
        controller.stop()

    assert (said, receiver.taken) == (True, [])
    assert Notice.objects.exclude(mail_due_at=None).count() == 0


def test_a_digest_survives_a_server_that_is_gone_for_an_hour(receiver, port, space, member):
    member.date_joined = timezone.now() - timedelta(days=60)
    member.save()
    Notice.objects.all().delete()
    member.notice_preferences.create(group="requests", delivery="daily")
    member.notice_preferences.create(group="news", delivery="here")
    notify(recipient=member, kind=NoticeKind.LET_IN, obj=space)
    said = rounds(1, every=timedelta(minutes=20))
    controller = Server(receiver, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        with time_machine.travel(timezone.now() + timedelta(minutes=70), tick=True):
            PostRoom().round()
            PostRoom().round()
    finally:
        controller.stop()

    assert said == [False] * len(said)
    assert receiver.addresses == {member.email: 1}
    assert DigestRun.objects.filter(done_at=None).count() == 0


def test_pauses_grow_to_half_an_hour():
    pauses = [pause_after(tries) for tries in range(1, 21)]

    assert [pause.total_seconds() for pause in pauses[:5]] == [20, 80, 320, 1280, 1800]
    assert max(pauses) == LONGEST_PAUSE
    assert sum(pauses, timedelta()) > timedelta(hours=8)
