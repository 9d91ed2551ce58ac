"""A room's notes: writing, changing, arranging; each works as a part of the room's page and without."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import retarget

from portal.addresses import number_of
from portal.http import MemberRequest, kept_form, member_required, refused, see_other
from portal.operations import AccessDeniedError, OperationRefusedError, may, require
from rooms.choices_votes import BlockKind, Together
from rooms.forms_votes import BlockForm
from rooms.models import NoteBlock, Room
from rooms.operations.arranging import DOWN, UP, move_block, remove_block, restore_block, settle_block
from rooms.operations.notes import add_block, change_block
from rooms.parts import part_of, part_with
from rooms.selectors_notes import gone_blocks_of, notes_of, people_to_choose, versions_of, was_gone_before
from rooms.selectors_votes import polls_of
from rooms.showing_notes import show_block, show_notes
from rooms.views.showing import find_room, room_crumbs

MOST_GONE = 50


def find_block(request: Any, room: Room, pk: int, permission: str = "rooms.view_note") -> NoteBlock:
    """The block of this address; one that was removed is there for who may bring it back.

    Raises:
        Http404: there is none in this room that the reader may see.
    """
    blocks = NoteBlock.objects.filter(room=room).select_related("author", "who", "poll", "beside")
    block: NoteBlock = get_object_or_404(blocks, pk=pk)
    block.room, block.space = room, room.space
    if block.is_removed and was_gone_before(request.user, block):
        raise Http404
    if block.is_removed and not may(request.user, "rooms.change_note", block):
        raise Http404
    if not block.is_removed and not may(request.user, permission, block):
        raise Http404
    return block


@require_http_methods(["GET", "HEAD", "POST"])
def room_notes(request: Any, slug: str, pk: int) -> HttpResponse:
    """All notes with what was removed; with ``?kind=`` the form for one block more."""
    room = find_room(request, pk)
    if request.method == "POST":
        return _add(request, room)
    kind = request.GET.get("kind", "")
    form = None
    if kind in BlockKind.values and may(request.user, "rooms.write_notes", room):
        form = _form(request, room, None, initial={"kind": kind, **kept_form(request)})
    return _new_block(request, room, form)


@member_required
def _add(request: MemberRequest, room: Room) -> HttpResponse:
    require(request.user, "rooms.write_notes", room)
    form = _form(request, room, None, data=request.POST)
    if form.is_valid():
        try:
            add_block(actor=request.user, room=room, text=form.text())
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            return _done(request, room)
    return _new_block(request, room, form, status=422)


def _new_block(request: Any, room: Room, form: BlockForm | None, status: int = 200) -> HttpResponse:
    """With htmx the form alone, in the place of the links that ask for it; else the whole page."""
    context = {**show_notes(request.user, room, notes_of(room)), "form": form}
    if getattr(request, "htmx", False):
        new = render(request, "rooms/_note_new.html", {"part": context, "room": room}, status=status)
        return retarget(new, "#note-new")
    page = {
        "room": room,
        "part": context,
        "gone": gone_blocks_of(request.user, room)[:MOST_GONE],
        "crumbs": room_crumbs(room, _("Notes")),
    }
    return render(request, "rooms/notes.html", page, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def room_note(request: MemberRequest, slug: str, pk: int, block_pk: int) -> HttpResponse:
    """Change one block, in its place or on a page of its own."""
    room = find_room(request, pk)
    block = find_block(request, room, block_pk)
    if request.method == "POST":
        return _change(request, room, block)
    if not may(request.user, "rooms.change_note", block):
        raise AccessDeniedError("rooms.change_note")
    facts = {"who": block.who_id, "poll": block.poll_id, "due_on": block.due_on}
    initial = {"body": block.body, "kind": block.kind, "base_version": block.version, **facts}
    return _one_block(request, block, _form(request, room, block, initial={**initial, **kept_form(request)}))


def _change(request: MemberRequest, room: Room, block: NoteBlock) -> HttpResponse:
    form = _form(request, room, block, data=request.POST)
    if form.is_valid():
        base = form.cleaned_data["base_version"] or 0
        try:
            change_block(actor=request.user, block=block, base_version=base, text=form.text())
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            return _done(request, room)
    return _one_block(request, block, form, status=422)


def _one_block(request: Any, block: NoteBlock, form: BlockForm, status: int = 200) -> HttpResponse:
    room: Room = block.room
    shown = show_block(request.user, room, block, notes_of(room), may_write=True, form=form)
    template = "rooms/_note.html" if getattr(request, "htmx", False) else "rooms/note.html"
    context = {
        "shown": shown,
        "room": room,
        "part": show_notes(request.user, room, []),
        "crumbs": room_crumbs(room, _("Notes")),
    }
    return retarget(render(request, template, context, status=status), f"#note-{block.pk}")


@require_POST
@member_required
def room_note_act(request: MemberRequest, slug: str, pk: int, block_pk: int) -> HttpResponse:
    """Move it, take it away, bring it or an older version back, or say what becomes of two texts."""
    room = find_room(request, pk)
    block = find_block(request, room, block_pk)
    try:
        _act(request, block)
    except OperationRefusedError as refusal:
        notes = {**show_notes(request.user, room, notes_of(room)), "refusal": str(refusal)}
        if getattr(request, "htmx", False):
            context = {"part": part_with("notes", request, room, notes), "room": room}
            return render(request, "rooms/_part.html", context, status=422)
        page = {"room": room, "part": notes, "crumbs": room_crumbs(room, _("Notes"))}
        return render(request, "rooms/notes.html", page, status=422)
    return _done(request, room)


def _act(request: MemberRequest, block: NoteBlock) -> None:
    """Do what the button says.

    Raises:
        Http404: there is no such verb.
    """
    verb, said = request.POST.get("verb", ""), request.POST
    seen = number_of(said.get("seen", ""))
    if verb in {UP, DOWN}:
        move_block(actor=request.user, block=block, direction=verb)
    elif verb == "remove":
        remove_block(actor=request.user, block=block, base_version=seen)
    elif verb == "restore":
        restore_block(actor=request.user, block=block, version=number_of(said.get("version", "")))
    elif verb in Together.values:
        upper = number_of(said.get("seen_upper", ""))
        both = (upper, seen) if upper is not None and seen is not None else None
        settle_block(actor=request.user, block=block, how=verb, seen=both)
    else:
        raise Http404


@require_safe
def history(request: Any, slug: str, pk: int, block_pk: int) -> HttpResponse:
    """Each version that its reader may see, the latest first."""
    room = find_room(request, pk)
    block = find_block(request, room, block_pk)
    context = {
        "room": room,
        "block": block,
        "versions": versions_of(request.user, block),
        "may_write": may(request.user, "rooms.change_note", block),
        "crumbs": room_crumbs(room, _("Versions")),
    }
    return render(request, "rooms/note_history.html", context)


def _form(request: Any, room: Room, block: NoteBlock | None, **kwargs: Any) -> BlockForm:
    people = people_to_choose(request.user, room)
    if block is not None and block.who is not None and block.who not in people:
        people.append(block.who)
    polls = list(polls_of(request.user, room).ended().shown()) if room.has_polls else []
    return BlockForm(
        **kwargs, people=people, polls=polls, name=f"note-{block.pk}" if block is not None else "new-note"
    )


def _done(request: Any, room: Room) -> HttpResponse:
    if not getattr(request, "htmx", False):
        return see_other(f"{room.get_absolute_url()}#notes")
    room = find_room(request, room.pk)
    return render(request, "rooms/_part.html", {"part": part_of("notes", request, room), "room": room})
