"""The logo of a space: a public picture under its hash, or a private one where the space is hidden."""

from typing import Any

from portal.addresses import in_space
from portal.choices import Visibility
from portal.models import Space
from portal.pictures import LOGO, is_kept, picture_url, shown_by


def logo_address(space: Any, *, large: bool) -> str:
    """Where the logo of ``space`` is served; empty while it has none."""
    if not space.logo:
        return ""
    width = LOGO.sizes[-1] if large else LOGO.sizes[0]
    if space.is_hidden:
        return in_space(space, "space_logo", space.logo, width)
    return picture_url(space.logo, width)


@shown_by
def spaces_show(name: str, *, private: bool) -> bool:
    """Two spaces may have the same picture; it stays while one of them shows it."""
    shown = Space.objects.filter(logo=name)
    hidden = shown.filter(visibility=Visibility.HIDDEN)
    return hidden.exists() if private else shown.exclude(visibility=Visibility.HIDDEN).exists()


def logo_is(space: Space, name: str, width: int) -> bool:
    """Whether ``space`` has this logo, in a width in which it is kept."""
    return bool(name) and space.logo == name and is_kept(LOGO, width)
