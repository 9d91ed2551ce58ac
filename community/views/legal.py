"""Terms and privacy: now, earlier, and the question that comes with a new version."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe
from wagtail.views import serve

from community.agreements import texts_to_agree
from community.http import PersonRequest
from community.models import LegalText
from community.operations.agreements import agree_to_texts
from portal.addresses import number_of
from portal.http import member_required, see_other


@require_safe
def current(request: HttpRequest, kind: str) -> HttpResponse:
    """The version that counts now; before the first is published, the page that editors keep."""
    versions = list(LegalText.objects.filter(kind=kind).order_by("-published_at", "-pk"))
    if not versions:
        return serve(request, f"{kind}/")
    return _page(request, versions[0], versions)


@require_safe
def earlier(request: HttpRequest, kind: str, version: str) -> HttpResponse:
    text = get_object_or_404(LegalText, kind=kind, version=version)
    return _page(request, text, list(LegalText.objects.filter(kind=kind).order_by("-published_at", "-pk")))


def _page(request: HttpRequest, text: LegalText, versions: list[LegalText]) -> HttpResponse:
    context = {"text": text, "versions": versions, "is_current": text == versions[0]}
    return render(request, "community/legal.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def agree(request: PersonRequest) -> HttpResponse:
    """What changed, and the question; who does not agree can leave, with all that is theirs."""
    if request.method == "POST":
        seen = [pk for text in request.POST.getlist("seen") if (pk := number_of(text)) is not None]
        agree_to_texts(actor=request.user, seen=seen)
        return see_other(reverse("me"))
    texts = texts_to_agree(request.user)
    if not texts:
        return see_other(reverse("me"))
    return render(request, "community/agree.html", {"texts": texts})


@require_safe
@member_required
def second_step(request: PersonRequest) -> HttpResponse:
    """Why the site is closed to who runs things here, and how it opens."""
    return render(request, "community/second_step.html")
