"""Wagtail's pages of a space: made with it, fixed in place, served beside live panels."""

import json

from django.db.models import Subquery
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from portal.choices import SectionKind
from portal.house import house_pages
from portal.models import HomePage, SectionPage, Space, SpaceIndexPage, SpacePage


def paragraphs(*texts: str) -> str:
    """A StreamField value of plain rich-text paragraphs; ``texts`` are HTML of our own."""
    return json.dumps([{"type": "paragraph", "value": text} for text in texts])


def ensure_home(*, title: str = "Guildhall", introduction: str = "") -> HomePage:
    """The home page and the one Site; made on a new database, else found."""
    home = HomePage.objects.first()
    if home is not None:
        return home
    root = Page.get_first_root_node()
    if root is None:
        root = Page.add_root(title="Root", slug="root")
    Page.objects.filter(depth=2, slug="home").delete()
    root.refresh_from_db()
    home = root.add_child(instance=HomePage(title=title, slug="home", introduction=introduction))
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "localhost", "port": 80, "root_page": home, "site_name": "Guildhall"},
    )
    for page in house_pages():
        home.add_child(instance=page)
    return home


def ensure_space_index() -> SpaceIndexPage:
    index = SpaceIndexPage.objects.first()
    if index is None:
        index = ensure_home().add_child(instance=SpaceIndexPage(title=_("Spaces"), slug="spaces"))
    return index


def make_space_pages(
    space: Space, *, body: str = "[]", introductions: dict[str, str] | None = None
) -> SpacePage:
    """The page of ``space`` and its four sections; ``introductions`` are StreamField values by section."""
    page = ensure_space_index().add_child(
        instance=SpacePage(title=space.name, slug=space.slug, space=space, body=body)
    )
    texts = introductions or {}
    for kind in SectionKind:
        page.add_child(
            instance=SectionPage(
                title=str(kind.label), slug=kind.value, kind=kind, introduction=texts.get(kind.value, "[]")
            )
        )
    return page


def space_page(space: Space) -> SpacePage | None:
    return SpacePage.objects.filter(space=space, live=True).first()


def section_page(space: Space, kind: str) -> SectionPage | None:
    """The section's page by space and kind, in one query."""
    path = Subquery(SpacePage.objects.filter(space=space).values("path")[:1])
    return SectionPage.objects.filter(kind=kind, live=True, path__startswith=path).first()
