"""What can be reported, and what can be done about it; content apps register theirs when they start.

An app whose objects are not registered cannot be reported, and nobody decides about them here::

    targets.register(Target(code="post", model=Post, permission="forums.view_post", ...))
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Model

from community.subjects import called
from portal.operations import may


@dataclass(frozen=True)
class Target:
    """One kind of thing that people write.

    ``code`` stands in the address of its reports. ``load(pk)`` gives the object in scope with what the other
    functions need, or None. ``stands``: whether there is anything left to report. ``hold(obj)`` locks it and
    gives it as it is now, or refuses where it stands elsewhere. ``hide(obj)`` takes it out of sight
    everywhere and returns, ready for JSON, what ``show(obj, kept)`` needs to bring it back; ``words`` shows a
    few plain words of it, or of what was kept. ``remove`` is None where nothing can be removed for good;
    ``keeps(obj)`` is then what the case keeps of it, for who looks at an objection.
    Somebody who wrote without a name is no ``author``: ``behind(obj)`` gives them to deeds that show nobody
    who it is, and ``nameless_of(person)`` the ids of what is theirs. Cases that are ``for_network`` are for
    coordinators and not for the space, and their reports begin in the app. Whoever calls these has decided
    already: they act as the platform.
    """

    code: str
    model: type[Model]
    permission: str
    load: Callable[[int], Any]
    author: Callable[[Any], Any]
    words: Callable[[Any, dict[str, Any]], str]
    hide: Callable[[Any], dict[str, Any]]
    show: Callable[[Any, dict[str, Any]], object]
    remove: Callable[[Any], object] | None = None
    hold: Callable[[Any], Any] = lambda obj: obj
    keeps: Callable[[Any], dict[str, Any]] = lambda _obj: {}
    behind: Callable[[Any], Any] = lambda _obj: None
    nameless_of: Callable[[Any], Any] | None = None
    title: Callable[[Any], str] = called
    stands: Callable[[Any], bool] = lambda obj: not getattr(obj, "is_removed", False)
    for_network: bool = False


_targets: dict[str, Target] = {}


def register(target: Target) -> None:
    _targets[target.code] = target


def targets() -> list[Target]:
    return list(_targets.values())


def target_of(model: type[Model]) -> Target | None:
    return next((target for target in _targets.values() if target.model is model), None)


def title_of(obj: Any) -> str:
    target = target_of(type(obj))
    return target.title(obj) if target is not None else called(obj)


def find(code: str, pk: int, actor: Any) -> Any:
    """The object that ``actor`` may see and could report, or None."""
    target = _targets.get(code)
    obj = target.load(pk) if target is not None else None
    if target is None or target.for_network or obj is None or not target.stands(obj):
        return None
    return obj if may(actor, target.permission, obj) else None
