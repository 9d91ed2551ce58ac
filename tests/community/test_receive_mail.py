"""``manage.py receive_mail`` listens while mail can be answered, and ends in order when it is told to."""

import os
import signal
import smtplib
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from community.choices import Delivery
from community.models import NoticePreference
from tests.community.digesting import ask, send, to

ROOT = Path(__file__).resolve().parents[2]


def test_without_a_domain_there_is_nothing_to_receive():
    with pytest.raises(CommandError, match="REPLY_DOMAIN is not set"):
        call_command("receive_mail")


@pytest.mark.enable_socket
def test_a_port_that_is_taken_is_named(settings):
    settings.REPLY_DOMAIN = "reply.example.org"
    with socket.create_server(("127.0.0.1", 0)) as taken:
        settings.RECEIVE_MAIL = taken.getsockname()
        with pytest.raises(CommandError, match=f"Cannot listen on 127.0.0.1:{settings.RECEIVE_MAIL[1]}"):
            call_command("receive_mail")


@pytest.mark.enable_socket
@pytest.mark.processes
def test_it_greets_refuses_what_is_not_ours_and_stops_when_told(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    environment = {
        **os.environ, "DJANGO_SETTINGS_MODULE": "config.settings.demo", "VAR": str(tmp_path),
        "REPLY_DOMAIN": "reply.example.org", "RECEIVE_MAIL": f"127.0.0.1:{port}",
    }  # fmt: skip
    process = subprocess.Popen([sys.executable, "manage.py", "receive_mail"], cwd=ROOT, env=environment)
    try:
        server = _connected(port)
        server.ehlo()
        server.mail("mara@example.org")
        said = [server.rcpt(f"x@{domain}")[0] for domain in ("example.org", "reply.example.org")]
        process.send_signal(signal.SIGTERM)
        ended = process.wait(timeout=20)
        server.close()
    finally:
        process.kill()

    assert (said, ended) == ([550, 550], 0)


def _connected(port):
    for _wait in range(200):
        try:
            return smtplib.SMTP("127.0.0.1", port, timeout=10)
        except ConnectionRefusedError:
            time.sleep(0.1)
    raise TimeoutError


@pytest.mark.usefixtures("long_known", "everywhere")
@pytest.mark.parametrize(
    ("domain", "address"), [("reply.example.org", "digest@reply.example.org"), ("", None)]
)
def test_digests_name_the_address_that_explains_itself(domain, address, settings, space, colleague, member):
    settings.REPLY_DOMAIN = domain
    NoticePreference.objects.create(user=member, group="news", delivery=Delivery.WEEKLY)
    ask(space, colleague, "How do you begin?")

    send()

    assert to(member)[0].extra_headers.get("Reply-To") == address
