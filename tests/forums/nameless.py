"""Asking without a name, in tests."""

from typing import Any

from forums.models import Board, Topic
from forums.operations.topics import open_topic


def ask_without_name(
    actor: Any, board: Board, title: str = "How do I tell him?", body: str = "It is hard.", **values: Any
) -> Topic:
    said = {"kind": "help", "audience": "public", "language": "en", **values}
    return open_topic(actor=actor, board=board, title=title, body=body, is_nameless=True, **said)
