"""A new topic: first what it is to be, then the form for it."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods

from forums import nameless
from forums.choices import TopicKind
from forums.forms import TopicForm
from forums.models import Board
from forums.operations.boards import board_audiences
from forums.operations.writing import write_topic
from forums.selectors import boards_to_write_on, has_rules_to_read
from forums.views.helping import facts_place
from forums.views.showing import file_limits
from portal import languages
from portal.addresses import in_space
from portal.carrying import Origin, WayBarredError, origin_of
from portal.choices import SectionKind
from portal.http import MemberRequest, kept_form, member_required, refused, see_other
from portal.lineage import Material
from portal.operations import AccessDeniedError, OperationRefusedError, may

LONGEST_WORDS = 300  # topic words that an address brings along

# Where a kind of topic goes unless its author says otherwise; a space may lack the board.
USUAL_BOARDS = {
    TopicKind.HELP: "questions",
    TopicKind.DISCUSSION: "discussion",
    TopicKind.EXPERIENCE: "discussion",
    TopicKind.ANNOUNCEMENT: "announcements",
}


# What one would like to do, and what then stands above the form.
INVITATIONS: dict[TopicKind, tuple[Any, Any]] = {
    TopicKind.HELP: (
        _("Ask for help"),
        _("One line and a few words are enough. When an answer has helped, you mark it."),
    ),
    TopicKind.DISCUSSION: (
        _("Start a discussion"),
        _("An idea, a plan, something that you would like to hear others on."),
    ),
    TopicKind.EXPERIENCE: (_("Tell an experience"), _("What you did, how it went, what you would do again.")),
    TopicKind.ANNOUNCEMENT: (
        _("Announce something"),
        _("What everybody here should know: a date, a result, a call."),
    ),
}


@require_http_methods(["GET", "POST"])
@member_required
def topic_new(request: MemberRequest, slug: str) -> HttpResponse:
    writable = _boards(request)
    kinds = _kinds(request, writable)
    try:
        origin = origin_of(request, "topic")
    except WayBarredError as barred:
        return see_other(barred.source.get_absolute_url())
    kept = kept_form(request) if request.method == "GET" else {}
    kind = kept.get("kind") or request.POST.get("kind") or request.GET.get("kind", "")
    if kind not in kinds and not _is_sent(request, kind):
        return render(request, "forums/topic_kind.html", {"choices": _choices(request, kinds)})
    boards = [board for board in writable if board.takes(kind)] or writable
    initial = {**_initial(request, boards, kind, origin), **kept}
    form = _form(request, boards, kinds, kind, initial)
    if request.method == "POST" and form.is_valid():
        try:
            opened = write_topic(actor=request.user, source=origin and origin.source, **_said(form))
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            return see_other(opened.get_absolute_url())
    context = {
        "form": form,
        "origin": origin,
        "brings_words": bool(request.GET.get("words")),
        **_drafts(slug),
        **file_limits(),
        **facts_place(form),
        **_words(request, kind),
    }
    return render(request, "forums/topic_new.html", context, status=422 if form.is_bound else 200)


def _is_sent(request: MemberRequest, kind: str) -> bool:
    """Whether words came along; then the form says what is wrong, so that they are not lost."""
    return request.method == "POST" and kind in TopicKind.values and kind != TopicKind.ANNOUNCEMENT


def _drafts(slug: str) -> dict[str, str]:
    return {f"{name}_key": f"topic-new-{name}-{slug}" for name in ("outcome", "tried")} | {
        "draft_key": f"topic-new-{slug}"
    }


def _boards(request: MemberRequest) -> list[Board]:
    """The boards on which this person may open a topic.

    Raises:
        AccessDeniedError: there is none.
    """
    shown = boards_to_write_on(request.user, request.space)
    boards = [board for board in shown if may(request.user, "forums.open_topic", board)]
    if not boards:
        raise AccessDeniedError("forums.open_topic")
    return boards


def _kinds(request: MemberRequest, boards: Sequence[Board]) -> list[TopicKind]:
    """What this person may begin on one of ``boards``, or on the one that the address names."""
    wanted = [board for board in boards if board.slug == request.GET.get("board")] or boards
    taken = {kind for board in wanted for kind in board.kinds_taken}
    announces = may(request.user, "forums.announce", request.space)
    order = (TopicKind.HELP, TopicKind.DISCUSSION, TopicKind.EXPERIENCE, TopicKind.ANNOUNCEMENT)
    return [kind for kind in order if kind in taken and (announces or kind != TopicKind.ANNOUNCEMENT)]


def _choices(request: MemberRequest, kinds: Sequence[TopicKind]) -> list[dict[str, Any]]:
    """The ways to begin, as cards; what else stands in the address comes along."""
    choices = []
    for kind in kinds:
        query = request.GET.copy()
        query["kind"] = kind.value
        title, words = INVITATIONS[kind]
        shown_as = "question" if kind == TopicKind.HELP else "topic"
        choices.append(
            {
                "kind": shown_as,
                "label": kind.label,
                "title": title,
                "words": words,
                "url": f"?{query.urlencode()}",
            }
        )
    return choices


def _words(request: MemberRequest, kind: str) -> dict[str, Any]:
    heading, lead = INVITATIONS[TopicKind(kind)]
    is_help = kind == TopicKind.HELP
    return {
        "heading": heading,
        "lead": lead,
        "submit": gettext("Ask") if is_help else gettext("Publish"),
        "section_url": in_space(request.space, "section", SectionKind.COMMUNICATION),
        "is_first_post": has_rules_to_read(request.user, request.space),
    }


def _form(
    request: MemberRequest,
    boards: Sequence[Board],
    kinds: Sequence[TopicKind],
    kind: str,
    initial: dict[str, Any],
) -> TopicForm:
    return TopicForm(
        request.POST or None,
        request.FILES or None,
        initial=initial,
        space=request.space,
        boards=boards,
        kinds=kinds,
        is_small=kind == TopicKind.HELP and nameless.is_small(request.space),
    )


def _initial(request: MemberRequest, boards: list[Board], kind: str, origin: Origin | None) -> dict[str, Any]:
    """What stands in a fresh form: the board asked for, its audience, and what is carried."""
    wanted = request.GET.get("board") or USUAL_BOARDS.get(TopicKind(kind), "")
    board = next((board for board in boards if board.slug == wanted), boards[0])
    carried = origin.material if origin is not None else Material()
    return {
        "kind": kind,
        "board": board.pk,
        "audience": _first_audience(board, origin),
        "language": languages.code_of(carried.language),
        "title": carried.title,
        "body": carried.body or carried.summary,
        "tags": ", ".join(carried.tags) or request.GET.get("words", "").replace("\x00", "")[:LONGEST_WORDS],
        "country": _country(request),
    }


def _first_audience(board: Board, origin: Origin | None) -> str:
    """The board's own, unless what is carried forward is for fewer people."""
    if origin is None:
        return board.audience
    offered = [audience.value for audience in board_audiences(board.space)]  # widest first
    carried = origin.source.audience
    return max(board.audience, carried if carried in offered else offered[-1], key=offered.index)


def _country(request: MemberRequest) -> str:
    """That of the person; the form says so before it is published."""
    return getattr(getattr(request.user, "profile", None), "country", "")


def _said(form: TopicForm) -> dict[str, Any]:
    """What was typed, as the operation takes it."""
    names = ("kind", "board", "title", "audience", "language", "files", "poll")
    said = {name: form.cleaned_data[name] for name in names}
    said["facts"] = form.facts
    if form.cleaned_data.get("is_nameless"):
        said["is_nameless"] = True
    return {**said, "body": form.text, "words": form.cleaned_data["tags"]}
