"""One's own account, where allauth has no page for it: sessions one by one, language and time."""

from allauth.usersessions.adapter import get_adapter
from allauth.usersessions.models import UserSession
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from community.forms import LocalityForm
from community.http import PersonRequest, next_of
from community.operations.people import choose_locality
from portal.http import member_required, see_other
from portal.locality import in_locality_of


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


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def locality(request: PersonRequest) -> HttpResponse:
    now = {"language": request.user.language, "time_zone": request.user.time_zone}
    form = LocalityForm(request.POST or None, initial=now)
    if request.method == "POST" and form.is_valid():
        person = choose_locality(actor=request.user, **form.cleaned_data)
        with in_locality_of(person), override(person.language or None):
            messages.success(request, _("Saved."))
        return see_other(reverse("me_locality"))
    return render(request, "community/locality.html", {"form": form}, status=422 if form.errors else 200)
