"""What people find in ``/cms/``: for page editors only what the firewall lets them do, and only their own.

Hiding is not access control; that is ``portal.cms.firewall``. These hooks keep other spaces out of pages that
are open (choosers, lists, the front page), and take away what would lead to a closed door.
"""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.models import Page

from portal.cms.listing import OwnPagesViewSet
from portal.cms.reach import above_spaces, house_pages, reach_of
from portal.models import NewsPage, Space
from portal.pages import MOST_PAGES

KEPT_MENU = {"images", "documents"}


def _is_free(request: HttpRequest) -> bool:
    """Superusers find Wagtail as it is."""
    return bool(getattr(request.user, "is_superuser", False))


@hooks.register("register_admin_viewset", order=1000)
def list_own_pages() -> OwnPagesViewSet:
    return OwnPagesViewSet()


@hooks.register("construct_page_chooser_queryset", order=1000)
def choose_own_pages(pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    if _is_free(request):
        return pages
    return pages.filter(reach_of(request.user).pages | house_pages() | above_spaces())


@hooks.register("construct_explorer_page_queryset", order=1000)
def list_pages_in_reach(parent: Page, pages: QuerySet[Page], request: HttpRequest) -> QuerySet[Page]:
    return pages if _is_free(request) else pages.filter(reach_of(request.user).pages)


def _spaces(user: Any) -> list[tuple[Space, int]]:
    """The open spaces that ``user`` edits, by name, with the id of their page."""
    grounds = reach_of(user).grounds
    spaces = Space.objects.filter(pk__in=list(grounds)).order_by("name")
    return [(space, grounds[space.pk].page_id) for space in spaces]


@hooks.register("construct_main_menu", order=1000)
def show_own_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    if _is_free(request):
        return
    kept = [item for item in items if item.name in KEPT_MENU]
    items[:] = [
        *(
            MenuItem(
                space.name,
                reverse("wagtailadmin_explore", args=[page_id]),
                name=f"space-{space.pk}",
                icon_name="folder-open-inverse",
                order=10,
            )
            for space, page_id in _spaces(request.user)
        ),
        *kept,
    ]


@hooks.register("construct_settings_menu", order=1000)
@hooks.register("construct_reports_menu", order=1000)
@hooks.register("construct_help_menu", order=1000)
def show_no_other_menu(request: HttpRequest, items: list[MenuItem]) -> None:
    if not _is_free(request):
        items.clear()


@hooks.register("construct_homepage_summary_items", order=1000)
def count_nothing(request: HttpRequest, items: list[Any]) -> None:
    """Wagtail counts what lies below the first page that all of one's spaces share: everybody's."""
    if not _is_free(request):
        items.clear()


class OwnSpacesPanel(Component):
    name = "own_spaces"
    template_name = "cms/own_spaces.html"
    order = 10

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        user = parent_context["request"].user
        rows = []
        for space, page_id in _spaces(user):
            pages = Page.objects.get(pk=page_id).get_children().specific(defer=True)[: MOST_PAGES * 2]
            news = ("portal", NewsPage._meta.model_name, page_id)  # noqa: SLF001
            rows.append(
                {
                    "space": space,
                    "page_id": page_id,
                    "pages": list(pages),
                    "news_url": reverse("wagtailadmin_pages:add", args=news),
                    "page_url": reverse("wagtailadmin_pages:add", args=("portal", "contentpage", page_id)),
                }
            )
        return {"rows": rows, "request": parent_context["request"]}


@hooks.register("construct_homepage_panels", order=1000)
def show_own_spaces(request: HttpRequest, panels: list[Any]) -> None:
    if not _is_free(request):
        panels[:] = [OwnSpacesPanel()]


@hooks.register("insert_global_admin_css")
def look_like_the_house() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("css/cms.css"))


@hooks.register("construct_page_action_menu", order=1000)
def offer_what_works(items: list[Any], request: HttpRequest, context: dict[str, Any]) -> None:
    if not _is_free(request):
        items[:] = [item for item in items if item.name not in {"action-submit", "action-cancel-workflow"}]
