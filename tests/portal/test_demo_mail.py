"""The mail that the demo would have sent is shown, newest first, and only while the demo is at home."""

from datetime import UTC, datetime

import pytest
from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.filebased import EmailBackend

from portal.views.demo import read_mail

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings, tmp_path):
    settings.EMAIL_FILE_PATH = str(tmp_path)
    return tmp_path


def send(folder, subject, text="Your code: ABCD-EFGH"):
    backend = EmailBackend(file_path=str(folder))
    backend.send_messages([EmailMessage(subject, text, "demo@example.org", ["nora@example.org"])])
    backend.close()


def test_sent_mail_is_shown(client, folder):
    send(folder, "Your code")

    page = client.get("/demo/mail/")

    assert page.status_code == 200
    assert [(mail.to, mail.subject, mail.text) for mail in page.context["mails"]] == [
        ("nora@example.org", "Your code", "Your code: ABCD-EFGH")
    ]


def test_where_answers_would_go_is_shown(client, folder):
    backend = EmailBackend(file_path=str(folder))
    headers = {"Reply-To": "reply+abc@reply.example.org"}
    backend.send_messages([EmailMessage("One", "Text", to=["nora@example.org"], headers=headers)])
    backend.close()

    assert "Answers go to reply+abc@reply.example.org" in client.get("/demo/mail/").content.decode()


def test_dates_without_a_zone_are_utc():
    mail = read_mail("Date: Sun, 22 Nov 2026 03:53:00 -0000\nSubject: Code\nTo: nora@example.org\n\nText")

    assert mail.at == datetime(2026, 11, 22, 3, 53, tzinfo=UTC)


def test_an_empty_folder_is_an_empty_page(client, folder):
    page = client.get("/demo/mail/")

    assert (page.status_code, page.context["mails"]) == (200, [])


def test_an_exposed_demo_shows_no_mail(client, settings, folder):
    settings.DEMO_EXPOSED = True

    assert client.get("/demo/mail/").status_code == 404


def send_both(folder):
    mail = EmailMultiAlternatives("Hello", "Text", "demo@example.org", ["nora@example.org"])
    mail.attach_alternative("<html><head></head><body>Page<script>1</script></body></html>", "text/html")
    backend = EmailBackend(file_path=str(folder))
    backend.send_messages([mail])
    backend.close()
    return next(folder.glob("*.log")).stem


def test_the_page_of_a_mail_runs_no_scripts(client, folder):
    file = send_both(folder)

    page = client.get(f"/demo/mail/{file}/0/")

    policy = page.headers["Content-Security-Policy"]
    assert (page.status_code, "Page" in page.content.decode()) == (200, True)
    assert "sandbox allow-popups" in policy
    assert "allow-scripts" not in policy


def test_only_mail_that_is_there_has_a_page(client, folder, settings):
    file = send_both(folder)

    for path in (f"/demo/mail/{file}/1/", "/demo/mail/other/0/"):
        assert client.get(path).status_code == 404
    settings.DEMO_EXPOSED = True
    assert client.get(f"/demo/mail/{file}/0/").status_code == 404
