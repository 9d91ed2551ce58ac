"""What an invitation opens for whoever holds its link.

The link is opened once: its token goes no further than the first request. What is kept in the session is the
hash by which the database knows it, so that neither the address bar, nor the way back from signing in, nor
any ``Referer`` carries the token about.
"""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from community.addresses import hint_of
from community.forms.fields import INVITED_ADDRESS
from community.http import PersonRequest
from community.invitation_tasks import REFUSAL_SALT
from community.labels import role_label
from community.models import Invitation
from community.operations.invitations import accept_invitation, decline_invitation
from community.selectors import invitation_behind, stands, token_hash
from portal.addresses import in_space
from portal.choices import JoinPolicy
from portal.http import member_required, see_other
from portal.operations import AccessDeniedError, OperationRefusedError, may
from portal.spaces import readable, standing

KEPT = "invitation"


def _privately(response: HttpResponse) -> HttpResponse:
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    # Django logs the path of every refusal, and here the path may be a key.
    response._has_been_logged = True  # type: ignore[attr-defined]  # noqa: SLF001
    return response


@require_safe
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Take the link and go on without it."""
    hashed = token_hash(token)
    found = invitation_behind(hashed)
    if found is None:
        return _gone(request)
    request.session[KEPT] = hashed
    if stands(found, timezone.now()):
        request.session[INVITED_ADDRESS] = found.email
    return _privately(see_other(reverse("invitation_waiting")))


@require_http_methods(["GET", "HEAD", "POST"])
def waiting(request: HttpRequest) -> HttpResponse:
    """The invitation that this session has opened: who invites where, and the way in."""
    found = invitation_behind(str(request.session.get(KEPT, "")))
    return _answer(request, found) if found is not None else _gone(request)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def mine(request: PersonRequest, pk: int) -> HttpResponse:
    """An invitation to an address of one's own, without the link of its mail."""
    found = Invitation.objects.select_related("space", "invited_by", "accepted_by").filter(pk=pk).first()
    if found is None or not may(request.user, "community.accept_invitation", found):
        return _gone(request)
    return _answer(request, found)


def _answer(request: HttpRequest, found: Invitation) -> HttpResponse:
    if found.accepted_at is not None:
        return _used(request, found)
    if not stands(found, timezone.now()) or not may(request.user, "community.be_taken_in", found.space):
        return _gone(request)
    if request.method == "POST":
        return _decide(request, found)
    return _show(request, found)


def _decide(request: HttpRequest, found: Invitation) -> HttpResponse:
    if request.POST.get("do") == "decline":
        decline_invitation(actor=request.user, invitation=found)
        _forget(request, found)
        messages.success(request, _("You have declined the invitation."))
        return _privately(see_other(reverse("home")))
    if not request.user.is_authenticated:
        return _privately(see_other(_way("account_login")))
    try:
        accept_invitation(actor=request.user, invitation=found)
    except AccessDeniedError:
        return _show(request, found, status=403)
    except OperationRefusedError as refusal:
        return _show(request, found, refusal=str(refusal), status=422)
    _forget(request, found)
    messages.success(request, _("Welcome to %(space)s.") % {"space": found.space.name})
    return _privately(see_other(found.space.get_absolute_url()))


def _forget(request: HttpRequest, found: Invitation) -> None:
    """What the session kept of this invitation; another that was opened meanwhile stays open."""
    if request.session.get(KEPT) == found.token_hash:
        for key in (KEPT, INVITED_ADDRESS):
            request.session.pop(key, None)


def _way(name: str) -> str:
    return f"{reverse(name)}?{urlencode({'next': reverse('invitation_waiting')})}"


def _show(request: HttpRequest, found: Invitation, *, refusal: str = "", status: int = 200) -> HttpResponse:
    space, user = found.space, request.user
    asks = space.join_policy == JoinPolicy.REQUEST and readable(user).filter(pk=space.pk).exists()
    is_mine = may(user, "community.accept_invitation", found)
    # Whoever holds the link reads the name of a hidden space; what it says of itself, who was meant.
    introduces_itself = is_mine or not space.is_hidden
    context: dict[str, Any] = {
        "lead": space.tagline if introduces_itself else "",
        "description": space.description if introduces_itself else "",
        "invitation": found,
        "space": space,
        "role": role_label(space, found.role),
        "is_mine": is_mine,
        "is_member": standing(user).is_member(space.pk),
        "invited_address": hint_of(found.email),
        "refusal": refusal,
        "ask_url": in_space(space, "space_join") if asks else "",
        "login_url": _way("account_login"),
        "signup_url": _way("account_signup"),
    }
    return _privately(render(request, "community/invited.html", context, status=status))


def _used(request: HttpRequest, found: Invitation) -> HttpResponse:
    """Used already; who used it is led in, and nobody else learns where it led."""
    if found.accepted_by_id == request.user.pk and standing(request.user).is_member(found.space_id):
        return _privately(see_other(found.space.get_absolute_url()))
    context = {"login_url": "" if request.user.is_authenticated else _way("account_login")}
    return _privately(render(request, "community/invited_used.html", context, status=410))


def _gone(request: HttpRequest) -> HttpResponse:
    """Unknown, run out, withdrawn, declined, or not for this person: all look the same."""
    return _privately(render(request, "community/invited_gone.html", status=404))


@csrf_exempt  # mail programs post here by themselves (RFC 8058); the signature is the key
@require_http_methods(["GET", "HEAD", "POST"])
def refuse(request: HttpRequest, signed: str) -> HttpResponse:
    """No more invitations from this space to this address: one click, also from the mail program."""
    try:
        pk = signing.loads(signed, salt=REFUSAL_SALT)
    except signing.BadSignature:
        return _gone(request)
    found = Invitation.objects.select_related("space").filter(pk=pk).first()
    if found is None:
        return _gone(request)
    if request.method == "POST":
        decline_invitation(actor=request.user, invitation=found, no_more=True)
    context = {"is_done": request.method == "POST", "address": hint_of(found.email)}
    return _privately(render(request, "community/invited_refuse.html", context))
