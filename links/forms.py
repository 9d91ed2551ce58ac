"""What people type about a link: shape, not business."""

from typing import Any, cast
from urllib.parse import urlsplit

from django import forms
from django.utils.translation import gettext_lazy as _

from community.audiences import audience_choices
from links.choices import LinkKind
from links.models import ExternalLink
from links.operations.links import LinkText
from portal import countries, languages, tags
from portal.fields import TagsField, offer_words
from portal.models import Space


def _any(words: Any, choices: list[tuple[str, str]]) -> list[tuple[str, Any]]:
    return [("", words), *choices]


class LinkForm(forms.Form):
    url = forms.URLField(
        label=_("Address"), max_length=500, assume_scheme="https",
        widget=forms.URLInput(attrs={"placeholder": "https://", "inputmode": "url"}),
    )  # fmt: skip
    title = forms.CharField(label=_("Name"), max_length=140)
    kind = forms.ChoiceField(label=_("What is it?"), choices=LinkKind.choices)
    summary = forms.CharField(
        label=_("What does one find there?"),
        required=False,
        max_length=280,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("One sentence, for whom it is good."),
    )
    language = forms.ChoiceField(label=_("Language"), required=False)
    country = forms.ChoiceField(label=_("Country"), required=False)
    tags = TagsField()
    audience = forms.ChoiceField(label=_("Who can see this?"), widget=forms.RadioSelect)

    def __init__(self, *args: Any, space: Space, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_words(self, space)
        offers = {
            "language": _any(_("Several, or it does not matter"), languages.choices()),
            "country": _any(_("Several, or all of Europe"), countries.choices()),
            "audience": audience_choices(space),
        }
        for name, choices in offers.items():
            cast("forms.ChoiceField", self.fields[name]).choices = choices

    @staticmethod
    def of(link: ExternalLink) -> dict[str, Any]:
        """What the form starts with when ``link`` is changed."""
        names = ("url", "title", "kind", "summary", "language", "country", "audience")
        return {name: getattr(link, name) for name in names} | {"tags": ", ".join(tags.names_on(link))}

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"]
        if not url.startswith(("https://", "http://")):
            raise forms.ValidationError(_("Give the address of a page, beginning with https://."))
        if "@" in urlsplit(url).netloc:  # a name before the host looks like another host
            raise forms.ValidationError(_("Give the address without a user name or password."))
        return url

    def text(self) -> LinkText:
        """What was typed, as the operations take it."""
        typed = self.cleaned_data
        return LinkText(
            title=typed["title"], url=typed["url"], kind=typed["kind"], summary=typed["summary"],
            language=typed["language"], country=typed["country"], words=typed["tags"],
        )  # fmt: skip
