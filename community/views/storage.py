"""How much room a space uses."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from community.forms.spaces import MEGABYTE, QuotaForm
from community.http import PersonRequest
from community.operations.storage import change_quota
from community.selectors import room_of
from community.space_nav import frame
from portal.addresses import in_space
from portal.http import member_required, see_other
from portal.operations import may, require


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def storage(request: PersonRequest, slug: str) -> HttpResponse:
    """Used, free, the largest files; the limit is changed by coordinators."""
    space = request.space
    require(request.user, "community.view_storage", space)
    now = {} if space.quota_bytes is None else {"megabytes": space.quota_bytes // MEGABYTE}
    form = QuotaForm(request.POST or None, initial=now)
    if request.method == "POST":
        require(request.user, "community.change_quota", space)
        if form.is_valid():
            change_quota(actor=request.user, space=space, quota_bytes=form.quota_bytes())
            messages.success(request, _("Saved."))
            return see_other(in_space(space, "space_storage"))
    context = {
        **frame(request, "storage"),
        "room": room_of(space, request.user),
        "form": form if may(request.user, "community.change_quota", space) else None,
    }
    return render(request, "community/space_storage.html", context, status=422 if form.is_bound else 200)
