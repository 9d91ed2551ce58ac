"""Wagtail's side of the site: one tree, fixed at the top, free below a space.

``/`` HomePage → ``/spaces/`` SpaceIndexPage → ``/spaces/<slug>/`` SpacePage → four SectionPages, and beside
them ContentPages and NewsPages. Django views serve home, spaces and sections beside live panels; Wagtail
serves content and news pages. A preview goes through the same view or template as the page itself.
"""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PagePermissionTester

from portal.blocks import BODY_BLOCKS, COVER_BLOCKS
from portal.choices import SectionKind
from portal.page_forms import FreePageForm, HousePageForm


class FixedPagePermissions(PagePermissionTester):
    """What belongs to the address scheme is edited, never moved, copied or taken away: by nobody."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:  # noqa: FBT001, FBT002  (Wagtail's signature)
        return False

    def can_unpublish(self) -> bool:
        return False

    def can_move(self) -> bool:
        return False

    def can_copy(self) -> bool:
        return False


class FreePagePermissions(PagePermissionTester):
    """A page stays in the space for which it was written: what it shows is that space's."""

    def can_move(self) -> bool:
        return False

    def can_copy(self) -> bool:
        return False


class GuildhallPage(Page):
    """What all our pages share: they point at nothing outside their space, which decides who reads them."""

    private_page_options: ClassVar[list[str]] = []
    # Where a new page will stand; set by its form, since Wagtail knows it only after the page is saved.
    stands_below = ""
    permission_tester: ClassVar[type[PagePermissionTester]] = FreePagePermissions
    base_form_class = HousePageForm
    settings_panels: ClassVar[list[Any]] = []

    class Meta:
        abstract = True

    def clean(self) -> None:
        from portal.cms.references import refuse_foreign_references  # noqa: PLC0415  (it looks at models)

        super().clean()
        refuse_foreign_references(self, parent_path=self.stands_below)

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        return self.permission_tester(user, self)


class FixedPlacePage(GuildhallPage):
    """A page whose slug and parent belong to the address scheme and never change by hand."""

    permission_tester = FixedPagePermissions
    promote_panels: ClassVar[list[Any]] = []

    class Meta:
        abstract = True

    def clean(self) -> None:
        super().clean()
        if self.pk:
            before = Page.objects.filter(pk=self.pk).values_list("slug", flat=True).first()
            if before is not None and before != self.slug:
                raise ValidationError({"slug": _("The address of this page is fixed.")})


class HomePage(FixedPlacePage):
    introduction = models.CharField(_("in a few words"), max_length=300, blank=True)
    body = StreamField(BODY_BLOCKS, blank=True)

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("body", heading=_("Text")),
    ]
    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["wagtailcore.Page"]
    subpage_types: ClassVar[list[str]] = ["portal.SpaceIndexPage", "portal.ContentPage"]
    template = "portal/home.html"

    def __str__(self) -> str:
        return self.title


class SpaceIndexPage(FixedPlacePage):
    max_count = 1
    parent_page_types: ClassVar[list[str]] = ["portal.HomePage"]
    subpage_types: ClassVar[list[str]] = ["portal.SpacePage"]

    def __str__(self) -> str:
        return self.title


class SpacePage(FixedPlacePage):
    """The page of a space; made with it, never by hand."""

    space = models.OneToOneField("portal.Space", on_delete=models.PROTECT, related_name="page")
    body = StreamField(BODY_BLOCKS, blank=True)

    # Its title is the name of the space, which is changed in the space's settings.
    content_panels: ClassVar[list[Any]] = [FieldPanel("body", heading=_("Text"))]
    parent_page_types: ClassVar[list[str]] = ["portal.SpaceIndexPage"]
    subpage_types: ClassVar[list[str]] = ["portal.SectionPage", "portal.NewsPage", "portal.ContentPage"]
    is_creatable = False

    def with_content_json(self, content: dict[str, Any]) -> "SpacePage":
        """A draft from before the space was renamed does not bring its old name back."""
        page: SpacePage = super().with_content_json(content)
        page.title, page.draft_title = self.title, self.draft_title
        return page

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        from portal.views.places import show_space  # noqa: PLC0415  (views know models)

        return show_space(request, self)

    def __str__(self) -> str:
        return self.title


class SectionPage(FixedPlacePage):
    """The introduction of one of a space's four sections."""

    kind = models.CharField(max_length=20, choices=SectionKind)
    introduction = StreamField(BODY_BLOCKS, blank=True)

    content_panels: ClassVar[list[Any]] = [FieldPanel("introduction", heading=_("Text"))]
    parent_page_types: ClassVar[list[str]] = ["portal.SpacePage"]
    subpage_types: ClassVar[list[str]] = []
    is_creatable = False

    def get_admin_display_title(self) -> str:
        """The section in the editor's language, whatever language the space was made in."""
        return str(SectionKind(self.slug).label)  # the slug is the kind, and lists have it at hand

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        from portal.views.places import show_section  # noqa: PLC0415  (views know models)

        return show_section(request, self.kind, self)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=SectionKind.values), name="section_page_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class FreePage(GuildhallPage):
    """What editors write, name and take away themselves."""

    introduction = models.CharField(_("in a few words"), max_length=300, blank=True)
    body = StreamField(BODY_BLOCKS, blank=True)

    promote_panels: ClassVar[list[Any]] = [FieldPanel("slug"), FieldPanel("search_description")]
    base_form_class = FreePageForm
    subpage_types: ClassVar[list[str]] = []

    class Meta:
        abstract = True

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        from portal.views.news import around_page  # noqa: PLC0415  (views know models)

        return {**super().get_context(request, *args, **kwargs), **around_page(request, self)}

    def get_template(self, request: HttpRequest, *args: Any, **kwargs: Any) -> str:
        in_space = getattr(request, "space", None) is not None
        return "portal/space_page.html" if in_space else "portal/content_page.html"


class ContentPage(FreePage):
    """A page that stays: about the project, contacts, terms. Below the network's home or a space."""

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("body", heading=_("Text")),
    ]
    parent_page_types: ClassVar[list[str]] = ["portal.HomePage", "portal.SpacePage"]

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")

    def __str__(self) -> str:
        return self.title


class NewsPage(FreePage):
    """Something new in a space, under a date; listed on the space's home and under ``news/``."""

    published_on = models.DateField(_("date"), default=timezone.localdate)
    cover = StreamField(COVER_BLOCKS, blank=True, max_num=1, verbose_name=_("image"))

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("published_on"),
        FieldPanel("introduction"),
        FieldPanel("cover"),
        FieldPanel("body", heading=_("Text")),
    ]
    parent_page_types: ClassVar[list[str]] = ["portal.SpacePage"]

    class Meta:
        verbose_name = _("news")
        verbose_name_plural = _("news")
        indexes = [models.Index(fields=["published_on"], name="news_by_date")]

    def __str__(self) -> str:
        return self.title
