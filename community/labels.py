"""Words for codes, as people read them."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from portal import languages
from portal.choices import Role
from portal.models import Space


def role_label(space: Space, role: str | None) -> str:
    """What somebody is in ``space``: the administrator of a network space is called its coordinator."""
    if role is None:
        return ""
    if role == Role.ADMINISTRATOR and space.is_network:
        return _("Coordinator")
    return str(Role(role).label)


def language_names(codes: Iterable[str]) -> str:
    return ", ".join(languages.name_of(code) for code in codes)
