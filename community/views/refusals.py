"""A page for what is refused when no form is there to say it."""

from django.http import HttpResponse
from django.shortcuts import render

from community.http import PersonRequest
from portal.addresses import in_space
from portal.operations import OperationRefusedError


def refusal_page(
    request: PersonRequest, refusal: OperationRefusedError, *, back_to: str = "", back_url: str = ""
) -> HttpResponse:
    """422 with the reason and the way back: to the space's page ``back_to``, or to ``back_url``."""
    back_url = back_url or in_space(request.space, back_to)
    context = {"space": request.space, "refusal": refusal, "back_url": back_url}
    return render(request, "community/refused.html", context, status=422)
