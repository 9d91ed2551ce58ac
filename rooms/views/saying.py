"""Saying something without scripts: words, files, and what they answer."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import render

from portal.http import MemberRequest, kept_form, member_required, refused, see_other
from portal.operations import OperationRefusedError
from rooms.forms import MessageForm
from rooms.models import Message, Room
from rooms.operations import post_message, upload_file
from rooms.views.showing import answered, whole_page


def first_form(request: Any) -> MessageForm | None:
    """A form with what was typed before a session ended, or with ``?reply=<id>``; None: an empty one."""
    initial = {"reply_to": request.GET.get("reply", ""), **kept_form(request)}
    return MessageForm(initial=initial) if any(initial.values()) else None


@member_required
def say(request: MemberRequest, room: Room) -> HttpResponse:
    """A message without scripts; sent twice it is there once."""
    form = MessageForm(request.POST, request.FILES)
    if form.is_valid():
        try:
            message = _post(request, room, form)
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            return see_other(f"{room.get_absolute_url()}#message-{message.pk}")
    return render(request, "rooms/room.html", whole_page(request, room, form=form), status=422)


def _post(request: MemberRequest, room: Room, form: MessageForm) -> Message:
    """Bring the files in, and send them; what was brought stays with the form when the rest is refused.

    Raises:
        OperationRefusedError: a file is not taken, or the message is not.
    """
    given = form.cleaned_data
    brought = form.brought_ids()
    for upload in given["files"]:
        brought.append(upload_file(actor=request.user, room=room, upload=upload).pk)
        kept = request.POST.copy()
        kept["brought"] = ",".join(map(str, brought))
        form.data = kept
    quote = answered(request, room, form)
    return post_message(
        actor=request.user,
        room=room,
        body=given["body"],
        client_id=given["client_id"],
        reply_to=Message.objects.get(pk=quote.id) if quote is not None else None,
        files=brought,
    )
