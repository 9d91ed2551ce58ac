"""What a page may point at: its own space's pages, images and documents, and the public pages of the house.

Wagtail's choosers take any number that somebody posts. Every reference that a page holds, in columns, blocks
and rich text, is looked at when it is saved as a draft, previewed or published, so no form, import or old
revision goes round it. Pages of the house are the superusers' and may point anywhere.
"""

from collections import defaultdict
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext as _
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex

from portal.addresses import number_of
from portal.cms.reach import house_pages, space_of_path
from portal.models import SpacePage

# What Wagtail itself keeps on every page; people cannot set it in the editor.
_BOOKKEEPING = frozenset(field.name for field in Page._meta.get_fields()) | {"page_ptr", "space"}  # noqa: SLF001


def refuse_foreign_references(page: Page, *, parent_path: str = "") -> None:
    """Go on only if ``page`` points at nothing outside its space; ``parent_path`` for a page not yet saved.

    Raises:
        ValidationError: at the fields that hold such references; a page that does not exist reads the same.
    """
    space_id = space_of_path(page.path or parent_path)
    if space_id is None:
        return
    found = _references(page)
    known = {model: allowed(model, ids, space_id) for model, ids in _by_model(found).items()}
    errors = {name: _message(model) for model, pk, name in found if pk not in known[model]}
    if errors:
        raise ValidationError(errors)


def _references(page: Page) -> list[tuple[type, str, str]]:
    """Model, id and name of the field for everything that ``page`` points at."""
    rows = ReferenceIndex._extract_references_from_object(page)  # noqa: SLF001  (what its own index is made of)
    found = []
    for type_id, pk, model_path, _content_path in rows:
        name = model_path.partition(".")[0]
        if name not in _BOOKKEEPING:
            model = ContentType.objects.get_for_id(type_id).model_class()
            found.append((model or type(None), str(pk), name))
    return found


def _by_model(found: list[tuple[type, str, str]]) -> dict[type, set[str]]:
    ids: dict[type, set[str]] = defaultdict(set)
    for model, pk, _name in found:
        ids[model].add(pk)
    return ids


def allowed(model: type, ids: set[str], space_id: int) -> set[str]:
    """Which of ``ids`` the space may point at; of a model that nobody thought of, none."""
    rows: Any
    if issubclass(model, Page):
        rows = Page.objects.filter(_own_pages(space_id) | house_pages())
    elif issubclass(model, get_image_model() | get_document_model()):
        rows = model.objects.filter(collection__space=space_id)  # type: ignore[attr-defined]
    else:
        return set()
    numbers = {number for pk in ids if (number := number_of(pk)) is not None}
    return {str(pk) for pk in rows.filter(pk__in=numbers).values_list("pk", flat=True)}


def _own_pages(space_id: int) -> Q:
    path = SpacePage.objects.filter(space_id=space_id).values_list("path", flat=True).get()
    return Q(path__startswith=path)


def _message(model: type) -> str:
    if issubclass(model, Page):
        return _("A link here leads to a page that is not of this space. Choose another one.")
    if issubclass(model, get_image_model()):
        return _("An image here is not of this space. Choose or upload another one.")
    if issubclass(model, get_document_model()):
        return _("A document here is not of this space. Choose or upload another one.")
    return _("Something here is not of this space. Choose another one.")
