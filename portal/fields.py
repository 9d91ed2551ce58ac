"""Form fields that several apps need."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from portal.files import TYPES, Upload
from portal.models import Space
from portal.operations import OperationRefusedError
from portal.tags import label_of, offered_in, parse


class TagsInput(forms.TextInput):
    """Words between commas, with the words of ``space`` as proposals for the one that is being typed."""

    space: Space | None = None

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        if self.space is None:
            return super().render(name, value, attrs, renderer)
        proposals = f"words-for-{name}"
        field = super().render(name, value, {**(attrs or {}), "list": proposals}, renderer)
        options = format_html_join(
            "", '<option value="{}">', ((label_of(tag),) for tag in offered_in(self.space))
        )
        return format_html(
            '<tag-words>{}<datalist id="{}">{}</datalist></tag-words>', field, proposals, options
        )


class TagsField(forms.CharField):
    """Words between commas; cleaned they are a tuple. ``offer_words`` says which ones are proposed."""

    widget = TagsInput

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


def offer_words(form: forms.BaseForm, space: Space, *, field: str = "tags") -> None:
    """Propose the words of ``space`` in a form's field of tags."""
    widget = form.fields[field].widget
    if isinstance(widget, TagsInput):
        widget.space = space


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
