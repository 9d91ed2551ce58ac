"""What people type on boards: shape, not business."""

from collections.abc import Sequence
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from forums.choices import TopicKind
from forums.models import Board
from forums.operations.boards import board_audiences
from forums.operations.topics import MAX_TITLE
from portal import languages, tags
from portal.choices import Audience
from portal.markdown import validate_length
from portal.models import Space
from portal.operations import OperationRefusedError

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
    tags = forms.CharField(
        label=_("Tags"),
        required=False,
        max_length=400,
        help_text=_("A few words between commas, so that others find it: host company, learning plan."),
    )

    field_order: Sequence[str] = ("title", "body", "tags")

    def clean_tags(self) -> list[str]:
        try:
            return tags.parse(self.cleaned_data["tags"])
        except OperationRefusedError as refusal:
            raise forms.ValidationError(str(refusal)) from refusal


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
        network_people: int,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if self["kind"].value() == TopicKind.HELP:
            self.fields["title"].label = _("Your question in one line")
            self.fields["body"].label = _("What is the matter, and what have you tried?")
        _offer(self, "kind", [(kind.value, str(kind.label)) for kind in kinds])
        _offer(self, "audience", audience_choices(space, network_people))
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

    def __init__(self, *args: Any, space: Space, network_people: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "audience", audience_choices(space, network_people))


def _offer(form: forms.Form, name: str, choices: Choices) -> None:
    cast("forms.ChoiceField", form.fields[name]).choices = choices


def audience_choices(space: Space, network_people: int) -> Choices:
    """The audiences of ``space`` in words, each with the number of people that it is now."""
    return [
        (audience.value, _in_words(audience, space, network_people)) for audience in board_audiences(space)
    ]


def _in_words(audience: Audience, space: Space, network_people: int) -> str:
    if audience == Audience.PUBLIC:
        return str(_("Everyone, also people who have not signed in"))
    if audience == Audience.NETWORK:
        words = ngettext(
            "People of the network: %(people)s person now",
            "People of the network: %(people)s people now",
            network_people,
        )
        return words % {"people": network_people}
    words = ngettext(
        "Members of %(space)s: %(people)s person now",
        "Members of %(space)s: %(people)s people now",
        space.member_count,
    )
    return words % {"space": space.name, "people": space.member_count}
