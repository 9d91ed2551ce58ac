"""The pages of one's own account, in their order, and which of them an address belongs to."""

from typing import Any, Final

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# Label, name of the address, and further addresses that belong to the same page.
PAGES: Final[tuple[tuple[str | Promise, str, tuple[str, ...]], ...]] = (
    (_("Profile"), "me_settings", ()),
    (_("Notices and mail"), "me_settings_notices", ()),
    (_("Blocked people"), "me_blocked", ()),
    (_("Language and time"), "me_locality", ()),
    (_("Calendar"), "me_calendar", ()),
    (_("E-mail address"), "account_email", ()),
    (_("Password"), "account_change_password", ("account_set_password",)),
    (_("Passkeys and second step"), "mfa_index", ()),
    (_("Where you are signed in"), "usersessions_list", ()),
    (_("Other ways to sign in"), "socialaccount_connections", ()),
    (_("Your data"), "me_data", ()),
)
OTHER_SIGN_INS: Final = "socialaccount_connections"


def account_pages(path: str, *, has_other_sign_ins: bool) -> list[dict[str, Any]]:
    """Items for the component ``side_nav``; the page whose address begins ``path`` most fully is current."""
    pages: list[tuple[str | Promise, str, int]] = []
    for label, name, others in PAGES:
        addresses = [address for each in (name, *others) if (address := _address(each))]
        if addresses and (has_other_sign_ins or name != OTHER_SIGN_INS):
            fit = max((len(address) for address in addresses if path.startswith(address)), default=0)
            pages.append((label, addresses[0], fit))
    best = max((fit for _label, _url, fit in pages), default=0)
    return [{"label": label, "url": url, "current": 0 < best == fit} for label, url, fit in pages]


def _address(name: str) -> str:
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
