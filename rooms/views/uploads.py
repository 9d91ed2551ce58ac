"""Files on their way into a room: brought over HTTP, sent with a message."""

from typing import Any

from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.files import shown
from portal.http import MemberRequest, member_required
from portal.operations import OperationRefusedError
from rooms.beside import file_facts
from rooms.models import MessageFile
from rooms.operations import drop_upload, upload_file
from rooms.views.showing import find_room


@require_POST
@member_required
def room_upload(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """One file of the form's ``file``; answers with its id and what there is to say of it."""
    room = find_room(request, pk)
    upload = request.FILES.get("file")
    if upload is None or isinstance(upload, list):
        return JsonResponse({"error": _("There was no file in it.")}, status=422)
    try:
        row = upload_file(actor=request.user, room=room, upload=upload)
    except OperationRefusedError as refusal:
        return JsonResponse({"error": str(refusal)}, status=422)
    return JsonResponse(_facts(row), status=201)


@require_POST
@member_required
def room_upload_drop(request: MemberRequest, slug: str, pk: int, upload_pk: int) -> HttpResponse:
    """Take back what was not sent; of others' files nobody learns."""
    room = find_room(request, pk)
    mine = MessageFile.objects.filter(room=room, message=None, file__owner_id=request.user.pk)
    drop_upload(actor=request.user, row=get_object_or_404(mine, pk=upload_pk))
    return HttpResponse(status=204)


def _facts(row: MessageFile) -> dict[str, Any]:
    return {"id": row.pk, **file_facts(shown(row.file))}
