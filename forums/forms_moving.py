"""What moderators say when they move, merge or split topics."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, cast

from django import forms
from django.utils.translation import gettext_lazy as _

from forums.choices import TopicKind
from forums.models import Board, Topic
from forums.operations.topics import MAX_TITLE

_ADDRESS = re.compile(r"(?:^|/topics/)(\d{1,18})(?:[-/?#]|$)")


class MoveForm(forms.Form):
    """Boards by space; the first group is the topic's own space."""

    board = forms.TypedChoiceField(
        label=_("To which board?"),
        coerce=int,
        error_messages={"invalid_choice": _("This topic cannot go to that board now. Choose another one.")},
    )

    def __init__(self, *args: Any, boards: Sequence[Board], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.boards = {board.pk: board for board in boards}
        groups = groupby(boards, key=lambda board: str(board.space))
        chosen = cast("forms.ChoiceField", self.fields["board"])
        chosen.choices = [(space, [(board.pk, board.name) for board in here]) for space, here in groups]

    @property
    def chosen(self) -> Board:
        return self.boards[self.cleaned_data["board"]]


class MergeForm(forms.Form):
    into = forms.CharField(
        label=_("Which topic stays?"),
        max_length=400,
        help_text=_("Its address, as your browser shows it, or its number."),
    )

    def __init__(self, *args: Any, topics: Any, **kwargs: Any) -> None:
        """``topics``: the set among which the other one must be."""
        super().__init__(*args, **kwargs)
        self.topics = topics

    def clean_into(self) -> Topic:
        found = _ADDRESS.search(self.cleaned_data["into"].strip())
        topic: Topic | None = self.topics.filter(pk=int(found[1])).first() if found else None
        if topic is None:
            raise forms.ValidationError(_("No topic of this space stands at that address."))
        return topic


class SplitForm(forms.Form):
    title = forms.CharField(label=_("Title of the new topic"), max_length=MAX_TITLE)
    kind = forms.ChoiceField(label=_("What is it?"), widget=forms.RadioSelect)
    posts = forms.TypedMultipleChoiceField(
        label=_("Which posts go?"),
        coerce=int,
        error_messages={
            "required": _("Pick at least one post."),
            "invalid_choice": _("Some of these posts stand elsewhere by now. Look at the topic again."),
        },
    )

    def __init__(
        self, *args: Any, kinds: Sequence[TopicKind], posts: Iterable[tuple[int, int]], **kwargs: Any
    ) -> None:
        """``posts``: id and number of each that could be picked."""
        super().__init__(*args, **kwargs)
        kind, picked = (cast("forms.ChoiceField", self.fields[name]) for name in ("kind", "posts"))
        kind.choices = [(each.value, str(each.label)) for each in kinds]
        kind.initial = TopicKind.DISCUSSION if TopicKind.DISCUSSION in kinds else kinds[0]
        picked.choices = [(pk, str(number)) for pk, number in posts]
