"""Wagtail's side of the site: one tree, fixed at the top, free below a space.

``/`` HomePage → ``/spaces/`` SpaceIndexPage → ``/spaces/<slug>/`` SpacePage → four SectionPages. Django views
serve home, spaces and sections beside live panels; Wagtail serves content pages and previews.
"""

from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page

from portal.blocks import BODY_BLOCKS
from portal.choices import SectionKind
from portal.page_forms import FreePageForm


class FixedPlacePage(Page):
    """A page whose slug and parent belong to the address scheme and never change by hand."""

    class Meta:
        abstract = True

    promote_panels: ClassVar[list[Any]] = []
    settings_panels: ClassVar[list[Any]] = []

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
        FieldPanel("body"),
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

    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("body")]
    parent_page_types: ClassVar[list[str]] = ["portal.SpaceIndexPage"]
    subpage_types: ClassVar[list[str]] = ["portal.SectionPage", "portal.ContentPage"]
    is_creatable = False

    def __str__(self) -> str:
        return self.title


class SectionPage(FixedPlacePage):
    """The introduction of one of a space's four sections."""

    kind = models.CharField(max_length=20, choices=SectionKind)
    introduction = StreamField(BODY_BLOCKS, blank=True)

    content_panels: ClassVar[list[Any]] = [*Page.content_panels, FieldPanel("introduction")]
    parent_page_types: ClassVar[list[str]] = ["portal.SpacePage"]
    subpage_types: ClassVar[list[str]] = []
    is_creatable = False

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind__in=SectionKind.values), name="section_page_kind_known"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class ContentPage(Page):
    """A free page below the network home or a space: terms, privacy, news."""

    introduction = models.CharField(_("in a few words"), max_length=300, blank=True)
    body = StreamField(BODY_BLOCKS, blank=True)

    content_panels: ClassVar[list[Any]] = [
        *Page.content_panels,
        FieldPanel("introduction"),
        FieldPanel("body"),
    ]
    parent_page_types: ClassVar[list[str]] = ["portal.HomePage", "portal.SpacePage"]
    subpage_types: ClassVar[list[str]] = []
    base_form_class = FreePageForm
    template = "portal/content_page.html"

    def __str__(self) -> str:
        return self.title
