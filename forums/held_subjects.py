"""How what waits appears in notices, and how a decision about it is reported on and undone."""

from typing import Any

from community.moderation.targets import Target
from community.moderation.targets import register as register_target
from community.subjects import Subject, register_subject
from forums import nameless
from forums.models import HeldContribution
from forums.operations.deciding import show_held
from forums.reporting import LENGTH
from portal.markdown import excerpt
from portal.operations import SYSTEM

register_subject(
    HeldContribution,
    Subject(
        "forums.view_held",
        related=("space", "topic", "author"),
        title=lambda held: held.heading or held.space.name,
        thread=lambda held: held.space,
        words=lambda _held: "",
    ),
)


def _load(pk: int) -> Any:
    """Nobody reports what waits: there are moderators at it already."""
    return None


def _words(held: Any, kept: dict[str, Any]) -> str:
    return str(kept.get("body", ""))[:LENGTH] or excerpt(held.html, LENGTH)


register_target(
    Target(
        code="held",
        model=HeldContribution,
        permission="forums.view_held",
        load=_load,
        author=lambda held: held.author,
        behind=nameless.writer_of_held,
        nameless_of=nameless.held_by,
        words=_words,
        hide=lambda _held: {},
        show=lambda held, _kept: show_held(actor=SYSTEM, held=held),
        title=lambda held: held.heading or held.space.name,
        stands=lambda held: not held.is_waiting,
    )
)
