"""The door of ``/cms/``: who may enter, which of Wagtail's views they find there, and with which arguments.

Superusers find everything. Who has ``edits_pages`` in an open space finds what ``rules`` lists, on what lies
in their ``reach``; the rest is 404 for them, whether it exists or not. Everybody else is sent to sign in, or
told that this is not theirs. Standing is read anew for every request, so who loses the flag is out at once.
"""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from typing import Any

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import resolve_url
from django.urls import Resolver404, ResolverMatch, resolve, reverse

from portal.addresses import number_of
from portal.cms import grants
from portal.cms.desk import Desk, at_desk
from portal.cms.reach import Reach, reach_of, space_of_page
from portal.cms.rules import ALLOWED
from portal.tenancy import Scope, SpaceSet, enter
from portal.tenancy.scope import forget_person

ROOT = "/cms/"
# Shadows of Wagtail's own addresses: they only lead elsewhere (config.urls).
SHADOWS = frozenset({"cms_login", "cms_password_reset", "cms_account", "cms_tags", "cms_tags_of_model"})
PAGE_ARGUMENTS = ("page_id", "parent_page_id", "page_to_move_id")


class AdminFirewall:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.path_info.startswith(ROOT):
            return self.get_response(request)
        try:
            match = resolve(request.path_info)
        except Resolver404:
            return self.get_response(request)
        if match.view_name in SHADOWS:
            return self.get_response(request)
        if not request.user.is_authenticated:
            return _sign_in_first(request)
        return self._answer(request, match)

    def _answer(self, request: HttpRequest, match: ResolverMatch) -> HttpResponse:
        user: Any = request.user
        with ExitStack() as stack:
            space_id = space_at_hand(match.kwargs)
            if not user.is_superuser:
                reach = _reach(user)
                elsewhere = _decide(request, match, reach)
                if elsewhere is not None:
                    return elsewhere
                stack.enter_context(enter(_scope(reach, space_id)))
            stack.enter_context(at_desk(Desk(user, space_id)))
            return self.get_response(request)


def _reach(user: Any) -> Reach:
    reach = reach_of(user)
    if not grants.lacks(reach):
        return reach
    grants.make_up(reach)
    forget_person(user.pk)
    return reach_of(user)


def _decide(request: HttpRequest, match: ResolverMatch, reach: Reach) -> HttpResponse | None:
    """Go on (None), or go elsewhere.

    Raises:
        PermissionDenied: this person edits no pages at all.
        Http404: nothing of that kind is in their reach.
    """
    if not reach.grounds:
        raise PermissionDenied
    name = match.view_name
    if name in {"wagtailadmin_explore_root", "wagtailadmin_choose_page"}:
        return _to_own_page(request, name, reach)
    rule = ALLOWED.get(name)
    if rule is None or not rule.admits(reach, request, match.kwargs):
        raise Http404
    return None


def _to_own_page(request: HttpRequest, name: str, reach: Reach) -> HttpResponse:
    """Wagtail begins at the root of all pages; who edits one space begins there."""
    first = min(reach.grounds.values(), key=lambda ground: ground.path)
    target = "wagtailadmin_explore" if name == "wagtailadmin_explore_root" else f"{name}_child"
    query = f"?{request.META['QUERY_STRING']}" if request.META.get("QUERY_STRING") else ""
    return HttpResponseRedirect(reverse(target, args=[first.page_id]) + query)


def _scope(reach: Reach, space_id: int | None) -> Scope:
    """What Wagtail's own queries and previews may meet of ours: the page's space, else the person's."""
    here = [space_id] if space_id in reach.grounds else list(reach.grounds)
    return Scope(reads=SpaceSet.of(*(pk for pk in here if pk is not None)))


def space_at_hand(arguments: Mapping[str, Any]) -> int | None:
    """The space of the page that an address names, if it names one."""
    for name in PAGE_ARGUMENTS:
        number = number_of(str(arguments.get(name, "")))
        if number is not None:
            return space_of_page(number)
    return None


def _sign_in_first(request: HttpRequest) -> HttpResponse:
    if request.headers.get("x-requested-with") == "XMLHttpRequest":
        raise PermissionDenied
    return redirect_to_login(request.get_full_path(), resolve_url(settings.LOGIN_URL))
