"""One's own account, where allauth has no page for it: sessions one by one, and a new proof."""

from allauth.usersessions.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from community.http import PersonRequest, next_of
from portal.http import member_required, see_other


@require_POST
@member_required
def end_one_session(request: PersonRequest, pk: int) -> HttpResponse:
    """Sign one of one's own other devices out; what is open there closes at once."""
    session = get_object_or_404(
        UserSession.objects.exclude(session_key=request.session.session_key), pk=pk, user=request.user
    )
    get_adapter().end_sessions([session])
    messages.success(request, _("That device is signed out."))
    return see_other(reverse("usersessions_list"))


@require_safe
@member_required
def prove(request: PersonRequest) -> HttpResponse:
    """For who has neither password nor second step: a young sign-in is the proof that it is they."""
    return render(request, "community/prove.html", {"next": next_of(request) or reverse("me_data")})
