"""Polls at posts: voting, who chose what, and what their author does with them."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from forums.forms_polls import PollForm, VoteForm
from forums.models import Poll, Post
from forums.operations.poll_making import poll_of
from forums.operations.polls import close_poll, set_poll, take_poll_off
from forums.operations.voting import take_vote_back, vote
from forums.polling import ShownPoll, names_of_voters, poll_at
from forums.views.framing import below_topic
from forums.views.showing import find_post
from portal.addresses import number_of
from portal.ballots import SealedBallot, opened
from portal.http import MemberRequest, answer, kept_form, member_required, next_url, refused, see_other
from portal.operations import OperationRefusedError, require


def _find(request: Any, pk: int) -> tuple[Post, Poll]:
    """The post of this address with its poll.

    Raises:
        Http404: the reader sees no such post, or it has no poll.
    """
    post = find_post(request, pk)
    poll = poll_of(post)
    if poll is None or post.is_removed:
        raise Http404
    poll.space, poll.post = post.space, post
    return post, poll


@require_http_methods(["GET", "HEAD", "POST"])
def post_vote(request: Any, slug: str, pk: int) -> HttpResponse:
    """The poll alone: as a page where one votes without scripts, as a part of the topic's page with them."""
    if request.method == "POST":
        return _vote(request, slug, pk)
    post, _poll = _find(request, pk)
    return _show(request, post)


@member_required
def _vote(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    post, poll = _find(request, pk)
    takes_back = "drop" in request.POST
    form = VoteForm(request.POST, poll=poll)
    ballot = _ballot_in(request, poll)
    refusal, given = "", None
    try:
        if takes_back:
            take_vote_back(actor=request.user, post=post, ballot=ballot)
        elif form.is_valid():
            given = vote(actor=request.user, post=post, ballot=ballot, **form.cleaned_data).ballot
        else:
            refusal = " ".join(str(error) for errors in form.errors.values() for error in errors)
    except OperationRefusedError as error:
        refusal = str(error)
    if refusal:
        return _show(request, post, refusal=refusal, form=form, status=422)
    if not request.htmx:
        messages.success(request, _("Your vote was taken back.") if takes_back else _("Your vote counts."))
        return _with_ballot(see_other(post.get_absolute_url()), request, poll, given)
    return _with_ballot(_show(request, find_post(request, pk)), request, poll, given)


def _show(
    request: HttpRequest, post: Post, *, refusal: str = "", form: VoteForm | None = None, status: int = 200
) -> HttpResponse:
    """``form`` is what somebody typed and was not taken."""
    shown = poll_at(post, request.user)
    if shown is None:
        raise Http404
    ballot = _ballot_in(request, shown.poll)
    known: tuple[int, ...] = ()
    if ballot is not None and shown.own is not None:
        own = shown.own
        known = ballot.chosen if ballot.fits(shown.poll.pk, request.user.pk, own.pk, own.version) else ()
    context = {
        "poll": shown,
        "post": post,
        **(_typed(form) if form is not None else _given(shown, known)),
        "refusal": refusal,
        "is_elsewhere": shown.own is not None and shown.poll.is_secret and not known,
        "on_its_page": not getattr(request, "htmx", False),
        "crumbs": below_topic(post.topic, _("Poll"), request.user),
    }
    return answer(request, "forums/poll_vote.html", "forums/_poll.html", context, status=status)


def _typed(form: VoteForm) -> dict[str, Any]:
    """What somebody chose and wrote, whatever is wrong with it."""
    data: Any = form.data
    chosen = [pk for text in data.getlist("chosen") if (pk := number_of(text)) is not None]
    return {"ticked": chosen, "reason": data.get("reason", "")}


def _given(shown: ShownPoll, known: tuple[int, ...]) -> dict[str, Any]:
    own = shown.own
    return {"ticked": (own and own.chosen) or known, "reason": own.reason if own else ""}


def _name(request: HttpRequest, poll: Poll) -> str:
    """Of each person apart: a browser in a workshop is shared."""
    return f"ballot-{poll.pk}-{request.user.pk}"


def _ballot_in(request: HttpRequest, poll: Poll) -> SealedBallot | None:
    return opened(request.COOKIES.get(_name(request, poll), "")) if poll.is_secret else None


def _with_ballot(
    response: HttpResponse, request: HttpRequest, poll: Poll, ballot: SealedBallot | None
) -> HttpResponse:
    """Leave the sealed ballot with the browser until the poll ends, for this address alone."""
    if not poll.is_secret:
        return response
    path = request.path
    if ballot is None:
        response.delete_cookie(_name(request, poll), path=path)
        return response
    left = max(int((poll.closes_at - timezone.now()).total_seconds()), 1)
    response.set_cookie(
        _name(request, poll), ballot.seal(), max_age=left, path=path, httponly=True, samesite="Lax",
        secure=request.is_secure(),
    )  # fmt: skip
    return response


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def post_poll(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """Put a poll on one's own post, change it, or take it off; while nobody has voted."""
    post = find_post(request, pk)
    require(request.user, "forums.set_poll", post)
    poll = poll_of(post)
    initial = PollForm.initial_of(poll) if poll is not None else {}
    form = PollForm(request.POST or None, initial={**initial, **kept_form(request)})
    if "drop" in request.POST:
        return _take_off(request, post)
    if request.method == "POST" and form.is_valid():
        try:
            set_poll(actor=request.user, post=post, text=form.cleaned_data["poll"])
        except OperationRefusedError as refusal:
            refused(form, refusal)
        else:
            return see_other(post.get_absolute_url())
    crumbs = below_topic(post.topic, _("Poll"), request.user)
    context = {"post": post, "poll": poll, "form": form, "crumbs": crumbs}
    return render(request, "forums/post_poll.html", context, status=422 if form.is_bound else 200)


def _take_off(request: MemberRequest, post: Post) -> HttpResponse:
    try:
        take_poll_off(actor=request.user, post=post)
    except OperationRefusedError as refusal:
        return _show(request, post, refusal=str(refusal), status=422)
    return see_other(post.get_absolute_url())


@require_http_methods(["GET", "HEAD", "POST"])
@member_required
def post_poll_close(request: MemberRequest, slug: str, pk: int) -> HttpResponse:
    """Ends the poll now; opened as a page it leads to the post."""
    post, _poll = _find(request, pk)
    if request.method == "POST":
        try:
            close_poll(actor=request.user, post=post)
        except OperationRefusedError as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The poll has ended. Those who voted get a notice."))
    return see_other(post.get_absolute_url())


@require_safe
def post_votes(request: Any, slug: str, pk: int) -> HttpResponse:
    """Who chose what, in an open poll."""
    post, poll = _find(request, pk)
    require(request.user, "forums.view_votes", poll)
    voters, cursor = names_of_voters(request.user, poll, before=request.GET.get("before", ""))
    context = {
        "post": post,
        "poll": poll,
        "voters": voters,
        "older_url": next_url(request, before=cursor),
        "crumbs": below_topic(post.topic, _("Votes"), request.user),
    }
    return render(request, "forums/post_votes.html", context)
