"""Adding links, changing them, taking them away."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from links.addresses import same_page, tidied
from links.choices import Answer
from links.models import ExternalLink, LinkTag
from portal import tags
from portal.audit import record
from portal.choices import Audience
from portal.models import Space
from portal.operations import Actor, OperationRefusedError, operation, require

UNASKED: dict[str, Any] = {
    "checked_at": None, "failures": 0, "failing_since": None, "dead_since": None, "last_answer": Answer.ALIVE,
}  # fmt: skip


@dataclass(frozen=True)
class LinkText:
    """What people say of a link; ``words`` are its topics."""

    title: str
    url: str
    kind: str
    summary: str = ""
    language: str = ""
    country: str = ""
    words: Sequence[str] = ()


FIELDS = ["title", "url", "kind", "summary", "language", "country"]


@operation
def add_link(*, actor: Actor, space: Space, text: LinkText, audience: str) -> ExternalLink:
    """Put a link into the directory of ``space``.

    Raises:
        AccessDeniedError: ``actor`` does not write in the space, or it is archived.
        OperationRefusedError: the space has this address already, or does not allow the audience.
    """
    space = _locked(space)
    require(actor, "links.add_link", space)
    _check(space, text, audience)

    link = ExternalLink(space=space, author=actor, audience=audience, added_at=timezone.now())
    return _write(actor, link, text, "links.add_link")


@operation
def edit_link(*, actor: Actor, link: ExternalLink, text: LinkText, audience: str) -> ExternalLink:
    """Change what is said of a link; another address is asked anew whether it answers.

    Raises:
        AccessDeniedError: ``actor`` neither added it nor moderates here.
        OperationRefusedError: it is gone, the space has this address already, or does not allow the audience.
    """
    space = _locked(link.space)
    link = locked(link)
    require(actor, "links.edit_link", link)
    _check(space, text, audience, but=link)

    if link.url != tidied(text.url):
        for name, value in UNASKED.items():
            setattr(link, name, value)
    link.audience = audience
    return _write(actor, link, text, "links.edit_link")


@operation
def remove_link(*, actor: Actor, link: ExternalLink) -> None:
    """Take a link out of the directory.

    Raises:
        AccessDeniedError: ``actor`` neither added it nor moderates here.
        OperationRefusedError: it is gone already.
    """
    _locked(link.space)
    link = locked(link)
    require(actor, "links.remove_link", link)
    record(actor=actor, verb="links.remove_link", obj=link)
    link.delete()


def locked(link: ExternalLink) -> ExternalLink:
    """The row as it is now, held until the operation ends: checking and changing take turns.

    Raises:
        OperationRefusedError: somebody has taken it away meanwhile.
    """
    rows = ExternalLink.objects.select_for_update(of=("self",)).select_related("space")
    found: ExternalLink | None = rows.filter(pk=link.pk).first()
    if found is None:
        raise OperationRefusedError(_("Somebody has taken this link out of the directory meanwhile."))
    return found


def _locked(space: Space) -> Space:
    """One change of a directory at a time: an address stands there once."""
    return Space.objects.select_for_update().get(pk=space.pk)


def _check(space: Space, text: LinkText, audience: str, *, but: ExternalLink | None = None) -> None:
    if audience == Audience.PARTIES or audience not in space.audiences:
        raise OperationRefusedError(_("Links of this space cannot have this audience."), field="audience")
    same = ExternalLink.objects.filter(space=space, url__in=same_page(text.url))
    if (same.exclude(pk=but.pk) if but else same).exists():
        raise OperationRefusedError(_("This address is in the directory already."), field="url")


def _write(actor: Actor, link: ExternalLink, text: LinkText, verb: str) -> ExternalLink:
    for name in FIELDS:
        setattr(link, name, getattr(text, name))
    link.url = tidied(text.url)
    link.save()
    tags.put_on(link, list(text.words), through=LinkTag)
    record(actor=actor, verb=verb, obj=link, kind=link.kind, audience=link.audience)
    return link
