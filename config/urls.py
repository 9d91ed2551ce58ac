"""All addresses. Ours come before Wagtail's catch-all; the two other logins of Wagtail are shadowed."""

from django.http import HttpRequest, JsonResponse
from django.urls import URLPattern, URLResolver, include, path, re_path
from django.views.generic import RedirectView
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as wagtailadmin_urls

from community.oidc import views as oidc

handler400 = "portal.views.errors.bad_request"
handler403 = "portal.views.errors.forbidden"
handler404 = "portal.views.errors.not_found"
handler500 = "portal.views.errors.server_error"

to_login = RedirectView.as_view(pattern_name="account_login", query_string=True)


def no_words(request: HttpRequest, app_name: str = "", model_name: str = "") -> JsonResponse:
    return JsonResponse([], safe=False)


urlpatterns: list[URLPattern | URLResolver] = [
    # Before the platform's /spaces/<slug>/: /spaces/new/ is a page about spaces, not one of them.
    path("", include("community.urls")),
    path("", include("portal.urls")),
    path("", include("search.urls")),
    path("", include("forums.urls")),
    path("", include("links.urls")),
    path("", include("scenarios.urls")),
    path("", include("counselling.urls")),
    path("", include("rooms.urls")),
    path("", include("repository.urls")),
    path("", include("collaboration.urls")),
    # What other sites tell is checked by us; the names are allauth's, which links by them.
    path("accounts/oidc/<str:provider_id>/login/", oidc.login, name="openid_connect_login"),
    path("accounts/oidc/<str:provider_id>/login/callback/", oidc.callback, name="openid_connect_callback"),
    path("accounts/", include("allauth.urls")),
    # Wagtail's own logins take a password alone, without throttle or second factor.
    path("cms/login/", to_login, name="cms_login"),
    re_path(r"^cms/password_reset/.*$", to_login, name="cms_password_reset"),
    re_path(r"^_util/login/$", to_login),
    # Names, addresses and passwords change in our own pages, through our own operations.
    path("cms/account/", RedirectView.as_view(pattern_name="me_settings"), name="cms_account"),
    # Wagtail would complete the words of every space.
    path("cms/tag-autocomplete/", no_words, name="cms_tags"),
    path("cms/tag-autocomplete/<slug:app_name>/<slug:model_name>/", no_words, name="cms_tags_of_model"),
    path("cms/", include(wagtailadmin_urls)),
    path("", include(wagtail_urls)),
]
