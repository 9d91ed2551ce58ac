"""What a new space may begin with: boards, a welcome, house rules, introductions, first steps.

Texts are short, because the people of the space will write their own over them. The app that owns a kind of
thing makes it (boards and the welcome topic: ``forums``), when ``portal.spaces.on_create`` says so.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.choices import JoinPolicy, SectionKind, SpaceKind
from portal.models import Space

Words = str | Promise

_RULES: Final = _(
    "- Write as you would speak to a colleague at the next bench.\n"
    "- Keep learners' names, photos and stories out of it, unless they have agreed.\n"
    "- Say where things come from, and share what you may share.\n"
    "- Somebody is out of order? Tell an administrator instead of answering in kind."
)


@dataclass(frozen=True)
class BoardDraft:
    slug: str
    name: Words
    purpose: Words


@dataclass(frozen=True)
class SpaceTemplate:
    """``introduction`` stands on the space's home, ``introductions`` on its sections; all are plain text."""

    key: str
    label: Words
    description: Words
    kind: SpaceKind
    join_policy: JoinPolicy
    boards: tuple[BoardDraft, ...]
    introduction: Words
    introductions: Mapping[str, Words]
    welcome_title: Words
    welcome: Words
    rules: Words = _RULES


def _sections(
    *, communication: Words, sharing: Words, collaboration: Words, cooperation: Words
) -> Mapping[str, Words]:
    return {
        SectionKind.COMMUNICATION.value: communication,
        SectionKind.SHARING.value: sharing,
        SectionKind.COLLABORATION.value: collaboration,
        SectionKind.COOPERATION.value: cooperation,
    }


_QUESTIONS = BoardDraft(
    "questions", _("Questions"), _("Ask for help. Somebody here has probably met the same problem.")
)
_DISCUSSION = BoardDraft("discussion", _("Discussion"), _("Talk over ideas, experience and plans."))
_NEWS = BoardDraft(
    "announcements", _("Announcements"), _("What everybody here should know: dates, results, calls.")
)

_PARTNER: Final = SpaceTemplate(
    key="partner",
    label=_("Partner organisation"),
    description=_(
        "A school's or firm's own place: colleagues, questions of the day, what you share with others."
    ),
    kind=SpaceKind.PARTNER,
    join_policy=JoinPolicy.REQUEST,
    boards=(
        _QUESTIONS,
        BoardDraft("everyday", _("Everyday work"), _("Plans, dates and what happened this week.")),
        BoardDraft("guests", _("Learners and guests"), _("Placements, visits, arrivals and stays.")),
    ),
    introduction=_(
        "This is the place of our organisation: who we are, what we train, and what we would like to share."
    ),
    introductions=_sections(
        communication=_("Ask colleagues, here and in the network. One question, one topic."),
        sharing=_("What we use in training and may pass on: forms, guides, methods."),
        collaboration=_("Small groups with an aim and an end."),
        cooperation=_("What has proved good with us, described so that others can do it too."),
    ),
    welcome_title=_("Welcome: who are we, and what do we do?"),
    welcome=_(
        "This space is for everybody who trains learners with us.\n\n"
        "Answer here in two lines: what is your work, and with what could a colleague help you this month?"
    ),
)

_PROJECT: Final = SpaceTemplate(
    key="project",
    label=_("Project network"),
    description=_("Partners of one project, from the first meeting to the results that stay."),
    kind=SpaceKind.NETWORK,
    join_policy=JoinPolicy.REQUEST,
    boards=(
        _QUESTIONS,
        BoardDraft("work", _("Work and plans"), _("Who does what until when; drafts to talk over.")),
        BoardDraft("meetings", _("Meetings"), _("Agendas, minutes and travel.")),
        _NEWS,
    ),
    introduction=_("Partners of this project work here together, and show what came of it."),
    introductions=_sections(
        communication=_("Questions between partners, live meetings, news of the project."),
        sharing=_("Drafts, templates and tools of the project, each with its licence."),
        collaboration=_("One group for each piece of work, with people, dates and tasks."),
        cooperation=_("Results that stay when the project has ended."),
    ),
    welcome_title=_("Welcome: partners, introduce yourselves"),
    welcome=_(
        "This is where our project talks, works and keeps its results.\n\n"
        "One post from each partner, please: who you are, who takes part, and what you bring."
    ),
)

_THEME: Final = SpaceTemplate(
    key="theme",
    label=_("Theme network"),
    description=_("People of many organisations around one matter, without an end date."),
    kind=SpaceKind.NETWORK,
    join_policy=JoinPolicy.OPEN,
    boards=(
        _QUESTIONS,
        BoardDraft("experience", _("Experience"), _("What you did, how it went, what you would do again.")),
        BoardDraft("sources", _("Reading and sources"), _("Studies, rules and calls worth knowing.")),
        _NEWS,
    ),
    introduction=_("People who care about this theme meet here, whatever organisation they come from."),
    introductions=_sections(
        communication=_("Ask, answer, and meet live about our theme."),
        sharing=_("The best tools that we know, with a word on when they help."),
        collaboration=_("Form a group when a question needs more than an answer."),
        cooperation=_("Good practice on our theme, tried in more than one place."),
    ),
    welcome_title=_("Welcome: what brings you here?"),
    welcome=_(
        "This network lives from what its people ask and tell.\n\n"
        "Begin small: one question that you have, or one thing that worked."
    ),
)

TEMPLATES: Final = {template.key: template for template in (_PARTNER, _PROJECT, _THEME)}


def template_of(key: str) -> SpaceTemplate | None:
    """The template of that key; None for spaces that began without one."""
    return TEMPLATES.get(key)


def boards_of(space: Space) -> tuple[BoardDraft, ...]:
    """The boards of the space's template, else places for questions, for talk and, between partners, news."""
    template = template_of(space.template)
    if template is not None:
        return template.boards
    return (_QUESTIONS, _DISCUSSION, _NEWS) if space.is_network else (_QUESTIONS, _DISCUSSION)
