"""What can be answered by mail, as the apps say: each registers its kinds when it starts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import Model

from community.models import User
from community.replying.tokens import address_for
from portal.files import Upload
from portal.operations import may


@dataclass(frozen=True)
class MailedReply:
    """``body`` is what somebody wrote, ``tail`` what their mail quoted."""

    body: str
    tail: str = ""
    files: tuple[Upload, ...] = ()


@dataclass(frozen=True)
class Answerable:
    """A kind of thing to which people can write by mail.

    ``code``: one ASCII letter that stands in the addresses given out, and therefore never changes. ``view``
    and ``answer`` are permissions. ``write(actor, thing, mail)`` calls the operation that writes, and gives a
    sentence for each file that it left out. ``is_closed``: nobody may answer for now; who sees the thing may
    know. ``heir(pk)`` is the id of what stands for a thing that is gone.
    ``is_nameless(reader, thing)``: what ``reader`` answers there stands without a name.
    """

    code: str
    model: type[Model]
    view: str
    answer: str
    write: Callable[[Any, Any, MailedReply], Sequence[str]]
    is_closed: Callable[[Any], bool]
    heir: Callable[[int], int | None] = lambda _pk: None
    is_nameless: Callable[[Any, Any], bool] = lambda _reader, _thing: False

    def find(self, pk: int) -> Any:
        """The thing with its space, or what stands for it now, if that is in scope."""
        objects: Any = self.model._default_manager.select_related("space")  # noqa: SLF001
        found = objects.filter(pk=pk).first()
        return found if found is not None else objects.filter(pk=self.heir(pk)).first()


_kinds: dict[str, Answerable] = {}


def register_answerable(kind: Answerable) -> None:
    _kinds[kind.code] = kind


def answerable_of(code: str) -> Answerable | None:
    return _kinds.get(code)


def answers_without_name(reader: User, type_id: int, pk: int) -> bool:
    """Whether a mail of ``reader`` about the thing of that content type becomes words without a name."""
    model = ContentType.objects.get_for_id(type_id).model_class()
    kind = next((kind for kind in _kinds.values() if kind.model is model), None)
    thing = kind.find(pk) if kind is not None else None
    return kind is not None and thing is not None and kind.is_nameless(reader, thing)


def reply_address(reader: User, type_id: int, pk: int) -> str:
    """Where ``reader`` can answer about the thing of that content type; empty when they may not.

    Runs in a scope that reads what ``reader`` may read.
    """
    if not settings.REPLY_DOMAIN:
        return ""
    model = ContentType.objects.get_for_id(type_id).model_class()
    kind = next((kind for kind in _kinds.values() if kind.model is model), None)
    thing = kind.find(pk) if kind is not None else None
    if kind is None or thing is None or not may(reader, kind.answer, thing):
        return ""
    return address_for(reader.pk, kind.code, pk)
