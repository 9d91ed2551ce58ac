"""The pages of a space's settings, in one list.

Other apps add theirs when they start::

    space_nav.register("boards", _("Boards"), "space_boards", permission="forums.arrange_boards", order=45)

A view gives ``frame(request, "boards")`` to a template that extends ``layouts/space_settings.html``.
"""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.addresses import in_space
from portal.operations import may


@dataclass(frozen=True)
class SettingsPage:
    """One page; ``url_name`` takes the space's slug, ``permission`` is asked about the space."""

    key: str
    label: str | Promise
    url_name: str
    permission: str
    order: int


_pages: dict[str, SettingsPage] = {}


def register(key: str, label: str | Promise, url_name: str, *, permission: str, order: int) -> None:
    """Show a page in the settings of every space, to those who have ``permission`` there."""
    _pages[key] = SettingsPage(key, label, url_name, permission, order)


def frame(request: HttpRequest, here: str) -> dict[str, Any]:
    """What ``layouts/space_settings.html`` needs: the space, the reader's pages, and which is open."""
    space: Any = request.space  # type: ignore[attr-defined]
    pages = sorted(_pages.values(), key=lambda page: page.order)
    items = [
        {"label": page.label, "url": in_space(space, page.url_name), "current": page.key == here}
        for page in pages
        if may(request.user, page.permission, space)
    ]
    return {"space": space, "settings_here": _pages[here].label, "settings_pages": items}


register("about", _("About"), "space_settings", permission="community.archive_space", order=10)
register("look", _("Look"), "space_look", permission="community.edit_space", order=20)
register("access", _("Access"), "space_access", permission="community.edit_space", order=30)
register("people", _("People"), "space_people", permission="community.edit_space", order=35)
register("sections", _("Sections"), "space_sections", permission="community.edit_space", order=40)
register("rules", _("House rules"), "space_rules_edit", permission="community.edit_space", order=50)
register("cases", _("Reports"), "space_cases", permission="community.view_cases", order=55)
register("words", _("Words"), "space_words", permission="community.edit_space", order=60)
register("storage", _("Storage"), "space_storage", permission="community.view_storage", order=70)
register("archive", _("Archive"), "space_archive", permission="community.archive_space", order=90)
