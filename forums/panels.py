"""What boards show on the network home, in spaces, on section pages, with groups and people."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from community import setup
from community.setup import Step
from forums import selectors
from forums.choices import TopicKind
from forums.models import Topic
from forums.routing.selectors import questions_put_to
from forums.routing.words import for_oneself
from forums.unread import MOST_COUNTED, latest_new
from portal.addresses import in_space
from portal.choices import SectionKind
from portal.operations import may
from portal.realtime.sections import section_key
from portal.tenancy import memo
from portal.ui import actions, panels
from portal.ui.actions import Action
from portal.ui.panels import Panel
from portal.ui.shell import address_of, section_of_place

COMMUNICATION = SectionKind.COMMUNICATION.value
SECTION = f"section:{COMMUNICATION}"
# Parts of the section page that are fetched again when something happens; one fetch brings all of them.
LIVE_PARTS = ("open-questions-rows", "boards-rows", "latest-topics-rows")


def _topics(key: str, title: Any, topics: list[Any], **more: Any) -> Panel:
    context = {"topics": topics, "part": f"{key}-rows", **more.pop("context", {})}
    return Panel(key, title, "forums/_panel_topics.html", context, section=COMMUNICATION, **more)


def _live(space: Any, part: str) -> dict[str, Any]:
    """What the first part needs to bring itself and the others up to date."""
    return {
        "live_key": section_key(SectionKind.COMMUNICATION, space.pk),
        "live_url": in_space(space, "section", COMMUNICATION),
        "other_parts": ",".join(f"#{other}" for other in LIVE_PARTS if other != part),
    }


@setup.step(order=50)
def ask_first(space: Any) -> Step:
    done = Topic.objects.filter(space=space, kind=TopicKind.HELP).exists()
    return Step(_("Ask a first question"), f"{in_space(space, 'topic_new')}?kind=help", done=done)


@panels.register(SECTION, order=10)
def open_questions(request: HttpRequest, place: Any) -> Panel:
    topics = selectors.open_questions(request.user, place, most=6)
    context: dict[str, Any] = {
        "shows_space": place is None,
        "shows_age": True,
        "empty_title": _("No question waits for an answer"),
        "empty_text": _("When somebody asks for help, it stands here until an answer is accepted."),
    }
    if place is not None:
        context |= _live(place, LIVE_PARTS[0])
    more_url = in_space(place, "help_in_space") if place is not None else address_of("help_everywhere")
    return _topics(
        "open-questions", _("Open questions"), topics, context=context, more_url=more_url,
        more_label=_("All help requests"),
    )  # fmt: skip


@panels.register(SECTION, order=120)
def boards(request: HttpRequest, place: Any) -> Panel | None:
    if place is None:
        return None
    shown = selectors.boards_with_latest(request.user, place)
    may_create = may(request.user, "forums.create_board", place)
    if not shown and not may_create:
        return None
    context = {
        "rows": shown,
        "part": "boards-rows",
        "new_url": in_space(place, "board_new") if may_create else "",
    }
    return Panel("boards", _("Boards"), "forums/_panel_boards.html", context, section=COMMUNICATION)


@panels.register(SECTION, order=40)
def latest_topics(request: HttpRequest, place: Any) -> Panel | None:
    topics = selectors.latest_topics(request.user, place, most=6, but_waiting=True)
    if not topics:
        return None
    return _topics("latest-topics", _("Latest conversations"), topics, context={"shows_space": place is None})


def _may_open(request: HttpRequest, space: Any, kind: str) -> bool:
    """Whether a board takes such a topic by this person; asked once a page."""
    if not may(request.user, "forums.write", space):
        return False

    def kinds_to_begin() -> set[str]:
        boards = selectors.boards_to_write_on(request.user, space)
        return {
            kind
            for board in boards
            if may(request.user, "forums.open_topic", board)
            for kind in board.kinds_taken
        }

    return kind in memo(("forums", "kinds_to_begin", space.pk), kinds_to_begin)


@actions.register("help")
@actions.register(SECTION, order=10)
def ask(request: HttpRequest, space: Any) -> Action | None:
    if not _may_open(request, space, TopicKind.HELP):
        return None
    return Action(_("Ask for help"), f"{in_space(space, 'topic_new')}?kind=help", "question", "primary")


@actions.register(f"network:{COMMUNICATION}")
def ask_somewhere(request: HttpRequest, _place: None) -> Action | None:
    """In the network, where one has yet to choose a space."""
    if not request.user.is_authenticated:
        return None
    return Action(_("Ask for help"), address_of("ask_somewhere"), "question", "primary")


@actions.register(SECTION, order=15)
def begin(request: HttpRequest, space: Any) -> Action | None:
    if not _may_open(request, space, TopicKind.DISCUSSION):
        return None
    return Action(_("Start a discussion"), f"{in_space(space, 'topic_new')}?kind=discussion", "chat")


@panels.register("space", order=10)
def conversations(request: HttpRequest, place: Any) -> Panel | None:
    topics = selectors.latest_topics(request.user, place, most=4)
    if not topics:
        return None
    return _topics(
        "conversations",
        _("What people talk about"),
        topics,
        more_url=in_space(place, "section", COMMUNICATION),
        more_label=_("All questions and topics"),
    )


@panels.register("live:questions", label=_("Latest questions"))
def live_questions(request: HttpRequest, place: Any) -> Panel:
    topics = selectors.open_questions(request.user, place, most=5)
    context = {
        "shows_space": place is None,
        "shows_age": True,
        "empty_title": _("No question waits for an answer"),
        "empty_text": _("When somebody asks for help, it stands here until an answer is accepted."),
    }
    more_url = section_of_place(place, COMMUNICATION)
    return _topics("live-questions", _("Latest questions"), topics, context=context, more_url=more_url)


@panels.register("home", order=10)
def public_questions(request: HttpRequest, place: Any) -> Panel | None:
    topics = selectors.public_questions(most=5)
    if not topics:
        return None
    return _topics(
        "questions",
        _("Asked lately"),
        topics,
        context={"shows_space": True},
        more_url=address_of("network_section", COMMUNICATION),
        more_label=_("All questions"),
    )


@panels.register("group", order=30)
def own_topic(request: HttpRequest, place: Any) -> Panel | None:
    topic = selectors.topic_of_circle(request.user, place.members_circle_id)
    if topic is None:
        return None
    context = {"topic": topic, "posts": selectors.latest_posts(topic, most=3)}
    return Panel(
        "group-topic",
        _("The group's own conversation"),
        "forums/_panel_group.html",
        context,
        more_url=topic.get_absolute_url(),
        more_label=_("Read and write"),
        section=COMMUNICATION,
    )


@panels.register("person", order=20)
def said_by_person(request: HttpRequest, place: Any) -> Panel | None:
    topics = selectors.topics_by(request.user, place, most=5)
    answers = selectors.answers_by(request.user, place, most=5)
    if not topics and not answers:
        return None
    context = {"topics": topics, "answers": answers}
    return Panel("said", _("Asked and answered"), "forums/_panel_person.html", context, section=COMMUNICATION)


@actions.register(SECTION, order=90)
def look_what_is_new(request: HttpRequest, space: Any) -> Action | None:
    if not request.user.is_authenticated:
        return None
    return Action(_("New for you"), in_space(space, "new_in_space"), "bell", "quiet")


@panels.register("me", order=15)
@panels.register(SECTION, order=5)
def new_for_me(request: HttpRequest, place: Any) -> Panel | None:
    """What others wrote since the reader was there, and how many topics it is; in the network."""
    if place is not None or not request.user.is_authenticated:
        return None
    topics, count = latest_new(request.user, most=5)
    if not topics:
        return None
    many = ngettext(
        "%(count)s topic has something that you have not read.",
        "%(count)s topics have something that you have not read.", count,
    )  # fmt: skip
    shown = f"{MOST_COUNTED}+" if count > MOST_COUNTED else str(count)
    context = {"topics": topics, "many": many % {"count": shown}}
    return Panel(
        "new-for-me", _("New for you"), "forums/_panel_new.html", context,
        more_url=address_of("new_for_me"), more_label=_("All that is new for you"), section=COMMUNICATION,
    )  # fmt: skip


@panels.register("me", order=2)
def asked_of_me(request: HttpRequest, place: Any) -> Panel | None:
    """Questions put to the reader in person; who has answered well is told that others could ask them."""
    asked = questions_put_to(request.user, most=5)
    if asked:
        context = {"asked": [{"row": row, "why": for_oneself(row.reasons)} for row in asked]}
        title = _("You are asked for help")
        return Panel("asked", title, "forums/_panel_asked.html", context, section=COMMUNICATION)
    if not selectors.could_offer_help(request.user):
        return None
    return Panel("offer-help", _("Others could ask you"), "forums/_panel_offer.html")


@panels.register("me", order=20)
def my_topics(request: HttpRequest, place: Any) -> Panel:
    topics = selectors.begun_by_reader(request.user, most=5)
    context = {
        "shows_space": True,
        "empty_title": _("You have not asked anything yet"),
        "empty_text": _("Choose a space, open its Communication section and ask. Somebody will know."),
    }
    return _topics("my-topics", _("Your questions and topics"), topics, context=context)


@panels.register("me", order=30)
def waiting_for_me(request: HttpRequest, place: Any) -> Panel | None:
    topics = selectors.questions_for(request.user, most=5)
    if not topics:
        return None
    return _topics(
        "could-answer",
        _("Perhaps you know an answer"),
        topics,
        context={"shows_space": True},
        more_url=address_of("network_section", COMMUNICATION),
        more_label=_("All open questions"),
    )
