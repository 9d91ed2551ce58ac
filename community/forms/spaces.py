"""What administrators type about their space."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from community.forms.fields import PictureField, chips
from portal import languages
from portal.choices import JoinPolicy, MemberList, Role, SectionKind, Visibility
from portal.markdown import validate_length
from portal.pictures import LOGO

MEGABYTE = 1024 * 1024

VISIBILITY_LABELS = {
    Visibility.PUBLIC: _("Public: everyone finds the space and may read what is meant for everyone"),
    Visibility.NETWORK: _("Network: people whom any space has let in find it"),
    Visibility.HIDDEN: _("Hidden: only its members know of it"),
}

POLICY_LABELS = {
    JoinPolicy.OPEN: _("Open: whoever finds it may join"),
    JoinPolicy.REQUEST: _("On request: people ask, and an administrator answers"),
    JoinPolicy.INVITATION: _("By invitation: administrators bring people in"),
}


class DescribeSpaceForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=120)
    tagline = forms.CharField(label=_("In one line"), max_length=160, required=False)
    description = forms.CharField(
        label=_("Description"), max_length=4000, required=False, widget=forms.Textarea(attrs={"rows": 6})
    )
    languages = chips(_("Languages"), languages.choices)
    logo = PictureField(
        shape=LOGO,
        label=_("Logo"),
        required=False,
        help_text=_("A PNG, JPEG, WebP or GIF of at most 8 MB. It stands on white."),
    )
    drops_logo = forms.BooleanField(label=_("Take the logo away"), required=False)

    def __init__(self, *args: Any, has_logo: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not has_logo:
            del self.fields["drops_logo"]


class SpaceAccessForm(forms.Form):
    visibility = forms.ChoiceField(
        label=_("Who may know of it"), choices=list(VISIBILITY_LABELS.items()), widget=forms.RadioSelect
    )
    join_policy = forms.ChoiceField(
        label=_("How people join"), choices=list(POLICY_LABELS.items()), widget=forms.RadioSelect
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        hidden = cleaned.get("visibility") == Visibility.HIDDEN
        if hidden and cleaned.get("join_policy") not in {None, JoinPolicy.INVITATION}:
            self.add_error(
                "join_policy", _("Nobody can find a hidden space, so people join it by invitation only.")
            )
        return cleaned


class SectionsForm(forms.Form):
    sections = forms.MultipleChoiceField(
        label=_("Sections that are shown"),
        choices=SectionKind.choices,
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Show at least one section.")},
    )


class RulesForm(forms.Form):
    body = forms.CharField(
        label=_("House rules"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 12}),
        validators=[validate_length],
        help_text=_("Short and friendly: what you wish for, what does not go, whom to turn to."),
    )


class QuotaForm(forms.Form):
    megabytes = forms.IntegerField(
        label=_("Room for files, in megabytes"),
        min_value=0,
        max_value=1024 * 1024,
        required=False,
        help_text=_("Empty: as much as every space has."),
    )

    def quota_bytes(self) -> int | None:
        megabytes = self.cleaned_data["megabytes"]
        return None if megabytes is None else megabytes * MEGABYTE


class PeopleForm(forms.Form):
    """What a space asks of people, and whom it shows."""

    join_question = forms.CharField(
        label=_("Question for those who ask to join"),
        max_length=280,
        required=False,
        help_text=_(
            "They answer it when they ask. Without a question they say who they are and why they come."
        ),
    )
    members_shown_to = forms.ChoiceField(
        label=_("Who sees the list of members"), choices=MemberList.choices, widget=forms.RadioSelect,
        help_text=_("Everybody sees how many there are, and whom to turn to."),
    )  # fmt: skip


class MemberForm(forms.Form):
    """Role and pages of one member; the labels are those of the space."""

    role = forms.ChoiceField(label=_("Role"), widget=forms.RadioSelect)
    edits_pages = forms.BooleanField(label=_("They may edit the pages of this space"), required=False)

    def __init__(self, *args: Any, roles: list[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["role"].choices = roles  # type: ignore[attr-defined]


class HandOverForm(forms.Form):
    stay_as = forms.ChoiceField(
        label=_("You stay as"),
        choices=[(role.value, role.label) for role in (Role.MODERATOR, Role.MEMBER)],
        initial=Role.MODERATOR,
        widget=forms.RadioSelect,
    )
