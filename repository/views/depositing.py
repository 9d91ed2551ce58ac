"""Putting resources into the toolbox, changing them, taking them off the shelf."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from portal.addresses import in_space
from portal.carrying import Origin, WayBarredError, first_audience, origin_of
from portal.choices import SectionKind
from portal.http import MemberRequest, kept_form, member_required, refused, see_other
from portal.models import StoredFile
from portal.operations import OperationRefusedError, require
from portal.tags import names_on
from portal.ui.framing import crumbs_of
from repository.choices import Licence, ResourceKind
from repository.forms.resource import ResourceForm
from repository.models import Resource
from repository.operations.files import MAX_FILES, keep_files, kept_files
from repository.operations.resources import (
    create_resource,
    edit_resource,
    publish_resource,
    withdraw_resource,
)
from repository.views.proposing import first_language, parties_in_words
from repository.views.showing import files_of, find_resource

# What a thing usually is when it comes from somewhere.
_USUAL_KINDS = {"topic": ResourceKind.FAQ, "room": ResourceKind.DOCUMENT, "group": ResourceKind.METHOD}


@require_http_methods(["GET", "POST"])
@member_required
def resource_new(request: MemberRequest, slug: str) -> HttpResponse:
    require(request.user, "repository.create_resource", request.space)
    try:
        origin = origin_of(request, "resource")
    except WayBarredError as barred:
        return see_other(barred.source.get_absolute_url())
    form = _form(request, initial=_initial(request, origin), source=origin and origin.source)
    if request.method == "POST" and form.is_valid():
        try:
            made = create_resource(
                actor=request.user,
                space=request.space,
                source=origin and origin.source,
                as_draft="draft" in request.POST,
                **_typed(request, form),
            )
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            return see_other(made.get_absolute_url())
    context = {"form": form, "origin": origin, "draft_key": f"resource-new-{slug}", **_place(request)}
    return _show(request, "repository/resource_new.html", context)


@require_http_methods(["GET", "POST"])
@member_required
def resource_edit(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    resource = find_resource(request, pk)
    require(request.user, "repository.edit_resource", resource)
    form = _form(request, initial=_present(resource), source=resource)
    if request.method == "POST" and form.is_valid():
        sent = set(request.POST.getlist("dropped"))
        dropped = [pk for pk in resource.files.values_list("file_id", flat=True) if str(pk) in sent]
        try:
            edit_resource(actor=request.user, resource=resource, dropped=dropped, **_typed(request, form))
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            return see_other(resource.get_absolute_url())
    context = {
        "form": form,
        "resource": resource,
        "files": files_of(resource, dropped=request.POST.getlist("dropped")),
        "crumbs": crumbs_of(
            resource.space,
            SectionKind.SHARING,
            (resource.title, resource.get_absolute_url()),
            (_("Edit"), ""),
        ),
        "draft_key": f"resource-{resource.pk}",
    }
    return _show(request, "repository/resource_edit.html", context)


@require_http_methods(["GET", "POST"])
@member_required
def resource_state(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """Publish or withdraw when sent; opened as a page, it leads to the resource."""
    resource = find_resource(request, pk)
    if request.method == "POST":
        verb = request.POST.get("verb")
        if verb == "withdraw":
            withdraw_resource(actor=request.user, resource=resource)
            messages.success(request, _("Taken off the shelf. You can publish it again."))
        elif verb == "publish":
            publish_resource(actor=request.user, resource=resource)
        else:
            raise Http404
    return see_other(resource.get_absolute_url())


def _place(request: MemberRequest) -> dict[str, Any]:
    section = SectionKind.SHARING
    return {
        "crumbs": crumbs_of(request.space, section, (_("Add a resource"), "")),
        "section_url": in_space(request.space, "section", section.value),
    }


def _form(request: MemberRequest, *, initial: dict[str, Any], source: Any) -> ResourceForm:
    is_sent = request.method == "POST"
    return ResourceForm(
        request.POST if is_sent else None,
        request.FILES if is_sent else None,
        initial={**initial, **({} if is_sent else kept_form(request))},
        space=request.space,
        parties=parties_in_words(source),
    )


def _typed(request: MemberRequest, form: ResourceForm) -> dict[str, Any]:
    return {
        "text": form.text(),
        "audience": form.cleaned_data["audience"],
        "files": form.cleaned_data["files"],
        "kept": request.POST.getlist("kept"),
    }


def _show(request: MemberRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """Show the form, again with 422 after a mistake, and then with the files that came with it."""
    is_sent = request.method == "POST"
    context |= {
        "kept": _kept(request) if is_sent else [],
        "most_files": MAX_FILES,
        "most_bytes": settings.STORED_FILE_MAX_BYTES,
    }
    return render(request, template, context, status=422 if is_sent else 200)


def _kept(request: MemberRequest) -> list[StoredFile]:
    """Keep good files over a mistake elsewhere in the form, since browsers send each file only once."""
    place: dict[str, Any] = {"actor": request.user, "space": request.space}
    waiting = kept_files(names=request.POST.getlist("kept"), **place)
    uploads = request.FILES.getlist("files")
    return [*waiting, *keep_files(uploads=uploads, **place)] if uploads else waiting


def _initial(request: MemberRequest, origin: Origin | None) -> dict[str, Any]:
    """Fill a fresh form, from what is carried forward if there is something."""
    if origin is None:
        return {
            "audience": first_audience(request.space),
            "language": first_language(request, None),
            "licence": Licence.CC_BY,
            "kind": ResourceKind.METHOD,
        }
    material = origin.material
    return {
        "title": material.title,
        "summary": material.summary[:280],
        "body": material.body,
        "tags": ", ".join(material.tags),
        "kind": _USUAL_KINDS.get(origin.kind, ResourceKind.METHOD),
        "audience": first_audience(request.space, origin.source),
        "language": first_language(request, material),
        "licence": Licence.CC_BY,
    }


def _present(resource: Resource) -> dict[str, Any]:
    fields = ("title", "kind", "summary", "body", "link", "language", "licence", "source_note", "audience")
    return {**{name: getattr(resource, name) for name in fields}, "tags": ", ".join(names_on(resource))}
