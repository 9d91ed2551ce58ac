"""The sentence of each kind of notice; it is put together when the notice is read, never stored."""

from collections.abc import Callable
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

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
    NoticeKind.NEW_POST: _("%(actor)s wrote in “%(title)s”."),
    NoticeKind.NEW_TOPIC: _("%(actor)s began “%(title)s”."),
    NoticeKind.INVITED: _("%(actor)s invites you to the group “%(title)s”."),
    NoticeKind.CARRIED: _("%(actor)s made “%(title)s” from what you wrote."),
    NoticeKind.RULES_CHANGED: _("%(actor)s changed the house rules of “%(title)s”."),
    NoticeKind.SPACE_WANTED: _("%(actor)s asks for a space: “%(title)s”."),
    NoticeKind.SPACE_GRANTED: _("Your space “%(title)s” is ready. You are its administrator."),
    NoticeKind.SPACE_DECLINED: _("The coordinators declined your request for the space “%(title)s”."),
    NoticeKind.EXPORT_READY: _("The copy of your data is ready. You can fetch it for seven days."),
    NoticeKind.ROLE_CHANGED: _("%(actor)s has changed your role in “%(title)s”."),
    NoticeKind.HANDED_OVER: _("%(actor)s has handed over the administration of “%(title)s” to you."),
    NoticeKind.INVITATION_ACCEPTED: _("%(actor)s has accepted your invitation to “%(title)s”."),
    NoticeKind.PART_PROPOSED: _("%(actor)s proposes that an organisation takes part: “%(title)s”."),
    NoticeKind.PART_AGREED: _("%(actor)s agreed to a participation: “%(title)s”."),
    NoticeKind.PART_DECLINED: _("%(actor)s declined or ended a participation: “%(title)s”."),
    NoticeKind.MOVED: _("%(actor)s has moved what you wrote. It stands in “%(title)s” now."),
    NoticeKind.POLL_ENDED: _("The poll “%(title)s” has ended. See what came of it."),
    NoticeKind.UNREACHABLE: _(
        "We could not reach your address %(title)s. You get no mail until you look at it."
    ),
    NoticeKind.SYNTHESIS: _("%(actor)s has published what “%(title)s” concludes from its scenarios."),
    # Who reported is in none of them.
    NoticeKind.REPORTED: _("Something was reported in “%(title)s”."),
    NoticeKind.REPORT_SETTLED: _("What you reported in “%(title)s” has been looked at."),
    NoticeKind.MODERATED: _("The moderators of “%(title)s” decided about something that you wrote."),
    NoticeKind.OBJECTED: _("Somebody objects to a decision in “%(title)s”."),
    NoticeKind.OBJECTION_SETTLED: _("Your objection in “%(title)s” has been decided."),
    NoticeKind.REACTED: _("%(actor)s reacted to what you wrote in “%(title)s”."),
    NoticeKind.HELPED: _("%(actor)s says that your answer to “%(title)s” helped."),
    NoticeKind.WORKED: _("%(actor)s has tried your answer to “%(title)s”: it worked."),
    NoticeKind.SHARED_SOLVED: _("“%(title)s”, a problem that you share, has an answer now."),
    NoticeKind.WHETHER: _("A month ago you accepted an answer to “%(title)s”. Did it work?"),
    NoticeKind.WENT_WIDER: _("Nobody has answered “%(title)s” yet. The whole network can read it now."),
    NoticeKind.HELP_WANTED: _("Perhaps you can help: “%(title)s”."),
    NoticeKind.HELD: _(
        "What you wrote for “%(title)s” waits for a moderator. Usually somebody looks within a day."
    ),
    NoticeKind.HELD_WAITING: _("Something that was written in “%(title)s” waits for your look."),
    NoticeKind.HELD_SHOWN: _("What you wrote is shown now: “%(title)s”."),
    # What the two talk about is in none of them.
    NoticeKind.TALK_ASKED: _("%(actor)s asks you for a talk."),
    NoticeKind.TALK_ACCEPTED: _("%(actor)s said yes: you can talk now."),
    NoticeKind.TALK_DECLINED: _("%(actor)s cannot take your request for a talk."),
    NoticeKind.TALK_NEW: _("%(actor)s wrote in your talk."),
    NoticeKind.TALK_ENDED: _("%(actor)s has ended your talk."),
    NoticeKind.ROOM_ORDER: _("%(actor)s decided about you in the live room “%(title)s”."),
    NoticeKind.ASKER_REVEALED: _(
        "%(actor)s looked who wrote without a name in “%(title)s”. The reason stands there."
    ),
}

SEVERAL: Final[dict[str, Callable[[int], str]]] = {
    NoticeKind.JOIN_REQUESTED: lambda n: ngettext(
        "%(actor)s and %(others)d other ask to join “%(title)s”.",
        "%(actor)s and %(others)d others ask to join “%(title)s”.", n,
    ),
    NoticeKind.ANSWER: lambda n: ngettext(
        "%(actor)s and %(others)d other answered your question “%(title)s”.",
        "%(actor)s and %(others)d others answered your question “%(title)s”.", n,
    ),
    NoticeKind.REPLY: lambda n: ngettext(
        "%(actor)s and %(others)d other replied in “%(title)s”.",
        "%(actor)s and %(others)d others replied in “%(title)s”.", n,
    ),
    NoticeKind.NEW_POST: lambda n: ngettext(
        "%(actor)s and %(others)d other wrote in “%(title)s”.",
        "%(actor)s and %(others)d others wrote in “%(title)s”.", n,
    ),
    NoticeKind.MENTION: lambda n: ngettext(
        "%(actor)s and %(others)d other mentioned you in “%(title)s”.",
        "%(actor)s and %(others)d others mentioned you in “%(title)s”.", n,
    ),
    NoticeKind.REACTED: lambda n: ngettext(
        "%(actor)s and %(others)d other reacted to what you wrote in “%(title)s”.",
        "%(actor)s and %(others)d others reacted to what you wrote in “%(title)s”.", n,
    ),
}  # fmt: skip

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
    NoticeKind.NEW_POST: "chat",
    NoticeKind.NEW_TOPIC: "plus",
    NoticeKind.INVITED: "group",
    NoticeKind.CARRIED: "forward",
    NoticeKind.RULES_CHANGED: "info",
    NoticeKind.SPACE_WANTED: "space",
    NoticeKind.SPACE_GRANTED: "key",
    NoticeKind.SPACE_DECLINED: "info",
    NoticeKind.EXPORT_READY: "download",
    NoticeKind.ROLE_CHANGED: "key",
    NoticeKind.HANDED_OVER: "key",
    NoticeKind.INVITATION_ACCEPTED: "mail",
    NoticeKind.PART_PROPOSED: "partnership",
    NoticeKind.PART_AGREED: "partnership",
    NoticeKind.PART_DECLINED: "partnership",
    NoticeKind.MOVED: "arrow-right",
    NoticeKind.POLL_ENDED: "list",
    NoticeKind.UNREACHABLE: "warning",
    NoticeKind.REPORTED: "flag",
    NoticeKind.REPORT_SETTLED: "flag",
    NoticeKind.MODERATED: "eye",
    NoticeKind.OBJECTED: "quote",
    NoticeKind.OBJECTION_SETTLED: "check",
    NoticeKind.REACTED: "star",
    NoticeKind.SYNTHESIS: "quote",
    NoticeKind.HELPED: "heart",
    NoticeKind.WORKED: "check",
    NoticeKind.SHARED_SOLVED: "check",
    NoticeKind.WHETHER: "question",
    NoticeKind.WENT_WIDER: "globe",
    NoticeKind.HELP_WANTED: "question",
    NoticeKind.HELD: "clock",
    NoticeKind.HELD_WAITING: "eye",
    NoticeKind.HELD_SHOWN: "check",
    NoticeKind.TALK_ASKED: "question",
    NoticeKind.TALK_ACCEPTED: "check",
    NoticeKind.TALK_DECLINED: "info",
    NoticeKind.TALK_NEW: "chat",
    NoticeKind.TALK_ENDED: "flag",
    NoticeKind.ROOM_ORDER: "room",
    NoticeKind.ASKER_REVEALED: "eye",
}


def sentence(kind: str, *, actor_name: str, title: str, others: int = 0) -> str:
    """What happened, in one sentence; ``others`` did the same before ``actor_name``."""
    words = str(SENTENCES[kind]) if not others or kind not in SEVERAL else SEVERAL[kind](others)
    return words % {"actor": actor_name or _now("Somebody"), "title": title, "others": others}


def gone() -> str:
    """Instead of the sentence when the recipient may no longer see the object."""
    return _now("Something that you can no longer see.")
