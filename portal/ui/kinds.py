"""The kinds of things that people meet: their names, their icons and the section whose colour they wear."""

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.choices import SectionKind


@dataclass(frozen=True)
class Kind:
    label: str | Promise
    icon: str
    section: str = ""


KINDS: Final[dict[str, Kind]] = {
    "question": Kind(_("Question"), "question", SectionKind.COMMUNICATION.value),
    "topic": Kind(_("Topic"), "chat", SectionKind.COMMUNICATION.value),
    "post": Kind(_("Post"), "chat", SectionKind.COMMUNICATION.value),
    "board": Kind(_("Board"), "board", SectionKind.COMMUNICATION.value),
    "room": Kind(_("Live room"), "room", SectionKind.COMMUNICATION.value),
    "scenario": Kind(_("Scenario"), "eye", SectionKind.COMMUNICATION.value),
    "decision": Kind(_("Decision"), "flag", SectionKind.COMMUNICATION.value),
    "resource": Kind(_("Resource"), "resource", SectionKind.SHARING.value),
    "collection": Kind(_("Collection"), "collection", SectionKind.SHARING.value),
    "group": Kind(_("Group"), "group", SectionKind.COLLABORATION.value),
    "practice": Kind(_("Practice"), "practice", SectionKind.COOPERATION.value),
    "partnership": Kind(_("Partnership"), "partnership", SectionKind.COOPERATION.value),
    "space": Kind(_("Space"), "space"),
    "person": Kind(_("Person"), "person"),
    "organisation": Kind(_("Organisation"), "organisation"),
    "page": Kind(_("Page"), "file"),
}

# What each section is for, in one breath.
SECTION_PROMISES: Final[dict[str, str | Promise]] = {
    SectionKind.COMMUNICATION.value: _("Ask, answer, meet live"),
    SectionKind.SHARING.value: _("Put tools in the toolbox"),
    SectionKind.COLLABORATION.value: _("Work on it together"),
    SectionKind.COOPERATION.value: _("Set good practice, for the long term"),
}

# A familiar sign for each section where there is room for a small one only.
SECTION_ICONS: Final[dict[str, str]] = {
    SectionKind.COMMUNICATION.value: "chat",
    SectionKind.SHARING.value: "resource",
    SectionKind.COLLABORATION.value: "group",
    SectionKind.COOPERATION.value: "practice",
}

# The accents that a space may choose; each is a pair of colours in static/css/tokens.css.
ACCENTS: Final = ("ink", "brick", "amber", "moss", "pine", "sea", "iris", "plum")
