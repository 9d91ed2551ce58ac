"""What people type in live rooms: shape, not business."""

from typing import Any
from uuid import uuid4

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from portal.addresses import number_of
from portal.fields import FilesField
from rooms.operations.keeping_order import LONGEST_REASON
from rooms.operations.messages import MOST_CHARACTERS


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


class ReasonForm(forms.Form):
    reason = forms.CharField(
        label=_("Why?"),
        max_length=LONGEST_REASON,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("The person reads this, with your name."),
    )


class GuestForm(forms.Form):
    name = forms.CharField(label=_("Who is the guest?"), max_length=60)
    language = forms.ChoiceField(
        label=_("Language of the page"), required=False, help_text=_("Leave it to their browser if unsure.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].choices = [("", _("As their browser says")), *settings.LANGUAGES]  # type: ignore[attr-defined]


class GuestDoorForm(forms.Form):
    keeps_name = forms.BooleanField(
        label=_("My name may stay with what I say when the room is closed"),
        required=False,
        help_text=_("Otherwise it says “A guest” thirty days after the room was closed."),
    )
