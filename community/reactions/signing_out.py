"""What follows when a session ends."""

from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set
from django.contrib.auth.signals import user_logged_out

from community.events import PersonShutOut
from community.models import User
from community.operations.people import end_session
from portal.events import within
from portal.realtime import hint, standing_key


@within(PersonShutOut)
def close_what_is_open(event: PersonShutOut) -> None:
    hint(standing_key(event.user_id))


def _session_ended(sender: Any, user: User | None = None, request: Any = None, **context: Any) -> None:
    if user is None:
        return
    if context.get("signal") is user_logged_out and request is not None:
        # Django says so before it deletes the session; whoever looks again must not find it any more.
        request.session.delete()
    end_session(actor=user)


# Django and allauth say these things by signal only; there is no other way to hear them.
for _signal in (user_logged_out, password_changed, password_set, password_reset):
    _signal.connect(_session_ended, dispatch_uid="community.session_ended")
