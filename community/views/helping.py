"""What one can help others with, and how often they may ask."""

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from community.forms import HelpForm
from community.http import PersonRequest
from community.operations.helping import offer_help
from community.selectors import help_languages_of, offer_of
from community.views.profile import own_profile, page, saved
from portal.http import kept_form, member_required, refused
from portal.operations import OperationRefusedError


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def helping(request: PersonRequest) -> HttpResponse:
    skills = help_languages_of(request.user)
    if request.method != "POST":
        said = HelpForm.of(own_profile(request), offer_of(request.user), skills)
        return _page(request, HelpForm(initial=said | kept_form(request), skills=skills))
    form = HelpForm(request.POST, skills=skills)
    if form.is_valid():
        try:
            offer_help(actor=request.user, **form.cleaned_data)
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            return saved(request, "me_helping")
    return _page(request, form, status=422)


def _page(request: PersonRequest, form: HelpForm, *, status: int = 200) -> HttpResponse:
    return page(request, "me_helping", "community/settings_helping.html", {"form": form}, status=status)
