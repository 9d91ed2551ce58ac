"""Links that somebody added: handed out to them; they stay when their person leaves, without the name."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext_lazy as _

from links.models import ExternalLink
from portal.own_data import Holding, Row, in_slices, look, register


def rows(person: Any) -> Iterator[Row]:
    for links in in_slices(ExternalLink.objects.filter(author=person)):
        seen = look(person, links)
        for link in links:
            yield {
                "space": seen.space(link),
                "title": link.title,
                "address": link.url,
                "kind": link.kind,
                "summary": link.summary,
                "language": link.language,
                "country": link.country,
                "added_at": link.added_at,
            }


register(Holding(code="links", label=_("Links"), rows=rows))
