"""Addresses of topics and posts that stand elsewhere now: they lead on for who may see what is there."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404

from forums.choices import Addressed
from forums.heirs import heir_among
from forums.models import OldAddress, Post, Topic
from forums.views.showing import find_topic


def heir_at(request: Any, number: int) -> Topic:
    """The topic that stands for the one which had ``number`` in this space.

    Raises:
        Http404: the number was never here, or the reader may not see what stands for it.
    """
    here = OldAddress.objects.filter(what=Addressed.TOPIC, space=request.space, number=number)
    at = here.values_list("leads_to", flat=True).first()
    found = heir_among(Topic.objects.visible_to(request.user), at) if at is not None else None
    if found is None:
        raise Http404
    return found


def post_from(request: Any, number: int) -> Post:
    """The post that once stood in this space.

    Raises:
        Http404: it never did, or the reader may not see it where it stands now.
    """
    here = OldAddress.objects.filter(what=Addressed.POST, space=request.space, number=number)
    if not here.exists():
        raise Http404
    found: Post = get_object_or_404(
        Post.objects.visible_to(request.user).select_related("space", "topic"), pk=number
    )
    return found


def find_or_heir(request: Any, pk: int) -> Topic:
    """The topic of this address, or the one of this space into which it was merged: words go where it went.

    Raises:
        Http404: there is none in this space that the reader may see.
    """
    try:
        return find_topic(request, pk)
    except Http404:
        return find_topic(request, heir_at(request, pk).pk)
