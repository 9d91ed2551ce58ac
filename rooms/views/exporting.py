"""A room as a file, sent while it is written."""

from collections.abc import AsyncIterator, Iterator
from typing import Any
from urllib.parse import quote

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIRequest
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_safe

from portal.addresses import words_of
from portal.http import MemberRequest, member_required
from rooms.exporting import FORMATS, Copying, pieces_of
from rooms.operations.exporting import note_export
from rooms.views.showing import find_room


@require_safe
@member_required
def room_export(
    request: MemberRequest, slug: str, pk: int, form: str
) -> StreamingHttpResponse | HttpResponse:
    if form not in FORMATS:
        raise Http404
    room = find_room(request, pk)
    note_export(actor=request.user, room=room, form=form)
    pieces = pieces_of(Copying.of(request.user, room), FORMATS[form])
    # Given a plain iterator, an ASGI server reads all of it before it sends the first byte.
    content: Any = _one_by_one(pieces) if isinstance(request, ASGIRequest) else pieces
    response = StreamingHttpResponse(content, content_type=FORMATS[form].content_type)
    name = quote(f"{words_of(room.title)}-{room.pk}.{form}")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


async def _one_by_one(pieces: Iterator[bytes]) -> AsyncIterator[bytes]:
    following = sync_to_async(lambda: next(pieces, None))
    while (piece := await following()) is not None:
        yield piece
