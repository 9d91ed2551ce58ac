"""Form fields that several apps need."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.files import TYPES, Upload
from portal.operations import OperationRefusedError
from portal.tags import parse


class TagsField(forms.CharField):
    """Words between commas; cleaned they are a tuple."""

    def __init__(self, **kwargs: Any) -> None:
        defaults: dict[str, Any] = {
            "label": _("Tags"),
            "required": False,
            "max_length": 400,
            "help_text": _(
                "A few words between commas, so that others find it: host company, learning plan."
            ),
        }
        super().__init__(**{**defaults, **kwargs})

    def clean(self, value: Any) -> tuple[str, ...]:
        text = super().clean(value)
        try:
            return tuple(parse(text))
        except OperationRefusedError as refusal:
            raise forms.ValidationError(str(refusal)) from refusal


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several uploads; cleaned they are a list. Size, kind and content are looked at by ``portal.files``."""

    widget = FilesInput

    def __init__(self, **kwargs: Any) -> None:
        accepted = ",".join(f".{extension}" for extension in TYPES)
        defaults = {"required": False, "allow_empty_file": True, "widget": FilesInput({"accept": accepted})}
        super().__init__(**{**defaults, **kwargs})

    def clean(self, data: Sequence[Upload] | None, initial: Any = None) -> list[Upload]:
        return [super(FilesField, self).clean(upload, initial) for upload in data or []]
