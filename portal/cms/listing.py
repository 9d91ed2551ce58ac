"""The list of pages in ``/cms/`` without the filters that name people and sites of every space."""

from typing import Any, ClassVar

from wagtail.admin.views.pages.listing import ExplorableIndexView, GenericPageFilterSet
from wagtail.admin.views.pages.search import SearchView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

# Each offers all owners, all editors or all sites there are, whichever pages are listed.
TELLING_FILTERS = ("owner", "edited_by", "site")


class OwnPagesFilterSet(GenericPageFilterSet):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in TELLING_FILTERS:
            self.filters.pop(name, None)

    class Meta(GenericPageFilterSet.Meta):
        pass


class OwnPagesView(ExplorableIndexView):
    base_filterset_class = OwnPagesFilterSet
    # Actions on many pages at once are closed to page editors.
    base_columns: ClassVar[list[Any]] = [
        column for column in ExplorableIndexView.base_columns if column.name != "bulk_actions"
    ]


class OwnPagesSearchView(SearchView):
    columns: ClassVar[list[Any]] = [column for column in SearchView.columns if column.name != "bulk_actions"]


class OwnPagesViewSet(PageViewSet):
    """Takes the place of Wagtail's own for every kind of page."""

    model = Page
    index_view_class = OwnPagesView
    search_view_class = OwnPagesSearchView
    filterset_class = OwnPagesFilterSet
