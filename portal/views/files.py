from collections.abc import AsyncIterator
from typing import IO, Any
from urllib.parse import quote

from asgiref.sync import sync_to_async
from django.core.handlers.asgi import ASGIRequest
from django.http import FileResponse, Http404, HttpRequest, StreamingHttpResponse
from django.views.decorators.http import require_safe

from portal.files import may_read
from portal.models import StoredFile

PIECE_BYTES = 65_536


@require_safe
def stored_file(request: HttpRequest, name: str) -> StreamingHttpResponse:
    """A stored file, if an object that the reader may see carries it; else it does not exist."""
    stored = StoredFile.objects.filter(name=name).first()
    if stored is None or not may_read(stored, request.user):
        raise Http404
    return download(
        request,
        stored.blob,
        name=stored.original_name,
        content_type=stored.content_type,
        size=stored.size_bytes,
    )


def download(
    request: HttpRequest, file: Any, *, name: str, content_type: str, size: int
) -> StreamingHttpResponse:
    """A private file as a download that no cache keeps and no browser interprets.

    Whoever calls has asked whether the reader may have it.

    Raises:
        Http404: the storage has lost it.
    """
    try:
        blob = file.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    # Given a plain file, an ASGI server first reads it whole, for each of its slow readers.
    if isinstance(request, ASGIRequest):
        response = StreamingHttpResponse(_pieces(blob), content_type=content_type)
    else:
        response = FileResponse(blob, content_type=content_type)
    response["Content-Length"] = size
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response


async def _pieces(blob: IO[bytes]) -> AsyncIterator[bytes]:
    read = sync_to_async(blob.read, thread_sensitive=False)
    with blob:
        while piece := await read(PIECE_BYTES):
            yield piece
