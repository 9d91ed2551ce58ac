"""What machines ask: health, robots, the site map, where to report a weakness."""

from datetime import timedelta

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from portal import health, lineage
from portal.addresses import absolute
from portal.choices import SectionKind, Visibility
from portal.models import ContentPage, NewsPage, Space
from portal.tenancy import Scope, SpaceSet, enter

SITEMAP_MOST = 5000
SITEMAP_SECONDS = 300


@require_safe
def healthz(request: HttpRequest) -> HttpResponse:
    return HttpResponse("ok\n", content_type="text/plain")


@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """200 when database, cache and index answer; a silent worker is only reported."""
    found = health.findings()
    failed = any(finding.state == health.FAILED for finding in found.values())
    body = {
        "ready": not failed,
        "checks": {name: {"state": each.state, "detail": each.detail} for name, each in found.items()},
    }
    return JsonResponse(body, status=503 if failed else 200)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    lines = [
        "User-agent: *",
        "Disallow: /cms/",
        "Disallow: /accounts/",
        "Disallow: /me/",
        "Disallow: /search/",
        f"Sitemap: {absolute('/sitemap.xml')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")


@require_safe
def sitemap(request: HttpRequest) -> HttpResponse:
    """Public addresses only, whoever asks: the same for everybody, and for some minutes."""
    addresses = cache.get_or_set("portal.sitemap", _public_addresses, SITEMAP_SECONDS)
    return render(request, "portal/sitemap.xml", {"addresses": addresses}, content_type="application/xml")


def _public_addresses() -> list[str]:
    nobody = AnonymousUser()
    spaces = list(Space.objects.filter(visibility=Visibility.PUBLIC, archived_at=None).order_by("pk"))
    addresses = ["/", "/spaces/", *(f"/{kind.value}/" for kind in SectionKind)]
    for space in spaces:
        addresses.append(space.get_absolute_url())
        addresses.extend(f"{space.get_absolute_url()}{kind.value}/" for kind in space.sections)
    slugs = {space.slug for space in spaces}
    for model in (ContentPage, NewsPage):
        pages = model.objects.live().public().defer_streamfields()
        addresses.extend(page.url for page in pages if _is_public(page, slugs))
    with enter(Scope(reads=SpaceSet.readable_by(nobody))):
        for kind in filter(lambda each: each.has_page, lineage.kinds()):
            rows = kind.model._default_manager.visible_to(nobody)  # type: ignore[attr-defined]  # noqa: SLF001
            rows = rows.select_related("space").order_by("-pk")[:SITEMAP_MOST]
            addresses.extend(row.get_absolute_url() for row in rows)
    return [absolute(address) for address in addresses]


def _is_public(page: ContentPage | NewsPage, public_slugs: set[str]) -> bool:
    """A page below a space is public when its space is; others stand below the home page."""
    parts = (page.url or "").split("/")
    if len(parts) > 2 and parts[1] == "spaces":  # noqa: PLR2004
        return parts[2] in public_slugs
    return bool(page.url)


@require_safe
def security_txt(request: HttpRequest) -> HttpResponse:
    expires = (timezone.now() + timedelta(days=180)).replace(microsecond=0)
    lines = [
        f"Contact: mailto:{settings.SECURITY_CONTACT}",
        f"Expires: {expires.isoformat()}",
        "Preferred-Languages: en",
        f"Canonical: {absolute('/.well-known/security.txt')}",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain")
