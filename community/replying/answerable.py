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
    ``is_nameless(reader, thing)``: what ``reader`` answers there stands without a name. Who was told so has
    an address of the kind that is ``without_name``: one model may have two kinds.
    """

    code: str
    model: type[Model]
    view: str
    answer: str
    write: Callable[[Any, Any, MailedReply], Sequence[str]]
    is_closed: Callable[[Any], bool]
    heir: Callable[[int], int | None] = lambda _pk: None
    is_nameless: Callable[[Any, Any], bool] = lambda _reader, _thing: False
    without_name: bool = False

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


@dataclass(frozen=True)
class WayToAnswer:
    """The address to which somebody can answer, empty when they may not.

    ``is_nameless``: what they answer stands without their name.
    """

    address: str = ""
    is_nameless: bool = False


def way_to_answer(reader: User, type_id: int, pk: int) -> WayToAnswer:
    """How ``reader`` can answer by mail about the thing of that content type.

    Runs in a scope that reads what ``reader`` may read.
    """
    model = ContentType.objects.get_for_id(type_id).model_class()
    kinds = {kind.without_name: kind for kind in _kinds.values() if kind.model is model}
    kind = kinds.get(False)
    thing = kind.find(pk) if settings.REPLY_DOMAIN and kind is not None else None
    if kind is None or thing is None or not may(reader, kind.answer, thing):
        return WayToAnswer()
    is_nameless = kind.is_nameless(reader, thing)
    return WayToAnswer(address_for(reader.pk, kinds.get(is_nameless, kind).code, pk), is_nameless)
