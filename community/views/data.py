"""What the site keeps of a person: seen, fetched, agreed to, deleted."""

from typing import Any

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from community.forms import LeaveForm
from community.forms.leaving import KEEP
from community.http import PersonRequest
from community.models.account import DAYS_OF_REGRET
from community.operations.exports import request_export
from community.operations.leaving import request_departure
from community.proof import proof_required
from community.selectors.account import agreements_of, exports_of, may_ask_for_copy
from community.selectors.leaving import spaces_to_hand_over
from portal.http import member_required, refused, see_other
from portal.models.files import private_storage
from portal.operations import OperationRefusedError
from portal.own_data import holdings
from portal.views.files import download


@require_safe
@member_required
def overview(request: PersonRequest) -> HttpResponse:
    context = {
        "exports": exports_of(request.user),
        "may_ask": may_ask_for_copy(request.user),
        "kinds": [holding.label for holding in holdings()],
        "agreements": agreements_of(request.user),
    }
    return render(request, "community/data.html", context)


@require_POST
@member_required
@proof_required
def ask_for_copy(request: PersonRequest) -> HttpResponse:
    try:
        request_export(actor=request.user)
    except OperationRefusedError as refusal:
        messages.warning(request, str(refusal))
    else:
        messages.success(request, _("We are putting your data together and tell you when it is ready."))
    return see_other(reverse("me_data"))


@require_safe
@member_required
@proof_required
def fetch_copy(request: PersonRequest, name: str) -> Any:
    """One's own archive while it is kept; for everybody else, and later, there is none."""
    export = get_object_or_404(exports_of(request.user), name=name)
    if not export.is_open:
        raise Http404
    try:
        blob = private_storage().open(export.path)
    except FileNotFoundError as error:
        raise Http404 from error
    day = f"{export.ready_at:%Y-%m-%d}"
    return download(
        request, blob, content_type="application/zip", size=export.size_bytes, name=f"guildhall-{day}.zip"
    )


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
@proof_required
def leave(request: PersonRequest) -> HttpResponse:
    """Delete one's account: what that means, in numbers, and the choice of what becomes of one's words."""
    form = LeaveForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            request_departure(actor=request.user, keeps_words=form.cleaned_data["words"] == KEEP)
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            logout(request)
            return see_other(reverse("me_data_gone"))
    context = {
        "form": form,
        "days": DAYS_OF_REGRET,
        "hand_over": spaces_to_hand_over(request.user),
        "counts": [
            (holding.label, number)
            for holding in holdings()
            if holding.count is not None and (number := holding.count(request.user))
        ],
    }
    return render(request, "community/leave.html", context, status=422 if form.errors else 200)


@require_safe
def left(request: HttpRequest) -> HttpResponse:
    """Where somebody is taken who has just asked to be deleted; the same for everybody."""
    return render(request, "community/leaving.html", {"days": DAYS_OF_REGRET})
