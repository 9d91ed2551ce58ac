"""What a space's front shows of its pages: the latest news, and the pages that its editors wrote."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from portal.addresses import in_space
from portal.pages import free_pages, news_of, page_address
from portal.ui import panels
from portal.ui.panels import Panel

MOST_NEWS = 3


@panels.register("space", order=5)
def latest_news(request: HttpRequest, place: Any) -> Panel | None:
    rows = [(page, page_address(place, page)) for page in news_of(place, most=MOST_NEWS).rows]
    if not rows:
        return None
    return Panel(
        "news", _("News"), "portal/_panel_news.html", {"rows": rows},
        more_url=in_space(place, "news"), more_label=_("All news"),
    )  # fmt: skip


@panels.register("space", order=105)
def pages_of_the_space(request: HttpRequest, place: Any) -> Panel | None:
    pages = [(page, page_address(place, page), False) for page in free_pages(place)]
    if not pages:
        return None
    return Panel("pages", _("Pages"), "portal/_panel_pages.html", {"pages": pages})
