"""What waits for a moderator: the queue, and one thing for those who decide and for who wrote it."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe
from django_htmx.http import HttpResponseClientRedirect

from community.space_nav import frame
from forums import nameless
from forums.forms_held import HeldForm, NoteForm, PostingRulesForm
from forums.models import HeldContribution
from forums.operations.deciding import decline_held, show_held
from forums.operations.holding import change_held, withdraw_held
from forums.operations.posting_rules import change_posting_rules
from forums.recent import posting_rules_of
from forums.views.showing import file_limits
from portal.addresses import in_space, number_of
from portal.files import describe
from portal.http import MemberRequest, kept_form, member_required, next_url, refused, see_other
from portal.keyset import newest, oldest
from portal.operations import OperationRefusedError, may, require

SETTLED_A_PAGE = 10


@require_safe
@member_required
def queue(request: MemberRequest, slug: str) -> HttpResponse:
    """What waits in a space, the longest waiting first, and what was decided."""
    require(request.user, "forums.see_queue", request.space)
    rows = HeldContribution.objects.visible_to(request.user).filter(space=request.space).with_all()
    waiting = oldest(rows.waiting(), after=request.GET.get("after", ""))
    settled = newest(rows.settled(), before=request.GET.get("before", ""), size=SETTLED_A_PAGE)
    context = {
        **frame(request, "held"),
        "waiting": [(row, may(request.user, "forums.decide_held", row)) for row in waiting.rows],
        "more_waiting": next_url(request, after=waiting.next_cursor),
        "settled": settled.rows,
        "more_settled": next_url(request, before=settled.next_cursor),
    }
    return render(request, "forums/held_queue.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def held(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """One thing that waits, or waited, with what its reader can do about it now."""
    rows = HeldContribution.objects.visible_to(request.user).filter(space=request.space).with_all()
    found = get_object_or_404(rows, pk=pk)
    if request.method != "POST":
        # After a reply in place: this page does not fit where the conversation stands.
        return HttpResponseClientRedirect(request.path) if request.htmx else _page(request, found)
    do = {"show": _show, "decline": _decline, "change": _change, "withdraw": _withdraw}
    deed = do.get(request.POST.get("do", ""))
    return deed(request, found) if deed is not None else _page(request, found)


def _show(request: MemberRequest, found: HeldContribution) -> HttpResponse:
    require(request.user, "forums.view_held", found)
    try:
        version = number_of(request.POST.get("version", "")) or 0
        post = show_held(actor=request.user, held=found, version=version)
    except OperationRefusedError as refusal:
        return _page(request, _again(request, found), refusal=str(refusal), status=422)
    messages.success(request, _("It is shown now. Its author has been told."))
    if request.POST.get("back") == "queue":
        return see_other(in_space(request.space, "space_held"))
    return see_other(post.get_absolute_url())


def _decline(request: MemberRequest, found: HeldContribution) -> HttpResponse:
    form = NoteForm(request.POST, auto_id="decline_%s")
    if form.is_valid():
        try:
            decline_held(actor=request.user, held=found, **form.cleaned_data)
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            messages.success(request, _("It is not shown. Its author reads your words."))
            return see_other(in_space(request.space, "space_held"))
    return _page(request, _again(request, found), note_form=form, status=422)


def _change(request: MemberRequest, found: HeldContribution) -> HttpResponse:
    form = HeldForm(request.POST, request.FILES, held=found)
    if form.is_valid():
        try:
            change_held(actor=request.user, held=found, dropped=_dropped(request), **form.deed())
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            messages.success(request, _("Saved. It goes on waiting for a moderator."))
            return see_other(found.get_absolute_url())
    return _page(request, found, form=form, status=422)


def _dropped(request: MemberRequest) -> list[int]:
    return [pk for text in request.POST.getlist("dropped") if (pk := number_of(text)) is not None]


def _withdraw(request: MemberRequest, found: HeldContribution) -> HttpResponse:
    back = found.place_url
    try:
        withdraw_held(actor=request.user, held=found)
    except OperationRefusedError as refusal:
        return _page(request, found, refusal=str(refusal), status=422)
    messages.success(request, _("You have taken it back. Nobody else has read it."))
    return see_other(back)


def _again(request: MemberRequest, found: HeldContribution) -> HeldContribution:
    """As it is now, whatever was decided or changed meanwhile; what is gone is shown as it was."""
    now = HeldContribution.objects.visible_to(request.user).with_all().filter(pk=found.pk).first()
    return now or found


def _page(
    request: MemberRequest, found: HeldContribution, *, status: int = 200, **typed: Any
) -> HttpResponse:
    initial = {"title": found.title, "body": found.body, "tags": ", ".join(found.words)}
    hung_on = found.files.select_related("file").order_by("order")
    context = {
        "held": found,
        "is_mine": found.author_id == request.user.pk or nameless.holds(request.user, found),
        "may_decide": may(request.user, "forums.decide_held", found),
        "crumbs": _way_back(found) if may(request.user, "forums.see_queue", found.space) else [],
        "may_change": may(request.user, "forums.change_held", found),
        "may_withdraw": may(request.user, "forums.withdraw_held", found),
        "files": [describe(row.file) | {"pk": row.file_id} for row in hung_on],
        "dropped": _dropped(request),
        **file_limits(),
        "note_form": NoteForm(initial={"version": found.version}, auto_id="decline_%s"),
        "form": HeldForm(initial=initial | kept_form(request), held=found),
        **typed,
    }
    return render(request, "forums/held.html", context, status=status)


def _way_back(found: HeldContribution) -> list[dict[str, str]]:
    """To the queue, for who decides there."""
    return [
        {"label": _("Waiting posts"), "url": in_space(found.space, "space_held")},
        {"label": found.heading or found.space.name, "url": ""},
    ]


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def rules(request: MemberRequest, slug: str) -> HttpResponse:
    """Which posts are looked at first, and whether visitors may comment."""
    require(request.user, "forums.change_posting_rules", request.space)
    now = posting_rules_of(request.space.pk)
    initial = {name: getattr(now, name) for name in PostingRulesForm.base_fields}
    form = PostingRulesForm(request.POST or None, initial=initial | kept_form(request))
    if request.method == "POST" and form.is_valid():
        change_posting_rules(actor=request.user, space=request.space, **form.cleaned_data)
        messages.success(request, _("Saved."))
        return see_other(in_space(request.space, "space_posting"))
    context = {**frame(request, "posting"), "form": form}
    return render(request, "forums/posting_rules.html", context, status=422 if form.is_bound else 200)
