"""Starting the demo afresh: an empty database with Wagtail's first rows, no files."""

from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.utils.translation import get_language
from wagtail.models import Collection, Locale, Page

from portal.models import PageDocument, StoredFile
from portal.models.files import private_storage
from portal.tenancy import all_spaces


def empty_everything() -> None:
    """Delete all rows and all attached files; what people wrote in the demo is gone."""
    with all_spaces("reset demo"):
        paths = list(StoredFile.objects.values_list("blob", flat=True))
        paths += PageDocument.objects.values_list("file", flat=True)
    call_command("flush", interactive=False, verbosity=0)
    ContentType.objects.clear_cache()
    _plant_roots()
    for path in paths:
        private_storage().delete(path)


def _plant_roots() -> None:
    """Put back what Wagtail's migrations put into a new database and every page needs."""
    Locale.objects.get_or_create(language_code=(get_language() or "en").split("-")[0])
    if not Collection.objects.exists():
        Collection.add_root(name="Root")
    if not Page.objects.exists():
        Page.add_root(title="Root", slug="root")
