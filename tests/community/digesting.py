"""Helpers for tests of digests: something new to tell, and the moment in which they are sent."""

from datetime import UTC, datetime, timedelta
from typing import Any

import time_machine
from django.core import mail

from community.mailing.digests import mail_due_digests
from community.models import User
from forums.models import Topic
from portal.models import Space
from portal.post import PostOffice
from portal.tenancy import all_spaces
from tests.factories_forums import BoardFactory, QuestionFactory

MONDAY = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)  # 10:00 in Brussels


def ask(space: Space, author: User, title: str, body: str = "", **values: Any) -> Topic:
    board = BoardFactory(space=space, slug=f"board-{title.lower()[:3].strip()}")
    values = {"opened_at": MONDAY - timedelta(days=1), **values}
    return QuestionFactory(board=board, author=author, title=title, body=body, **values)


def send(now: datetime = MONDAY) -> Any:
    with time_machine.travel(now, tick=True), all_spaces("test"), PostOffice() as office:
        return mail_due_digests(office)


def to(person: User) -> list[Any]:
    return [message for message in mail.outbox if message.to == [person.email]]
