"""Links can be reported, and moderators can hide them."""

from typing import Any

from community.moderation.targets import Target, register
from links.models import ExternalLink
from links.operations.hiding import hide_link, show_link
from portal.operations import SYSTEM


def _link(pk: int) -> Any:
    return ExternalLink.objects.filter(pk=pk).select_related("space", "author").first()


def _words(link: Any, kept: dict[str, Any]) -> str:
    return "\n".join(filter(None, [link.url, link.summary]))


def _hide(link: Any) -> dict[str, Any]:
    hide_link(actor=SYSTEM, link=link)
    return {"hidden": True}


register(
    Target(
        code="link",
        model=ExternalLink,
        permission="links.view_link",
        load=_link,
        author=lambda link: link.author,
        words=_words,
        hide=_hide,
        show=lambda link, _kept: show_link(actor=SYSTEM, link=link),
        stands=lambda link: link.hidden_at is None,
    )
)
