"""What editors upload: images that everyone can see, documents for those who may see the space.

Both are looked at by content, not by name. Wagtail's words (tags) are left out: they are one list for all.
"""

from typing import Any

from django.core.exceptions import ValidationError
from django.forms import Field
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

from portal.files import check_upload
from portal.operations import OperationRefusedError

IMAGES_ARE_PUBLIC = _(
    "Images are public, also those of a hidden space: everyone who has the address can see them. "
    "Show people only with their consent."
)
DOCUMENTS_FOLLOW_THE_SPACE = _(
    "Whoever may see this space can download its documents; in a public space that is everyone."
)


def _say_first(field: Field, text: Any) -> None:
    field.help_text = format_lazy("{} {}", text, field.help_text)


class CheckedContent:
    """Mixed into both forms: refuses a file whose content is not what its name says."""

    def clean_file(self) -> Any:
        upload = self.cleaned_data.get("file")  # type: ignore[attr-defined]
        if upload is None or "file" not in self.changed_data:  # type: ignore[attr-defined]
            return upload
        try:
            check_upload(upload)
        except OperationRefusedError as refusal:
            raise ValidationError(str(refusal)) from refusal
        return upload


class ImageForm(CheckedContent, BaseImageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("tags", None)
        if "file" in self.fields:
            _say_first(self.fields["file"], IMAGES_ARE_PUBLIC)


class DocumentForm(CheckedContent, BaseDocumentForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("tags", None)
        if "file" in self.fields:
            _say_first(self.fields["file"], DOCUMENTS_FOLLOW_THE_SPACE)
