"""What people type when they make a space, ask for one, or decide about it."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from community.forms.spaces import VISIBILITY_LABELS
from community.models import Organisation
from portal.choices import Visibility
from portal.space_templates import TEMPLATES


class _SpaceForm(forms.Form):
    """What every new space needs to be told."""

    name = forms.CharField(label=_("Name"), max_length=120)
    template = forms.ChoiceField(
        label=_("Begin with"),
        choices=[(each.key, each.label) for each in TEMPLATES.values()],
        widget=forms.RadioSelect,
        help_text=_("First boards, a welcome, house rules and introductions. Change all of it later."),
    )
    visibility = forms.ChoiceField(
        label=_("Who may know of it"),
        choices=list(VISIBILITY_LABELS.items()),
        widget=forms.RadioSelect,
        initial=Visibility.NETWORK,
    )
    organisation = forms.ModelChoiceField(
        label=_("Organisation"), queryset=Organisation.objects.none(), required=False,
        empty_label=_("No organisation"), help_text=_("Whose own place it is, or who takes part first."),
    )  # fmt: skip

    def __init__(self, *args: Any, organisations: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = cast("forms.ModelChoiceField[Organisation]", self.fields["organisation"])
        offered.queryset = organisations


class NewSpaceForm(_SpaceForm):
    """For coordinators: the space is there at once, and they administer it."""

    slug = forms.CharField(
        label=_("Address"), max_length=50, required=False,
        help_text=_("Stands after /spaces/. Left empty, it is made from the name. It stays for ever."),
    )  # fmt: skip
    tagline = forms.CharField(label=_("In one line"), max_length=160, required=False)

    field_order = ("name", "slug", "tagline", "template", "visibility", "organisation")


class AskForSpaceForm(_SpaceForm):
    """For everybody else: the coordinators decide."""

    purpose = forms.CharField(
        label=_("What is it for, and for whom?"), max_length=2000, widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("The coordinators read this, nobody else."),
    )  # fmt: skip

    field_order = ("name", "purpose", "template", "visibility", "organisation")


class GrantForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120)
    slug = forms.CharField(
        label=_("Address"), max_length=50, help_text=_("Stands after /spaces/ and stays for ever.")
    )
    answer = forms.CharField(
        label=_("A word to who asked"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class DeclineForm(forms.Form):
    answer = forms.CharField(
        label=_("Why not, and what they could do"), max_length=1000, widget=forms.Textarea(attrs={"rows": 3})
    )
