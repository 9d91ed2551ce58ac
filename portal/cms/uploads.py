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
from portal.models import Space
from portal.operations import OperationRefusedError
from portal.quota import refuse_overfull

IMAGES_ARE_PUBLIC = _(
    "Images are public, also those of a hidden space: everyone who has the address can see them. "
    "Show people only with their consent."
)
DOCUMENTS_FOLLOW_THE_SPACE = _(
    "Whoever may see this space can download its documents; in a public space that is everyone."
)


def _say_first(field: Field, text: Any) -> None:
    field.help_text = format_lazy("{} {}", text, field.help_text)


class UploadChecks:
    """Mixed into both forms: refuses a file whose content is not what its name says, or that has no room."""

    def clean_file(self) -> Any:
        upload = self.cleaned_data.get("file")  # type: ignore[attr-defined]
        if upload is None or "file" not in self.changed_data:  # type: ignore[attr-defined]
            return upload
        try:
            check_upload(upload)
        except OperationRefusedError as refusal:
            raise ValidationError(str(refusal)) from refusal
        return upload

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()  # type: ignore[misc]
        upload = cleaned.get("file")
        if upload is not None and "file" in self.changed_data:  # type: ignore[attr-defined]
            collection = cleaned.get("collection") or self.collections[0]  # type: ignore[attr-defined]
            space = Space.objects.filter(collection=collection).first()
            try:
                if space is not None:
                    refuse_overfull(space, upload.size - self._replaced_bytes(space))
            except OperationRefusedError as refusal:
                self.add_error("file", str(refusal))  # type: ignore[attr-defined]
        return cleaned

    def _replaced_bytes(self, space: Space) -> int:
        """What the file that goes takes in ``space`` so far."""
        present: Any = self.instance  # type: ignore[attr-defined]
        is_here = present.pk is not None and present.collection_id == space.collection_id
        return (present.file_size or 0) if is_here else 0


class ImageForm(UploadChecks, BaseImageForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("tags", None)
        if "file" in self.fields:
            _say_first(self.fields["file"], IMAGES_ARE_PUBLIC)


class DocumentForm(UploadChecks, BaseDocumentForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("tags", None)
        if "file" in self.fields:
            _say_first(self.fields["file"], DOCUMENTS_FOLLOW_THE_SPACE)
