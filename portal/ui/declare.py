"""Declared props: a component takes exactly what its declaration names.

A declaration maps each prop to ``REQUIRED``, to ``OneOf(...)`` (a closed choice, the first value is the
default), to ``SLOT`` (markup given between ``{% wrap %}`` and ``{% endwrap %}`` or by ``{% fill %}``), or to
a plain default.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.template import TemplateSyntaxError


class ComponentError(TemplateSyntaxError):
    """A template uses a component in a way that its declaration does not allow."""


class _Required:
    def __repr__(self) -> str:
        return "REQUIRED"


class _Slot:
    def __repr__(self) -> str:
        return "SLOT"


REQUIRED: Final = _Required()
SLOT: Final = _Slot()


class OneOf:
    """A closed choice of values; the first is the default unless the prop is ``required``."""

    def __init__(self, *values: str, required: bool = False) -> None:
        self.values = frozenset(values)
        self.default: str | None = None if required else values[0]


def find(name: str, declarations: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Any]:
    """The declaration of component ``name``.

    Raises:
        ComponentError: there is no such component.
    """
    try:
        return declarations[name]
    except KeyError:
        raise ComponentError(f"There is no component {name!r}; portal/ui/components.py lists them.") from None


def check_names(name: str, declared: Mapping[str, Any], given: Iterable[str]) -> None:
    """Refuse props that the component does not have and the lack of those that it needs."""
    names = set(given)
    unknown = names - declared.keys()
    if unknown:
        raise ComponentError(f"Component {name!r} has no prop {', '.join(sorted(unknown))!s}.")
    needed = {
        prop
        for prop, rule in declared.items()
        if rule is REQUIRED or (isinstance(rule, OneOf) and rule.default is None)
    }
    missing = needed - names
    if missing:
        raise ComponentError(f"Component {name!r} needs {', '.join(sorted(missing))!s}.")


def complete(name: str, declared: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """All props of the component with their values, those not given by their defaults.

    Raises:
        ComponentError: a prop is unknown or missing, or a value is not among its choices.
    """
    check_names(name, declared, given)
    props: dict[str, Any] = {}
    for prop, rule in declared.items():
        if isinstance(rule, OneOf):
            value = given.get(prop, rule.default)
            if str(value) not in rule.values:
                allowed = ", ".join(sorted(rule.values))
                raise ComponentError(f"Component {name!r}: {prop} is {value!r}; use one of {allowed}.")
            props[prop] = str(value)
        elif rule is SLOT:
            props[prop] = given.get(prop, "")
        else:
            props[prop] = given.get(prop, rule)
    return props
