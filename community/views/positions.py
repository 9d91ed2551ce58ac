"""One's positions, each on a page of its own."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from community.forms import PositionForm
from community.forms.profile import NEW_ORGANISATION
from community.http import PersonRequest
from community.models import Organisation, Position
from community.operations.positions import add_position, change_position, remove_position
from community.selectors import organisations_for, suggested_organisations
from community.views.profile import page
from portal.addresses import number_of
from portal.folding import fold_text
from portal.http import member_required, refused, see_other
from portal.operations import OperationRefusedError


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def new(request: PersonRequest) -> HttpResponse:
    return _position(request, None)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def edit(request: PersonRequest, pk: int) -> HttpResponse:
    return _position(request, get_object_or_404(request.user.positions, pk=pk))


@require_POST
@member_required
def remove(request: PersonRequest, pk: int) -> HttpResponse:
    remove_position(actor=request.user, position=get_object_or_404(request.user.positions, pk=pk))
    messages.success(request, _("Removed."))
    return see_other(reverse("me_work"))


@require_safe
@member_required
def places(request: PersonRequest) -> HttpResponse:
    """The organisations that fit what is being typed, to choose one; a fragment of the form."""
    name = request.GET.get("organisation_name", "")
    context = _choice(name, _fitting(request, name, ""), None)
    return render(request, "community/_position_places.html", context)


def _position(request: PersonRequest, position: Position | None) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    initial = PositionForm.of(position) if position else {"is_main": not request.user.positions.exists()}
    said: QueryDict | dict[str, Any] = data if data is not None else initial
    known = _fitting(request, said.get("organisation_name", ""), said.get("organisation", ""))
    form = PositionForm(data, initial=initial, known=known)
    if data is None or "find" in data:
        # Only looked for: nothing is wrong yet.
        shown = form if data is None else PositionForm(initial=data.dict(), known=known)
        return _page(request, position, shown, known, said)
    if form.is_valid():
        try:
            kept = _keep(request, position, form)
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            return _onward(request, kept, form)
    return _page(request, position, form, known, said, status=422)


def _keep(request: PersonRequest, position: Position | None, form: PositionForm) -> Position:
    if position is None:
        return add_position(actor=request.user, person=request.user, text=form.text())
    return change_position(actor=request.user, position=position, text=form.text())


def _onward(request: PersonRequest, position: Position, form: PositionForm) -> HttpResponse:
    if form.wants_new:
        query = urlencode({"name": position.organisation_name, "position": position.pk})
        return see_other(f"{reverse('organisation_new')}?{query}")
    messages.success(request, _("Saved."))
    return see_other(reverse("me_work"))


def _fitting(request: PersonRequest, name: str, chosen: str) -> list[Organisation]:
    """Those whose names fit, and the one that is chosen already."""
    found = suggested_organisations(request.user, name)
    number = number_of(chosen)
    if number is not None and number not in {row.pk for row in found}:
        found += organisations_for(request.user).filter(pk=number)
    return found


def _choice(name: str, known: list[Organisation], chosen: str | None) -> dict[str, Any]:
    """The choice as it stands; where nothing was chosen yet, the one whose name was typed in full."""
    if chosen is None:
        named = (row for row in known if fold_text(name) in {fold_text(row.name), fold_text(str(row))})
        chosen = str(getattr(next(named, None), "pk", ""))
    return {"typed": name, "known": known, "chosen": chosen, "new": NEW_ORGANISATION}


def _page(
    request: PersonRequest,
    position: Position | None,
    form: PositionForm,
    known: list[Organisation],
    said: Any,
    *,
    status: int = 200,
) -> HttpResponse:
    context = {"form": form, "position": position}
    context |= _choice(said.get("organisation_name", ""), known, said.get("organisation"))
    return page(request, "me_work", "community/position.html", context, status=status)
