"""What one button does, where no form is there to say why it was refused."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render

from community.http import PersonRequest
from portal.addresses import in_space
from portal.http import see_other
from portal.operations import OperationRefusedError


def answer_button(
    request: PersonRequest, deed: Callable[[], object], *, told: str, back: str, onward: str = ""
) -> HttpResponse:
    """Do ``deed``; 303 with what is then ``told``, or the page of its refusal.

    ``back`` is where the button stands; ``onward`` where it leads when the deed is done, if elsewhere.
    """
    try:
        deed()
    except OperationRefusedError as refusal:
        return refusal_page(request, refusal, back_url=back)
    messages.success(request, told)
    return see_other(onward or back)


def refusal_page(
    request: PersonRequest, refusal: OperationRefusedError, *, back_to: str = "", back_url: str = ""
) -> HttpResponse:
    """422 with the reason and the way back: to the space's page ``back_to``, or to ``back_url``."""
    back_url = back_url or in_space(request.space, back_to)
    context = {"space": request.space, "refusal": refusal, "back_url": back_url}
    return render(request, "community/refused.html", context, status=422)
