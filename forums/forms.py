"""What people type on boards: shape, not business."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext, override
from django.utils.translation import gettext_lazy as _

from community.audiences import audience_choices
from community.forms.looks import Swatches
from forums.choices import BoardColour, OpenedBy, TopicKind
from forums.forms_help import fact_fields, facts_in, initial_of, tried_field
from forums.forms_polls import PollFields
from forums.models import Board, Revelation, Topic
from forums.operations.help_facts import HelpFacts
from forums.operations.topics import MAX_TITLE
from portal import languages
from portal.fields import FilesField, TagsField, offer_words
from portal.guessing import guess_language
from portal.markdown import plain, validate_length
from portal.models import Space
from portal.text import rendered

Choices = list[tuple[str, str]]


class BodyForm(forms.Form):
    """A text in Markdown."""

    body = forms.CharField(
        label=_("Your text"), widget=forms.Textarea(attrs={"rows": 8}), validators=[validate_length]
    )


class PostForm(BodyForm):
    """A text with files."""

    files = FilesField(label=_("Files"))  # type: ignore[assignment]  # Django takes it off the class


class EditForm(PostForm):
    """``version`` is the one that the change began from; the first post has title and tags besides."""

    version = forms.IntegerField(required=False, min_value=1, widget=forms.HiddenInput)

    def begin_from(self, version: int) -> None:
        """Show the form again as a change of ``version``; what was typed into it stays."""
        self.data = {name: self.data.get(name) for name in self.data} | {"version": str(version)}


class LanguageForm(forms.Form):
    language = forms.ChoiceField(
        label=_("In which language is this post?"),
        required=False,
        help_text=_("It helps readers, screen readers and search. What we guess can be wrong."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "language", [("", str(_("Unknown, or several"))), *languages.choices()])


class ReplyForm(PollFields, PostForm):
    """``without_name``: the page said that the reply would stand without a name."""

    without_name = forms.BooleanField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, is_answer: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["body"].label = _("Your answer") if is_answer else _("Your reply")


class OpeningForm(PostForm):
    """Title, text and tags: what the author of a topic may change later."""

    title = forms.CharField(label=_("Title"), max_length=MAX_TITLE)
    tags = TagsField()

    field_order: Sequence[str] = ("title", "body", "files", "tags")


class OpeningEditForm(OpeningForm, EditForm):
    """Of a help request also with what it says besides its words."""

    def __init__(self, *args: Any, topic: Topic, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if topic.is_help:
            self.fields |= fact_fields(topic.space)
            self.initial = {**initial_of(topic.request), **self.initial}

    @property
    def facts(self) -> HelpFacts:
        return facts_in(self.cleaned_data)


class TopicForm(PollFields, OpeningForm):
    """A new topic; which kinds and boards it offers depends on who asks."""

    kind = forms.ChoiceField(
        widget=forms.HiddenInput,
        error_messages={"invalid_choice": _("No board that you can write on takes topics of this kind now.")},
    )
    board = forms.ModelChoiceField(
        label=_("Board"),
        queryset=Board.objects.none(),
        empty_label=None,
        error_messages={
            "invalid_choice": _("This board does not take topics of this kind. Choose another board.")
        },
    )
    audience = forms.ChoiceField(
        label=_("Who can see this?"),
        widget=forms.RadioSelect,
        help_text=_("This stays as you choose it; a moderator can hide the whole topic."),
    )
    language = forms.ChoiceField(
        label=_("Language of your text"),
        required=False,
        help_text=_("You need to choose only if we guess wrong."),
    )

    outcome = forms.CharField(
        label=_("What happened?"), widget=forms.Textarea(attrs={"rows": 6}), validators=[validate_length]
    )

    is_nameless = forms.BooleanField(
        label=_("Ask without my name"),
        required=False,
        help_text=_(
            "Nobody sees your name, on pages, in mails or in search, and you can show it later. Only the "
            "moderators of this space can find out who asked, if they say why, and you are told. "
            "Trade, country and files can still show who you are: your profile's country is left out, and "
            "we take your name out of photos and office documents, but not out of PDF files."
        ),
    )

    field_order = (
        "kind",
        "title",
        "body",
        "outcome",
        "files",
        "is_nameless",
        "board",
        "tags",
        "audience",
        "language",
    )

    def __init__(
        self,
        *args: Any,
        space: Space,
        boards: Sequence[Board],
        kinds: Sequence[TopicKind],
        is_small: bool = False,
        **kwargs: Any,
    ) -> None:
        """``is_small``: so few write in the space that people may guess."""
        super().__init__(*args, **kwargs)
        offer_words(self, space)
        self._offer_no_name(is_small=is_small)
        if self["kind"].value() == TopicKind.HELP:
            self.fields["title"].label = _("Your question in one line")
            self.fields["body"].label = _("What is the matter?")
            self.fields |= {"tried": tried_field(), **fact_fields(space)}
        if self["kind"].value() == TopicKind.EXPERIENCE:
            self.fields["body"].label = _("What did you try?")
        else:
            del self.fields["outcome"]
        _offer(self, "kind", [(kind.value, str(kind.label)) for kind in kinds])
        _offer(self, "audience", audience_choices(space))
        _offer(self, "language", [("", str(_("As in the text (we guess)"))), *languages.choices()])
        offered = cast("forms.ModelChoiceField[Board]", self.fields["board"])
        offered.queryset = Board.objects.filter(pk__in=[board.pk for board in boards])
        offered.choices = [(board.pk, str(board)) for board in boards]  # the form is drawn from those at hand

    def _offer_no_name(self, *, is_small: bool) -> None:
        """For help requests alone."""
        if self["kind"].value() != TopicKind.HELP:
            del self.fields["is_nameless"]
        elif is_small:
            words = gettext(
                "Few people write in this space. Even without a name, they may guess that it is you."
            )
            self.fields["is_nameless"].help_text = f"{self.fields['is_nameless'].help_text} {words}"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        second = "outcome" if "outcome" in self.fields else "tried"
        if {"body", second} <= cleaned.keys():
            try:
                validate_length(self.text)
            except ValidationError as too_long:
                self.add_error(second, too_long)
        return cleaned

    @property
    def text(self) -> str:
        """The first post; what has two parts has headings in the language of its words."""
        body: str = self.cleaned_data["body"]
        said = (body, self.cleaned_data.get("outcome") or self.cleaned_data.get("tried") or "")
        with override(self.cleaned_data.get("language") or _guessed(*said) or get_language()):
            if "outcome" in self.fields:
                words = self.cleaned_data["outcome"]
                return _parted("", gettext("What we tried"), body, gettext("What happened"), words)
            if tried := self.cleaned_data.get("tried"):
                return _parted(body, gettext("What I have tried"), tried)
        return body

    @property
    def facts(self) -> HelpFacts:
        """Of a question without a name nothing that only stood there from the profile."""
        said = facts_in(self.cleaned_data)
        if self.cleaned_data.get("is_nameless") and "country" not in self.changed_data:
            return replace(said, country="")
        return said


def _parted(first: str, *headed: str) -> str:
    """``first``, and then headings and words in turn."""
    parts = [f"## {heading}\n\n{words}" for heading, words in zip(headed[::2], headed[1::2], strict=True)]
    return "\n\n".join(filter(None, [first, *parts]))


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
    opened_by = forms.ChoiceField(
        label=_("Who begins topics?"),
        choices=OpenedBy.choices,
        widget=forms.RadioSelect,
        required=False,
        initial=OpenedBy.MEMBERS,
        help_text=_("Everybody who may write here can reply."),
    )
    kinds = forms.MultipleChoiceField(
        label=_("What may be begun here?"),
        choices=TopicKind.choices,
        widget=forms.CheckboxSelectMultiple,
        required=False,
        initial=TopicKind.values,
        help_text=_("With nothing chosen, everything."),
    )
    colour = forms.ChoiceField(
        label=_("Colour"),
        choices=BoardColour.choices,
        required=False,
        widget=Swatches(attrs={"class": "swatches"}),
    )

    def __init__(self, *args: Any, space: Space, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self, "audience", audience_choices(space))

    def clean_opened_by(self) -> str:
        return self.cleaned_data["opened_by"] or OpenedBy.MEMBERS.value


class ReasonForm(forms.Form):
    """Why a moderator has to know who wrote without a name."""

    reason = forms.CharField(
        label=_("Why do you have to know?"),
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=Revelation.LONGEST,
        help_text=_("One or two sentences. The person will read them, with your name."),
    )


def _guessed(*texts: str) -> str:
    return guess_language(plain(rendered("\n\n".join(texts))["html"]))


def _offer(form: forms.Form, name: str, choices: Choices) -> None:
    cast("forms.ChoiceField", form.fields[name]).choices = choices
