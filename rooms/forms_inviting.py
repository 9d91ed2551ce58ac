"""Whom somebody asks into a room."""

from collections.abc import Collection
from typing import Any, cast

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from community.models import User
from portal.models import Space


class InvitePeopleForm(forms.Form):
    """Names to tick; who was found before and is not any more is decided by the operation."""

    people = forms.TypedMultipleChoiceField(
        label=_("People"), coerce=int, widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose somebody to invite.")},
    )  # fmt: skip

    def __init__(self, *args: Any, people: Collection[User], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(person.pk, _in_words(person)) for person in people]
        cast("forms.TypedMultipleChoiceField", self.fields["people"]).choices = choices


class InviteSpaceForm(forms.Form):
    guest = forms.TypedChoiceField(label=_("Space"), coerce=int)

    def __init__(self, *args: Any, spaces: Collection[Space], own: Space, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.spaces = {space.pk: space for space in spaces}
        everybody = gettext("Everybody of %(space)s") % {"space": own.name}
        choices = [(pk, everybody if pk == own.pk else space.name) for pk, space in self.spaces.items()]
        cast("forms.TypedChoiceField", self.fields["guest"]).choices = choices

    def chosen(self) -> Space:
        return self.spaces[self.cleaned_data["guest"]]


def _in_words(person: User) -> str:
    """A name with the organisation, for lists to choose from."""
    profile = getattr(person, "profile", None)
    place = profile.works_at if profile is not None else ""
    return f"{person.name}, {place}" if place else person.name
