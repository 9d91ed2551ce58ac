"""Who has to do what before the site opens to them: a second step for those who run things; new terms."""

from typing import Any

from allauth.mfa.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.conf import settings

from community.agreements import asked_versions, texts_to_agree
from portal.choices import Role
from portal.gates import Gate, register_gate
from portal.spaces import standing

SECOND_STEPS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
AGREED = "agreed_versions"
SECOND_STEP, NEW_TEXTS = "second step", "new texts"


def runs_things(user: Any) -> bool:
    """Administrators of a space, people with a network role, and superusers."""
    if user.is_superuser or user.network_role:
        return True
    return Role.ADMINISTRATOR in standing(user).roles.values()


def needs_second_step(user: Any, session: Any) -> bool:
    """Asked at each request, so who is made administrator while signed in is led there with the next one."""
    return (
        settings.REQUIRE_SECOND_FACTOR
        and runs_things(user)
        and not get_adapter().is_mfa_enabled(user, SECOND_STEPS)
    )


def has_to_agree(user: Any, session: Any) -> bool:
    """Whether a text asks that came after what the person agreed to; the session remembers the answer."""
    wanted = asked_versions()
    if not wanted or (session is not None and session.get(AGREED) == wanted):
        return False
    if texts_to_agree(user):
        return True
    if session is not None:
        session[AGREED] = wanted
    return False


def register_gates() -> None:
    register_gate(
        Gate(
            name=SECOND_STEP,
            is_shut=needs_second_step,
            page="me_second_step",
            open_paths=(
                "/accounts/2fa/",
                "/accounts/reauthenticate/",
                "/accounts/email/",
                "/accounts/confirm-email/",
                "/accounts/password/",
                "/accounts/sessions/",
                "/me/sessions/",
                "/me/prove/",
                "/me/data/",
                "/terms/",
                "/privacy/",
            ),
            shuts_sockets=True,
        )
    )
    register_gate(
        Gate(
            name=NEW_TEXTS,
            is_shut=has_to_agree,
            page="me_agree",
            open_paths=("/terms/", "/privacy/", "/me/data/", "/me/prove/", "/accounts/"),
        )
    )
