"""How allauth's accounts become ours."""

import base64
import hashlib
import logging
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode, urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.utils import filter_users_by_email
from allauth.core import context as allauth_context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.models import Authenticator
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from cryptography.fernet import Fernet, MultiFernet
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from community.operations.people import end_session
from portal.locality import in_locality_of
from portal.mail import HEADERS, as_letter
from portal.post import MailError, send

logger = logging.getLogger(__name__)

SITE_NAME = "Guildhall"


class AccountAdapter(DefaultAccountAdapter):
    """E-mail is the login; handles come from display names; the first way leads to the welcome page."""

    def populate_username(self, request: Any, user: Any) -> None:
        """Users have no username; ``User.save`` finds a handle."""

    def save_user(self, request: Any, user: Any, form: Any, commit: bool = True) -> Any:  # noqa: FBT001, FBT002
        """The name comes before the first save, which makes the handle of it; mails speak as the page did."""
        user.display_name = form.cleaned_data.get("display_name", "")
        user.language = get_language() or ""
        return super().save_user(request, user, form, commit=commit)

    def post_login(self, request: Any, user: Any, **kwargs: Any) -> HttpResponse:
        """New people say what describes them first; where they wanted to go comes after."""
        response: HttpResponse = super().post_login(request, user, **kwargs)
        if kwargs["signup"]:
            wanted = response.headers["Location"]
            query = (
                ""
                if wanted == resolve_url(settings.LOGIN_REDIRECT_URL)
                else f"?{urlencode({'next': wanted})}"
            )
            response.headers["Location"] = f"{reverse('me_welcome')}{query}"
        return response

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Mails name the site as it is configured, never the host that a request claims.

        They speak the reader's language. What cannot be sent now is said on the page, since whoever asked for
        it sits before it and can ask again; keeping codes for later would keep secrets, and they would come
        too late.
        """
        site = SimpleNamespace(name=SITE_NAME, domain=urlsplit(settings.SITE_URL).netloc)
        request = allauth_context.request
        words = {"request": request, "email": email, **context, "current_site": site}
        reader = context.get("user") or next(iter(filter_users_by_email(email)), None)
        with in_locality_of(reader):
            mail = self.render_mail(template_prefix, email, words, headers=dict(HEADERS))
            as_letter(mail, code=str(context.get("code", "")))
        try:
            send(mail)
        except MailError:
            logger.warning("account_mail_not_sent", exc_info=True)
            if request is not None:
                messages.error(request, _("We could not send the mail just now. Please try again soon."))


class SessionsAdapter(DefaultUserSessionsAdapter):
    """Sessions that are ended from the list of sessions end their sockets too."""

    def end_sessions(self, sessions: Any) -> None:
        super().end_sessions(sessions)
        for user in {session.user for session in sessions}:
            end_session(actor=user)


class SecondStepAdapter(DefaultMFAAdapter):
    """Passkeys and authenticator apps under our name; what could make codes is not kept in the clear."""

    def get_totp_issuer(self) -> str:
        return SITE_NAME

    def get_public_key_credential_rp_entity(self) -> dict[str, str]:
        return {**super().get_public_key_credential_rp_entity(), "name": SITE_NAME}

    def generate_authenticator_name(self, user: Any, type: Authenticator.Type) -> str:  # noqa: A002
        known = Authenticator.objects.filter(user_id=user.pk, type=type).count()
        return _("Passkey %(number)s") % {"number": known + 1} if known else _("My passkey")

    def encrypt(self, text: str) -> str:
        return _fernet().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _fernet().decrypt(encrypted_text.encode()).decode()


def _fernet() -> MultiFernet:
    """Keys of our own from the site's secret and its former ones, so that the secret can be changed."""
    secrets = [str(key) for key in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]
    digests = [hashlib.sha256(b"guildhall second step" + secret.encode()).digest() for secret in secrets]
    return MultiFernet([Fernet(base64.urlsafe_b64encode(digest)) for digest in digests])
