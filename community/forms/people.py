"""What people type about themselves."""

from typing import Any

from django import forms
from django.utils.functional import lazy
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from community.choices import TargetGroup
from community.forms.fields import NameField, WordsField, chips, country_field, invited_address
from community.models import User
from community.operations.people import open_profile
from portal import languages


def _agreement() -> SafeString:
    return format_html(
        gettext(
            "What I post stays mine; what I share carries the licence that I choose, usually CC BY 4.0, as "
            'the <a href="{terms}">terms</a> say. The <a href="{privacy}">privacy notice</a> says what is '
            "kept about me and why."
        ),
        terms="/terms/",
        privacy="/privacy/",
    )


class SignupForm(forms.Form):
    """What sign-up asks besides the e-mail address, which allauth adds."""

    field_order = ("display_name", "email", "terms")
    display_name = NameField(help_text=_("As colleagues know you. You can change it later."))
    terms = forms.BooleanField(
        label=_("I agree to the terms and the licence."), help_text=lazy(_agreement, SafeString)()
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Allauth makes its form of this one, and so has the address as a field of it."""
        super().__init__(*args, **kwargs)
        if "email" in self.fields and not self.initial.get("email"):
            self.initial["email"] = invited_address()

    def signup(self, request: Any, user: User) -> None:
        """Run by allauth when the account has been made."""
        open_profile(actor=user)


class WelcomeForm(forms.Form):
    target_group = forms.ChoiceField(
        label=_("What describes you best?"), choices=TargetGroup.choices, widget=forms.RadioSelect
    )
    headline = forms.CharField(
        label=_("What you do, in one line"), max_length=120, required=False,
        help_text=_("For example: mentor of two apprentices in a car workshop."),
    )  # fmt: skip
    country = country_field()
    languages = chips(_("Languages you work in"), languages.choices)
    expertise = WordsField(
        label=_("What can others ask you about?"), required=False, help_text=_("A few words, with commas.")
    )


class ProfileForm(forms.Form):
    """What a person says of themselves first; the rest has small pages of its own."""

    display_name = NameField()
    handle = forms.RegexField(
        r"^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$",
        label=_("Handle"),
        help_text=_("The address of your profile, and what others type after @ to mention you."),
        error_messages={"invalid": _("Use small letters, digits and hyphens, at most 40.")},
    )
    pronoun = forms.CharField(
        label=_("Pronoun"), max_length=40, required=False, help_text=_("How others should speak of you.")
    )
    headline = forms.CharField(label=_("What you do, in one line"), max_length=120, required=False)
    bio = forms.CharField(
        label=_("About you"), max_length=2000, required=False, widget=forms.Textarea(attrs={"rows": 5})
    )
    target_group = forms.ChoiceField(
        label=_("What describes you best"),
        required=False,
        choices=[("", _("Rather not say")), *TargetGroup.choices],
    )
    country = country_field()

    @classmethod
    def of(cls, user: User) -> dict[str, Any]:
        """The form's values as they are now."""
        profile = getattr(user, "profile", None)
        own = {"display_name": user.display_name, "handle": user.handle}
        rest = {name: getattr(profile, name) for name in cls.base_fields if profile and name not in own}
        return own | rest
