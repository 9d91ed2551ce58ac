"""Whom somebody asks for help."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from forums.routing.selectors import Suggestion


class AskForm(forms.Form):
    people = forms.TypedMultipleChoiceField(
        label=_("Whom would you like to ask?"),
        coerce=int,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "required": _("Choose one or two people."),
            "invalid_choice": _("Somebody whom you chose cannot be asked any more. Look at the list again."),
        },
    )

    def __init__(self, *args: Any, people: Sequence[Suggestion], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = cast("forms.ChoiceField", self.fields["people"])
        chosen.choices = [(each.person.pk, each.person.name) for each in people]
