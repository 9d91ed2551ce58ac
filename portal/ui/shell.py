"""What stands round every page: where one can go, what is new, how the page hears of it.

The layer that keeps notices says how many are unread::

    shell.count_unread_with(lambda user: Notice.objects.unread_of(user).count())

The number is asked for once a page at most, and only when the page shows it.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import get_language

from portal.addresses import in_space
from portal.choices import NetworkRole, SectionKind
from portal.spaces import standing
from portal.ui.account_nav import account_pages
from portal.ui.kinds import SECTION_PROMISES
from portal.ui.themes import theme_url

# In /spaces/<slug>/<section>/… the section is the third part.
IN_SPACE = 2


def _none_unread(user: Any) -> int:
    return 0


_unread_counter: Callable[[Any], int] = _none_unread
_about_links: list["Link"] = []


def count_unread_with(counter: Callable[[Any], int]) -> None:
    """Register how many notices of a signed-in person are unread; one query."""
    global _unread_counter  # noqa: PLW0603  (a registry of one)
    _unread_counter = counter


def about(label: str | Promise, url: str) -> None:
    """Register a page for the last column of the footer, such as the privacy notice."""
    _about_links.append(Link(label, url))


def address_of(name: str, *args: Any) -> str:
    """The address of a named URL, empty while there is none, so that nothing links into the void."""
    try:
        return reverse(name, args=args)
    except NoReverseMatch:
        return ""


def section_of_place(place: Any, kind: str) -> str:
    """Where a section of a space stands, or of the network when ``place`` is None."""
    return in_space(place, "section", kind) if place is not None else address_of("network_section", kind)


def whole_list(place: Any, name: str, kind: str) -> str:
    """Where all things of a ``kind`` stand: on page ``name`` of a space, or in the search of the network."""
    if place is not None:
        return in_space(place, name)
    search = address_of("search")
    return f"{search}?{urlencode({'type': kind})}" if search else ""


@dataclass(frozen=True)
class Link:
    label: str | Promise
    url: str


@dataclass(frozen=True)
class LanguageChoice:
    """A language of the pages, by its own name."""

    code: str
    name: str
    is_current: bool


@dataclass(frozen=True)
class SectionLink:
    kind: str
    label: str | Promise
    promise: str | Promise
    url: str


class Shell:
    """Everything is looked up when a template asks for it."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request

    @cached_property
    def sections(self) -> list[SectionLink]:
        """The four sections across the network, in the order of the work."""
        links = [
            SectionLink(
                kind.value,
                kind.label,
                SECTION_PROMISES[kind.value],
                address_of("network_section", kind.value),
            )
            for kind in SectionKind
        ]
        return [link for link in links if link.url]

    @cached_property
    def space(self) -> Any:
        """The space of the address, if it names one."""
        return getattr(self._request, "space", None)

    @property
    def space_members_url(self) -> str:
        """Where the space of the address names who runs it."""
        return address_of("space_members", self.space.slug) if self.space else ""

    @cached_property
    def space_sections(self) -> list[SectionLink]:
        """The sections that the space of the address shows."""
        links = [
            SectionLink(
                kind.value,
                kind.label,
                SECTION_PROMISES[kind.value],
                address_of("section", self.space.slug, kind.value),
            )
            for kind in (self.space.sections if self.space else ())
        ]
        return [link for link in links if link.url]

    @cached_property
    def space_theme_url(self) -> str:
        """The stylesheet of the space of the address, if it has a colour of its own."""
        return theme_url(self.space) if self.space else ""

    @cached_property
    def section(self) -> str:
        """The section that the address lies in, of the space or of the network; empty elsewhere."""
        parts = self._request.path_info.strip("/").split("/")
        position = IN_SPACE if self.space else 0
        here = parts[position] if len(parts) > position else ""
        return here if here in SectionKind.values else ""

    @property
    def network_section(self) -> str:
        return "" if self.space else self.section

    @property
    def about_links(self) -> list[Link]:
        return _about_links

    @cached_property
    def urls(self) -> dict[str, str]:
        names = (
            "home",
            "search",
            "search_suggest",
            "spaces",
            "people",
            "organisations",
            "me",
            "notices",
            "me_settings",
            "bell",
            "account_login",
            "account_signup",
            "account_logout",
            "demo_mail",
            "components",
            "choose_language",
        )
        return {name: address_of(name) for name in names}

    @cached_property
    def languages(self) -> list[LanguageChoice]:
        current = get_language()
        return [LanguageChoice(code, str(name), code == current) for code, name in settings.LANGUAGES]

    @property
    def written_in(self) -> str:
        """The language of what editors wrote, where it is known: the network's, or the one of the space."""
        if self.space is None:
            return str(settings.WAGTAIL_CONTENT_LANGUAGES[0][0])
        return self.space.languages[0] if len(self.space.languages) == 1 else ""

    @property
    def here(self) -> str:
        """Where a choice of language comes back to: this page, or the one whose form was refused."""
        if self._request.method in {"GET", "HEAD"}:
            return self._request.get_full_path()
        try:
            return urlsplit(self._request.headers.get("Referer", "")).path or "/"
        except ValueError:  # such as an IPv6 address that does not end
            return "/"

    @cached_property
    def user(self) -> Any:
        return getattr(self._request, "user", None)

    @cached_property
    def is_signed_in(self) -> bool:
        return bool(getattr(self.user, "is_authenticated", False))

    @property
    def muted_until(self) -> datetime | None:
        """Until when the reader only reads in this space; None for everybody else."""
        place = standing(self.user)
        here = self.space is not None and place.is_muted_in(self.space.pk)
        return place.muted[self.space.pk] if here else None

    @property
    def network_desk_url(self) -> str:
        """For coordinators; known from the account, so that no page asks the database for it."""
        is_coordinator = getattr(self.user, "network_role", None) == NetworkRole.COORDINATOR
        return address_of("desk") if is_coordinator else ""

    @property
    def account_pages(self) -> list[dict[str, Any]]:
        """The pages of one's own account, for the list beside each of them."""
        return account_pages(self._request.path_info, has_other_sign_ins=self.has_other_sign_ins)

    @cached_property
    def unread_notices(self) -> int:
        return _unread_counter(self.user) if self.is_signed_in else 0

    @cached_property
    def own_keys(self) -> str:
        """The live keys of the reader themselves: new notices."""
        return f"user:{self.user.pk}" if self.is_signed_in else ""

    @property
    def has_other_sign_ins(self) -> bool:
        """Whether the accounts of other organisations sign in here."""
        return bool(getattr(settings, "SOCIALACCOUNT_PROVIDERS", {}))

    @property
    def asked_at(self) -> str:
        """When the page was asked for, in seconds; what changed since then may be missing in it."""
        return f"{getattr(self._request, 'asked_at', time.time()):.3f}"

    @property
    def is_demo(self) -> bool:
        return bool(getattr(settings, "DEMO", False))

    @property
    def shows_demo_links(self) -> bool:
        return self.is_demo and not getattr(settings, "DEMO_EXPOSED", False)
