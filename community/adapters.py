"""How allauth's accounts become ours."""

from types import SimpleNamespace
from typing import Any
from urllib.parse import urlencode, urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.utils import filter_users_by_email
from allauth.usersessions.adapter import DefaultUserSessionsAdapter
from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import resolve_url
from django.urls import reverse
from django.utils.translation import get_language

from community.operations.people import end_session
from portal.locality import in_locality_of


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
        """In the reader's language; mails name the site as it is configured, not as a request claims."""
        site = SimpleNamespace(name="Guildhall", domain=urlsplit(settings.SITE_URL).netloc)
        with in_locality_of(next(iter(filter_users_by_email(email)), None)):
            super().send_mail(template_prefix, email, context | {"current_site": site})


class SessionsAdapter(DefaultUserSessionsAdapter):
    """Sessions that are ended from the list of sessions end their sockets too."""

    def end_sessions(self, sessions: Any) -> None:
        super().end_sessions(sessions)
        for user in {session.user for session in sessions}:
            end_session(actor=user)
