"""Polls and votes of a room: asking, voting, ending; each works as a part of the room's page and without."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from portal.addresses import in_space
from portal.ballots import Chosen, SealedBallot, opened
from portal.http import MemberRequest, kept_form, member_required, refused, see_other
from portal.operations import OperationRefusedError, may, require
from rooms.forms_votes import AskForm, chosen_in
from rooms.models import Room, RoomPoll
from rooms.operations.polls import ask_poll, end_poll, hide_poll, remove_poll
from rooms.operations.voting import BOX, take_vote_back, vote
from rooms.parts import part_of, part_with
from rooms.parts_votes import votes_context
from rooms.selectors_votes import polls_of, voters_of, with_own
from rooms.showing_votes import end_what_is_over, polls_for_page, show_poll, show_polls
from rooms.views.showing import find_room, room_crumbs

MOST_ON_PAGE = 50
USUAL_SECONDS = 60 * 60 * 24
VERBS: dict[str, Any] = {
    "end": lambda actor, poll: end_poll(actor=actor, poll=poll),
    "remove": lambda actor, poll: remove_poll(actor=actor, poll=poll),
    "hide": lambda actor, poll: hide_poll(actor=actor, poll=poll),
    "show": lambda actor, poll: hide_poll(actor=actor, poll=poll, hidden=False),
}


def find_poll(request: Any, room: Room, pk: int) -> RoomPoll:
    """The poll of this address.

    Raises:
        Http404: there is none in this room that the reader may see.
    """
    poll: RoomPoll = get_object_or_404(polls_of(request.user, room), pk=pk)
    poll.room, poll.space = room, room.space
    return poll


@require_http_methods(["GET", "HEAD", "POST"])
def room_polls(request: Any, slug: str, pk: int) -> HttpResponse:
    """All polls of a room; asking one more."""
    room = find_room(request, pk)
    if request.method == "POST":
        return _ask(request, room)
    runs = may(request.user, "rooms.run_room", room)
    ask = (
        AskForm(runs=runs, initial=kept_form(request)) if may(request.user, "rooms.ask_poll", room) else None
    )
    return _all_polls(request, room, ask)


@member_required
def _ask(request: MemberRequest, room: Room) -> HttpResponse:
    require(request.user, "rooms.ask_poll", room)
    form = AskForm(request.POST, runs=may(request.user, "rooms.run_room", room))
    if form.is_valid():
        try:
            ask_poll(actor=request.user, room=room, question=form.asked())
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            return _done(request, room)
    if getattr(request, "htmx", False):
        polls = show_polls(request.user, room, polls_for_page(request.user, room))
        return _part(request, room, votes_context(request, room, polls, form), status=422)
    return _all_polls(request, room, form, status=422)


def _all_polls(request: Any, room: Room, ask: AskForm | None, status: int = 200) -> HttpResponse:
    polls = polls_for_page(request.user, room, most_ended=MOST_ON_PAGE)
    context = {
        "room": room,
        "part": {
            **votes_context(request, room, show_polls(request.user, room, polls), ask),
            "in_part": False,
        },
        "crumbs": room_crumbs(room, _("Polls and votes")),
    }
    return render(request, "rooms/polls.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def room_poll(request: Any, slug: str, pk: int, poll_pk: int) -> HttpResponse:
    """One poll on a page of its own, with who chose what; where one votes, also from the room's page."""
    room = find_room(request, pk)
    poll = find_poll(request, room, poll_pk)
    if request.method == "POST":
        return _vote(request, room, poll)
    ballot = _ballot_in(request, poll)
    return _one_poll(request, room, poll, typed=ballot.chosen if ballot is not None else None)


@member_required
def _vote(request: MemberRequest, room: Room, poll: RoomPoll) -> HttpResponse:
    chosen = chosen_in(request.POST, poll)
    ballot, given = _ballot_in(request, poll), None
    try:
        if "drop" in request.POST:
            take_vote_back(actor=request.user, poll=poll, ballot=ballot)
        else:
            given = vote(actor=request.user, poll=poll, chosen=chosen, ballot=ballot).ballot
    except OperationRefusedError as refusal:
        return _not_taken(request, room, poll, chosen, str(refusal))
    if not getattr(request, "htmx", False):
        messages.success(
            request,
            _("Your vote was taken back.")
            if given is None and "drop" in request.POST
            else _("Your vote counts."),
        )
    return _with_ballot(_done(request, room), request, poll, given)


def _not_taken(request: Any, room: Room, poll: RoomPoll, chosen: Chosen, refusal: str) -> HttpResponse:
    """The poll with what was chosen and why it was not taken; one whose time is over has ended now."""
    if not getattr(request, "htmx", False):
        return _one_poll(request, room, poll, typed=chosen, refusal=refusal, status=422)
    polls = polls_for_page(request.user, room)
    shown = show_polls(request.user, room, [each for each in polls if each.pk != poll.pk])
    poll = find_poll(request, room, poll.pk)
    options = with_own([poll], request.user)[poll.pk]
    first = show_poll(request.user, poll, options, chosen, refusal)
    return _part(request, room, votes_context(request, room, [first, *shown]), status=422)


def _one_poll(
    request: Any,
    room: Room,
    poll: RoomPoll,
    *,
    typed: Chosen | None = None,
    refusal: str = "",
    status: int = 200,
) -> HttpResponse:
    end_what_is_over(room)
    poll = find_poll(request, room, poll.pk)
    options = with_own([poll], request.user)[poll.pk]
    shown = show_poll(request.user, poll, options, typed, refusal)
    context = {
        "room": room,
        "shown": shown,
        "knows_ballot": typed is not None,
        "voters": voters_of(request.user, poll, options),
        "crumbs": room_crumbs(room, _("Poll")),
    }
    return render(request, "rooms/poll.html", context, status=status)


@require_POST
@member_required
def room_poll_act(request: MemberRequest, slug: str, pk: int, poll_pk: int) -> HttpResponse:
    """End it, take it back, hide it or show it again."""
    room = find_room(request, pk)
    poll = find_poll(request, room, poll_pk)
    verb = VERBS.get(request.POST.get("verb", ""))
    if verb is None:
        raise Http404
    try:
        verb(request.user, poll)
    except OperationRefusedError as refusal:
        return _not_taken(request, room, poll, (), str(refusal))
    return _done(request, room)


def _done(request: Any, room: Room) -> HttpResponse:
    if not getattr(request, "htmx", False):
        return see_other(f"{room.get_absolute_url()}#votes")
    return _part(request, find_room(request, room.pk))


def _part(request: Any, room: Room, context: dict[str, Any] | None = None, status: int = 200) -> HttpResponse:
    part = part_of("votes", request, room) if context is None else part_with("votes", request, room, context)
    return render(request, "rooms/_part.html", {"part": part, "room": room}, status=status)


def _name(request: HttpRequest, poll: RoomPoll) -> str:
    """Of each person apart: a browser in a workshop is shared."""
    return f"ballot-room-{poll.pk}-{request.user.pk}"


def _ballot_in(request: HttpRequest, poll: RoomPoll) -> SealedBallot | None:
    """What this browser knows of a secret vote, as long as it is the latest one."""
    ballot = opened(request.COOKIES.get(_name(request, poll), "")) if poll.is_secret else None
    own = poll.votes.filter(person_id=request.user.pk).first() if ballot is not None else None
    fits = (
        ballot is not None
        and own is not None
        and ballot.fits(poll.pk, own.person_id, own.pk, own.version, BOX)
    )
    return ballot if fits else None


def _with_ballot(
    response: HttpResponse, request: HttpRequest, poll: RoomPoll, ballot: SealedBallot | None
) -> HttpResponse:
    """Leave the sealed ballot with the browser until the poll ends, for this address alone."""
    if not poll.is_secret:
        return response
    path = in_space(poll.space, "room_poll", poll.room_id, poll.pk)
    if ballot is None:
        response.delete_cookie(_name(request, poll), path=path)
        return response
    left = (poll.closes_at - timezone.now()).total_seconds() if poll.closes_at else USUAL_SECONDS
    response.set_cookie(
        _name(request, poll), ballot.seal(), max_age=max(int(left), 1), path=path, httponly=True,
        samesite="Lax", secure=request.is_secure(),
    )  # fmt: skip
    return response
