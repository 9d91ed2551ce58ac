"""What people type in live rooms: shape, not business."""

from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from community.audiences import audience_choices
from portal.addresses import number_of
from portal.choices import Audience
from portal.fields import FilesField
from portal.models import Space
from rooms.operations.messages import MOST_CHARACTERS
from rooms.operations.rooms import MOST_OUTCOME_CHARACTERS


class RoomForm(forms.Form):
    title = forms.CharField(label=_("What is it about?"), max_length=140)
    purpose = forms.CharField(
        label=_("What should come of it?"),
        max_length=280,
        required=False,
        help_text=_("One sentence, so that people know whether to come in."),
    )
    audience = forms.ChoiceField(
        label=_("Who can see this?"),
        widget=forms.RadioSelect,
        help_text=_("Whoever can see it can read along; members speak."),
    )

    def __init__(self, *args: Any, space: Space, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["audience"].choices = audience_choices(space)  # type: ignore[attr-defined]
        self.fields["audience"].initial = Audience.SPACE


class BodyForm(forms.Form):
    """The length is the operation's to judge: its refusal says what to do."""

    body = forms.CharField(
        label=_("Your message"),
        widget=forms.Textarea(
            attrs={"rows": 1, "maxlength": MOST_CHARACTERS, "placeholder": _("Write here")}
        ),
    )


class MessageForm(BodyForm):
    """A message without scripts. Its ``client_id`` is made with the page, so sending twice is harmless."""

    client_id = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    reply_to = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1)
    files = FilesField(label=_("Files"))  # type: ignore[assignment]
    # What was brought in before a form was refused, so that nobody has to look for it again.
    brought = forms.CharField(widget=forms.HiddenInput, required=False, max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].required = False  # files may go without words

    def brought_ids(self) -> list[int]:
        return [pk for pk in map(number_of, self.cleaned_data["brought"].split(",")) if pk is not None]


class CloseForm(forms.Form):
    outcome = forms.CharField(
        label=_("What came of it?"),
        required=False,
        max_length=MOST_OUTCOME_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("A few sentences that help somebody who was not there. You can use Markdown."),
    )
    without_outcome = forms.BooleanField(label=_("Nothing came of it this time"), required=False)
