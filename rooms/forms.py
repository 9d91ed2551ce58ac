"""What people type in live rooms: shape, not business."""

from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy as _

from rooms.operations.messages import MOST_CHARACTERS
from rooms.operations.rooms import MOST_OUTCOME_CHARACTERS


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


class CloseForm(forms.Form):
    outcome = forms.CharField(
        label=_("What came of it?"),
        required=False,
        max_length=MOST_OUTCOME_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text=_("A few sentences that help somebody who was not there. You can use Markdown."),
    )
    without_outcome = forms.BooleanField(label=_("Nothing came of it this time"), required=False)
