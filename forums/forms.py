"""What people type on boards: shape, not business."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from community.audiences import audience_choices
from forums.choices import TopicKind
from forums.models import Board
from forums.operations.topics import MAX_TITLE
from portal import languages
from portal.fields import TagsField, offer_words
from portal.markdown import validate_length
from portal.models import Space

Choices = list[tuple[str, str]]


class BodyForm(forms.Form):
    """A text in Markdown."""

    body = forms.CharField(
        label=_("Your text"), widget=forms.Textarea(attrs={"rows": 8}), validators=[validate_length]
    )


class ReplyForm(BodyForm):
    def __init__(self, *args: Any, is_answer: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].label = _("Your answer") if is_answer else _("Your reply")


class OpeningForm(BodyForm):
    """Title, text and tags: what the author of a topic may change later."""

    title = forms.CharField(label=_("Title"), max_length=MAX_TITLE)
    tags = TagsField()

    field_order: Sequence[str] = ("title", "body", "tags")


class TopicForm(OpeningForm):
    """A new topic; which kinds and boards it offers depends on who asks."""

    kind = forms.ChoiceField(widget=forms.HiddenInput)
    board = forms.ModelChoiceField(label=_("Board"), queryset=Board.objects.none(), empty_label=None)
    audience = forms.ChoiceField(
        label=_("Who can see this?"),
        widget=forms.RadioSelect,
        help_text=_("This stays as you choose it; a moderator can hide the whole topic."),
    )
    language = forms.ChoiceField(label=_("Language of your text"), choices=languages.choices)

    field_order = ("kind", "title", "body", "board", "tags", "audience", "language")

    def __init__(
        self,
        *args: Any,
        space: Space,
        boards: Sequence[Board],
        kinds: Sequence[TopicKind],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        offer_words(self, space)
        if self["kind"].value() == TopicKind.HELP:
            self.fields["title"].label = _("Your question in one line")
            self.fields["body"].label = _("What is the matter, and what have you tried?")
        _offer(self, "kind", [(kind.value, str(kind.label)) for kind in kinds])
        _offer(self, "audience", audience_choices(space))
        offered = cast("forms.ModelChoiceField[Board]", self.fields["board"])
        offered.queryset = Board.objects.filter(pk__in=[board.pk for board in boards])


class BoardForm(forms.Form):
    name = forms.CharField(label=_("Name"), max_length=80)
    purpose = forms.CharField(
        label=_("What belongs here?"), max_length=200, required=False, help_text=_("One sentence.")
    )
    audience = forms.ChoiceField(
        label=_("Who sees new topics?"),
        widget=forms.RadioSelect,
        help_text=_("Authors can choose another audience for a single topic."),
    )

    def __init__(self, *args: Any, space: Space, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "audience", audience_choices(space))


def _offer(form: forms.Form, name: str, choices: Choices) -> None:
    cast("forms.ChoiceField", form.fields[name]).choices = choices
