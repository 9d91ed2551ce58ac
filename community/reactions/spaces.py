"""What follows when a space changes its face."""

from community.events import LogoLeft
from portal.events import after
from portal.pictures import LOGO, forget_unless_shown


@after(LogoLeft)
def forget_logo(event: LogoLeft) -> None:
    """A file that stays behind does no harm: its name is a hash, and nothing leads to it."""
    forget_unless_shown(event.name, LOGO, private=event.private)
