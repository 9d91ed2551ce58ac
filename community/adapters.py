"""How allauth's accounts become ours."""

import logging
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode, urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.translation import gettext as _

from community.operations.people import end_session
from portal.locality import in_locality_of
from portal.mail import HEADERS, as_letter
from portal.post import MailError, send

logger = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):
    """E-mail is the login; handles come from display names; the first way leads to the welcome page."""

    def populate_username(self, request: Any, user: Any) -> None:
        """Users have no username; ``User.save`` finds a handle."""

    def save_user(self, request: Any, user: Any, form: Any, commit: bool = True) -> Any:  # noqa: FBT001, FBT002
        """The name comes before the first save, which makes the handle of it."""
        user.display_name = form.cleaned_data.get("display_name", "")
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

        What cannot be sent now is said on the page, since whoever asked for it sits before it and can ask
        again; keeping codes for later would keep secrets, and they would come too late.
        """
        site = SimpleNamespace(name="Guildhall", domain=urlsplit(settings.SITE_URL).netloc)
        request = allauth_context.request
        words = {"request": request, "email": email, **context, "current_site": site}
        with in_locality_of(context.get("user")):
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
