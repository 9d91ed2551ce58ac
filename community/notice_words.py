"""The sentence of each kind of notice; it is put together when the notice is read, never stored."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from community.choices import NoticeKind

SENTENCES: Final[dict[str, str | Promise]] = {
    NoticeKind.LET_IN: _("Welcome: you are now a member of “%(title)s”."),
    NoticeKind.TURNED_DOWN: _("“%(title)s” could not take you in this time."),
    NoticeKind.JOIN_REQUESTED: _("%(actor)s asks to join “%(title)s”."),
    NoticeKind.ANSWER: _("%(actor)s answered your question “%(title)s”."),
    NoticeKind.REPLY: _("%(actor)s replied in “%(title)s”."),
    NoticeKind.ACCEPTED: _("%(actor)s accepted your answer to “%(title)s”."),
    NoticeKind.WORDS_WANTED: _("%(actor)s would like to use your words from “%(title)s” elsewhere."),
    NoticeKind.WORDS_AGREED: _("%(actor)s agreed: you may use their words from “%(title)s”."),
    NoticeKind.WORDS_DECLINED: _("%(actor)s prefers to keep their words from “%(title)s” where they are."),
    NoticeKind.MENTION: _("%(actor)s mentioned you in “%(title)s”."),
    NoticeKind.INVITED: _("%(actor)s invites you to the group “%(title)s”."),
    NoticeKind.CARRIED: _("%(actor)s made “%(title)s” from what you wrote."),
    NoticeKind.ROLE_CHANGED: _("%(actor)s has changed your role in “%(title)s”."),
    NoticeKind.HANDED_OVER: _("%(actor)s has handed over the administration of “%(title)s” to you."),
    NoticeKind.INVITATION_ACCEPTED: _("%(actor)s has accepted your invitation to “%(title)s”."),
    NoticeKind.PART_PROPOSED: _("%(actor)s proposes that an organisation takes part: “%(title)s”."),
    NoticeKind.PART_AGREED: _("%(actor)s agreed to a participation: “%(title)s”."),
    NoticeKind.PART_DECLINED: _("%(actor)s declined or ended a participation: “%(title)s”."),
}

ICONS: Final[dict[str, str]] = {
    NoticeKind.LET_IN: "key",
    NoticeKind.TURNED_DOWN: "lock",
    NoticeKind.JOIN_REQUESTED: "people",
    NoticeKind.ANSWER: "reply",
    NoticeKind.REPLY: "chat",
    NoticeKind.ACCEPTED: "check",
    NoticeKind.WORDS_WANTED: "quote",
    NoticeKind.WORDS_AGREED: "check",
    NoticeKind.WORDS_DECLINED: "info",
    NoticeKind.MENTION: "person",
    NoticeKind.INVITED: "group",
    NoticeKind.CARRIED: "forward",
    NoticeKind.ROLE_CHANGED: "key",
    NoticeKind.HANDED_OVER: "key",
    NoticeKind.INVITATION_ACCEPTED: "mail",
    NoticeKind.PART_PROPOSED: "partnership",
    NoticeKind.PART_AGREED: "partnership",
    NoticeKind.PART_DECLINED: "partnership",
}


def sentence(kind: str, *, actor_name: str, title: str) -> str:
    return str(SENTENCES[kind]) % {"actor": actor_name or _now("Somebody"), "title": title}


def gone() -> str:
    """Instead of the sentence when the recipient may no longer see the object."""
    return _now("Something that you can no longer see.")
