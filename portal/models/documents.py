from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument, DocumentQuerySet

from portal.models.files import private_storage
from portal.tenancy import GlobalModel


class PageDocument(AbstractDocument, GlobalModel):
    """A document on pages; it belongs to the space of its collection, and is served after asking for that.

    Global, because Wagtail's admin asks for it by collection; ``portal.views.news.document`` is its door.
    """

    objects: ClassVar[models.Manager["PageDocument"]] = models.Manager.from_queryset(DocumentQuerySet)()

    uploaded_by_user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("uploaded by user"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    file = models.FileField(_("file"), storage=private_storage, upload_to="documents")

    # Uses are looked up by Wagtail's index of references, which asks for this model by its id alone.
    wagtail_reference_index_ignore = False
    admin_form_fields = ("title", "file", "collection")

    def __str__(self) -> str:
        return self.title
