"""What administrators type about their space."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from portal import languages
from portal.choices import JoinPolicy, MemberList, Role, Visibility

ACCENT_LABELS = {
    "": _("Like the network"),
    "ink": _("Ink"),
    "brick": _("Brick"),
    "amber": _("Amber"),
    "moss": _("Moss"),
    "pine": _("Pine"),
    "sea": _("Sea"),
    "iris": _("Iris"),
    "plum": _("Plum"),
}

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
    languages = forms.MultipleChoiceField(
        label=_("Languages"),
        required=False,
        choices=languages.choices,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "chips"}),
    )
    accent = forms.ChoiceField(label=_("Colour"), required=False, choices=list(ACCENT_LABELS.items()))


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


class RoleForm(forms.Form):
    role = forms.ChoiceField(label=_("Role"), choices=Role.choices)


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
