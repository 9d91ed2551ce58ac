"""What administrators type about their space's words."""

from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from portal.choices import WordKind
from portal.models import Space, Tag
from portal.tags import LONGEST, label_of, offered_in


class WordForm(forms.Form):
    name = forms.CharField(label=_("Word"), max_length=LONGEST)
    kind = forms.ChoiceField(label=_("What it is about"), choices=WordKind.choices, initial=WordKind.TOPIC)


class _WordChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    def label_from_instance(self, obj: Tag) -> str:
        return label_of(obj)


class MergeForm(forms.Form):
    into = _WordChoice(label=_("Becomes"), queryset=Tag.objects.none(), empty_label=_("Choose a word"))

    def __init__(self, *args: Any, space: Space, word: Tag, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offered = cast("forms.ModelChoiceField[Tag]", self.fields["into"])
        offered.queryset = offered_in(space).exclude(pk=word.pk)
