"""What stands round things on their pages and lists: the same in every app."""

from collections.abc import Iterable
from typing import Any

from django.http import HttpRequest
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from portal import lineage
from portal.addresses import in_space
from portal.choices import SectionKind
from portal.models import Space
from portal.ui.shell import address_of


def tabs(here: str, name: str, choices: Iterable[tuple[str, Any]], chosen: str) -> list[dict[str, Any]]:
    """Narrow the list at ``here`` to one of ``choices`` by the query parameter ``name``, or show all."""
    return [
        {"label": label, "url": f"{here}?{name}={code}" if code else here, "current": code == chosen}
        for code, label in [("", _("All")), *choices]
    ]


def section_crumb(space: Space, section: SectionKind) -> dict[str, Any]:
    """The first step of the way back from anything in a section of ``space``."""
    return {"label": section.label, "url": in_space(space, "section", section.value)}


def crumbs_of(space: Space, section: SectionKind, *ends: tuple[Any, str]) -> list[dict[str, Any]]:
    """Lead back from a page: its section, then ``ends`` as pairs of words and address, the last without."""
    return [section_crumb(space, section), *({"label": label, "url": url} for label, url in ends)]


def tags_of(obj: Any) -> list[dict[str, str]]:
    """Name the tags of ``obj``, each leading to everything that has it."""
    rows = obj.taggings.select_related("tag").order_by("tag__name")
    search = address_of("search")
    return [{"name": row.tag.name, "url": f"{search}?{urlencode({'tag': row.tag.slug})}"} for row in rows]


def surroundings(request: HttpRequest, obj: Any) -> dict[str, Any]:
    """What the page of ``obj`` shows beside it: tags, where it comes from, what came and can come of it."""
    return {
        "tags": tags_of(obj),
        "origins": lineage.origins_of(obj, request.user),
        "results": lineage.results_of(obj, request.user),
        "carries": [
            {"label": carriage.label, "url": carriage.address(obj)}
            for carriage in lineage.offered_for(obj, request.user)
        ],
    }
