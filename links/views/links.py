"""The directory of links: of a space, and of the whole network."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from links.forms import LinkForm
from links.models import ExternalLink
from links.operations.links import add_link, edit_link, remove_link
from links.selectors import FILTERS, Chosen, offered_filters, page_of_links
from portal.addresses import in_space
from portal.choices import Audience, SectionKind
from portal.http import MemberRequest, answer, kept_form, member_required, next_url, refused, see_other
from portal.models import Space
from portal.operations import OperationRefusedError, may, require
from portal.ui.framing import crumbs_of


@require_safe
def of_space(request: Any, slug: str) -> HttpResponse:
    return _directory(request, request.space)


@require_safe
def of_network(request: HttpRequest) -> HttpResponse:
    return _directory(request, None)


def _directory(request: HttpRequest, space: Space | None) -> HttpResponse:
    values = {name: request.GET.get(name, "").replace("\x00", "")[:60] for name in FILTERS}
    after = request.GET.get("after", "")
    page = page_of_links(request.user, space, Chosen(**values), after=after)
    here = in_space(space, "links") if space is not None else reverse("network_links")
    labels = {"kind": _("Kind"), "language": _("Language"), "country": _("Country"), "topic": _("Topic")}
    offered = offered_filters(request.user, space)
    context = {
        "place": space,
        "crumbs": crumbs_of(space, SectionKind.COMMUNICATION, (_("Links"), "")) if space else [],
        "rows": [
            {"link": link, "may_edit": may(request.user, "links.edit_link", link)} for link in page.rows
        ],
        "filters": [
            {"name": name, "label": labels[name], "options": offered[name], "chosen": values[name]}
            for name in FILTERS
            if len(offered[name]) > 1 or values[name]
        ],
        "is_narrowed": any(values.values()),
        "here": here,
        "first_url": here if after else "",
        "next_url": next_url(request, after=page.next_cursor),
        "is_checked": settings.CHECK_LINKS,
        "may_add": space is not None and may(request.user, "links.add_link", space),
    }
    layout = "links/links.html" if space is not None else "links/network_links.html"
    return answer(request, layout, "links/_found.html", context)


@require_safe
def link(request: Any, slug: str, pk: int) -> HttpResponse:
    """One link, with all that is known of it."""
    shown = _found(request, pk)
    here = in_space(request.space, "links")
    context = {
        "link": shown,
        "place": shown.space,
        "here": here,
        "row": {"may_edit": may(request.user, "links.edit_link", shown)},
        "crumbs": crumbs_of(request.space, SectionKind.COMMUNICATION, (_("Links"), here), (shown.title, "")),
    }
    return render(request, "links/link.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def new(request: MemberRequest, slug: str) -> HttpResponse:
    require(request.user, "links.add_link", request.space)
    usual = Audience.NETWORK if Audience.NETWORK in request.space.audiences else Audience.SPACE
    initial = {"audience": usual, **kept_form(request)}
    form = LinkForm(request.POST or None, initial=initial, space=request.space)
    if request.method == "POST" and form.is_valid():
        audience = form.cleaned_data["audience"]
        try:
            added = add_link(actor=request.user, space=request.space, text=form.text(), audience=audience)
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            messages.success(request, _("The link is in the directory."))
            return see_other(added.get_absolute_url())
    return _form_page(request, form, _("Add a link"))


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def edit(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    found = _found(request, pk)
    require(request.user, "links.edit_link", found)
    initial = LinkForm.of(found) | kept_form(request)
    form = LinkForm(request.POST or None, initial=initial, space=request.space)
    if request.method == "POST" and form.is_valid():
        audience = form.cleaned_data["audience"]
        try:
            edit_link(actor=request.user, link=found, text=form.text(), audience=audience)
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            messages.success(request, _("Saved."))
            return see_other(found.get_absolute_url())
    return _form_page(request, form, _("Change this link"), link=found)


@require_POST
@member_required
def remove(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    try:
        remove_link(actor=request.user, link=_found(request, pk))
    except OperationRefusedError as refusal:
        messages.info(request, str(refusal))
    else:
        messages.success(request, _("The link is gone."))
    return see_other(in_space(request.space, "links"))


def _found(request: Any, pk: int) -> ExternalLink:
    links = ExternalLink.objects.visible_to(request.user).filter(space=request.space)
    found: ExternalLink = get_object_or_404(links.for_list(), pk=pk)
    return found


def _form_page(
    request: MemberRequest, form: LinkForm, title: str, *, link: ExternalLink | None = None
) -> HttpResponse:
    here = in_space(request.space, "links")
    context = {
        "title": title,
        "form": form,
        "link": link,
        "cancel_url": here,
        "crumbs": crumbs_of(request.space, SectionKind.COMMUNICATION, (_("Links"), here), (title, "")),
    }
    return render(request, "links/link_form.html", context, status=422 if form.is_bound else 200)
