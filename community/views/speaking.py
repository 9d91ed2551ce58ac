"""Speaking for an organisation: proposing and describing it, its logo and its contacts."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from community.forms import ContactForm, LogoForm, OrganisationForm, ProposalForm
from community.http import PersonRequest
from community.models import Organisation
from community.operations.contacts import drop_contact, name_contact
from community.operations.organisations import (
    change_logo,
    describe_organisation,
    propose_organisation,
)
from community.operations.positions import PositionText, change_position
from community.selectors import (
    aliases_of,
    contacts_for,
    organisations_for,
    people_for,
    suggested_organisations,
)
from portal.addresses import number_of
from portal.http import kept_form, member_required, refused, see_other
from portal.operations import OperationRefusedError, may, require


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def new(request: PersonRequest) -> HttpResponse:
    """Bring an organisation into the directory; the position that named it then leads there."""
    require(request.user, "community.propose_organisation")
    if request.method != "POST":
        start = {"name": request.GET.get("name", "")[:160]} | kept_form(request)
        return _new_page(request, ProposalForm(initial=start))
    form = ProposalForm(request.POST)
    if form.is_valid():
        try:
            made = propose_organisation(actor=request.user, text=form.text())
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            _lead_position(request, made)
            messages.success(request, _("Thank you. You can say more about it now."))
            return see_other(reverse("organisation_edit", args=[made.pk]))
    return _new_page(request, form, status=422)


def _new_page(request: PersonRequest, form: ProposalForm, *, status: int = 200) -> HttpResponse:
    context = {"form": form, "known": suggested_organisations(request.user, str(form["name"].value() or ""))}
    return render(request, "community/organisation_new.html", context, status=status)


def _lead_position(request: PersonRequest, organisation: Organisation) -> None:
    number = number_of(request.GET.get("position", ""))
    position = request.user.positions.filter(pk=number, organisation=None).first() if number else None
    if position is not None:
        text = PositionText(
            organisation_name=organisation.name, organisation=organisation, title=position.title,
            from_year=position.from_year, to_year=position.to_year, is_main=position.is_main,
        )  # fmt: skip
        change_position(actor=request.user, position=position, text=text)


def _mine(request: PersonRequest, pk: int) -> Organisation:
    """The organisation, if the reader speaks for it: 404 for who may not see it, 403 for who does not."""
    shown = get_object_or_404(organisations_for(request.user), pk=pk)
    require(request.user, "community.describe_organisation", shown)
    return shown


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def edit(request: PersonRequest, pk: int) -> HttpResponse:
    shown = _mine(request, pk)
    keeps_name = not shown.is_proposed and not may(request.user, "community.edit_organisation", shown)
    initial = OrganisationForm.of(shown, aliases_of(shown))
    if request.method != "POST":
        form = OrganisationForm(initial=initial | kept_form(request), keeps_name=keeps_name)
        return _edit_page(request, shown, form=form)
    form = OrganisationForm(request.POST, initial=initial, keeps_name=keeps_name)
    if form.is_valid():
        try:
            describe_organisation(actor=request.user, organisation=shown, text=form.text())
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            messages.success(request, _("Saved."))
            return see_other(Organisation.objects.get(pk=pk).get_absolute_url())
    return _edit_page(request, shown, form=form, status=422)


def _edit_page(
    request: PersonRequest, shown: Organisation, *, status: int = 200, **given: Any
) -> HttpResponse:
    """The page with all its forms; those that are not ``given`` are fresh."""
    context: dict[str, Any] = {
        "organisation": shown,
        "logo_form": LogoForm(),
        "contact_form": ContactForm(),
        "contacts": contacts_for(shown, request.user),
    }
    if "form" not in given:
        given["form"] = OrganisationForm(initial=OrganisationForm.of(shown, aliases_of(shown)))
    return render(request, "community/organisation_edit.html", context | given, status=status)


@require_POST
@member_required
def logo(request: PersonRequest, pk: int) -> HttpResponse:
    shown = _mine(request, pk)
    form = LogoForm(request.POST, request.FILES)
    removes = "remove" in request.POST
    if removes or form.is_valid():
        picture = None if removes else form.cleaned_data["logo"]
        change_logo(actor=request.user, organisation=shown, picture=picture)
        messages.success(request, _("Saved."))
        return see_other(reverse("organisation_edit", args=[pk]))
    return _edit_page(request, shown, logo_form=form, status=422)


@require_POST
@member_required
def contact(request: PersonRequest, pk: int) -> HttpResponse:
    """Name somebody to be asked."""
    shown = _mine(request, pk)
    form = ContactForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        person = people_for(request.user).filter(handle=said["handle"]).first()
        if person is None:
            form.add_error("handle", _("Nobody whom you may see has this handle."))
        else:
            name_contact(
                actor=request.user, organisation=shown, person=person, role=said["role"],
                is_public=said["is_public"],
            )  # fmt: skip
            messages.success(request, _("Saved."))
            return see_other(reverse("organisation_edit", args=[pk]))
    return _edit_page(request, shown, contact_form=form, status=422)


@require_POST
@member_required
def contact_remove(request: PersonRequest, pk: int, contact_pk: int) -> HttpResponse:
    shown = get_object_or_404(organisations_for(request.user), pk=pk)
    drop_contact(actor=request.user, contact=get_object_or_404(shown.contacts, pk=contact_pk))
    messages.success(request, _("Removed."))
    still = may(request.user, "community.describe_organisation", shown)
    return see_other(reverse("organisation_edit", args=[pk]) if still else shown.get_absolute_url())
