"""What somebody says about helping others."""

from datetime import date
from typing import Any, cast

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from community.choices import HelpRhythm
from community.forms.fields import WordsField, chips
from community.models import HelpOffer, LanguageSkill, Profile


class HelpForm(forms.Form):
    """Whether others may ask, about what, in which languages and how often."""

    is_offered = forms.BooleanField(
        label=_("Others may ask me for help"),
        required=False,
        help_text=_("Somebody whose question fits may then be told that you could know an answer, and why."),
    )
    words = WordsField(
        label=_("What I can help with"),
        required=False,
        help_text=_("A few words, with commas. For example: learning plans, hairdressing, first week."),
    )
    languages = chips(_("Languages in which I can help"), ())
    rhythm = forms.TypedChoiceField(
        label=_("How often"),
        coerce=int,
        choices=HelpRhythm.choices,
        widget=forms.RadioSelect,
        help_text=_("Nobody is asked twice within a week. You can always say no, without a reason."),
    )
    paused_until = forms.DateField(
        label=_("A break: do not ask me before"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, skills: list[LanguageSkill], **kwargs: Any) -> None:
        """``skills``: what the person speaks; without any, the form asks for none."""
        super().__init__(*args, **kwargs)
        if skills:
            chosen = cast("forms.MultipleChoiceField", self.fields["languages"])
            chosen.choices = [(skill.language, skill.name) for skill in skills]
        else:
            del self.fields["languages"]

    def clean_paused_until(self) -> date | None:
        """A break that is over is none."""
        until: date | None = self.cleaned_data["paused_until"]
        return until if until is not None and until > timezone.localdate() else None

    def clean(self) -> dict[str, Any]:
        return {"languages": [], **(super().clean() or {})}

    @classmethod
    def of(cls, profile: Profile, offer: HelpOffer | None, skills: list[LanguageSkill]) -> dict[str, Any]:
        """As it was said; at first as the profile has it, and nothing is offered until it is sent."""
        counsels = [skill.language for skill in skills if skill.can_counsel]
        said = {"languages": counsels or [skill.language for skill in skills]}
        if offer is None:
            return said | {
                "is_offered": True, "words": profile.expertise, "rhythm": HelpRhythm.FORTNIGHTLY,
            }  # fmt: skip
        return said | {
            "is_offered": offer.offered_at is not None,
            "words": list(offer.words.order_by("pk").values_list("word", flat=True)),
            "rhythm": offer.rhythm,
            "paused_until": offer.paused_until,
        }
