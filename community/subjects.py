"""What notices are about: how an object of any app is loaded, who may see it, what it is called, where it is.

Apps whose objects need more than ``str(obj)`` and ``get_absolute_url()`` register a ``Subject``; all others
follow their kind in ``portal.lineage``, or the permission ``<app>.view_<model>``.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.utils.functional import Promise
from django.utils.html import linebreaks

from portal import lineage
from portal.references import Reference
from portal.references import load as load_all

_RELATED = ("space", "topic", "from_space", "author")


def paragraphs(text: str) -> str:
    """Plain text as safe HTML; nothing at all where there are no words."""
    return linebreaks(text, autoescape=True) if text.strip() else ""


def called(obj: Any) -> str:
    """The object's title, or that of the topic which it belongs to."""
    topic = getattr(obj, "topic", None)
    return str(topic if topic is not None else obj)


def written(obj: Any) -> str:
    """The stored HTML of what people wrote; a summary where it has only that; nothing once removed."""
    if getattr(obj, "is_removed", False):
        return ""
    html = getattr(obj, "html", "")
    return html or paragraphs(getattr(obj, "summary", ""))


@dataclass(frozen=True)
class Subject:
    """How one model appears in notices; ``related`` is what ``select_related`` brings along.

    ``thread`` is what bundles its notices, such as the topic of a post; ``words`` its own words as safe
    HTML, for mail, and empty where it has none. ``mail_note`` is what a mail says besides, such as why the
    words are not in it; ``is_late`` whether a mail of some kind would tell nothing any more, such as that
    something begins which has begun.
    """

    permission: str
    related: tuple[str, ...] = ()
    title: Callable[[Any], str] = called
    address: Callable[[Any], str] = lambda obj: obj.get_absolute_url()
    thread: Callable[[Any], Any] = lambda obj: getattr(obj, "topic", None) or obj
    words: Callable[[Any], str] = written
    mail_note: str | Promise = ""
    is_late: Callable[[Any, str], bool] = lambda _obj, _kind: False


_subjects: dict[type[Model], Subject] = {}


def register_subject(model: type[Model], subject: Subject) -> None:
    _subjects[model] = subject


def subject_of(model: type[Model]) -> Subject:
    """The model's registered subject, or what follows from its lineage kind and its fields."""
    if model not in _subjects:
        meta = model._meta  # noqa: SLF001
        kind = next((kind for kind in lineage.kinds() if kind.model is model), None)
        permission = kind.permission if kind else f"{meta.app_label}.view_{meta.model_name}"
        _subjects[model] = Subject(permission, related=tuple(name for name in _RELATED if _has(model, name)))
    return _subjects[model]


def _has(model: type[Model], name: str) -> bool:
    try:
        return bool(model._meta.get_field(name).is_relation)  # noqa: SLF001
    except FieldDoesNotExist:
        return False


def load(references: Iterable[Reference]) -> dict[Reference, Any]:
    """Objects by content type and id, with what notices show of them."""
    return load_all(references, lambda model: subject_of(model).related)


def reference_of(obj: Any) -> Reference:
    return ContentType.objects.get_for_model(type(obj)).pk, obj.pk
