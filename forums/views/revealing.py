"""Who wrote without a name: shown by themselves to all, or to a moderator who says why."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from forums.forms import ReasonForm
from forums.models import Revelation
from forums.operations.revealing import reveal_asker, show_asker
from forums.revealed import person_in
from forums.views.framing import below_topic
from forums.views.showing import find_post, find_topic
from portal.http import MemberRequest, kept_form, member_required, refused, see_other
from portal.markdown import excerpt
from portal.operations import OperationRefusedError, may, require

QUOTED = 280


@require_http_methods(["GET", "POST"])
@member_required
def topic_show_asker(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """Asks once more when it is opened; shows the name when it is sent."""
    topic = find_topic(request, pk)
    require(request.user, "forums.show_asker", topic)
    refusal = ""
    if request.method == "POST":
        try:
            show_asker(actor=request.user, topic=topic)
        except OperationRefusedError as error:
            refusal = str(error)
        else:
            messages.success(request, _("Your name stands there now."))
            return see_other(topic.get_absolute_url())
    crumbs = below_topic(topic, _("Show my name"), request.user)
    context = {"topic": topic, "refusal": refusal, "crumbs": crumbs}
    return render(request, "forums/topic_show_asker.html", context, status=422 if refusal else 200)


@require_http_methods(["GET", "POST"])
@member_required
def post_asker(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    found = find_post(request, pk)
    require(request.user, "forums.reveal_asker", found)
    form = ReasonForm(request.POST or None, initial=kept_form(request))
    if request.method == "POST" and form.is_valid():
        try:
            made = reveal_asker(actor=request.user, post=found, **form.cleaned_data)
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            return see_other(made.get_absolute_url())
    context = {
        "post": found,
        "form": form,
        "words": excerpt(found.html, QUOTED),
        "crumbs": below_topic(found.topic, _("Who wrote this?"), request.user),
    }
    return render(request, "forums/post_asker.html", context, status=422 if form.is_bound else 200)


@require_safe
@member_required
def post_asker_shown(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """One look: for the moderator who looked, and for the person whom they saw."""
    rows = Revelation.objects.filter(space=request.space)
    found = get_object_or_404(
        rows.select_related("space", "by", "post__space", "post__topic__space", "post__topic__board"), pk=pk
    )
    if not may(request.user, "forums.view_revelation", found):
        raise Http404
    person = person_in(found, request.user)
    context = {
        "revelation": found,
        "person": person,
        "is_mine": person == request.user,
        "crumbs": below_topic(found.topic, _("Who wrote this?"), request.user),
    }
    return render(request, "forums/asker_shown.html", context)
