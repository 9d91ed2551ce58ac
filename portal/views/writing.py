from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from portal.http import member_required
from portal.markdown import MAX_BYTES, render


@require_POST
@member_required
def markdown_preview(request: HttpRequest) -> HttpResponse:
    """What a text will look like; the same renderer as for stored texts."""
    text = request.POST.get("body", "")
    if len(text.encode()) > MAX_BYTES:
        return HttpResponse(_("This text is too long to be shown."), status=422)
    return HttpResponse(render(text))
