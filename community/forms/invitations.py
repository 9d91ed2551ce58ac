"""How administrators invite people and decide whom the space does not take."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import get_language, gettext, ngettext
from django.utils.translation import gettext_lazy as _

from community.addresses import is_address, normal, parse
from community.labels import role_label
from community.operations.invitations import MOST_AT_ONCE
from portal.choices import Role
from portal.models import Space

_MOST_NAMED = 8


def role_choices(space: Space) -> list[tuple[str, str]]:
    return [(role.value, role_label(space, role)) for role in Role]


class InviteForm(forms.Form):
    """One address or a pasted list; ``emails`` has the addresses once the form is valid."""

    addresses = forms.CharField(
        label=_("E-mail addresses"), max_length=40_000,
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false", "autocapitalize": "off"}),
        help_text=_(
            "One or many, with commas, semicolons or line breaks between them. A list copied from a mail "
            "program, with names, will do."
        ),
    )  # fmt: skip
    role = forms.ChoiceField(label=_("Role"), initial=Role.MEMBER)
    edits_pages = forms.BooleanField(label=_("They may edit the pages of this space"), required=False)
    welcome = forms.CharField(
        label=_("A word of welcome"), max_length=500, required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Stands in the mail and on the page of the invitation."),
    )  # fmt: skip
    language = forms.ChoiceField(label=_("Language of the mail"), required=False)

    def __init__(self, *args: Any, space: Space, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.emails: list[str] = []
        self.fields["role"].choices = role_choices(space)  # type: ignore[attr-defined]
        if len(settings.LANGUAGES) > 1:
            self.fields["language"].choices = settings.LANGUAGES  # type: ignore[attr-defined]
            self.initial.setdefault("language", get_language())
        else:
            del self.fields["language"]

    def clean_addresses(self) -> str:
        typed = str(self.cleaned_data["addresses"])
        self.emails, malformed = parse(typed)
        if len(self.emails) > MOST_AT_ONCE:
            raise forms.ValidationError(
                _("Invite at most %(most)s people at once; these are %(count)s."),
                params={"most": MOST_AT_ONCE, "count": len(self.emails)},
            )
        if malformed:
            raise forms.ValidationError(
                [
                    gettext("Line %(line)s: “%(text)s” is no e-mail address.")
                    % {"line": wrong.line, "text": wrong.text}
                    for wrong in malformed[:_MOST_NAMED]
                ]
                + _and_more(len(malformed) - _MOST_NAMED)
            )
        if not self.emails:
            raise forms.ValidationError(_("There is no e-mail address in this."))
        return typed


def _and_more(count: int) -> list[str]:
    if count <= 0:
        return []
    words = ngettext(
        "And %(count)s more that is no address.", "And %(count)s more that are no addresses.", count
    )
    return [words % {"count": count}]


class BlockForm(forms.Form):
    reason = forms.CharField(
        label=_("Reason"), max_length=280, required=False,
        help_text=_("For the administrators of this space; the person does not read it."),
    )  # fmt: skip


class BlockAddressForm(BlockForm):
    email = forms.CharField(label=_("E-mail address"), max_length=254)
    field_order = ("email", "reason")

    def clean_email(self) -> str:
        email = normal(self.cleaned_data["email"])
        if not is_address(email):
            raise forms.ValidationError(_("This is no e-mail address."))
        return email
