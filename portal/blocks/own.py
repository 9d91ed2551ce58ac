"""What blocks may point at while somebody edits: only what ``portal.cms.references`` allows the page.

The editor shows the title, the address or a small picture of whatever a block points at, even when the form
is refused. So a foreign number that somebody posts must be forgotten before it is shown again: it becomes
``FOREIGN``, whose check says what is wrong and of which nothing can be shown.
"""

import re
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.encoding import force_str
from django.utils.translation import gettext_lazy as _

_LINK = re.compile(r"<a\b[^>]*\blinktype=[^>]*>(.*?)</a>", re.IGNORECASE | re.DOTALL)


def may_point_at(model: type[Model], pk: Any) -> bool:
    """Whether the page at hand may point at this; outside ``/cms/`` and on pages of the house, always."""
    from portal.cms.desk import current_desk  # noqa: PLC0415  (blocks are part of the models)
    from portal.cms.references import allowed  # noqa: PLC0415

    desk = current_desk()
    if desk is None or desk.space_id is None:
        return True
    return str(pk) in allowed(model, {str(pk)}, desk.space_id)


def referred_to(block: Any, value: Any) -> list[tuple[type[Model], str]]:
    return [(model, pk) for model, pk, _model_path, _content_path in block.extract_references(value)]


def without_foreign_links(block: Any, value: Any) -> str:
    """The HTML of rich text; a link that the page may not have leaves its words behind."""
    from wagtail.rich_text import RichText  # noqa: PLC0415

    def kept(match: re.Match[str]) -> str:
        found = referred_to(block, RichText(match.group(0)))
        return match.group(0) if all(may_point_at(model, pk) for model, pk in found) else match.group(1)

    return _LINK.sub(kept, force_str(getattr(value, "source", value) or ""))


class Foreign:
    """Stands for an object that the page may not point at; nothing of it is kept."""

    pk = None
    contextual_alt_text = ""
    decorative = False


FOREIGN = Foreign()


class OwnChooser:
    """Mixed into Wagtail's chooser blocks."""

    refusal = _("This is not of this space. Choose another one.")

    def value_from_form(self, value: Any) -> Any:
        chosen = super().value_from_form(value)  # type: ignore[misc]
        return chosen if not isinstance(chosen, Model) or may_point_at(type(chosen), chosen.pk) else FOREIGN

    def clean(self, value: Any) -> Any:
        if value is FOREIGN:
            raise ValidationError(self.refusal)
        return super().clean(value)  # type: ignore[misc]

    def get_form_state(self, value: Any) -> Any:
        is_foreign = value is FOREIGN or (
            isinstance(value, Model) and not may_point_at(type(value), value.pk)
        )
        return super().get_form_state(None if is_foreign else value)  # type: ignore[misc]
