"""allauth's OpenID Connect, with what comes from outside checked by ``tokens``."""

from typing import Any

from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, get_adapter
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.base.constants import AuthError
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.core.validators import validate_email
from django.forms import ValidationError
from django.urls import reverse

from community.oidc.tokens import DETAILS, checked_claims, checked_configuration
from portal.http import see_other

# Of what the other site tells only this is kept.
KEPT = ("sub", "name", "email")
NONSENSE = (KeyError, TypeError, ValueError, AttributeError)


class CheckedAdapter(OpenIDConnectOAuth2Adapter):
    """One sign-in; ``nonce`` is what was sent along when it began."""

    nonce = ""

    @property
    def openid_config(self) -> dict[str, Any]:
        if not hasattr(self, "_openid_config"):
            provider = self.get_provider()
            told = self._fetch(provider.server_url)
            self._openid_config = checked_configuration(told, issuer=provider.app.settings["server_url"])
        return self._openid_config

    def get_access_token_data(self, *args: Any, **kwargs: Any) -> Any:
        try:
            return super().get_access_token_data(*args, **kwargs)
        except NONSENSE as error:
            raise OAuth2Error(f"No answer that makes sense: {type(error).__name__}.") from error

    def parse_token(self, data: Any) -> Any:
        try:
            return super().parse_token(data)
        except NONSENSE as error:
            raise OAuth2Error(f"No token that makes sense: {type(error).__name__}.") from error

    def complete_login(self, request: Any, app: Any, token: Any, **kwargs: Any) -> SocialLogin:
        """The person whom a valid ID token names; what it leaves out is asked of the other site."""
        config = self.openid_config
        claims = checked_claims(
            kwargs["response"].get("id_token"), keys=self._fetch(config["jwks_uri"]),
            issuer=config["issuer"], client_id=app.client_id, nonce=self.nonce,
        )  # fmt: skip
        if "email" not in claims and config[DETAILS] is not None:
            more = self._fetch(config[DETAILS], token=token.token)
            if not isinstance(more, dict) or more.get("sub") != claims["sub"]:
                raise OAuth2Error("The other site speaks of somebody else.")
            claims = more | claims
        return self.get_provider().sociallogin_from_response(request, _told(claims))

    def _fetch(self, url: str, token: str = "") -> Any:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        with get_adapter().get_requests_session() as session:
            answer = session.get(url, headers=headers)
            answer.raise_for_status()
            return answer.json()


def _told(claims: dict[str, Any]) -> dict[str, Any]:
    """Name and address as far as they are some; an address that makes no sense is none."""
    told = {name: claims[name] for name in KEPT if isinstance(claims.get(name), str)}
    try:
        validate_email(told.get("email", ""))
    except ValidationError:
        told.pop("email", None)
    return told | {"email_verified": claims.get("email_verified") is True}


class OtherSignInsAdapter(DefaultSocialAccountAdapter):
    """An account elsewhere is known by its issuer and subject alone, never by an e-mail address."""

    def on_authentication_error(self, request: Any, provider: Any, error: Any = None, **what: Any) -> None:
        """To a page of its own: the address that one came back to holds a code, which no page repeats."""
        if error != AuthError.CANCELLED:
            raise ImmediateHttpResponse(see_other(reverse("socialaccount_login_error")))

    def pre_social_login(self, request: Any, sociallogin: SocialLogin) -> None:
        """We confirm addresses ourselves, unless the operator trusts that provider to have done so."""
        trusted = sociallogin.account.get_provider(request).app.settings.get("trusts_email", False)
        for address in sociallogin.email_addresses:
            address.verified = bool(address.verified and trusted)

    def get_signup_form_initial_data(self, sociallogin: SocialLogin) -> dict[str, Any]:
        told = sociallogin.account.extra_data
        name = " ".join(str(told.get("name", "")).split())[:80]
        return super().get_signup_form_initial_data(sociallogin) | {"display_name": name}
