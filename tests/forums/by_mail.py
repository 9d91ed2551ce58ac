"""Helpers for tests of replies by mail."""

from email.message import EmailMessage
from itertools import count
from typing import Any

from allauth.account.models import EmailAddress
from django.core import mail
from django_tasks_db.models import DBTaskResult

from community.models import TakenMail
from community.replying.handling import deliver
from community.replying.letters import answer_mail
from community.replying.tokens import address_for
from forums.models import Post, Topic

_numbers = count(1)


def confirm(person: Any, email: str = "") -> Any:
    """Give ``person`` a verified address."""
    EmailAddress.objects.create(user=person, email=email or person.email, verified=True, primary=not email)
    return person


def letter(sender: str, text: str = "By mail.", *, key: str = "", **headers: str) -> EmailMessage:
    message = EmailMessage()
    message["From"] = sender
    message["Message-ID"] = f"<{key or next(_numbers)}@mail.example.org>"
    message["Subject"] = "Re: A reply in your topic"
    for name, value in headers.items():
        message[name.replace("_", "-")] = value
    message.set_content(text)
    return message


def write(person: Any, topic: Topic, text: str = "By mail.", *, message: EmailMessage | None = None) -> None:
    """``person`` answers our mail about ``topic`` from their own address."""
    message = message or letter(person.email, text)
    arrive(message, address_for(person.pk, "t", topic.pk), sender=person.email)


def arrive(message: EmailMessage, *recipients: str, sender: str) -> None:
    deliver(message.as_bytes(), sender=sender, recipients=list(recipients))


def answers() -> list[Any]:
    """The answers to senders that wait for the worker, as mails, sent now."""
    mail.outbox.clear()
    tasks = DBTaskResult.objects.filter(task_path="community.replying.letters.answer_mail")
    for task in tasks.order_by("enqueued_at"):
        answer_mail.func(**task.args_kwargs["kwargs"])
    tasks.delete()
    return mail.outbox


def bodies(topic: Topic) -> list[str]:
    """The words of all replies, oldest first."""
    posts = Post.objects.filter(topic=topic).exclude(number=1).order_by("number")
    return list(posts.values_list("body", flat=True))


def outcomes() -> list[str]:
    return list(TakenMail.objects.order_by("pk").values_list("outcome", flat=True))
