"""The way to the other site and back."""

import secrets
from typing import Any

from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.helpers import render_authentication_error
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe
from requests import RequestException

from community.oidc.adapter import CheckedAdapter
from community.proof import has_proved, way_to_prove
from portal.http import see_other


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def login(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Lead to the other site, after a look at where one goes.

    The answer to the form is a page that leads on by itself: our policy lets no form end elsewhere.
    """
    provider = _provider(request, provider_id)
    wanted = provider.get_redirect_from_request_kwargs(request)
    if wanted["process"] == AuthProcess.CONNECT and not _may_connect(request):
        return see_other(way_to_prove(request))
    if request.method != "POST":
        context = {"provider": provider, "process": wanted["process"]}
        return render(request, "socialaccount/login.html", context)
    nonce = secrets.token_urlsafe(24)
    # Nothing of the address but where to go on: not scopes, not parameters for the other site.
    wanted |= {"scope": provider.get_scope(), "auth_params": {"nonce": nonce}, "nonce": nonce}
    try:
        answer = provider.redirect(request, **wanted)
    except (OAuth2Error, RequestException) as error:
        return render_authentication_error(request, provider, exception=error)
    if "Location" not in answer.headers:
        return answer
    context = {"provider": provider, "redirect_to": answer.headers["Location"]}
    return render(request, "socialaccount/login_redirect.html", context)


@never_cache
@require_safe
def callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Back from there."""
    provider = _provider(request, provider_id)
    try:
        return _Callback.adapter_view(CheckedAdapter(request, provider_id))(request)
    except (OAuth2Error, RequestException) as error:  # before allauth listens for them
        return render_authentication_error(request, provider, exception=error)


class _Callback(OAuth2CallbackView):
    def _get_state(self, request: HttpRequest, provider: Any) -> Any:
        state, answer = super()._get_state(request, provider)
        if state is not None:
            self.adapter.nonce = state.get("nonce", "")
        return state, answer


def _provider(request: HttpRequest, provider_id: str) -> Any:
    """The provider of that name.

    Raises:
        Http404: none is configured.
    """
    try:
        provider = get_adapter().get_provider(request, provider_id)
    except SocialApp.DoesNotExist as error:
        raise Http404 from error
    provider.oauth2_adapter_class = CheckedAdapter
    return provider


def _may_connect(request: HttpRequest) -> bool:
    return request.user.is_authenticated and has_proved(request)
