"""Words for the codes of facets, resolved when they are shown and only from what the reader may know."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.languages import name_of
from portal.models import Space, Tag
from portal.spaces import readable
from portal.tags import label_of
from portal.ui.kinds import KINDS

FACET_TITLES: Final[dict[str, str | Promise]] = {
    "type": _("Kind"),
    "space": _("Space"),
    "tag": _("Tag"),
    "lang": _("Language"),
}


def spaces_by_slug(slugs: Iterable[str], actor: Any) -> dict[str, Space]:
    """Those of the spaces that ``actor`` may know of: one query."""
    wanted = {slug for slug in slugs if slug}
    return {space.slug: space for space in readable(actor).filter(slug__in=wanted)} if wanted else {}


def tag_names(slugs: Iterable[str], actor: Any) -> dict[str, str]:
    """Names from the shared vocabulary and from spaces that ``actor`` may know of: one query."""
    wanted = set(slugs)
    if not wanted:
        return {}
    known = Tag.objects.filter(Q(space=None) | Q(space__in=readable(actor)), slug__in=wanted)
    rows = sorted(known.order_by("pk"), key=lambda tag: tag.space_id is None)  # the shared word wins
    return {tag.slug: label_of(tag) for tag in rows}


def type_name(code: str) -> str:
    return str(KINDS[code].label) if code in KINDS else code


def names_for(facet: str, codes: Iterable[str], spaces: Mapping[str, Space], actor: Any) -> dict[str, str]:
    """A name for each of ``codes``; the code itself where the reader may not know a name."""
    if facet == "type":
        return {code: type_name(code) for code in codes}
    if facet == "space":
        return {code: spaces[code].name if code in spaces else code for code in codes}
    if facet == "tag":
        names = tag_names(codes, actor)
        return {code: names.get(code, code.replace("-", " ")) for code in codes}
    return {code: name_of(code) for code in codes}
