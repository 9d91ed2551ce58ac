"""Wagtail's pages of a space: made with it, fixed in place, served beside live panels."""

import json

from django.db.models import Q, Subquery
from django.utils.translation import gettext as _
from wagtail.models import Page, Site

from portal.addresses import in_space
from portal.choices import SectionKind
from portal.house import house_pages
from portal.keyset import A_PAGE, Slice, by_day
from portal.models import ContentPage, HomePage, NewsPage, SectionPage, Space, SpaceIndexPage, SpacePage

MOST_PAGES = 30


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


def _below(space: Space) -> Q:
    """The pages right below the space's own, as a condition that costs no query of its own."""
    return Q(path__startswith=Subquery(SpacePage.objects.filter(space=space).values("path")[:1]))


def news_of(space: Space, *, before: str = "", most: int = A_PAGE) -> Slice:
    """What is new in ``space``, newest first; for readers who may know of it."""
    rows = NewsPage.objects.filter(_below(space), live=True).defer("body", "cover")
    return by_day(rows, day="published_on", before=before, size=most)


def free_pages(space: Space) -> list[ContentPage]:
    """What editors wrote beside the sections, in its order; for readers who may know of the space."""
    return list(
        ContentPage.objects.filter(_below(space), live=True).defer("body").order_by("path")[:MOST_PAGES]
    )


def page_address(space: Space, page: Page) -> str:
    """Where a free page of ``space`` stands; Wagtail's own ``page.url`` asks the database for it."""
    return f"{in_space(space, 'space_home')}{page.slug}/"
