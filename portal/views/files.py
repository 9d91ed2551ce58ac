from urllib.parse import quote

from django.http import FileResponse, Http404, HttpRequest
from django.views.decorators.http import require_safe

from portal.files import may_read
from portal.models import StoredFile


@require_safe
def stored_file(request: HttpRequest, name: str) -> FileResponse:
    """A stored file, if an object that the reader may see carries it; else it does not exist.

    Always a download that no cache keeps and no browser interprets.
    """
    stored = StoredFile.objects.filter(name=name).first()
    if stored is None or not may_read(stored, request.user):
        raise Http404
    try:
        blob = stored.blob.open("rb")
    except FileNotFoundError as error:
        raise Http404 from error
    response = FileResponse(blob, content_type=stored.content_type)
    response["Content-Length"] = stored.size_bytes
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(stored.original_name)}"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
