"""What moderators, their administrators and visitors type about what waits."""

from typing import Any

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from forums.choices import FirstPosts
from forums.forms import PostForm
from forums.models import HeldContribution
from forums.models.held import LONGEST_NAME
from forums.operations.topics import MAX_TITLE
from portal.fields import TagsField, offer_words
from portal.markdown import validate_length

SALT = "guildhall.comment.form"
FASTEST_SECONDS, SLOWEST_SECONDS = 3, 24 * 3600
MOST_LETTERS = 4_000


class NoteForm(forms.Form):
    """``version`` is that of the words which were read."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    note = forms.CharField(
        label=_("Why is it not shown?"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Its author reads this. Say what would have to be different."),
    )


class HeldForm(PostForm):
    title = forms.CharField(label=_("Title"), max_length=MAX_TITLE)
    tags = TagsField()

    field_order = ("title", "body", "files", "tags")

    def __init__(self, *args: Any, held: HeldContribution, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if held.is_topic:
            offer_words(self, held.space)
        else:
            del self.fields["title"], self.fields["tags"]

    def deed(self) -> dict[str, Any]:
        """What was typed, as the operation takes it."""
        said = dict(self.cleaned_data)
        return said | ({"words": said.pop("tags")} if "tags" in said else {})


class PostingRulesForm(forms.Form):
    first_posts = forms.ChoiceField(
        label=_("Which first posts do moderators look at before they are shown?"),
        choices=FirstPosts.choices,
        widget=forms.RadioSelect,
        help_text=_(
            "Of people who came by themselves. Who was invited or let in, or works at a verified "
            "organisation, writes at once."
        ),
    )
    visitors_comment = forms.BooleanField(
        label=_("Visitors may comment on public topics"),
        required=False,
        help_text=_("With a name and a confirmed address. A moderator looks at each comment first."),
    )
    also_announcements = forms.BooleanField(label=_("Also on announcements"), required=False)
    asks_by_itself = forms.BooleanField(
        label=_("Let Guildhall ask people who may know"),
        required=False,
        help_text=_(
            "A question without an answer for a day is put to the two who fit best. Who asked, and "
            "moderators, can ask people in any case."
        ),
    )


class CommentForm(forms.Form):
    """A visitor's comment. People do not see ``website``; ``begun`` says when they got the form."""

    name = forms.CharField(
        label=_("Your name"), max_length=LONGEST_NAME, widget=forms.TextInput(attrs={"autocomplete": "name"}),
        help_text=_("It stands beside your comment."),
    )  # fmt: skip
    email = forms.EmailField(
        label=_("Your e-mail address"), max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        help_text=_("Nobody sees it. We send you a link to confirm your comment."),
    )  # fmt: skip
    body = forms.CharField(
        label=_("Your comment"), max_length=MOST_LETTERS, widget=forms.Textarea(attrs={"rows": 5}),
        validators=[validate_length],
    )  # fmt: skip
    agrees = forms.BooleanField(label=_("I have read the privacy notice and agree to it."))
    website = forms.CharField(
        label=_("Leave this empty"), required=False,
        widget=forms.TextInput(attrs={"autocomplete": "off", "tabindex": "-1"}),
    )  # fmt: skip
    begun = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{**kwargs, "auto_id": "comment_%s"})
        self.initial.setdefault("begun", stamp())

    def clean_name(self) -> str:
        name = " ".join(self.cleaned_data["name"].split())
        if "@" in name or "://" in name:
            raise ValidationError(_("Write a name here, without an address or a link."))
        return name

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        trouble = _trouble(cleaned.get("begun", ""))
        if trouble:
            # The next try begins now; everything that was typed stays.
            self.data = {**self.data, "begun": stamp()}
            self.add_error(None, trouble)
        return cleaned

    @property
    def is_by_a_machine(self) -> bool:
        return bool(self.cleaned_data.get("website"))

    @property
    def said(self) -> dict[str, str]:
        return {name: self.cleaned_data[name] for name in ("name", "email", "body")}


def stamp() -> str:
    return signing.TimestampSigner(salt=SALT).sign("form")


def _trouble(begun: str) -> Any:
    signer = signing.TimestampSigner(salt=SALT)
    try:
        signer.unsign(begun, max_age=SLOWEST_SECONDS)
    except signing.BadSignature:
        return _("This page was open for a long time. Please send your comment once more.")
    try:
        signer.unsign(begun, max_age=FASTEST_SECONDS)
    except signing.SignatureExpired:
        return ""
    return _("That was very fast. Please send your comment once more.")
