"""How a space introduces itself: words, logo, colour, and which sections it shows."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from community.events import LogoLeft, SpaceChanged
from community.operations.belonging import locked
from portal.audit import record
from portal.choices import SectionKind
from portal.events import publish
from portal.models import Space, SpacePage
from portal.operations import Actor, OperationRefusedError, operation, require
from portal.pictures import LOGO, Drawn, keep_picture, picture_bytes
from portal.ui.colours import can_be_read, named_next_to, normal, theme_of
from portal.ui.kinds import ACCENTS


@operation
def describe_space(
    *,
    actor: Actor,
    space: Space,
    name: str,
    tagline: str,
    description: str,
    languages: Sequence[str],
    logo: Drawn | None = None,
    drops_logo: bool = False,
) -> Space:
    """Change how a space introduces itself; its address stays. Without ``logo`` the present one stays too.

    Raises:
        AccessDeniedError: ``actor`` does not administer it, or it is archived.
    """
    space = locked(space)
    require(actor, "community.edit_space", space)

    space.name, space.tagline, space.description = name, tagline, description
    space.languages = list(languages)
    space.save(update_fields=["name", "tagline", "description", "languages"])
    if logo is not None or drops_logo:
        _change_logo(space, logo)
    SpacePage.objects.filter(space=space).update(title=name, draft_title=name)
    record(actor=actor, verb="community.describe_space", obj=space, space_id=space.pk)
    publish(SpaceChanged(space_id=space.pk))
    return space


def _change_logo(space: Space, logo: Drawn | None) -> None:
    """Keep the new one where the visibility of ``space`` wants it; the old one goes after the commit."""
    before = space.logo
    space.logo = keep_picture(logo, private=space.is_hidden) if logo is not None else ""
    space.logo_bytes = picture_bytes(space.logo, LOGO, private=space.is_hidden) if space.logo else 0
    space.save(update_fields=["logo", "logo_bytes"])
    if before and before != space.logo:
        publish(LogoLeft(name=before, private=space.is_hidden))


@operation
def colour_space(*, actor: Actor, space: Space, accent: str = "", colour: str = "") -> Space:
    """Give a space one of the named accents, or a colour of its own, or neither.

    Raises:
        AccessDeniedError: ``actor`` does not administer it, or it is archived.
        OperationRefusedError: no such accent, no colour, or a colour in which words cannot be read.
    """
    space = locked(space)
    require(actor, "community.edit_space", space)
    if accent and accent not in ACCENTS:
        raise OperationRefusedError(_("There is no such colour."), field="accent")
    if colour:
        colour = _readable(colour)
        accent = named_next_to(colour)

    space.accent, space.colour = accent, colour
    space.save(update_fields=["accent", "colour"])
    record(actor=actor, verb="community.colour_space", obj=space, space_id=space.pk, accent=accent)
    publish(SpaceChanged(space_id=space.pk))
    return space


def _readable(text: str) -> str:
    colour = normal(text)
    if not colour:
        raise OperationRefusedError(
            _("Write the colour as # and six digits, such as #116355."), field="colour"
        )
    if not (can_be_read(colour, "light") and can_be_read(theme_of(colour).accent["dark"], "dark")):
        raise OperationRefusedError(
            _("Words in this colour would be hard to read on our pages: it is too light."), field="colour"
        )
    return colour


@operation
def show_sections(*, actor: Actor, space: Space, sections: Sequence[str]) -> Space:
    """Show these sections of a space and no others; what is in the others stays where it is.

    Raises:
        AccessDeniedError: ``actor`` does not administer it, or it is archived.
        OperationRefusedError: none is left, or there is no such section.
    """
    space = locked(space)
    require(actor, "community.edit_space", space)
    if not sections or not set(sections) <= set(SectionKind.values):
        raise OperationRefusedError(_("Show at least one section."), field="sections")

    space.hidden_sections = [kind for kind in SectionKind.values if kind not in sections]
    space.save(update_fields=["hidden_sections"])
    record(
        actor=actor, verb="community.show_sections", obj=space, space_id=space.pk,
        hidden=space.hidden_sections,
    )  # fmt: skip
    publish(SpaceChanged(space_id=space.pk))
    return space
