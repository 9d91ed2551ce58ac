"""What people type to deposit a resource: shape, not business."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from community.audiences import audience_choices
from portal import languages
from portal.fields import FilesField, TagsField, offer_words
from portal.markdown import validate_length
from portal.models import Space
from repository.choices import Licence, ResourceKind
from repository.operations.resources import ResourceText


class ResourceForm(forms.Form):
    """A resource; ``kept`` are files that wait since the form was sent the last time."""

    title = forms.CharField(
        label=_("Title"), max_length=140, help_text=_("What somebody would look for, without abbreviations.")
    )
    kind = forms.ChoiceField(label=_("What is it?"))
    summary = forms.CharField(
        label=_("What is it good for?"),
        max_length=280,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One sentence, shown in lists: for whom, for which moment."),
    )
    body = forms.CharField(
        label=_("Text"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        validators=[validate_length],
    )
    link = forms.URLField(
        label=_("Link"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("When it stands somewhere else already."),
    )
    files = FilesField(label=_("Files"))  # type: ignore[assignment]  # Django takes it off the class
    tags = TagsField()
    language = forms.ChoiceField(label=_("Language"), choices=languages.choices)
    licence = forms.ChoiceField(
        label=_("What may others do with it?"), choices=Licence.choices, widget=forms.RadioSelect
    )
    source_note = forms.CharField(
        label=_("Where it comes from"),
        required=False,
        max_length=280,
        help_text=_("A project, a book, a colleague: whom to thank."),
    )
    audience = forms.ChoiceField(label=_("Who can see this?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, space: Space, parties: Any = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_words(self, space)
        self.fields["kind"].choices = ResourceKind.choices  # type: ignore[attr-defined]
        self.fields["audience"].choices = audience_choices(space, parties=parties)  # type: ignore[attr-defined]

    def text(self) -> ResourceText:
        """What was typed, as the operations take it."""
        typed = self.cleaned_data
        return ResourceText(
            title=typed["title"],
            kind=typed["kind"],
            summary=typed["summary"],
            body=typed["body"],
            link=typed["link"],
            language=typed["language"],
            licence=typed["licence"],
            source_note=typed["source_note"],
            words=typed["tags"],
        )
