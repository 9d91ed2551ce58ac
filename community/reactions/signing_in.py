"""What follows when somebody has signed in, or has set up another way to."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.signals import authenticator_added
from django.contrib import messages
from django.contrib.auth.signals import user_logged_in
from django.utils.translation import gettext as _

from community.operations.leaving import cancel_departure
from community.proof import note_sign_in


def _signed_in(sender: Any, request: Any = None, user: Any = None, **context: Any) -> None:
    note_sign_in(request)
    if cancel_departure(actor=user) and request is not None:
        messages.info(
            request, _("Good that you are back: your account will not be deleted."), fail_silently=True
        )


def _second_step_added(sender: Any, request: Any = None, user: Any = None, **context: Any) -> None:
    """Who has just made a passkey need not prove at once, with that very passkey, who they are."""
    if request is not None and request.user.is_authenticated:
        record_authentication(request, user, method="mfa", reauthenticated=True)


# Django and allauth say these things by signal only; there is no other way to hear them.
user_logged_in.connect(_signed_in, dispatch_uid="community.signed_in")
authenticator_added.connect(_second_step_added, dispatch_uid="community.second_step_added")
