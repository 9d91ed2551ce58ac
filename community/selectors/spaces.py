"""Spaces as lists of them show them."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast

from community.models import JoinRequest
from portal.choices import JoinPolicy
from portal.models import Space
from portal.spaces import readable, standing


def suggested_spaces(user: Any, *, most: int = 6) -> list[Space]:
    """Spaces that ``user`` could join or ask to join: those open to all first, then lively ones."""
    doors = [JoinPolicy.OPEN, JoinPolicy.REQUEST]
    asked = JoinRequest.objects.filter(user=user, decided_at=None, space=OuterRef("pk"))
    known = readable(user).open().filter(join_policy__in=doors)  # type: ignore[attr-defined]
    return list(
        known.exclude(pk__in=standing(user).space_ids)
        .exclude(Exists(asked))
        .order_by("join_policy", "-member_count", "name")[:most]
    )


def listed_spaces(
    actor: Any, *, q: str = "", kind: str = "", join: str = "", language: str = "", country: str = ""
) -> QuerySet[Space]:
    """The open spaces that ``actor`` may know of and that fit; empty words ask for nothing."""
    spaces = readable(actor).filter(archived_at=None)
    if q:
        spaces = spaces.filter(Q(name__icontains=q) | Q(tagline__icontains=q))
    if kind:
        spaces = spaces.filter(kind=kind)
    if join:
        spaces = spaces.filter(join_policy=join)
    if country:
        spaces = spaces.filter(organisation__country=country)
    return has_code(spaces, "languages", language)


def has_code(rows: QuerySet[Any], column: str, code: str) -> QuerySet[Any]:
    """The rows whose JSON list in ``column`` holds ``code``, on every database."""
    if not code:
        return rows
    found: QuerySet[Any] = rows.alias(codes=Cast(column, TextField())).filter(codes__contains=f'"{code}"')
    return found
